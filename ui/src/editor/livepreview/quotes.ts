import type { Former } from './sheet'
import { spaceAfter } from './marks'

/** Sets the lines of a quotation further in, once for each in which they lie. */
export const quotes: Former = (node, sheet) => {
  // Where the marks are to be seen, they themselves set the words further in.
  sheet.block(node, (at) => {
    if (!sheet.isLineTouched(at)) sheet.indent(at, { quotes: 1 })
    else sheet.line(at, 'quoted')
  })
}

/** Hides the mark of a quotation. */
export const quoteMarks: Former = (node, sheet) => {
  if (sheet.isLineTouched(node.from)) return
  const { to } = sheet.state.doc.lineAt(node.from)
  // One space belongs to the mark; more of them may be code.
  const end = Math.min(node.to + 1, spaceAfter(sheet, node.to, to))
  sheet.hide(node.from, end)
  if (/^\s*$/.test(sheet.text(end, Math.min(to, end + 100)))) sheet.line(node.from, 'gap')
}
