import type { Sheet } from './sheet'

/** Gives the gap between two paragraphs its height. */
export function gaps(sheet: Sheet) {
  const { doc } = sheet.state
  let number = doc.lineAt(sheet.from).number
  const last = doc.lineAt(sheet.to).number
  for (; number <= last; number++) {
    // The last line keeps its height: on it one is about to write.
    if (number === 1 || number === doc.lines) continue
    const { from, text } = doc.line(number)
    // Further blank lines keep theirs.
    if (isBlank(text) && !isBlank(doc.line(number - 1).text)) sheet.line(from, 'gap')
  }
}

function isBlank(text: string): boolean {
  return !/\S/.test(text)
}
