import { afterFirstLook } from '../../shared/firstlook'

/** A field that stands on the page without its editor. */
export type Plain = {
  /** Its words, or null where nothing is to be seen of it yet. */
  words: string | null
  /** What stands in its place where it has none. */
  placeholder: string
  direction: 'ltr' | 'rtl' | 'auto'
}
/** Where somebody has pressed, pixels. */
export type Point = { x: number; y: number }

/**
 * Shows the words of a field until its editor is needed, or the first look at the window is over.
 *
 * An editor takes some time to be made, and the caret stands in one of them only. `wake` makes it,
 * and is told where somebody has pressed; it is called once. Gives back how to wake it at once.
 */
export function plainWords(
  parent: HTMLElement,
  { words, placeholder, direction }: Plain,
  wake: (at: Point | null) => void,
): () => void {
  const shown = document.createElement('div')
  shown.className = 'plain-words'
  shown.classList.toggle('soft', words === '')
  shown.dir = direction
  shown.textContent = words === '' ? placeholder : words
  let isPlain = true
  const awake = (at: Point | null = null) => {
    if (!isPlain) return
    isPlain = false
    shown.remove()
    wake(at)
  }
  shown.addEventListener('mousedown', (event) => {
    if (event.button !== 0) return
    event.preventDefault()
    awake({ x: event.clientX, y: event.clientY })
  })
  parent.append(shown)
  // Each in a turn of its own: what somebody does meanwhile goes first.
  void afterFirstLook().then(() => setTimeout(() => awake()))
  return awake
}
