import { Decoration, WidgetType } from '@codemirror/view'
import { spaceAfter } from './marks'
import type { Former } from './sheet'

const SIGNS = ['•', '◦', '–']

class Bullet extends WidgetType {
  constructor(private readonly depth: number) {
    super()
  }
  override eq(other: Bullet) {
    return this.depth === other.depth
  }
  override toDOM() {
    const element = document.createElement('span')
    element.className = 'cm-bullet'
    element.textContent = SIGNS[(this.depth - 1) % SIGNS.length]!
    return element
  }
  override ignoreEvent() {
    return false
  }
}

const bullets = SIGNS.map((_, index) => new Bullet(index + 1))
// What is written as the mark of an item takes as much room as what stands for it.
const written = Decoration.mark({ class: 'cm-bullet cm-bullet-written' })
const number = Decoration.mark({ class: 'cm-bullet cm-bullet-number' })

/** Sets an item in by its depth, whatever spaces it is written with. */
export const items: Former = (node, sheet) => {
  const { doc } = sheet.state
  const first = doc.lineAt(node.from)
  const mark = node.node.getChild('ListMark')
  // What goes on in a further line begins below the words of the first.
  const column = mark ? mark.to + 1 - first.from : 0
  sheet.block(node, (at) => {
    const line = doc.lineAt(at)
    // A blank line behind the last item belongs to nobody.
    if (line.from > node.to) return
    sheet.indent(at, { items: 1 })
    const space = /\S/.exec(line.text.slice(0, 200).replace(/^[ \t>]+/, blank))?.index
    if (line.from === first.from) {
      sheet.line(at, 'item')
      if (mark) sheet.outdent(at, mark.from)
    } else sheet.outdent(at, line.from + Math.min(column, space ?? column, line.length))
  })
}

/** The mark of an item. */
export const itemMarks: Former = (node, sheet) => {
  const list = node.node.parent?.parent
  const { to } = sheet.state.doc.lineAt(node.from)
  const end = spaceAfter(sheet, node.to, to)
  if (list?.name === 'OrderedList') return sheet.mark(node.from, end, number)
  if (sheet.isLineTouched(node.from)) return sheet.mark(node.from, end, written)
  let depth = 0
  for (let at = list ?? null; at; at = at.parent) if (at.name === 'BulletList') depth++
  sheet.replace(node.from, end, bullets[(depth - 1 + SIGNS.length) % SIGNS.length]!)
}

/** As many spaces; the marks of a quotation around a list belong to its margin. */
function blank(margin: string): string {
  return ' '.repeat(margin.length)
}
