import { readFileSync } from 'node:fs'
import type { Marks } from '../../backend/types'

export type Example = { language: string; marks: Marks | null; typed: string; set: string }

const SPECS = new URL('../../../../crates/text/specs/', import.meta.url)

const known = JSON.parse(readFileSync(new URL('marks.json', SPECS), 'utf8')) as Record<
  string,
  Marks | null
>

/** The marks of a language, as the text crate has written them down. */
export function marksOf(language: string, style?: string): Marks | null {
  const wanted = { angular: 'es-ES', curly: 'es' }[style ?? ''] ?? language
  const marks = known[wanted]
  if (marks === undefined) throw new Error(`no marks of ${wanted} in marks.json`)
  return marks
}

/** The examples of a file that the text crate reads too. */
export function examples(area: string): Example[] {
  const file = readFileSync(new URL(`${area}.md`, SPECS), 'utf8')
  const fenced = /^```example (\S+) ?(\S*)\n([^]*?)\n\.\n([^]*?)\n```$/gm
  const seen = (text: string) => text.replaceAll('␠', '\u202f').replaceAll('␣', '\u00a0')
  return [...file.matchAll(fenced)].map(([, language, style, typed, set]) => ({
    language: language!,
    marks: marksOf(language!, style),
    typed: typed!.replaceAll('␣', '\u00a0'),
    set: seen(set!),
  }))
}
