import { type Key, t } from './words.svelte'

/** Kinds of files that have words; the others have names, which are the same in every language. */
const WORDS: Record<string, Key> = {
  program: 'import.kind.program',
  spreadsheet: 'import.kind.spreadsheet',
  presentation: 'import.kind.presentation',
  database: 'import.kind.database',
  sound: 'import.kind.sound',
  bookmark: 'import.kind.bookmark',
  'PNG image': 'import.kind.PNG image',
  'JPEG image': 'import.kind.JPEG image',
  'GIF image': 'import.kind.GIF image',
  'WebP image': 'import.kind.WebP image',
  'SVG image': 'import.kind.SVG image',
  'ZIP archive': 'import.kind.ZIP archive',
  'sealed file': 'import.kind.sealed file',
  'e-mail': 'import.kind.e-mail',
}

/** What a kind of file is called. */
export function kindName(kind: string): string {
  const key = WORDS[kind]
  return key ? t(key) : kind
}
