import { type Key, t } from './words.svelte'

/** Kinds of files that have words; the others have names, which are the same in every language. */
const WORDS: Record<string, Key> = {
  program: 'import.kind.program',
  spreadsheet: 'import.kind.spreadsheet',
  presentation: 'import.kind.presentation',
  database: 'import.kind.database',
  sound: 'import.kind.sound',
  bookmark: 'import.kind.bookmark',
  'sound or film': 'import.kind.film',
  'style sheet': 'import.kind.styles',
  'video or image': 'import.kind.video',
  'sealed file': 'import.kind.sealed',
  'e-mail': 'import.kind.mail',
}

/** What a kind of file is called. */
export function kindName(kind: string): string {
  const key = WORDS[kind]
  if (key) return t(key)
  const [, name, what] = /^(.+) (image|archive)$/.exec(kind) ?? []
  if (!name) return kind
  return t(what === 'image' ? 'import.kind.image' : 'import.kind.archive', { name })
}
