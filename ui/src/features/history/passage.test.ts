import { expect, it } from 'vitest'
import type { Row, Run } from './types'
import { spotOf, strokes } from './passage'

const rows: Row[] = [
  { kind: 'same', runs: [{ kind: 'same', text: 'The bell was rung.' }] },
  {
    kind: 'changed',
    runs: [
      { kind: 'same', text: 'At dawn ' },
      { kind: 'added', text: 'again ' },
      { kind: 'removed', text: 'the bell was' },
      { kind: 'same', text: ' silent.' },
    ],
  },
]
const passage = (before: string, hit: string, after: string) =>
  ({ field: 'body', before, hit, after }) as const

it('finds a passage by what surrounds it, not at its first likeness', () => {
  expect(spotOf(rows, passage('At dawn the ', 'bell', ' was silent.'))).toEqual({
    row: 1,
    from: 12,
    to: 16,
  })
})

it('finds it by itself where its surroundings were shortened', () => {
  expect(spotOf(rows, passage('… ', 'bell', ' …'))?.row).toBe(0)
  expect(spotOf(rows, passage('', 'drum', ''))).toBeNull()
})

it('cuts the runs at its ends, and loses no word', () => {
  const spot = spotOf(rows, passage('the ', 'bell was', ' silent'))
  const cut = strokes(rows[1]!, spot)
  expect(cut.filter(({ found }) => found).map(({ text }) => text)).toEqual(['bell was'])
  expect(cut.map(({ text }) => text).join('')).toBe('At dawn again the bell was silent.')
})

it('marks a passage that goes over several runs', () => {
  const spot = spotOf(rows, passage('', 'was silent', ''))
  const found = strokes(rows[1]!, spot).filter((stroke) => stroke.found)
  expect(found.map(({ text }) => text)).toEqual(['was', ' silent'])
})

const gaps: [string, Run[], string][] = [
  ['of an unchanged paragraph', [{ kind: 'same', text: 'One.\n\n' }], 'One.'],
  [
    'on either side of a change',
    [
      { kind: 'removed', text: 'One.\n' },
      { kind: 'added', text: 'Two.\n\n' },
    ],
    'One.|Two.',
  ],
  [
    'that has become longer',
    [
      { kind: 'same', text: 'One.\n' },
      { kind: 'added', text: '\n' },
    ],
    'One.',
  ],
]

it.each(gaps)('leaves out the gap %s', (_, runs, shown) => {
  const cut = strokes({ kind: 'changed', runs }, null)
  expect(cut.map(({ text }) => text).join('|')).toBe(shown)
})

it('keeps the lines of a slogan', () => {
  const runs: Run[] = [{ kind: 'same', text: 'Free them!\nNow!\n\n' }]
  expect(strokes({ kind: 'same', runs }, null)[0]?.text).toBe('Free them!\nNow!')
})
