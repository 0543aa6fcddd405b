import marksFile from '../../../../crates/text/specs/marks.json?raw'
import typing from '../../../../crates/text/specs/typing.md?raw'
import typography from '../../../../crates/text/specs/typography.md?raw'
import type { Marks } from '../../backend/types'

export type Example = { language: string; marks: Marks | null; typed: string; set: string }

const AREAS = { typing, typography }
const known = JSON.parse(marksFile) as Record<string, Marks | null>

/** The marks of a language, as the text crate has written them down. */
export function marksOf(language: string, style?: string): Marks | null {
  const wanted = { angular: 'es-ES', curly: 'es' }[style ?? ''] ?? language
  const marks = known[wanted]
  if (marks === undefined) throw new Error(`no marks of ${wanted} in marks.json`)
  return marks
}

/** The examples of a file that the text crate reads too. */
export function examples(area: keyof typeof AREAS): Example[] {
  const fenced = /^```example (\S+) ?(\S*)\n([^]*?)\n\.\n([^]*?)\n```$/gm
  const seen = (text: string) => text.replaceAll('␠', '\u202f').replaceAll('␣', '\u00a0')
  return [...AREAS[area].matchAll(fenced)].map(([, language, style, typed, set]) => ({
    language: language!,
    marks: marksOf(language!, style),
    typed: typed!.replaceAll('␣', '\u00a0'),
    set: seen(set!),
  }))
}
