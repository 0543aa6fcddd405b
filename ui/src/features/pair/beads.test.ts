import { ChangeSet, Text } from '@codemirror/state'
import { expect, it } from 'vitest'
import type { Span } from '../../backend/types'
import { beadAt, emptySide, expectCounterpart, mapBeads, mapFindings } from './beads'
import { aBead, aFinding } from './examples'

const span = (from: number, to: number): Span => ({ from, to })

it('keeps what is typed at either end of a paragraph in its pair', () => {
  const beads = [aBead(1, span(0, 3), span(4, 7))]
  const changes = ChangeSet.of(
    [
      { from: 4, insert: '¡' },
      { from: 7, insert: '!' },
    ],
    7,
  )
  const [moved] = mapBeads(beads, 'right', changes, Text.of(['uno ¡dos!']))
  expect(moved?.right).toEqual(span(4, 9))
  expect(moved?.left).toEqual(span(0, 3))
})

it('pairs a new paragraph with the one that is missing, on either side', () => {
  const text = Text.of(['uno', '', ''])
  const changes = ChangeSet.of({ from: 3, insert: '\n\n' }, 3)
  const missing = [aBead(1, span(0, 3), span(0, 3)), aBead(2, span(5, 8), null)]
  const moved = mapBeads(missing, 'right', changes, text)
  expect(moved[0]?.right).toEqual(span(0, 3))
  expect(expectCounterpart(moved, 'right', text, 5)[1]?.right).toEqual(span(5, 5))

  const mirrored = [aBead(1, span(0, 3), span(0, 3)), aBead(2, null, span(5, 8))]
  expect(expectCounterpart(mirrored, 'left', text, 5)[1]?.left).toEqual(span(5, 5))
})

it('finds the pair of a caret, and none on a far blank line', () => {
  const beads = [aBead(1, span(0, 3), null), aBead(2, span(4, 6), null)]
  expect(beadAt(beads, 'left', 3)).toBe(0)
  expect(beadAt(beads, 'left', 4)).toBe(1)
  expect(beadAt(beads, 'left', 7)).toBe(1)
  expect(beadAt(beads, 'left', 8)).toBe(-1)
  expect(beadAt(beads, 'right', 3)).toBe(-1)
})

it('knows where a pair is to be written', () => {
  expect(emptySide(aBead(1, span(0, 3), null))).toBe('right')
  expect(emptySide(aBead(1, null, span(0, 3)))).toBe('left')
  expect(emptySide({ ...aBead(1, span(0, 3), span(0, 3)), lead: 'right' })).toBe('left')
})

it('moves an offer with its words, and withdraws it where they were changed', () => {
  const offer = { kind: 'link' as const, before: 'a', after: 'b', at: span(8, 12), insert: 'b' }
  const beads = [{ ...aBead(1, span(0, 9), span(0, 20)), carry: [offer] }]
  const before = ChangeSet.of({ from: 2, insert: 'xx' }, 20)
  const [moved] = mapBeads(beads, 'right', before, Text.of(['x'.repeat(22)]))
  expect(moved?.carry[0]?.at).toEqual(span(10, 14))
  const inside = ChangeSet.of({ from: 9, insert: 'xx' }, 20)
  const [spoilt] = mapBeads(beads, 'right', inside, Text.of(['x'.repeat(22)]))
  expect(spoilt?.carry).toEqual([])
})

it('lets a finding go where its words are changed, and moves it where others are', () => {
  const findings = [aFinding(1, span(2, 4), span(10, 12))]
  const far = mapFindings(findings, 'right', ChangeSet.of({ from: 0, insert: 'abc' }, 20))
  expect(far[0]?.right).toEqual(span(13, 15))
  expect(mapFindings(findings, 'right', ChangeSet.of({ from: 11, insert: 'a' }, 20))).toEqual([])
})
