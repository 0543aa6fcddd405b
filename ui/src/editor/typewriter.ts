import { EditorState, type Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'

// Also the last line needs a page below it to stand in the middle.
const room = EditorView.theme({ '.cm-content': { paddingBottom: '50vh !important' } })

/** Lets the line that is written stay where it is, and the page move under it. */
export function typewriter(): Extension {
  return [
    EditorState.transactionExtender.of((transaction) => {
      const { scrollIntoView, newSelection } = transaction
      // Whoever points at a word looks at it already.
      if (!scrollIntoView || transaction.isUserEvent('select.pointer')) return null
      const { head } = newSelection.main
      return { effects: EditorView.scrollIntoView(head, { y: 'center' }) }
    }),
    room,
  ]
}
