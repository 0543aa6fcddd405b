import { insertNewline } from '@codemirror/commands'
import { deleteMarkupBackward, insertNewlineContinueMarkupCommand } from '@codemirror/lang-markdown'
import { syntaxTree } from '@codemirror/language'
import {
  ChangeSet,
  type EditorState,
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
  const end = behindMarks(state)
  const from = end === null ? state : state.update({ selection: { anchor: end } }).state
  let done: Transaction | undefined
  const target = { state: from, dispatch: (transaction: Transaction) => void (done = transaction) }
  if (!goOn(target) && (end === null || !insertNewline(target))) return false
  if (!done) return false
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
    const rest = { userEvent: 'input', scrollIntoView: true }
    dispatch(state.update({ changes, selection: newSelection, ...rest }))
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

/**
 * The end of the line, where nothing stands between the caret and it but marks that end
 * something: bold words are not torn in two by going on below them.
 */
function behindMarks(state: EditorState): number | null {
  const { main } = state.selection
  const { to } = state.doc.lineAt(main.head)
  const isMarks = /^[*_~`]+$/.test(state.sliceDoc(main.head, to))
  if (!main.empty || state.selection.ranges.length > 1 || !isMarks) return null
  const tree = syntaxTree(state)
  for (let at = main.head; at < to;) {
    const mark = tree.resolveInner(at, 1)
    const ends = /Mark$/.test(mark.name) && mark.from === at && mark.parent?.to === mark.to
    if (!ends) return null
    at = mark.to
  }
  return to
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
