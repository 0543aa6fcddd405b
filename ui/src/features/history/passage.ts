import type { Stroke } from '../../shared/comparison/markup'
import type { PastHit, Row, Run } from './types'

export type Passage = Pick<PastHit, 'field' | 'before' | 'hit' | 'after'>
/** Where a passage stands: a row, and UTF-16 positions in its older text. */
export type Spot = { row: number; from: number; to: number }

/** The text of a row on the older side. */
export function olderText({ runs }: Row): string {
  return runs.map(({ kind, text }) => (kind === 'added' ? '' : text)).join('')
}

/** Finds a passage among the rows of its field, by what surrounds it and else by itself. */
export function spotOf(rows: Row[], { before, hit, after }: Passage): Spot | null {
  const texts = rows.map(olderText)
  for (const [lead, rest] of [
    [before, after],
    [before.slice(-12), after.slice(0, 12)],
    ['', ''],
  ] as const) {
    const row = texts.findIndex((text) => text.includes(lead + hit + rest))
    if (row < 0) continue
    const from = texts[row]!.indexOf(lead + hit + rest) + lead.length
    return { row, from, to: from + hit.length }
  }
  return null
}

/** Cuts the runs of a row so that the passage stands apart; the blank lines after it are left out. */
export function strokes(row: Row, spot: Spot | null): Stroke[] {
  const runs = withoutGap(row.runs)
  if (!spot) return runs.map((run) => ({ ...run, found: false }))
  let at = 0
  return runs.flatMap((run) => {
    if (run.kind === 'added') return [{ ...run, found: false }]
    const start = at
    at += run.text.length
    const cut = (from: number, to: number, found: boolean): Stroke[] => {
      const text = run.text.slice(Math.max(from - start, 0), Math.max(to - start, 0))
      return text ? [{ kind: run.kind, text, found }] : []
    }
    return [
      ...cut(start, spot.from, false),
      ...cut(spot.from, spot.to, true),
      ...cut(Math.max(spot.to, start), at, false),
    ]
  })
}

/** Leaves out the line ends that divide a paragraph from the next, on either side. */
function withoutGap(runs: Run[]): Run[] {
  const ended = { added: false, removed: false }
  return [...runs]
    .reverse()
    .map((run) => {
      const sides = run.kind === 'same' ? (['added', 'removed'] as const) : [run.kind]
      if (sides.some((side) => ended[side])) return run
      const text = run.text.replace(/[\r\n]+$/, '')
      if (text) for (const side of sides) ended[side] = true
      return { ...run, text }
    })
    .reverse()
    .filter(({ text }) => text !== '')
}
