import { EditorState, type Extension, Prec } from '@codemirror/state'
import { keymap } from '@codemirror/view'

/** Keeps a field on one line: Enter leaves it, and line breaks that come by paste become spaces. */
export function singleLine(leave: () => void): Extension {
  const enter = () => {
    leave()
    return true
  }
  return [
    Prec.highest(keymap.of([{ key: 'Enter', run: enter, shift: enter }])),
    EditorState.transactionFilter.of((transaction) => {
      if (!transaction.docChanged || transaction.newDoc.lines === 1) return transaction
      const breaks: { from: number; to: number; insert: string }[] = []
      for (let line = 2; line <= transaction.newDoc.lines; line++) {
        const { from } = transaction.newDoc.line(line)
        breaks.push({ from: from - 1, to: from, insert: ' ' })
      }
      return [transaction, { changes: breaks, sequential: true }]
    }),
  ]
}
