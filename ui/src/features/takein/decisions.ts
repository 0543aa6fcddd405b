import type { Field } from '../../backend/types'
import type { NewerComparison, NewerRow, TakeNewer } from './types'

/** Whose words are taken. */
export type Side = 'theirs' | 'mine'
/** Decided rows, by their names. */
export type Decisions = Record<string, Side>
/** A row that is to be decided. */
export type Open = { id: string; field: Field; index: number; row: NewerRow }

/** The name of a row: its field and its number in it. */
export function rowId(field: Field, index: number): string {
  return `${field}.${index}`
}

/** The rows that say something else, in reading order. */
export function openRows(comparison: NewerComparison | null): Open[] {
  return (comparison?.fields ?? []).flatMap(({ field, rows }) =>
    rows.flatMap((row, index) =>
      row.kind === 'same' ? [] : [{ id: rowId(field, index), field, index, row }],
    ),
  )
}

/** What is to be taken; a row that is left as it is needs no word unless both sides changed it. */
export function takenOf(open: Open[], decisions: Decisions): TakeNewer['taken'] {
  return open.flatMap(({ id, field, index, row }) => {
    const take = decisions[id]
    const says = take === 'theirs' || (take === 'mine' && row.kind === 'conflict')
    return says && take ? [{ field, row: index, take }] : []
  })
}

/** The next row that nobody has decided, from one on, round and round; -1 where there is none. */
export function nextUndecided(open: Open[], decisions: Decisions, from: number): number {
  for (let step = 1; step <= open.length; step++) {
    const at = (from + step) % open.length
    if (!decisions[open[at]!.id]) return at
  }
  return -1
}
