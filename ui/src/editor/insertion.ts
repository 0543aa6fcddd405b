import { isolateHistory } from '@codemirror/commands'
import type { EditorView } from '@codemirror/view'

type Editing = Pick<EditorView, 'state' | 'dispatch'>

/** Puts words in at the caret, as one step that can be undone, and the caret behind them. */
export function insertWords(view: Editing, words: string) {
  const { state } = view
  const { from, to } = state.selection.main
  const insert = fitted(state.sliceDoc(from - 1, from), words, state.sliceDoc(to, to + 1))
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: from + insert.length },
    userEvent: 'input.paste',
    annotations: isolateHistory.of('full'),
    scrollIntoView: true,
  })
}

/** The words at the caret: those that are selected, or the one that it stands in. */
export function wordsAtCaret({ state }: Pick<EditorView, 'state'>): string {
  const { main } = state.selection
  if (!main.empty) return state.sliceDoc(main.from, main.to)
  const { from, text } = state.doc.lineAt(main.head)
  const at = main.head - from
  // An inclusive ending may be a sign, which is inside the word: amig@s, tod*s, étudiant·e·s.
  const words = text.matchAll(/[\p{L}\p{N}\p{M}]+(?:[@*·][\p{L}\p{M}]*)*/gu)
  for (const { 0: word, index } of words) {
    if (index <= at && at <= index + word.length) return word.replace(/\*+$/, '')
  }
  return ''
}

/** Words with the spaces that part them from what stands before and behind. */
function fitted(before: string, words: string, behind: string): string {
  const open = /[\p{L}\p{N}.,;:!?…)»”]/u.test(before) && /^[\p{L}\p{N}¿¡«“([]/u.test(words)
  const close = /[\p{L}\p{N}¿¡«“(]/u.test(behind) && /[^\s]$/u.test(words)
  return `${open ? ' ' : ''}${words}${close ? ' ' : ''}`
}
