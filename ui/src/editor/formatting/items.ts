import type { ChangeSpec, EditorState, StateCommand } from '@codemirror/state'
import type { SyntaxNode } from '@lezer/common'
import { treeTo } from './tree'

/** Sets the items of the selected lines one step further in; false outside of a list. */
export const indentItem: StateCommand = ({ state, dispatch }) => {
  const items = itemsOf(state)
  if (items.length === 0) return false
  const changes: ChangeSpec[] = []
  for (const item of items) {
    const before = item.prevSibling
    // The first item of a list has none in which it could lie.
    if (before?.name !== 'ListItem') continue
    const column = contentColumn(state, before) - markColumn(state, item)
    if (column > 0) changes.push(...shifted(state, item, column))
  }
  dispatch(state.update({ changes, userEvent: 'input.indent', scrollIntoView: true }))
  return true
}

/** Sets the items of the selected lines one step out; false outside of a list. */
export const outdentItem: StateCommand = ({ state, dispatch }) => {
  const items = itemsOf(state)
  if (items.length === 0) return false
  const changes: ChangeSpec[] = []
  for (const item of items) {
    const outer = item.parent?.parent
    if (outer?.name !== 'ListItem') continue
    const column = markColumn(state, outer) - markColumn(state, item)
    if (column < 0) changes.push(...shifted(state, item, column))
  }
  dispatch(state.update({ changes, userEvent: 'delete.dedent', scrollIntoView: true }))
  return true
}

/** The outermost of the innermost items in which the selection lies. */
function itemsOf(state: EditorState): SyntaxNode[] {
  const found: SyntaxNode[] = []
  const { from, to } = state.selection.main
  const { doc } = state
  for (let number = doc.lineAt(from).number; number <= doc.lineAt(to).number; number++) {
    const line = doc.line(number)
    const start = line.from + (/\S/.exec(line.text)?.index ?? line.length)
    const item = itemAt(state, Math.max(start, line.from))
    // What lies in an item moves with it.
    if (item && !found.some((one) => one.from <= item.from && one.to >= item.to)) found.push(item)
  }
  return found
}

function itemAt(state: EditorState, at: number): SyntaxNode | null {
  const tree = treeTo(state, at + 1)
  for (const side of [1, -1] as const) {
    for (let node: SyntaxNode | null = tree.resolveInner(at, side); node; node = node.parent) {
      if (/^(FencedCode|CodeBlock|Table)$/.test(node.name)) return null
      if (node.name === 'ListItem') return node
    }
  }
  return null
}

function markColumn(state: EditorState, item: SyntaxNode): number {
  const mark = item.getChild('ListMark') ?? item
  return mark.from - state.doc.lineAt(mark.from).from
}

function contentColumn(state: EditorState, item: SyntaxNode): number {
  const mark = item.getChild('ListMark') ?? item
  return mark.to + 1 - state.doc.lineAt(mark.from).from
}

/** Moves the lines of an item by so many spaces. */
function shifted(state: EditorState, item: SyntaxNode, columns: number): ChangeSpec[] {
  const { doc } = state
  const changes: ChangeSpec[] = []
  const last = doc.lineAt(item.to).number
  for (let number = doc.lineAt(item.from).number; number <= last; number++) {
    const line = doc.line(number)
    if (line.from >= item.to && line.from > item.from) break
    const [margin] = /^(?:[ \t]{0,3}>[ \t]?)*/.exec(line.text)!
    const space = /^[ \t]*/.exec(line.text.slice(margin.length))![0].length
    const from = line.from + margin.length
    if (!/\S/.test(line.text)) continue
    if (columns > 0) changes.push({ from, insert: ' '.repeat(columns) })
    else changes.push({ from, to: from + Math.min(space, -columns) })
  }
  return changes
}
