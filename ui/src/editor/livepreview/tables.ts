import { Decoration, WidgetType } from '@codemirror/view'
import type { SyntaxNode } from '@lezer/common'
import type { Former, Sheet } from './sheet'

/** So many rows say how wide the columns of a table are. */
const MEASURED = 60
/** A column counts as narrow and as wide as this many letters at least and at most. */
const [NARROW, WIDE] = [4, 30]
/** As wide as this many letters is the space between two columns. */
const BETWEEN = 3
/** More columns have no room on a page. */
const MOST_COLUMNS = 12

type Cell = { from: number; to: number }
type Align = 'start' | 'center' | 'end'

class Empty extends WidgetType {
  constructor(private readonly style: string) {
    super()
  }
  override eq(other: Empty) {
    return this.style === other.style
  }
  override toDOM() {
    const cell = document.createElement('span')
    cell.className = 'cm-cell'
    cell.style.cssText = this.style
    return cell
  }
  override ignoreEvent() {
    return false
  }
}

/**
 * Lays the cells of a table beside each other; who is inside sees its lines.
 *
 * Each row stays the line that it is, so that heights, places and selections stay right.
 */
export const tables: Former = (node, sheet) => {
  const { doc } = sheet.state
  const table = node.node
  const { from } = doc.lineAt(node.from)
  const rule = table.getChild('TableDelimiter')
  const aligned = rule ? alignments(sheet.text(rule.from, Math.min(rule.to, rule.from + 1000))) : []
  const isRaw = aligned.length > MOST_COLUMNS || sheet.isTouched(from, doc.lineAt(node.to).to)
  sheet.block(node, (at) => sheet.line(at, isRaw ? 'code' : 'row'))
  if (isRaw || !rule) return
  const styles = columns(table, aligned)
  for (let row = rowAt(table, sheet); row && row.from <= sheet.to; row = row.nextSibling) {
    if (row.name === 'TableHeader') sheet.line(row.from, 'row-head')
    if (row.name === 'TableDelimiter') ruled(row, sheet)
    else if (row.name.startsWith('Table')) lay(row, styles, sheet)
  }
}

function rowAt(table: SyntaxNode, sheet: Sheet): SyntaxNode | null {
  return table.childAfter(Math.max(table.from, sheet.from - 1)) ?? table.firstChild
}

function ruled(row: SyntaxNode, sheet: Sheet) {
  const { from, to } = sheet.state.doc.lineAt(row.from)
  sheet.line(from, 'row-rule')
  sheet.hide(row.from, to)
}

function lay(row: SyntaxNode, styles: string[], sheet: Sheet) {
  const { to } = sheet.state.doc.lineAt(row.from)
  let at = row.from
  cellsOf(row)
    .slice(0, styles.length)
    .forEach((cell, index) => {
      const style = styles[index]!
      sheet.hide(at, cell.from)
      if (cell.from === cell.to) sheet.put(cell.from, new Empty(style), 1)
      else sheet.enclose(cell.from, cell.to, cellDecoration(style))
      at = cell.to
    })
  sheet.hide(at, to)
}

const known = new Map<string, Decoration>()

function cellDecoration(style: string): Decoration {
  const made = known.get(style) ?? Decoration.mark({ class: 'cm-cell', attributes: { style } })
  known.set(style, made)
  return made
}

/** The cells of a row, also those in which nothing stands. */
function cellsOf(row: SyntaxNode): Cell[] {
  const cells: Cell[] = []
  let cell: Cell | null = null
  let isFirst = true
  for (let child = row.firstChild; child; child = child.nextSibling) {
    if (child.name === 'TableCell') cell = { from: child.from, to: child.to }
    if (child.name !== 'TableDelimiter') continue
    // The bar at the beginning of a row has no cell before it.
    if (cell || !isFirst || child.from > row.from) {
      cells.push(cell ?? { from: child.from, to: child.from })
    }
    cell = null
    isFirst = false
  }
  if (cell) cells.push(cell)
  return cells
}

function columns(table: SyntaxNode, aligned: Align[]): string[] {
  const widths = aligned.map(() => NARROW)
  let measured = 0
  for (let row = table.firstChild; row && measured < MEASURED; row = row.nextSibling) {
    if (row.name === 'TableDelimiter') continue
    measured++
    cellsOf(row).forEach(({ from, to }, index) => {
      if (index >= widths.length) return
      widths[index] = Math.max(widths[index]!, Math.min(WIDE, to - from) + BETWEEN)
    })
  }
  const all = widths.reduce((sum, width) => sum + width, 0)
  // Less than the whole, so that rounding lets no cell fall into the next line.
  return widths.map((width, index) => {
    const share = ((width / all) * 99.5).toFixed(2)
    const end = index === widths.length - 1 ? '; padding: 0' : ''
    return `width: ${share}%; text-align: ${aligned[index]}${end}`
  })
}

function alignments(rule: string): Align[] {
  const parts = rule.trim().replace(/^\|/, '').replace(/\|$/, '').split('|')
  return parts.map((part) => {
    const [left, right] = [part.trim().startsWith(':'), part.trim().endsWith(':')]
    if (left && right) return 'center'
    return right ? 'end' : 'start'
  })
}
