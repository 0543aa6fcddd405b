import { ChangeSet, type Text } from '@codemirror/state'

/** A stretch in which two texts differ: `from..to` of the one against `insert` of the other. */
export type Hunk = { from: number; to: number; insert: string }

/** Beyond so many differing words, the whole stretch is taken as one. */
const MOST_DIFFERENCES = 400

/** Turns `before` into `after`, word by word, so that what stands between stays where it is. */
export function difference(before: Text, after: Text): ChangeSet {
  const [a, b] = [before.toString(), after.toString()]
  const changes = hunks(a, b).map(({ from, to, insert }) => {
    const [start, end] = common(a.slice(from, to), insert)
    return { from: from + start, to: to - end, insert: insert.slice(start, insert.length - end) }
  })
  return ChangeSet.of(changes, a.length, '\n')
}

/** Brings what only `theirs` says into `ours`, behind what stands there; nothing is deleted. */
export function union(ours: Text, theirs: Text): ChangeSet {
  const a = ours.toString()
  const changes = hunks(a, theirs.toString())
    .filter(({ insert }) => insert !== '')
    .map(({ from, to, insert }) => {
      const touches = to > from && !/\s$/.test(a.slice(from, to)) && !/^\s/.test(insert)
      return { from: to, insert: touches ? ` ${insert}` : insert }
    })
  return ChangeSet.of(changes, a.length, '\n')
}

/** The stretches of whole words in which `a` and `b` differ, from first to last. */
export function hunks(a: string, b: string): Hunk[] {
  if (a === b) return []
  let [start, end] = common(a, b)
  while (start > 0 && !/\s/.test(a[start - 1]!)) start--
  while (end > 0 && !/\s/.test(a[a.length - end]!)) end--
  const [middle, other] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  const [left, right] = [words(middle), words(other)]
  const pairs = alike(left, right)
  if (!pairs) return [{ from: start, to: a.length - end, insert: other }]
  return between(left, right, pairs).map(({ from, to, insert }) => ({
    from: start + from,
    to: start + to,
    insert,
  }))
}

function words(text: string): string[] {
  return text.match(/\s+|\S+/g) ?? []
}

/** How many units two texts share at their beginnings, and then at their ends. */
function common(a: string, b: string): [number, number] {
  const shorter = Math.min(a.length, b.length)
  let start = 0
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start++
  const most = shorter - start
  let end = 0
  while (end < most && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end++
  return [start, end]
}

/**
 * The words that both have in the same order, as pairs of their places; null beyond the limit.
 *
 * Myers, "An O(ND) Difference Algorithm and Its Variations", 1986, section 4.
 */
function alike(a: string[], b: string[]): [number, number][] | null {
  const reach = new Map<number, number>([[1, 0]])
  const rounds: Map<number, number>[] = []
  const limit = Math.min(a.length + b.length, MOST_DIFFERENCES)
  for (let d = 0; d <= limit; d++) {
    rounds.push(new Map(reach))
    for (let k = -d; k <= d; k += 2) {
      let x = comesDown(reach, k, d) ? reach.get(k + 1)! : reach.get(k - 1)! + 1
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++
      reach.set(k, x)
      if (x >= a.length && x - k >= b.length) return wayBack(rounds, a.length, b.length)
    }
  }
  return null
}

function comesDown(reach: Map<number, number>, k: number, d: number): boolean {
  return k === -d || (k !== d && reach.get(k - 1)! < reach.get(k + 1)!)
}

function wayBack(rounds: Map<number, number>[], x: number, y: number): [number, number][] {
  const pairs: [number, number][] = []
  for (let d = rounds.length - 1; d >= 0; d--) {
    const reach = rounds[d]!
    const k = x - y
    const from = comesDown(reach, k, d) ? k + 1 : k - 1
    const [fromX, fromY] = d === 0 ? [0, 0] : [reach.get(from)!, reach.get(from)! - from]
    while (x > fromX && y > fromY) pairs.push([--x, --y])
    ;[x, y] = [fromX, fromY]
  }
  return pairs.reverse()
}

function between(a: string[], b: string[], pairs: [number, number][]): Hunk[] {
  const found: Hunk[] = []
  let [x, y, at] = [0, 0, 0]
  for (const [nextX, nextY] of [...pairs, [a.length, b.length] as const]) {
    const gone = a.slice(x, nextX).join('')
    const insert = b.slice(y, nextY).join('')
    if (gone !== insert) found.push({ from: at, to: at + gone.length, insert })
    at += gone.length + (a[nextX]?.length ?? 0)
    ;[x, y] = [nextX + 1, nextY + 1]
  }
  return found
}
