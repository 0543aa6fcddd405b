import { expect, it } from 'vitest'
import { fontFor, hasLetters, scriptsOf } from './scripts'

it('knows the scripts of a language and of a text', () => {
  expect(scriptsOf('es', 'Ñandú, Ελλάδα, Привет')).toEqual([])
  expect(scriptsOf('ar', '')).toEqual(['Arab'])
  expect(scriptsOf('fa', 'چاه')).toEqual(['Arab'])
  expect(scriptsOf('zh-TW', '')).toEqual(['Hani'])
  expect(scriptsOf('sr-Latn', '')).toEqual([])
  expect(scriptsOf('en', 'The word is שלום.')).toEqual(['Hebr'])
  expect(scriptsOf('ja', '水かさ')).toEqual(['Jpan', 'Hani'])
  expect(scriptsOf('no tag', '')).toEqual([])
})

it('misses letters that all look the same', () => {
  expect(hasLetters('Arab', () => 'box')).toBe(false)
  expect(hasLetters('Arab', (letter) => letter)).toBe(true)
  expect(hasLetters('Latn', () => 'box')).toBe(true)
  expect(fontFor('Arab')).toBe('Noto Naskh Arabic')
})
