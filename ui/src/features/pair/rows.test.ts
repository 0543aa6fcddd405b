import fc from 'fast-check'
import { expect, it } from 'vitest'
import { areSame, type Row, spacersFor, type Spacers } from './rows'

const NONE: Spacers = { left: [], right: [] }

/** Rows under each other, of these heights on both sides. */
function rowsOf(heights: [number, number][]): Row[] {
  let [left, right] = [0, 0]
  return heights.map(([a, b], index) => {
    const row = { left: { at: index, top: left }, right: { at: index, top: right } }
    left += a
    right += b
    return row
  })
}

/** How far apart the words of each row stand with these spacers. */
function gaps(rows: Row[], { left, right }: Spacers): number[] {
  const above = (spacers: Spacers['left'], at: number) =>
    spacers.filter((spacer) => spacer.at <= at).reduce((sum, { height }) => sum + height, 0)
  return rows.map((row) => {
    const a = row.left.top + above(left, row.left.at)
    return Math.abs(a - row.right.top - above(right, row.right.at))
  })
}

const heights = fc.array(fc.tuple(fc.double(between()), fc.double(between())), { maxLength: 40 })

function between() {
  return { min: 1, max: 900, noNaN: true }
}

it('puts every row at one height, with space on one side of it at most', () => {
  fc.assert(
    fc.property(heights, (heights) => {
      const rows = rowsOf(heights)
      const wanted = spacersFor(rows, NONE)
      expect(Math.max(0, ...gaps(rows, wanted))).toBeLessThan(0.5)
      const places = [...wanted.left, ...wanted.right].map(({ at }) => at)
      expect(new Set(places).size).toBe(places.length)
    }),
  )
})

it('comes to rest: what is level stays, and small errors never add up', () => {
  fc.assert(
    fc.property(
      heights,
      fc.array(fc.double({ min: -0.3, max: 0.3, noNaN: true })),
      (heights, by) => {
        const before = spacersFor(rowsOf(heights), NONE)
        const shaken = rowsOf(heights.map(([a, b], index) => [a + (by[index] ?? 0), b]))
        const after = spacersFor(shaken, before)
        expect(Math.max(0, ...gaps(shaken, after))).toBeLessThan(0.5)
        const again = spacersFor(shaken, after)
        expect(areSame(again.left, after.left) && areSame(again.right, after.right)).toBe(true)
      },
    ),
  )
})

it('leaves a row out that stands in another order', () => {
  const rows = rowsOf([
    [10, 30],
    [10, 10],
    [10, 10],
  ])
  rows[1]!.right.at = 9
  expect(spacersFor(rows, NONE).left.map(({ at }) => at)).toEqual([1])
  rows[2]!.right.at = 5
  expect(spacersFor(rows, NONE).left.map(({ at }) => at)).toEqual([1])
})
