import { Text } from '@codemirror/state'
import { expect, it } from 'vitest'
import type { Bead, Finding, Run } from '../../backend/types'
import { changes, roomsOf, type Shown, tintsOf } from './dress'
import { aBead, aFinding } from './examples'

const say = (_bead: Bead, _found: unknown, isCurrent: boolean) =>
  isCurrent ? [{ words: 'changed' }] : []
const doc = Text.of(['A permit for 1,300 litres.'])
const span = { from: 0, to: doc.length }
const diff: Run[] = [
  { kind: 'same', text: 'A permit for ' },
  { kind: 'removed', text: '300' },
  { kind: 'added', text: '1,300' },
  { kind: 'same', text: ' litres.' },
]
const changed: Bead = { ...aBead(1, span, { from: 0, to: 9 }), state: 'changed', diff }

function shown(about: Partial<Shown>): Shown {
  const nothing = { findings: [], current: -1, caret: null, sentences: [], written: null }
  return { beads: [changed], ...nothing, rooms: new Set(), ...about }
}

it('sets the words that came and went into the text that leads', () => {
  expect(changes(diff, span, doc)).toEqual([
    { kind: 'removed', at: 13, text: '300' },
    { kind: 'added', from: 13, to: 18 },
  ])
  expect(tintsOf(shown({}), 'right', Text.of(['Un permiso']), say)).toEqual([])
})

it('shows no comparison of another text than the one that stands there', () => {
  expect(changes(diff, span, Text.of(['A permit for 1,301 litres.']))).toEqual([])
})

it('gives a changed pair its line, whether it is the current one or not', () => {
  const lines = (about: Partial<Shown>) =>
    tintsOf(shown(about), 'left', doc, say).filter(({ kind }) => kind === 'under')
  const under = { kind: 'under', at: doc.length, key: '1' }
  expect(lines({})).toEqual([{ ...under, items: [] }])
  expect(lines({ current: 0 })).toEqual([{ ...under, items: [{ words: 'changed' }] }])
})

it('underlines a whole paragraph only where somebody is', () => {
  const inStep = { ...aBead(1, span, { from: 0, to: 9 }), state: 'inStep' as const }
  const marks = (finding: Finding, current: number) =>
    tintsOf(shown({ beads: [inStep], findings: [finding], current }), 'left', doc, say).filter(
      ({ kind }) => kind === 'found',
    )
  expect(marks(aFinding(1, span, null), -1)).toEqual([])
  expect(marks(aFinding(1, span, null), 0)).toHaveLength(1)
  expect(marks(aFinding(1, { from: 2, to: 8 }, null), -1)).toHaveLength(1)
})

it('lets nothing come or go in the pair that is being written', () => {
  const inStep = { ...aBead(1, span, { from: 0, to: 9 }), state: 'inStep' as const }
  const findings = [aFinding(1, { from: 2, to: 8 }, null)]
  const writing = { beads: [inStep], findings, written: 1 }
  expect(tintsOf(shown(writing), 'left', doc, say)).toEqual([])
  const rooms = new Set([1])
  expect(tintsOf(shown({ ...writing, rooms }), 'left', doc, say)).toHaveLength(1)
  expect(roomsOf(shown({ ...writing, rooms }))).toEqual(rooms)
  expect(tintsOf(shown({ written: 1 }), 'left', doc, say)).toEqual([])
  expect(tintsOf(shown({ ...writing, written: null }), 'left', doc, say)).toHaveLength(2)
})

it('marks the sentence that answers the one under the caret, on the other side only', () => {
  const sentences = [
    { left: { from: 0, to: 8 }, right: { from: 0, to: 4 } },
    { left: { from: 9, to: 26 }, right: { from: 5, to: 9 } },
  ]
  const bead = aBead(1, span, { from: 0, to: 9 })
  const about = { beads: [bead], current: 0, caret: { side: 'left' as const, at: 12 }, sentences }
  expect(tintsOf(shown(about), 'right', Text.of(['un dos tres']), say)).toEqual([
    { kind: 'counterpart', from: 5, to: 9 },
  ])
  expect(tintsOf(shown(about), 'left', doc, say)).toEqual([])
})
