import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'

const look = EditorView.theme({
  '&.cm-source .cm-line': { fontFamily: 'var(--mono)', fontSize: '0.86em' },
  '&.cm-source .cm-line *': { fontSize: 'inherit' },
})

/** Shows a text as it is written, sign by sign. */
export function sourceMode(): Extension {
  return [EditorView.editorAttributes.of({ class: 'cm-source' }), look]
}
