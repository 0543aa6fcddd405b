import { EditorView } from '@codemirror/view'

/** In so many frames what stands above a caret gets its height: letters, rows, facing pages. */
const FRAMES = 12

/** How far from the top of the page a line may be that stands there, pixels. */
const NEAR = 2

/** Scrolls to the caret, and stays at it while the page around it takes shape. */
export function keepInSight(view: EditorView) {
  keep(view, isCaretInSight, () => view.dispatch({ scrollIntoView: true }))
}

/** Scrolls until a place stands at the top of the page, and keeps it there in the same way. */
export function keepAtTop(view: EditorView, at: number) {
  const effects = () => EditorView.scrollIntoView(at, { y: 'start', yMargin: 0 })
  keep(
    view,
    () => isAtTop(view, at),
    () => view.dispatch({ effects: effects() }),
  )
}

/**
 * Scrolls, and again for as long as that did not hold.
 *
 * What has not been drawn yet has a height that is guessed: the place that was sought first may be
 * another one a frame later. Whoever scrolls or presses anything meanwhile is left where they go.
 */
function keep(view: EditorView, holds: (view: EditorView) => boolean, scroll: () => void) {
  let left = FRAMES
  const letGo = () => (left = 0)
  const ways = ['wheel', 'pointerdown', 'keydown'] as const
  for (const way of ways) addEventListener(way, letGo, { capture: true, once: true })
  const look = () => {
    if (left-- > 0 && view.dom.isConnected) {
      if (!holds(view)) scroll()
      requestAnimationFrame(look)
    } else for (const way of ways) removeEventListener(way, letGo, { capture: true })
  }
  scroll()
  requestAnimationFrame(look)
}

function page(view: EditorView): DOMRect | undefined {
  return view.dom.closest('.scroller')?.getBoundingClientRect()
}

function isCaretInSight(view: EditorView): boolean {
  const [paper, caret] = [page(view), view.coordsAtPos(view.state.selection.main.head)]
  return !paper || (caret !== null && caret.top >= paper.top && caret.bottom <= paper.bottom)
}

function isAtTop(view: EditorView, at: number): boolean {
  const [paper, line] = [page(view), view.coordsAtPos(at)]
  return !paper || (line !== null && Math.abs(line.top - paper.top) <= NEAR)
}
