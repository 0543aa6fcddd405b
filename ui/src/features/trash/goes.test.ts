import { expect, it } from 'vitest'
import { goes } from './goes'

const DAY = 86_400_000
const NOW = 1_700_000_000_000

const cases: [number | null, string][] = [
  [null, 'stays until you empty the trash'],
  [NOW + 12 * DAY, 'goes in 12 days'],
  [NOW + 1, 'goes in 1 day'],
  [NOW, 'goes today'],
  [NOW - 3 * DAY, 'goes today'],
]

it.each(cases)('tells when something goes: %s', (goesAt, words) => {
  expect(goes(goesAt, NOW)).toBe(words)
})
