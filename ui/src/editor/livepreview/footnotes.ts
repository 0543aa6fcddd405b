import { WidgetType } from '@codemirror/view'
import { noteNumber } from '../labels'
import { spaceAfter } from './marks'
import type { Former } from './sheet'

/** The number of a footnote, raised; `label` leads from the one to the other. */
class Number extends WidgetType {
  constructor(
    private readonly number: number,
    private readonly kind: 'mention' | 'note',
  ) {
    super()
  }
  override eq(other: Number) {
    return this.number === other.number && this.kind === other.kind
  }
  override toDOM() {
    const element = document.createElement('sup')
    element.className = `cm-footnote-number cm-footnote-${this.kind}`
    element.textContent = String(this.number)
    return element
  }
  override ignoreEvent() {
    return false
  }
}

/** A mention of a footnote; where there is no such footnote, it is only words in brackets. */
export const mentions: Former = (node, sheet) => {
  const number = noteNumber(sheet.state, sheet.text(node.from + 2, node.to - 1))
  if (number === undefined || sheet.isTouched(node.from, node.to)) return
  sheet.replace(node.from, node.to, new Number(number, 'mention'))
}

/** What a footnote says. */
export const footnotes: Former = (node, sheet) => {
  sheet.block(node, (at) => sheet.line(at, 'footnote'))
  const label = node.node.getChild('FootnoteLabel')
  if (!label || label.from < sheet.from || sheet.isLineTouched(node.from)) return
  const number = noteNumber(sheet.state, sheet.text(label.from, label.to))
  const { to } = sheet.state.doc.lineAt(node.from)
  const end = spaceAfter(sheet, label.to + 2, to)
  if (number !== undefined) sheet.replace(node.from, end, new Number(number, 'note'))
}
