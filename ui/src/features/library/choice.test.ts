import { expect, it } from 'vitest'
import { chips, EVERYTHING, isRestricted, isSame, without } from './choice'

const chosen = { ...EVERYTHING, tag: 'water', needsTranslation: true }

it('tells what restricts from what orders', () => {
  expect(isRestricted(EVERYTHING)).toBe(false)
  expect(isRestricted({ ...EVERYTHING, sort: 'title', reversed: true })).toBe(false)
  expect(isRestricted({ ...EVERYTHING, search: 'a' })).toBe(true)
  expect(isRestricted(chosen)).toBe(true)
})

it('takes one restriction away and leaves the others', () => {
  expect(chips(chosen)).toEqual(['tag', 'needsTranslation'])
  expect(chips(without(chosen, 'tag'))).toEqual(['needsTranslation'])
  expect(without(without(chosen, 'tag'), 'needsTranslation')).toEqual(EVERYTHING)
})

it('knows a saved choice again, whichever way its fields lie', () => {
  const { tag, ...rest } = chosen
  expect(isSame({ ...rest, tag }, chosen)).toBe(true)
  expect(isSame(chosen, { ...chosen, reversed: true })).toBe(false)
})
