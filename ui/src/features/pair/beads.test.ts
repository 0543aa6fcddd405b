import { ChangeSet, Text } from '@codemirror/state'
import { expect, it } from 'vitest'
import type { Bead, Span } from '../../backend/types'
import { beadAt, expectTranslation, mapBeads } from './beads'

const bead = (id: number, source: Span | null, target: Span | null): Bead => ({
  id,
  source,
  target,
  state: source && target ? 'inStep' : 'missing',
  confirmed: false,
})

it('keeps what is typed at either end of a paragraph in its pair', () => {
  const beads = [bead(1, { from: 0, to: 3 }, { from: 4, to: 7 })]
  const changes = ChangeSet.of(
    [
      { from: 4, insert: '¡' },
      { from: 7, insert: '!' },
    ],
    7,
  )
  const [moved] = mapBeads(beads, 'target', changes, Text.of(['uno ¡dos!']))
  expect(moved?.target).toEqual({ from: 4, to: 9 })
  expect(moved?.source).toEqual({ from: 0, to: 3 })
})

it('pairs a new paragraph with the one that is missing', () => {
  const beads = [bead(1, { from: 0, to: 3 }, { from: 0, to: 3 }), bead(2, { from: 5, to: 8 }, null)]
  const changes = ChangeSet.of({ from: 3, insert: '\n\n' }, 3)
  const text = Text.of(['uno', '', ''])
  const moved = mapBeads(beads, 'target', changes, text)
  expect(moved[0]?.target).toEqual({ from: 0, to: 3 })
  expect(expectTranslation(moved, text, 5)[1]?.target).toEqual({ from: 5, to: 5 })
})

it('finds the pair of a caret, and none on a far blank line', () => {
  const beads = [bead(1, { from: 0, to: 3 }, null)]
  expect(beadAt(beads, 'source', 3)).toBe(0)
  expect(beadAt(beads, 'source', 6)).toBe(-1)
})
