/** From where to where something stands on the screen. */
export type Extent = { top: number; bottom: number }

/**
 * How far to scroll so that what is out of sight comes into it and the caret does not leave it.
 *
 * Zero where it is in sight already, or where both have no room.
 */
export function revealBy(sight: Extent, caret: Extent, hidden: Extent): number {
  if (hidden.bottom > sight.top && hidden.top < sight.bottom) return 0
  const isAbove = hidden.bottom <= sight.top
  const bottom = Math.min(hidden.bottom, hidden.top + sight.bottom - sight.top)
  const by = isAbove ? hidden.top - sight.top : bottom - sight.bottom
  const stays = caret.top - by >= sight.top && caret.bottom - by <= sight.bottom
  return stays ? by : 0
}
