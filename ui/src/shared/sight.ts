/**
 * Builds an attachment that calls `seen` whenever its element comes into sight.
 *
 * `ahead` is how many pixels beyond the edge of the scroller count as sight; `scroller` defaults
 * to the window.
 */
export function onSight(seen: () => void, ahead = 0, scroller: () => Element | null = () => null) {
  return (element: Element) => {
    const watch = (entries: IntersectionObserverEntry[]) => {
      // Several may come together; only the last one is true now.
      if (entries.at(-1)?.isIntersecting) seen()
    }
    const options = { root: scroller(), rootMargin: `${ahead}px` }
    const observer = new IntersectionObserver(watch, options)
    observer.observe(element)
    return () => observer.disconnect()
  }
}
