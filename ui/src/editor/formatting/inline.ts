import {
  type ChangeSpec,
  EditorSelection,
  type EditorState,
  type SelectionRange,
  type StateCommand,
} from '@codemirror/state'
import type { SyntaxNode } from '@lezer/common'
import { around, treeTo } from './tree'
import { type Kind, wrapped } from './wrapping'

type Span = { from: number; to: number }
type Outcome = { changes: ChangeSpec[]; range?: SelectionRange }

const BOLD: Kind = { name: 'StrongEmphasis', sign: '**' }
const ITALIC: Kind = { name: 'Emphasis', sign: '*' }
const STRUCK: Kind = { name: 'Strikethrough', sign: '~~' }

/** Blocks whose words can be marked. */
const TEXT = /^(Paragraph|TableCell|(ATX|Setext)Heading\d)$/

export const bold = toggle(BOLD)
export const italic = toggle(ITALIC)
export const strikethrough = toggle(STRUCK)

/**
 * Marks what is selected, or the word at the caret, or takes the marks away where they are.
 *
 * What cannot be marked without breaking other marks stays as it is.
 */
function toggle(kind: Kind): StateCommand {
  return ({ state, dispatch }) => {
    const change = state.changeByRange((range) => {
      const { changes, range: caret } = range.empty
        ? atCaret(state, kind, range.head)
        : onWords(state, kind, range)
      const set = state.changes(changes)
      if (caret) return { changes: set, range: caret }
      const [from, to] = [set.mapPos(range.from, 1), set.mapPos(range.to, -1)]
      if (range.empty) return { changes: set, range: EditorSelection.cursor(to) }
      const ends = from > to ? [to, to] : [from, to]
      if (range.head < range.anchor) ends.reverse()
      return { changes: set, range: EditorSelection.range(ends[0]!, ends[1]!) }
    })
    dispatch(state.update(change, { userEvent: 'input.format', scrollIntoView: true }))
    return true
  }
}

function atCaret(state: EditorState, kind: Kind, at: number): Outcome {
  const inside = around(state, { from: at, to: at }, (name) => name === kind.name)
  if (inside) return { changes: unmarked(inside) }
  const word = state.wordAt(at)
  if (word) return onWords(state, kind, word)
  const { sign } = kind
  const size = sign.length
  const pair = state.sliceDoc(Math.max(0, at - size), at + size)
  const isEmptyPair = pair === sign + sign && state.sliceDoc(at - size - 1, at - size) !== sign[0]
  const changes = isEmptyPair
    ? [{ from: at - size, to: at + size }]
    : [{ from: at, insert: sign + sign }]
  return { changes, range: EditorSelection.cursor(isEmptyPair ? at - size : at + size) }
}

function onWords(state: EditorState, kind: Kind, range: Span): Outcome {
  const parts = partsOf(state, range)
  const marked = parts.map(({ span }) => around(state, span, (name) => name === kind.name))
  if (parts.length > 0 && marked.every((node) => node !== null)) {
    // One construct may hold several parts.
    const nodes = marked.filter((node, i) => marked.findIndex((n) => n.from === node.from) === i)
    return { changes: nodes.flatMap(unmarked) }
  }
  const open = parts.filter((_, i) => !marked[i])
  const blocks = new Map(open.map(({ block }) => [block.from, block]))
  const changes = [...blocks.values()].flatMap((block) => {
    const spans = open.filter((part) => part.block.from === block.from).map(({ span }) => span)
    return wrapped(state, block, spans, kind)
  })
  return { changes }
}

/** What is selected, block by block and line by line, without the marks of the blocks. */
function partsOf(state: EditorState, { from, to }: Span): { block: SyntaxNode; span: Span }[] {
  const parts: { block: SyntaxNode; span: Span }[] = []
  treeTo(state, to).iterate({
    from,
    to,
    enter(ref) {
      if (!TEXT.test(ref.name)) return true
      const block = ref.node
      for (const line of linesOf(state, block)) {
        const span = trimmed(state, Math.max(from, line.from), Math.min(to, line.to))
        if (span) parts.push({ block, span })
      }
      return false
    },
  })
  return parts
}

/** The words of a block in each of its lines. */
function linesOf(state: EditorState, block: SyntaxNode): Span[] {
  const marks = [...block.getChildren('QuoteMark'), ...block.getChildren('HeaderMark')]
  const found: Span[] = []
  for (let at = block.from; at <= block.to;) {
    const line = state.doc.lineAt(at)
    let [from, to] = [at, Math.min(line.to, block.to)]
    for (const mark of marks) {
      if (mark.from >= from && mark.to <= to) {
        // Marks at the end of a heading close it.
        if (mark.from > from && block.name.startsWith('ATX')) to = mark.from
        else from = mark.to
      }
    }
    found.push({ from, to })
    at = line.to + 1
  }
  return found
}

function trimmed(state: EditorState, from: number, to: number): Span | null {
  if (from >= to) return null
  const words = state.sliceDoc(from, to)
  const start = from + words.length - words.trimStart().length
  const end = to - (words.length - words.trimEnd().length)
  return start < end ? { from: start, to: end } : null
}

function unmarked(node: SyntaxNode): ChangeSpec[] {
  return [node.firstChild, node.lastChild].flatMap((mark) =>
    mark ? [{ from: mark.from, to: mark.to }] : [],
  )
}
