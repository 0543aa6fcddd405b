import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { markdown } from '@codemirror/lang-markdown'
import { defaultHighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { EditorState } from '@codemirror/state'
import { drawSelection, EditorView, keymap } from '@codemirror/view'

/** Opens a text in an editor that is nothing but CodeMirror with Markdown. */
export function open(doc: string, parent: HTMLElement): EditorView {
  const extensions = [
    EditorState.lineSeparator.of('\n'),
    EditorView.lineWrapping,
    history(),
    drawSelection(),
    markdown(),
    syntaxHighlighting(defaultHighlightStyle),
    keymap.of([...defaultKeymap, ...historyKeymap]),
    EditorView.theme({ '.cm-scroller': { overflow: 'visible', fontFamily: 'inherit' } }),
  ]
  return new EditorView({ parent, state: EditorState.create({ doc, extensions }) })
}
