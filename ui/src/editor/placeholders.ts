import { type EditorState, type Extension, Prec, type Text } from '@codemirror/state'
import {
  Decoration,
  EditorView,
  keymap,
  MatchDecorator,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view'

/** What a template leaves to be filled in: `‹place›`. */
const PLACEHOLDER = /‹[^‹›\n]{1,200}›/gu

/** The first placeholder at `at` or behind it. */
export function placeholderFrom(doc: Text, at: number): { from: number; to: number } | null {
  let start = 0
  for (const line of doc.iterLines()) {
    if (start + line.length >= at && line.includes('‹')) {
      for (const { 0: found, index } of line.matchAll(PLACEHOLDER)) {
        const from = start + index
        if (from >= at) return { from, to: from + found.length }
      }
    }
    start += line.length + 1
  }
  return null
}

/**
 * Lets Tab, and Enter where one is selected, walk from one placeholder to the next.
 *
 * `leave` goes on in the next field that has one, and says whether there was any: where there is
 * none, Tab is the key that it is everywhere.
 */
export function placeholders(leave: () => boolean): Extension {
  const onward = (view: EditorView) => {
    const next = placeholderFrom(view.state.doc, view.state.selection.main.to)
    if (!next) return leave()
    view.dispatch({ selection: { anchor: next.from, head: next.to }, scrollIntoView: true })
    return true
  }
  // Enter is a key of the text, but not on words that are no text yet.
  const enter = (view: EditorView) => isPlaceholder(view.state) && onward(view)
  return [
    Prec.highest(
      keymap.of([
        { key: 'Tab', run: onward },
        { key: 'Enter', run: enter },
      ]),
    ),
    tint,
    look,
  ]
}

/** Whether exactly a placeholder is selected. */
function isPlaceholder(state: EditorState): boolean {
  const { from, to } = state.selection.main
  const words = state.sliceDoc(from, Math.min(to, from + 210))
  return to - from === words.length && /^‹[^‹›\n]+›$/u.test(words)
}

const matcher = new MatchDecorator({
  regexp: PLACEHOLDER,
  decoration: Decoration.mark({ class: 'cm-toFillIn' }),
})

/** What is to be filled in is seen to be no text yet. */
const tint = ViewPlugin.define(
  (view) => ({
    shown: matcher.createDeco(view),
    update(update: ViewUpdate) {
      this.shown = matcher.updateDeco(update, this.shown)
    },
  }),
  { decorations: (plugin) => plugin.shown },
)

const look = EditorView.theme({
  '.cm-toFillIn': { color: 'var(--soft)', fontStyle: 'normal' },
})
