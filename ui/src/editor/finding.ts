import {
  closeSearchPanel,
  findNext,
  findPrevious,
  openSearchPanel,
  search,
} from '@codemirror/search'
import { EditorState, type Extension } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'

/** Search inside the text, in the language of the interface. */
export function finding(phrases: Record<string, string>): Extension {
  return [
    search({ top: true }),
    EditorState.phrases.of(phrases),
    keymap.of([
      { key: 'Mod-f', run: openSearchPanel, scope: 'editor search-panel' },
      { key: 'Mod-g', run: findNext, shift: findPrevious, scope: 'editor search-panel' },
      { key: 'Escape', run: closeSearchPanel, scope: 'editor search-panel' },
    ]),
    EditorView.theme({
      '.cm-panels': { background: 'var(--paper)', color: 'var(--ink)', zIndex: '5' },
      '.cm-panels-top': { borderBottom: '1px solid var(--hairline)', position: 'sticky', top: '0' },
      '.cm-search': { font: 'inherit', fontFamily: 'var(--sans)', padding: '0.5rem 0' },
      '.cm-textfield, .cm-button': {
        font: 'inherit',
        fontSize: '0.8125rem',
        background: 'none',
        border: '1px solid var(--hairline)',
        borderRadius: '4px',
        color: 'inherit',
      },
      '.cm-searchMatch': { background: 'var(--added)' },
      '.cm-searchMatch-selected': { background: 'var(--pair)', outline: '1px solid var(--accent)' },
    }),
  ]
}
