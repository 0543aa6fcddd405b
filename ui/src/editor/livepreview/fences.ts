import type { Former } from './sheet'

/** Gives fenced code its ground; the fences are seen by who is inside. */
export const fences: Former = (node, sheet) => {
  const { doc } = sheet.state
  const [first, last] = [doc.lineAt(node.from), doc.lineAt(node.to)]
  const isTouched = sheet.isTouched(first.from, last.to)
  sheet.block(node, (at) => sheet.line(at, 'fenced'))
  sheet.line(first.from, 'fenced-first')
  sheet.line(last.from, 'fenced-last')
  if (isTouched) return
  // Between them may lie thousands of lines.
  for (const mark of [node.node.firstChild, node.node.lastChild]) {
    if (mark?.name !== 'CodeMark' || mark.to < sheet.from || mark.from > sheet.to) continue
    const { to } = doc.lineAt(mark.from)
    sheet.line(mark.from, 'fence')
    sheet.hide(mark.from, to)
  }
}
