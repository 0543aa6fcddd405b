import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Heights, HIGHEST, rowsIn, Squeeze } from './heights'

it('takes rows that nobody has seen for the mean of those that were', () => {
  const heights = new Heights(1000, 64)
  expect(heights.total).toBe(64_000)
  for (let row = 0; row < 500; row++) heights.measure(row, 110)
  expect(heights.guess).toBeGreaterThan(108)
  expect(heights.top(500)).toBe(500 * 110)
})

it('knows where rows begin, by whatever was measured', () => {
  const measures = fc.array(fc.tuple(fc.nat(400), fc.integer({ min: 1, max: 300 })))
  fc.assert(
    fc.property(measures, fc.integer({ min: 1, max: 400 }), fc.nat(399), (measures, count, at) => {
      const heights = new Heights(count, 64)
      for (const [row, height] of measures) heights.measure(row, height)
      const row = Math.min(at, count - 1)
      let top = 0
      for (let before = 0; before < row; before++) top += heights.of(before)
      expect(heights.top(row)).toBeCloseTo(top, 4)
      expect(heights.top(count)).toBeCloseTo(heights.total, 4)
      expect(heights.at(heights.top(row) + heights.of(row) / 2)).toBe(row)
    }),
  )
})

it('says whether a height was news', () => {
  const heights = new Heights(3, 64)
  expect(heights.measure(1, 80)).toBe(true)
  expect(heights.measure(1, 80.2)).toBe(false)
  expect(heights.measure(1, 90)).toBe(true)
  expect(heights.measure(3, 90)).toBe(false)
})

it('draws about as many rows of 100,000 as of 100, wherever they are', () => {
  for (const count of [100, 100_000]) {
    const heights = new Heights(count, 64)
    for (const top of [0, heights.total / 2, heights.total - 640]) {
      const { first, end } = rowsIn(heights, top, 640)
      expect(end - first).toBeLessThanOrEqual(640 / 64 + 14)
      expect(heights.top(first)).toBeLessThanOrEqual(top)
      expect(heights.top(end)).toBeGreaterThanOrEqual(Math.min(top + 640, heights.total) - 1)
    }
  }
  expect(rowsIn(new Heights(0, 64), 0, 640)).toEqual({ first: 0, end: 0 })
})

it('squeezes what is too high to be laid out, both ends in their places', () => {
  const small = new Squeeze(6_400_000, 600)
  expect([small.height, small.toList(1234)]).toEqual([6_400_000, 1234])
  const large = new Squeeze(100_000_000, 600)
  expect(large.height).toBe(HIGHEST)
  expect(large.toList(0)).toBe(0)
  expect(large.toList(HIGHEST - 600)).toBeCloseTo(100_000_000 - 600, 3)
  expect(large.toElement(large.toList(777))).toBeCloseTo(777, 6)
})
