import type { Bead } from '../../backend/types'
import { expect, it } from 'vitest'
import { findingAt, isFilled, isOpen, nextFinding, nextOf, previousOf, tallyOf } from './todo'
import { aBead, aFinding } from './examples'

const at = (from: number) => ({ from, to: from + 5 })
const both = (id: number) => aBead(id, at(id * 10), at(id * 10))
const changed = (id: number): Bead => ({ ...both(id), state: 'changed' })
const missing = (id: number) => aBead(id, at(id * 10), null)

it('walks to what is to be done and begins anew after the last', () => {
  const beads = [both(0), changed(1), both(2), missing(3)]
  expect(nextOf(beads, -1, isOpen)).toBe(1)
  expect(nextOf(beads, 1, isOpen)).toBe(3)
  expect(nextOf(beads, 3, isOpen)).toBe(1)
  expect(previousOf(beads, 3, isOpen)).toBe(1)
  expect(previousOf(beads, 1, isOpen)).toBe(3)
  expect(nextOf([both(0)], 0, isOpen)).toBe(-1)
})

it('counts on each side what is to be done there', () => {
  const added = aBead(4, null, at(40))
  const led: Bead = { ...changed(1), lead: 'right' }
  const alone: Bead = { ...missing(5), state: 'alone' }
  const beads = [both(0), led, changed(2), missing(3), added, alone]
  expect(tallyOf(beads, 'right')).toEqual({ pairs: 5, changed: 1, missing: 1 })
  expect(tallyOf(beads, 'left')).toEqual({ pairs: 5, changed: 1, missing: 1 })
  const begun: Bead = { ...missing(3), right: at(50) }
  expect(tallyOf([begun], 'right').missing).toBe(1)
  expect(tallyOf([begun], 'left').missing).toBe(0)
})

it('finds the next finding in the order of the text, also where it has a place on one side only', () => {
  const beads = [both(0), both(1), both(2)]
  const [first, last] = [aFinding(0, at(2), at(2)), aFinding(2, at(22), at(22))]
  const lost = aFinding(1, at(12), null)
  const all = [last, lost, first]
  expect(nextFinding(all, beads, 'right', -1)).toBe(first)
  expect(nextFinding(all, beads, 'right', 2)).toBe(lost)
  expect(nextFinding(all, beads, 'right', 12)).toBe(last)
  expect(nextFinding(all, beads, 'right', 22)).toBe(first)
  expect(nextFinding([], beads, 'right', 0)).toBeNull()
})

it('takes the finding at the caret before the first of the pair', () => {
  const [first, second] = [aFinding(1, at(10), null), aFinding(1, at(14), at(10))]
  const all = [aFinding(0, at(0), at(0)), first, second]
  expect(findingAt(all, both(1), 'right', 12)).toBe(second)
  expect(findingAt(all, both(1), 'right', 90)).toBe(first)
  expect(findingAt(all, both(2), 'right', 90)).toBeNull()
  expect(findingAt(all, null, 'right', 0)).toBeNull()
})

it('knows a translation that came at once from one that is written', () => {
  const before = [0, 1, 2, 3].map(missing)
  expect(isFilled(before, [0, 1, 2, 3].map(both))).toBe(true)
  expect(isFilled(before, [both(0), ...[1, 2, 3].map(missing)])).toBe(false)
  expect(isFilled([both(0), both(1), missing(2)], [0, 1, 2].map(both))).toBe(false)
})
