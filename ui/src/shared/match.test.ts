import { expect, it } from 'vitest'
import { fit } from './match'

it('ignores accents and case', () => {
  expect(fit('anadir', 'Añadir traducción')).toBe(4)
  expect(fit('TRADUCCIÓN', 'Añadir traduccion')).toBe(3)
})

it('finds beginnings of words in their order, and nothing else', () => {
  expect(fit('ad tr', 'Add translation')).toBe(1)
  expect(fit('tr ad', 'Add translation')).toBe(0)
})
