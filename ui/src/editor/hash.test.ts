import { expect, it } from 'vitest'
import { hash } from './hash'
import { text } from './testing/replica'

it('is the number that the library finds for the same text', () => {
  expect(hash(text(''))).toBe(2166136261)
  expect(hash(text('a'))).toBe(723832900)
  expect(hash(text('¡El pozo no se vende! 😀'))).toBe(978351962)
})

it('counts line breaks like every other unit', () => {
  expect(hash(text('One\nTwo'))).not.toBe(hash(text('OneTwo')))
})
