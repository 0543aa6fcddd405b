/** A list in which one thing has changed places with its neighbour; the same list at its ends. */
export function moved<T>(list: T[], at: number, step: 1 | -1): T[] {
  const to = at + step
  if (at < 0 || to < 0 || to >= list.length) return list
  const next = [...list]
  ;[next[at], next[to]] = [next[to]!, next[at]!]
  return next
}

/** A list without what stands at a place. */
export function without<T>(list: T[], at: number): T[] {
  return list.filter((_, index) => index !== at)
}

/** A list with a word taken in or out, in the order of all words there are. */
export function toggled(list: string[], word: string, on: boolean, all: string[]): string[] {
  const kept = new Set(list)
  if (on) kept.add(word)
  else kept.delete(word)
  return all.filter((one) => kept.has(one))
}
