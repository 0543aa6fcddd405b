import { ensureSyntaxTree, syntaxTree } from '@codemirror/language'
import type { EditorState } from '@codemirror/state'
import type { SyntaxNode, Tree } from '@lezer/common'

/** How long a command waits for what the parser has not reached yet, milliseconds. */
const PATIENCE = 60

/** The tree of a text as far as `to`, or as far as it is known. */
export function treeTo(state: EditorState, to: number): Tree {
  return ensureSyntaxTree(state, Math.min(to, state.doc.length), PATIENCE) ?? syntaxTree(state)
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
