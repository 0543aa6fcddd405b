import { history, historyField } from '@codemirror/commands'
import {
  ChangeSet,
  Compartment,
  EditorState,
  type Extension,
  type Text,
  type Transaction,
} from '@codemirror/state'
import type { Step } from '../backend/types'

/** An event of CodeMirror's history as it writes itself down; `changes` leads back. */
type HistoryEvent = {
  changes?: unknown
  startSelection?: { ranges: { anchor: number; head: number }[]; main: number }
  selectionsAfter: unknown[]
}
type Held = { done: HistoryEvent[]; undone: HistoryEvent[] }

const shelf = new Compartment()
// Nothing is dropped at the bottom: the events there stand on the floor that the journal knows.
const whole = history({ minDepth: Infinity })

/** CodeMirror's history, on a shelf from which it can be taken and put back with more in it. */
export function undoHistory(): Extension {
  return shelf.of(whole)
}

/** Forgets the history; text, selection and everything else stay. */
export function forgetHistory(state: EditorState): Transaction[] {
  return shelve(state, { done: [], undone: [] })
}

/** Puts older steps under the history, and what can be done again on top of it. */
export function extendHistory(state: EditorState, older: Step[], undone: Step[]): Transaction[] {
  const held = heldBy(state)
  const below = events(older, heightBelow(state, held)).reverse()
  const above = events(undone, state.doc.length).reverse()
  return shelve(state, {
    done: [...below, ...held.done.filter(({ changes }) => changes)],
    undone: [...above, ...held.undone],
  })
}

/** The text that stands below everything that can be undone. */
export function textBelow(state: EditorState): Text {
  const back = (doc: Text, { changes }: HistoryEvent) =>
    changes ? ChangeSet.fromJSON(changes).apply(doc) : doc
  return heldBy(state).done.reduceRight(back, state.doc)
}

function heldBy(state: EditorState): Held {
  return (state.toJSON({ history: historyField }) as { history: Held }).history
}

function heightBelow(state: EditorState, held: Held): number {
  const lowest = held.done.find(({ changes }) => changes)
  return lowest ? ChangeSet.fromJSON(lowest.changes).newLength : state.doc.length
}

/**
 * Writes steps, of which the first applies to a text of `length` units, as events.
 *
 * Throws a RangeError when a step does not fit the text that the one before it has left.
 */
function events(steps: Step[], length: number): HistoryEvent[] {
  const all: HistoryEvent[] = []
  for (const { edits, selection } of steps) {
    const changes = edits.reduce((sofar, { from, deleted, inserted }) => {
      const next = { from, to: from + deleted, insert: inserted }
      return sofar.compose(ChangeSet.of(next, sofar.newLength, '\n'))
    }, ChangeSet.empty(length))
    length = changes.newLength
    // A step that changes nothing is one that nobody would see.
    if (changes.empty) continue
    const startSelection = { ranges: [caret(changes, selection)], main: 0 }
    all.push({ changes: changes.toJSON(), startSelection, selectionsAfter: [] })
  }
  return all
}

/** Where the caret was, as far as it is known; else where the step has changed something. */
function caret(changes: ChangeSet, selection: Step['selection']) {
  const [anchor, head] = selection ?? []
  if (anchor !== undefined && head !== undefined && Math.max(anchor, head) <= changes.newLength)
    return { anchor, head }
  let end = 0
  changes.iterChangedRanges((_fromA, _toA, _fromB, toB) => (end = toB))
  return { anchor: end, head: end }
}

/** Exchanges the history of a state; a field takes another value only when it comes anew. */
function shelve(state: EditorState, held: Held): Transaction[] {
  const plain = { doc: '', selection: { ranges: [{ anchor: 0, head: 0 }], main: 0 }, history: held }
  const value = EditorState.fromJSON(plain, {}, { history: historyField }).field(historyField)
  const away = state.update({ effects: shelf.reconfigure([]) })
  const filled = [whole, historyField.init(() => value)]
  return [away, away.state.update({ effects: shelf.reconfigure(filled) })]
}
