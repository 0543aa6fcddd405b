import type { Spacer } from '../../editor/spacers'
import type { SideName } from './types'

/** Where a row begins on one side, and how high its words would stand without any spacer. */
export type Place = { at: number; top: number }
/** A pair that must begin at the same height on both sides. */
export type Row = Record<SideName, Place>
export type Spacers = Record<SideName, Spacer[]>

/** Differences below this cannot be seen, and rounding makes such all the time. */
const EPSILON = 0.4

/**
 * The space that each side needs above its rows, so that every row begins at one height.
 *
 * A spacer that is as good as right stays, or rounding would make the pages chase each other; what
 * it lacks is made good by the next.
 */
export function spacersFor(rows: Row[], old: Spacers): Spacers {
  const wanted: Spacers = { left: [], right: [] }
  const known = { left: heights(old.left), right: heights(old.right) }
  const shift = { left: 0, right: 0 }
  const last = { left: -1, right: -1 }
  for (const { left, right } of rows) {
    // Where the texts have another order, the earlier row is the one that is level.
    if (left.at <= last.left || right.at <= last.right) continue
    last.left = left.at
    last.right = right.at
    const lead = right.top + shift.right - (left.top + shift.left)
    const [side, { at }] = lead > 0 ? (['left', left] as const) : (['right', right] as const)
    const before = known[side].get(at) ?? 0
    const height = Math.abs(Math.abs(lead) - before) < EPSILON ? before : Math.abs(lead)
    if (height === 0) continue
    wanted[side].push({ at, height })
    shift[side] += height
  }
  return wanted
}

export function areSame(some: Spacer[], others: Spacer[]): boolean {
  const same = ({ at, height }: Spacer, index: number) =>
    others[index]?.at === at && others[index].height === height
  return some.length === others.length && some.every(same)
}

function heights(spacers: Spacer[]): Map<number, number> {
  return new Map(spacers.map(({ at, height }) => [at, height]))
}
