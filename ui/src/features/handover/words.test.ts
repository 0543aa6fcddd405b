import { expect, it } from 'vitest'
import { sideOf, strokes } from './words'

const runs = [
  { kind: 'same', text: 'Nobody ' },
  { kind: 'removed', text: 'buys it' },
  { kind: 'added', text: 'gives it away' },
  { kind: 'same', text: '.' },
  { kind: 'added', text: '\n\n' },
] as const

it('draws no blank lines', () => {
  expect(strokes([...runs]).map(({ text }) => text)).toEqual([
    'Nobody ',
    'buys it',
    'gives it away',
    '.',
  ])
})

it('marks on both sides what the other does not say, and strikes nothing out', () => {
  const drawn = (side: 'mine' | 'theirs') =>
    sideOf([...runs], side).map(({ kind, text, found }) => `${kind} ${text}${found ? '!' : ''}`)
  expect(drawn('mine')).toEqual(['same Nobody ', 'same buys it!', 'same .'])
  expect(drawn('theirs')).toEqual(['same Nobody ', 'same gives it away!', 'same .'])
})
