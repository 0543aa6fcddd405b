import {
  closeSearchPanel,
  findNext,
  findPrevious,
  openSearchPanel,
  search,
} from '@codemirror/search'
import { EditorState, type Extension } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'

/** About how high the panel is, pixels. */
const PANEL = 110

/** Search inside the text, in the language of the interface. */
export function finding(phrases: Record<string, string>): Extension {
  return [
    search({ top: false }),
    // What is found must not come to lie under the panel.
    EditorView.scrollMargins.of(() => ({ bottom: PANEL })),
    EditorState.phrases.of(phrases),
    keymap.of([
      { key: 'Mod-f', run: openSearchPanel, scope: 'editor search-panel' },
      { key: 'Mod-g', run: findNext, shift: findPrevious, scope: 'editor search-panel' },
      { key: 'Escape', run: closeSearchPanel, scope: 'editor search-panel' },
    ]),
    EditorView.theme({
      // The panel floats above the foot: were it to push the text, the facing rows would part.
      '.cm-panels': { background: 'none', color: 'var(--ink)', zIndex: '5' },
      '.cm-panels-bottom': { borderTop: '0', height: '0' },
      '.cm-panel.cm-search': {
        position: 'fixed',
        bottom: '2.5rem',
        insetInlineEnd: '1.25rem',
        width: 'min(32rem, calc(100vw - 2.5rem))',
        fontFamily: 'var(--sans)',
        fontSize: '0.8125rem',
        lineHeight: '1.5',
        padding: '0.5rem 2rem 0.5rem 0.75rem !important',
        background: 'var(--paper)',
        border: '1px solid var(--hairline)',
        borderRadius: '6px',
        boxShadow: 'var(--float)',
      },
      '.cm-search label': { fontSize: '0.75rem !important', color: 'var(--soft)' },
      '.cm-button': {
        backgroundImage: 'none !important',
        padding: '0.2rem 0.6rem',
        cursor: 'pointer',
      },
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
