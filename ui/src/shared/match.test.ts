import { expect, it } from 'vitest'
import { fit } from './match'

it('ignores accents and case', () => {
  expect(fit('anadir', 'Añadir traducción')).toBe(4)
  expect(fit('TRADUCCIÓN', 'Añadir traduccion')).toBe(3)
})

it('finds letters in the right order, and nothing else', () => {
  expect(fit('adtr', 'Add translation')).toBe(1)
  expect(fit('rtda', 'Add translation')).toBe(0)
})
