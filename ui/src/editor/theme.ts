import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'

// Made once: every further theme is another sheet of styles in the page, which is read anew.
const look = EditorView.theme({
  '&': { background: 'transparent', color: 'inherit', height: '100%' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'inherit',
    lineHeight: 'inherit',
    overflow: 'visible',
    height: '100%',
  },
  '.cm-content': { padding: '0', caretColor: 'var(--accent)', minHeight: '100%' },
  '.cm-line': { padding: '0' },
  '.cm-cursor': { borderLeft: '0.11em solid var(--accent)', marginLeft: '-0.05em' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
    { background: 'var(--selection)' },
  '.cm-placeholder': { color: 'var(--soft)' },
})

/** Makes the editor disappear into the page: only its words and its caret are seen. */
export function theme(): Extension {
  return look
}
