import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Command } from '../../backend/call'
import { TimeLine } from './timeline.svelte'
import type { Stretch } from './types'

/** 120 stretches of ten revisions each, the newest first. */
const past = Array.from({ length: 120 }, (_, index): Stretch => {
  const last = (120 - index) * 10
  const [kind, fields] = ['write' as const, ['body' as const]]
  const rest = { author: null, inserted: 1, deleted: 0, forgotten: false, marks: [] }
  return { first: last - 9, last, from: last, to: last, kind, fields, ...rest }
})

const asked: Command[] = []
vi.mock('../../backend/call', () => ({
  call: (name: Command, request: never) => reply(name, request),
}))

type Asked = { before: number | null; limit: number; spans: [number, number][] }

async function reply(name: Command, { before, limit, spans }: Asked) {
  asked.push(name)
  if (name === 'history.weigh') return spans.map(([first]) => ({ came: first, went: 0 }))
  const older = past.filter(({ last }) => before === null || last < before)
  return { stretches: older.slice(0, limit), more: older.length > limit, revision: 1200 }
}

beforeEach(() => {
  asked.length = 0
  vi.useFakeTimers()
})
afterEach(() => vi.useRealTimers())

it('reads page by page, without a gap, and then no more', async () => {
  const line = new TimeLine('e')
  for (let page = 0; page < 5; page++) await line.next()
  expect(line.stretches).toEqual(past)
  expect(asked).toHaveLength(3)
})

it('reads a page once, however often it is asked for meanwhile', async () => {
  const line = new TimeLine('e')
  await Promise.all([line.next(), line.next(), line.next()])
  expect(asked).toHaveLength(1)
  expect(line.stretches).toHaveLength(50)
})

it('reads on until a revision is there', async () => {
  const line = new TimeLine('e')
  await line.reach(455)
  expect(line.stretches.some(({ first, last }) => first <= 455 && 455 <= last)).toBe(true)
  expect(asked).toHaveLength(2)
})

it('shows as much as before after it was read again', async () => {
  const line = new TimeLine('e')
  await line.reach(455)
  await line.renew()
  expect(line.stretches).toHaveLength(100)
  expect(line.more).toBe(true)
})

it('weighs what comes into sight together, and only once', async () => {
  const line = new TimeLine('e')
  for (const stretch of past.slice(0, 3)) line.weigh(stretch)
  line.weigh(past[0]!)
  await vi.runAllTimersAsync()
  line.weigh(past[1]!)
  await vi.runAllTimersAsync()
  expect(asked).toEqual(['history.weigh'])
  expect(line.weight(past[2]!)).toEqual({ came: 1171, went: 0 })
})
