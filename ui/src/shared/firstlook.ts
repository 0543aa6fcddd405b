/** How long a window that paints nothing, because nobody sees it, is waited for. */
const UNSEEN_MS = 3000

let over: Promise<void> | null = null

/** Lets everything wait that calls `afterFirstLook`; gives back how to let it go on. */
export function beginFirstLook(): () => void {
  let end = () => {}
  const looked = new Promise<void>((resolve) => (end = resolve))
  over = looked.then(() => void (over = null))
  setTimeout(end, UNSEEN_MS)
  return end
}

/** Whether the window is still on its way to the first frame that can be written in. */
export function isFirstLook(): boolean {
  return over !== null
}

/**
 * Waits with what the first look at the window does not need, so that the caret need not wait.
 *
 * At any other time it waits for nothing.
 */
export function afterFirstLook(): Promise<void> {
  return over ?? Promise.resolve()
}
