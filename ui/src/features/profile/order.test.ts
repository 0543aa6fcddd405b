import { expect, it } from 'vitest'
import { moved, toggled, without } from './order'

it('lets neighbours change places, and nothing fall off the ends', () => {
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c'])
  expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b'])
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
  expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b'])
  expect(without(['a', 'b'], 0)).toEqual(['b'])
})

it('keeps words in the order of all words', () => {
  expect(toggled(['c'], 'a', true, ['a', 'b', 'c'])).toEqual(['a', 'c'])
  expect(toggled(['a', 'c'], 'a', false, ['a', 'b', 'c'])).toEqual(['c'])
})
