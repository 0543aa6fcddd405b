import { history, undo, undoDepth } from '@codemirror/commands'
import { EditorState, type Transaction } from '@codemirror/state'
import { expect, it } from 'vitest'
import { insertWords, wordsAtCaret } from './insertion'

/** An editor without a screen; `|` is its caret, two are the ends of what is selected. */
function editor(marked: string) {
  const [before = '', inside = '', after] = marked.split('|')
  const doc = marked.replaceAll('|', '')
  const head = after === undefined ? before.length : before.length + inside.length
  const view = {
    state: EditorState.create({
      doc,
      selection: { anchor: before.length, head },
      extensions: history(),
    }),
    dispatch(...specs: unknown[]) {
      const [spec] = specs
      const isDone = (given: unknown): given is Transaction =>
        typeof given === 'object' && given !== null && 'startState' in given
      view.state = isDone(spec) ? spec.state : view.state.update(spec as never).state
    },
  }
  return view
}

const shown = ({ state }: ReturnType<typeof editor>) => {
  const { head } = state.selection.main
  return `${state.sliceDoc(0, head)}|${state.sliceDoc(head)}`
}

it.each([
  ['|', 'the well', 'the well|'],
  ['We dug |.', 'the well', 'We dug the well|.'],
  ['We dug|.', 'the well', 'We dug the well|.'],
  ['Ours.|Yours.', '¡El pozo!', 'Ours. ¡El pozo! |Yours.'],
  ['(|)', 'the well', '(the well|)'],
  ['We |dug| it.', 'have', 'We have| it.'],
  ['We|', ', the people', 'We, the people|'],
])('puts words into %s', (before, words, after) => {
  const view = editor(before)
  insertWords(view as never, words)
  expect(shown(view)).toBe(after)
})

it('is one step, apart from what was typed before', () => {
  const view = editor('|')
  view.dispatch({
    changes: { from: 0, insert: 'We ' },
    selection: { anchor: 3 },
    userEvent: 'input.type',
  })
  insertWords(view as never, 'dug')
  expect(undoDepth(view.state)).toBe(2)
  undo(view as never)
  expect(shown(view)).toBe('We |')
})

it.each([
  ['We |dug the| well', 'dug the'],
  ['lxs compa|ñerxs del', 'compañerxs'],
  ['tod@s|', 'tod@s'],
  ['para tod|*s ya', 'tod*s'],
  ['*agua|*', 'agua'],
  ['étudiant·e|·s', 'étudiant·e·s'],
  ['ya | no', ''],
  ['one\ntwo| three', 'two'],
])('finds the words at the caret of %s', (marked, words) => {
  expect(wordsAtCaret(editor(marked) as never)).toBe(words)
})
