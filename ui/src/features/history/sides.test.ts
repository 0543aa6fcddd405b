import { expect, it } from 'vitest'
import type { Moment } from './moments'
import { type Against, canBringBack, sidesOf } from './sides'

const stretch = { first: 4, last: 9 } as Moment['stretch']
const moment: Moment = { key: 's9', revision: 9, at: 0, stretch, mark: null }
const marked: Moment = { key: 's2', revision: 2, at: 0, stretch, mark: null }

const cases: [Against, Moment | null, [number | null, string, number | null]][] = [
  ['now', null, [9, 'mine', null]],
  ['before', null, [3, 'mine', 9]],
  ['marked', marked, [2, 'mine', 9]],
  ['marked', null, [9, 'mine', 9]],
  ['nothing', marked, [9, 'mine', 9]],
  ['edition:other', null, [9, 'other', null]],
]

it.each(cases)('compares with %s', (against, second, [before, edition, after]) => {
  const sides = sidesOf('mine', moment, against, second)
  expect(sides.before).toEqual({ edition: 'mine', revision: before })
  expect(sides.after).toEqual({ edition, revision: after })
})

it('brings paragraphs back only into the same edition as it is now', () => {
  const able = cases.map(([against]) => canBringBack(sidesOf('mine', moment, against, marked)))
  expect(able).toEqual([true, false, false, false, false, false])
})

it('puts nothing before the first change', () => {
  const hit: Moment = { ...moment, revision: 0, stretch: null }
  expect(sidesOf('mine', hit, 'before', null).before.revision).toBe(0)
})
