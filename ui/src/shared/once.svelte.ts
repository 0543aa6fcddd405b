/** How long anything is waited for that may never come, milliseconds. */
const PATIENCE_MS = 4000

/** Waits until something that the interface keeps is so; says whether it came to be. */
export function once(isSo: () => boolean): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (came: boolean) => {
      clearTimeout(patience)
      // An effect cannot end itself while it runs for the first time.
      queueMicrotask(() => stop())
      resolve(came)
    }
    const patience = setTimeout(() => end(false), PATIENCE_MS)
    const stop = $effect.root(() => {
      $effect(() => {
        if (isSo()) end(true)
      })
    })
  })
}
