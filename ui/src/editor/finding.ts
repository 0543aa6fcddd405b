import {
  closeSearchPanel,
  findNext,
  findPrevious,
  openSearchPanel,
  search,
} from '@codemirror/search'
import { EditorState, type Extension } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'
import { look } from './finding/look'
import { findPanel, REPLACEMENT } from './finding/panel'

/** About how high the panel is, pixels. */
const PANEL = 130

/** Search inside the text, in the language of the interface. */
export function finding(phrases: Record<string, string>): Extension {
  return [
    search({ top: false, createPanel: findPanel }),
    // What is found must not come to lie under the panel.
    EditorView.scrollMargins.of(() => ({ bottom: PANEL })),
    EditorState.phrases.of(phrases),
    keymap.of([
      { key: 'Mod-f', run: openSearchPanel, scope: 'editor search-panel' },
      { key: 'Mod-h', run: openReplacing, scope: 'editor search-panel' },
      { key: 'F3', run: findNext, shift: findPrevious, scope: 'editor search-panel' },
      { key: 'Mod-g', run: findNext, shift: findPrevious, scope: 'editor search-panel' },
      { key: 'Escape', run: closeSearchPanel, scope: 'editor search-panel' },
    ]),
    look,
  ]
}

/** Opens the panel and goes to what is to stand in the place of what is found. */
export function openReplacing(view: EditorView): boolean {
  openSearchPanel(view)
  const field = view.dom.querySelector<HTMLInputElement>(`.${REPLACEMENT}`)
  field?.select()
  return true
}
