import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { modes, USUAL_MODES } from './modes'
import { placeholders } from './placeholders'
import { body } from './setup'

/** A text with everything in it that has a form. */
const TEXT = [
  '## What was said\n',
  '- the well\n- the road\n  - the *old* one\n',
  '> The water is ours.\n>\n> So we said.\n',
  '| day | what |\n|-----|------|\n| one | **march** |\n',
  'We were *sixty*[^1] and the **bell** was rung in the [square](https://example.org/square).\n',
  '[^1]: Some of them from far away.\n',
].join('\n')
const TIMES = 6
const KEYS = 60
/** Between two keys there is room for whatever somebody does. */
const GAP_MS = 24

/**
 * Types into a text that nobody sees, so that the first keys in one's own are as quick as the rest.
 *
 * The web view compiles only what it has run often; until then a key takes several times as long.
 * It is over as soon as somebody types, because then their own keys do the same.
 */
export async function warmUp(): Promise<void> {
  const doc = TEXT.repeat(TIMES)
  const extensions = [placeholders(() => false), body(), modes(USUAL_MODES)]
  const view = new EditorView({ state: EditorState.create({ doc, extensions }) })
  let isWanted = true
  const stop = () => (isWanted = false)
  addEventListener('keydown', stop, { once: true, capture: true })
  const anchor = doc.indexOf('We were', doc.length >> 1)
  view.dispatch({ selection: { anchor } })
  for (let key = 0; key < KEYS && isWanted; key++) {
    await new Promise((next) => setTimeout(next, GAP_MS))
    press(view, key % 7 ? 'a' : ' ')
  }
  removeEventListener('keydown', stop, { capture: true })
  view.destroy()
}

function press(view: EditorView, insert: string) {
  const { head } = view.state.selection.main
  const selection = { anchor: head + 1 }
  view.dispatch({ changes: { from: head, insert }, selection, userEvent: 'input.type' })
}
