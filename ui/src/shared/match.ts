/** The text without case and accents, for comparing. */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/**
 * How well `query` fits `text`: whole words best, then letters in the right order; 0 is not at all.
 */
export function fit(query: string, text: string): number {
  const [wanted, words] = [plain(query).trim(), plain(text)]
  if (!wanted) return 1
  const at = words.indexOf(wanted)
  if (at === 0) return 4
  if (at > 0) return words[at - 1] === ' ' ? 3 : 2
  let from = 0
  for (const letter of wanted.replaceAll(' ', '')) {
    from = words.indexOf(letter, from) + 1
    if (from === 0) return 0
  }
  return 1
}
