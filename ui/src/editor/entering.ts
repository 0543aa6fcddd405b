import { deleteMarkupBackward, insertNewlineContinueMarkupCommand } from '@codemirror/lang-markdown'
import {
  ChangeSet,
  type Extension,
  Prec,
  type StateCommand,
  type Transaction,
} from '@codemirror/state'
import { keymap } from '@codemirror/view'

const goOn = insertNewlineContinueMarkupCommand({ nonTightLists: false })

/**
 * Goes on in the list or the quotation that one is in; on a line of it without words, leaves it.
 *
 * What is written then is no part of it, for which Markdown wants a blank line between them.
 */
export const enter: StateCommand = ({ state, dispatch }) => {
  let done: Transaction | undefined
  if (!goOn({ state, dispatch: (transaction) => (done = transaction) }) || !done) return false
  const { newDoc, changes, newSelection } = done
  const { head } = newSelection.main
  const line = newDoc.lineAt(head)
  const isBlank = (number: number) => !/\S/.test(newDoc.line(number).text)
  const hasLeft =
    newSelection.ranges.length === 1 &&
    newDoc.length < state.doc.length &&
    isBlank(line.number) &&
    line.number > 1 &&
    !isBlank(line.number - 1)
  if (!hasLeft) {
    dispatch(done)
    return true
  }
  const gap = ChangeSet.of({ from: head, insert: '\n' }, newDoc.length, '\n')
  dispatch(
    state.update({
      changes: changes.compose(gap),
      selection: { anchor: head + 1 },
      userEvent: 'input',
      scrollIntoView: true,
    }),
  )
  return true
}

/** Enter and Backspace, as they are meant in Markdown. */
export function entering(): Extension {
  return Prec.high(
    keymap.of([
      { key: 'Enter', run: enter },
      { key: 'Backspace', run: deleteMarkupBackward },
    ]),
  )
}
