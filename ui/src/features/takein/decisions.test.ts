import { expect, it } from 'vitest'
import { nextUndecided, openRows, takenOf } from './decisions'
import type { NewerComparison, NewerRow, NewerRowKind } from './types'

const row = (kind: NewerRowKind): NewerRow => ({ kind, runs: [] })
const comparison: NewerComparison = {
  revision: 4,
  told: [],
  fields: [
    { field: 'title', rows: [row('changed')] },
    { field: 'body', rows: [row('same'), row('conflict'), row('same'), row('removed')] },
  ],
}

it('finds the rows that are to be decided, in reading order', () => {
  expect(openRows(comparison).map(({ id }) => id)).toEqual(['title.0', 'body.1', 'body.3'])
  expect(openRows(null)).toEqual([])
})

it('names what is taken, and mine only where both sides changed it', () => {
  const open = openRows(comparison)
  expect(takenOf(open, { 'title.0': 'mine', 'body.1': 'mine', 'body.3': 'theirs' })).toEqual([
    { field: 'body', row: 1, take: 'mine' },
    { field: 'body', row: 3, take: 'theirs' },
  ])
  expect(takenOf(open, {})).toEqual([])
})

it('goes on to what is not decided, round and round', () => {
  const open = openRows(comparison)
  expect(nextUndecided(open, {}, 2)).toBe(0)
  expect(nextUndecided(open, { 'body.1': 'mine' }, 0)).toBe(2)
  expect(nextUndecided(open, { 'title.0': 'mine', 'body.1': 'mine', 'body.3': 'mine' }, 0)).toBe(-1)
  expect(nextUndecided([], {}, -1)).toBe(-1)
})
