import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { afterFirstLook, beginFirstLook, isFirstLook } from './firstlook'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('lets nothing wait that comes at another time', async () => {
  expect(isFirstLook()).toBe(false)
  await afterFirstLook()
})

it('lets what is not needed at once wait until the first look is over', async () => {
  const done: string[] = []
  const end = beginFirstLook()
  const waiting = afterFirstLook().then(() => done.push('later'))
  expect(isFirstLook()).toBe(true)
  await Promise.resolve()
  done.push('first')
  end()
  await waiting
  expect(done).toEqual(['first', 'later'])
  expect(isFirstLook()).toBe(false)
})

it('ends by itself where nobody sees the window', async () => {
  beginFirstLook()
  const waiting = afterFirstLook()
  await vi.runAllTimersAsync()
  await waiting
  expect(isFirstLook()).toBe(false)
})
