import type { EditorView } from '@codemirror/view'

/** In so many frames what stands above a caret gets its height: letters, rows, facing pages. */
const FRAMES = 12

/**
 * Scrolls to the caret, and stays at it while the page around it takes shape.
 *
 * What has not been drawn yet has a height that is guessed: the place where the caret was sought
 * first may be another one a frame later. Whoever scrolls or presses anything meanwhile is left
 * where they go.
 */
export function keepInSight(view: EditorView) {
  let left = FRAMES
  const letGo = () => (left = 0)
  const ways = ['wheel', 'pointerdown', 'keydown'] as const
  for (const way of ways) addEventListener(way, letGo, { capture: true, once: true })
  const look = () => {
    if (left-- > 0 && view.dom.isConnected) {
      if (!isCaretInSight(view)) view.dispatch({ scrollIntoView: true })
      requestAnimationFrame(look)
    } else for (const way of ways) removeEventListener(way, letGo, { capture: true })
  }
  view.dispatch({ scrollIntoView: true })
  requestAnimationFrame(look)
}

function isCaretInSight(view: EditorView): boolean {
  const page = view.dom.closest('.scroller')?.getBoundingClientRect()
  const caret = view.coordsAtPos(view.state.selection.main.head)
  return !page || (caret !== null && caret.top >= page.top && caret.bottom <= page.bottom)
}
