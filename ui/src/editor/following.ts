import type { EditorState, Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { around } from './formatting/tree'
import { labelledAddress } from './labels'

/** What is done with the address of a link that somebody wants to follow. */
type Follow = (address: string) => void

/** Follows a link that is clicked while Ctrl is held, or Cmd. */
export function following(follow: Follow): Extension {
  return EditorView.domEventHandlers({
    mousedown(event, view) {
      if (event.button !== 0 || !(event.ctrlKey || event.metaKey)) return false
      const at = view.posAtCoords({ x: event.clientX, y: event.clientY })
      const address = at === null ? null : linkAt(view.state, { from: at, to: at })
      if (address === null) return false
      event.preventDefault()
      follow(address)
      return true
    },
  })
}

/** The address of the link that holds a place, as its reader gets it; null where there is none. */
export function linkAt(state: EditorState, place: { from: number; to: number }): string | null {
  const isLink = (name: string) => ['Link', 'Autolink', 'LinkReference'].includes(name)
  const node = around(state, place, isLink)
  if (!node) return null
  const url = node.getChild('URL')
  if (url) return destination(state.sliceDoc(url.from, url.to))
  // `[words][label]`, `[label][]` or `[label]`: the address stands elsewhere.
  const label = node.getChild('LinkLabel')
  const named = label ? state.sliceDoc(label.from + 1, label.to - 1) : ''
  const [open, close] = node.getChildren('LinkMark')
  const words = open && close ? state.sliceDoc(open.to, close.from) : ''
  const found = labelledAddress(state, named || words)
  return found === null ? null : destination(found)
}

/** An address without what only Markdown needs: angle brackets, escapes, references to letters. */
function destination(written: string): string {
  return written
    .replace(/^<(.*)>$/s, '$1')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/&(?:amp|#38|#x26);/gi, '&')
}
