import { ensureSyntaxTree, syntaxTree } from '@codemirror/language'
import type { EditorState } from '@codemirror/state'
import type { SyntaxNode, Tree } from '@lezer/common'

/** How long a command waits for what the parser has not reached yet, milliseconds. */
const PATIENCE = 500

/** So far behind a place its block may end: what the parser is told to read, it cuts off there. */
const AHEAD = 100_000

/** The tree of a text as far as `to` and the end of what lies there, or as far as it is known. */
export function treeTo(state: EditorState, to: number): Tree {
  const end = Math.min(to + AHEAD, state.doc.length)
  return ensureSyntaxTree(state, end, PATIENCE) ?? syntaxTree(state)
}

/** The innermost node of one of these names that holds all of a place. */
export function around(
  state: EditorState,
  { from, to }: { from: number; to: number },
  isWanted: (name: string) => boolean,
): SyntaxNode | null {
  const tree = treeTo(state, to + 1)
  for (const side of [-1, 1] as const) {
    for (let node: SyntaxNode | null = tree.resolveInner(from, side); node; node = node.parent) {
      if (isWanted(node.name) && node.from <= from && node.to >= to) return node
    }
  }
  return null
}
