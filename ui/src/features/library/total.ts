/** How many posts a list has: in all, or at the least. */
export type Total = { posts: number; isExact: boolean }

export const NONE: Total = { posts: 0, isExact: true }

/**
 * What is known once another part of the same list has been read. Where that part does not tell
 * the end, what is known of the end stays until it is counted again: the list must not become
 * short for a moment whenever something in it changes.
 */
export function learnt(known: Total | null, read: Total): Total {
  if (read.isExact || !known) return read
  return known.posts >= read.posts ? known : read
}
