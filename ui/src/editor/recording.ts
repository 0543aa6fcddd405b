import { undoDepth } from '@codemirror/commands'
import { Annotation, type Extension, type Transaction } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import type { ChangeKind, Field } from '../backend/types'
import type { Journal } from './journal'
import type { Past } from './past'

/** Marks a transaction that brings the backend's text in and must not be sent back to it. */
export const fromBackend = Annotation.define<boolean>()

/** Reports every change of this editor to its journal as a change of `field`. */
export function recording(field: Field, journal: () => Journal, past: () => Past): Extension {
  return [
    EditorView.updateListener.of(({ transactions }) => {
      for (const transaction of transactions) record(field, transaction, journal(), past())
    }),
    EditorView.domEventHandlers({ blur: () => void journal().flush() }),
  ]
}

/** Hands one transaction over, if it changes the text and was made here. */
export function record(field: Field, transaction: Transaction, journal: Journal, past: Past) {
  const { docChanged, startState, state, changes } = transaction
  if (!docChanged || transaction.annotation(fromBackend)) return
  const kind = kindOf(transaction)
  const isBackOrForth = kind === 'undo' || kind === 'redo'
  if (!isBackOrForth) past.written()
  const { anchor, head } = state.selection.main
  journal.record(field, {
    changes,
    before: startState.doc,
    after: state.doc,
    kind,
    selection: [anchor, head],
    // The journal's groups are the events of the editor's history, which has just decided.
    joins: !isBackOrForth && undoDepth(startState) === undoDepth(state),
  })
}

const kinds: [string, ChangeKind][] = [
  ['input.paste', 'paste'],
  ['input.drop', 'drop'],
  ['input', 'type'],
  ['delete', 'delete'],
  ['undo', 'undo'],
  ['redo', 'redo'],
  ['move', 'move'],
]

function kindOf(transaction: Transaction): ChangeKind {
  return kinds.find(([event]) => transaction.isUserEvent(event))?.[1] ?? 'replace'
}
