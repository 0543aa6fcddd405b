import type { EditorState } from '@codemirror/state'
import { Decoration } from '@codemirror/view'
import type { SyntaxNode } from '@lezer/common'
import { isLink } from '../labels'
import type { Former, Sheet } from './sheet'

const plain = Decoration.mark({ class: 'cm-link' })
const brackets = Decoration.mark({ class: 'cm-brackets' })

/** Underlines what leads somewhere, and hides where to. */
export const links: Former = (node, sheet) => {
  const parts = partsOf(node.node)
  if (!parts) return
  if (!leads(sheet.state, parts)) return sheet.mark(node.from, node.to, brackets)
  const { open, close, url } = parts
  sheet.mark(open.to, close.from, linkTo(sheet, url))
  // Without words, nothing but its address is left of it.
  if (open.to === close.from || sheet.isTouched(node.from, node.to)) return
  sheet.hide(node.from, open.to)
  hideLines(sheet, close.from, node.to)
}

/** An address between angle brackets. */
export const autolinks: Former = (node, sheet) => {
  sheet.mark(node.from + 1, node.to - 1, plain)
  if (sheet.isTouched(node.from, node.to)) return
  sheet.hide(node.from, node.from + 1)
  sheet.hide(node.to - 1, node.to)
}

/** What says where labels lead is not read. */
export const definitions: Former = (node, sheet) => {
  sheet.block(node, (at) => sheet.line(at, 'definition'))
}

/** The brackets around the words of a link, and the address behind them. */
export function partsOf(node: SyntaxNode) {
  const [open, close] = node.getChildren('LinkMark')
  if (!open || !close) return null
  return { open, close, url: node.getChild('URL'), label: node.getChild('LinkLabel') }
}

/** Hides what may go over several lines, line by line. */
export function hideLines(sheet: Sheet, from: number, to: number) {
  for (let at = from; at < to;) {
    const line = sheet.state.doc.lineAt(at)
    sheet.hide(at, Math.min(line.to, to))
    at = line.to + 1
  }
}

/** Whether brackets are a link and not only brackets, which no parser of a passage can tell. */
function leads(
  state: EditorState,
  { open, close, url, label }: NonNullable<ReturnType<typeof partsOf>>,
): boolean {
  if (url || state.sliceDoc(close.to, close.to + 1) === '(') return true
  const words = state.sliceDoc(open.to, close.from)
  const named = label ? state.sliceDoc(label.from + 1, label.to - 1) : ''
  return isLink(state, named || words)
}

function linkTo(sheet: Sheet, url: SyntaxNode | null): Decoration {
  if (!url) return plain
  const title = sheet.text(url.from, Math.min(url.to, url.from + 300))
  return Decoration.mark({ class: 'cm-link', attributes: { title } })
}
