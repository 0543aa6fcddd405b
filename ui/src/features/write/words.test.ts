import { Text } from '@codemirror/state'
import { expect, it } from 'vitest'
import { countWords } from './words'

const cases: [string, number][] = [
  ['', 0],
  ['The well is not for sale', 6],
  ['# Title\n\n> — ¡Vivan! «todxs»', 3],
  ['- one\n- two', 2],
  ['compañerxs don’t 1,300 litres', 4],
]

it.each(cases)('counts %j', (text, words) => {
  expect(countWords(Text.of(text.split('\n')))).toBe(words)
})
