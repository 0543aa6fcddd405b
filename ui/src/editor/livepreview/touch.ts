import { searchPanelOpen } from '@codemirror/search'
import type { SelectionRange } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'

const NOWHERE: readonly SelectionRange[] = []

/**
 * Where somebody is at work in a text: what they touch shows how it is written.
 *
 * Nobody is at work in a text that has not the focus, unless it is being searched.
 */
export function touching({ state, root, contentDOM }: EditorView): readonly SelectionRange[] {
  const isHere = root.activeElement === contentDOM || searchPanelOpen(state)
  return isHere ? state.selection.ranges : NOWHERE
}

export function areSame(some: readonly SelectionRange[], others: readonly SelectionRange[]) {
  return some.length === others.length && some.every((range, index) => range.eq(others[index]!))
}
