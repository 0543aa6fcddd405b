import { syntaxTree } from '@codemirror/language'
import type { EditorState } from '@codemirror/state'

export type Passage = { from: number; to: number }

/** So far a passage reaches beyond what is asked for, to begin and end with its block. */
const REACH = 2000
/** Blocks in which nothing is prose. */
const NO_PROSE = new Set(['FencedCode', 'CodeBlock', 'HTMLBlock', 'CommentBlock'])

/**
 * The blocks that lie in `ranges`, to be read without the rest of the text.
 *
 * Of a very long block only what is near the range; it then begins and ends between words.
 */
export function passages(state: EditorState, ranges: readonly Passage[]): Passage[] {
  const found: Passage[] = []
  const add = (from: number, to: number) => {
    // Two ranges may lie in one block.
    const start = Math.max(from, found.at(-1)?.to ?? 0)
    if (start < to) found.push({ from: start, to })
  }
  for (const { from, to } of ranges) {
    const tree = syntaxTree(state)
    let at = from
    for (
      let node = tree.topNode.childAfter(from);
      node && node.from <= to;
      node = node.nextSibling
    ) {
      if (!NO_PROSE.has(node.name)) {
        add(
          start(state, node.from, Math.max(from, node.from)),
          end(state, node.to, Math.min(to, node.to)),
        )
      }
      at = node.to
    }
    // What the parser has not reached yet is read as one passage.
    if (tree.length < to) add(start(state, 0, Math.max(at, from)), end(state, state.doc.length, to))
  }
  return found
}

/** Where a passage begins that is to hold `from` and may begin at `limit`. */
function start(state: EditorState, limit: number, from: number): number {
  if (from - limit <= REACH) return limit
  const line = state.doc.lineAt(from)
  if (from - line.from <= REACH) return Math.max(limit, line.from)
  const before = state.sliceDoc(from - REACH, from)
  const space = before.search(/\s/)
  return space < 0 ? from : from - REACH + space + 1
}

function end(state: EditorState, limit: number, to: number): number {
  if (limit - to <= REACH) return limit
  const line = state.doc.lineAt(to)
  if (line.to - to <= REACH) return Math.min(limit, line.to)
  const space = state.sliceDoc(to, to + REACH).search(/\s\S*$/)
  return space < 0 ? to : to + space
}
