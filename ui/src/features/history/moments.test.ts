import { expect, it } from 'vitest'
import type { Mark, Stretch } from './types'
import { daysOf, momentsOf } from './moments'

const at = (day: number, hour: number) => new Date(2026, 10, day, hour).getTime()

function stretch(first: number, last: number, to: number, marks: Mark[] = []): Stretch {
  const [kind, fields] = ['write' as const, ['body' as const]]
  const rest = { author: null, inserted: 1, deleted: 0, forgotten: false }
  return { first, last, from: to - 60_000, to, kind, fields, marks, ...rest }
}
function named(revision: number, time: number, name: string): Mark {
  return { kind: 'checkpoint', revision, at: time, name, id: name }
}

it('puts a mark at the end of a stretch above it, and one inside below it', () => {
  const marks = [named(9, at(16, 22), 'sent'), named(5, at(16, 20), 'half')]
  const moments = momentsOf([stretch(3, 9, at(16, 21), marks), stretch(1, 2, at(15, 9))])
  expect(moments.map(({ mark, revision }) => mark?.name ?? revision)).toEqual([
    'sent',
    9,
    'half',
    2,
  ])
})

it('puts a moment that was named later on the day of its text', () => {
  const review = named(4, at(20, 9), 'review')
  const days = daysOf(momentsOf([stretch(5, 9, at(16, 21)), stretch(1, 4, at(15, 9), [review])]))
  expect(days.map(({ moments }) => moments.length)).toEqual([1, 2])
})

it('gives every moment a key of its own', () => {
  const sent: Mark = { kind: 'export', revision: 4, at: at(16, 8), name: 'text', id: null }
  const again = { ...sent, at: at(16, 9) }
  const keys = momentsOf([stretch(1, 4, at(15, 8), [again, sent])]).map(({ key }) => key)
  expect(new Set(keys).size).toBe(3)
})

it('groups by day, also where an export came days after the work', () => {
  const late: Mark = { ...named(9, at(19, 8), 'late'), kind: 'export' }
  const days = daysOf(momentsOf([stretch(3, 9, at(16, 21), [late]), stretch(1, 2, at(16, 9))]))
  expect(days.map(({ moments }) => moments.length)).toEqual([1, 2])
})

it('keeps the order of the work when the clock was set back', () => {
  const days = daysOf(momentsOf([stretch(5, 6, at(3, 9)), stretch(1, 4, at(16, 9))]))
  expect(days.flatMap(({ moments }) => moments.map(({ revision }) => revision))).toEqual([6, 4])
})

it('shows forgotten stretches as one, and what was named in them', () => {
  const gone = (last: number, marks: Mark[] = []) => ({
    ...stretch(last, last, at(16, 9), marks),
    forgotten: true,
  })
  const kept = named(2, at(16, 8), 'sent')
  const moments = momentsOf([stretch(4, 4, at(17, 9)), gone(3), gone(2, [kept]), gone(1)])
  expect(moments.map(({ mark, revision }) => mark?.name ?? revision)).toEqual([4, 3, 'sent'])
})
