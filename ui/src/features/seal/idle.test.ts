import { expect, it } from 'vitest'
import { Idle } from './idle'

const MINUTE = 60_000

function watched(limit = () => MINUTE) {
  const now = { wall: 1_000_000, steady: 0 }
  let times = 0
  const clocks = { wall: () => now.wall, steady: () => now.steady }
  const idle = new Idle(limit, () => times++, clocks)
  const pass = (wall: number, steady = wall) => {
    now.wall += wall
    now.steady += steady
  }
  return { idle, pass, times: () => times }
}

it('says that nobody is there once the time is over', () => {
  const { idle, pass, times } = watched()
  pass(MINUTE - 1)
  idle.look()
  expect(times()).toBe(0)
  idle.seen()
  pass(MINUTE - 1)
  idle.look()
  expect(times()).toBe(0)
  pass(1)
  idle.look()
  expect(times()).toBe(1)
})

it('is not taken in by the key that wakes the machine', () => {
  const { idle, pass, times } = watched()
  // Asleep the steady clock stands still.
  pass(10 * MINUTE, 0)
  idle.seen()
  expect(times()).toBe(1)
})

it('is not taken in by a clock that was set back', () => {
  const { idle, pass, times } = watched()
  pass(-60 * MINUTE, MINUTE)
  idle.look()
  expect(times()).toBe(1)
})

it('never does where that was chosen, and heeds a new choice at once', () => {
  let limit = 0
  const { idle, pass, times } = watched(() => limit)
  pass(600 * MINUTE)
  idle.look()
  expect(times()).toBe(0)
  idle.seen()
  limit = MINUTE
  pass(MINUTE)
  idle.look()
  expect(times()).toBe(1)
})
