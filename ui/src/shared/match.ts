/** The text without case and accents, for comparing. */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/**
 * How well `query` fits `text`: best at its start, then at a word, then anywhere; 0 is not at all.
 *
 * Beginnings of words fit too, in their order: "ad tr" is "Add translation".
 */
export function fit(query: string, text: string): number {
  const [wanted, words] = [plain(query).trim(), plain(text)]
  if (!wanted) return 1
  const at = words.indexOf(wanted)
  if (at === 0) return 4
  if (at > 0) return words[at - 1] === ' ' ? 3 : 2
  return initials(wanted.split(/\s+/), words.split(/[\s,.]+/)) ? 1 : 0
}

function initials(wanted: string[], words: string[]): boolean {
  let from = 0
  for (const start of wanted) {
    const at = words.findIndex((word, index) => index >= from && word.startsWith(start))
    if (at < 0) return false
    from = at + 1
  }
  return true
}
