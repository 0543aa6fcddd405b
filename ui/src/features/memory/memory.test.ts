import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { MemoryHit } from '../../backend/types'
import { Memory } from './memory.svelte'

type Asked = { words: string; language: string; other: string | null }
const asked: Asked[] = []
let answers: ((hits: MemoryHit[]) => void)[] = []
let refuse = false

vi.mock('../../backend/call', () => ({
  call: (_: string, request: Asked) => {
    asked.push(request)
    if (refuse) return Promise.reject(new Error('no'))
    return new Promise((resolve) =>
      answers.push((hits) => resolve({ hits, more: false, bounded: false })),
    )
  },
  failure: (thrown: Error) => ({ code: 'internal', message: thrown.message, detail: null }),
}))

const hit = (text: string) => ({ source: { text }, target: { text } }) as MemoryHit
const question = { words: ' compañerxs ', language: 'es', other: 'en' }

beforeEach(() => {
  asked.length = 0
  answers = []
  refuse = false
  vi.useFakeTimers()
})
afterEach(() => vi.useRealTimers())

async function opened(...texts: string[]): Promise<Memory> {
  const memory = new Memory()
  const shown = memory.show(question)
  answers[0]!(texts.map(hit))
  await shown
  return memory
}

it('looks the selected words up when it opens', async () => {
  const memory = await opened('one', 'two')
  expect(asked).toEqual([{ words: 'compañerxs', language: 'es', other: 'en' }])
  expect(memory.isOpen).toBe(true)
  expect(memory.chosen?.target.text).toBe('one')
})

it('moves within the hits and no further, and shows the next pair short again', async () => {
  const memory = await opened('one', 'two')
  memory.whole = true
  memory.go(0)
  expect(memory.whole).toBe(true)
  memory.go(7)
  expect([memory.active, memory.whole]).toEqual([1, false])
  memory.go(-1)
  expect(memory.active).toBe(0)
})

it('asks once the typing rests, and only when other words are wanted', async () => {
  const memory = await opened('one')
  memory.words = 'vecin'
  memory.soon()
  memory.words = 'vecinxs'
  memory.soon()
  await vi.advanceTimersByTimeAsync(1000)
  answers[1]!([hit('neighbours')])
  await vi.advanceTimersByTimeAsync(0)
  expect(asked.map(({ words }) => words)).toEqual(['compañerxs', 'vecinxs'])
  await memory.now()
  expect(asked).toHaveLength(2)
})

it('shows the answer to the last question, whichever comes last', async () => {
  const memory = await opened('one')
  memory.words = 'first'
  const first = memory.now()
  memory.words = 'second'
  const second = memory.now()
  answers[2]!([hit('second')])
  answers[1]!([hit('first')])
  await Promise.all([first, second])
  expect(memory.chosen?.target.text).toBe('second')
})

it('looks the same words up in the other language', async () => {
  const memory = await opened('one')
  const swapped = memory.swap()
  answers[1]!([])
  await swapped
  expect(asked[1]).toEqual({ words: 'compañerxs', language: 'en', other: 'es' })
})

it('says when an answer is late, and forgets one that comes after it was closed', async () => {
  const memory = new Memory()
  const shown = memory.show(question)
  await vi.advanceTimersByTimeAsync(500)
  expect(memory.isLate).toBe(true)
  memory.close()
  answers[0]!([hit('one')])
  await shown
  expect([memory.hits, memory.isLate, memory.isOpen]).toEqual([[], false, false])
})

it('keeps what it has when an answer fails, and asks for the same again', async () => {
  const memory = await opened('one')
  refuse = true
  memory.words = 'other'
  await memory.now()
  expect(memory.failure?.message).toBe('no')
  expect(memory.hits).toHaveLength(1)
  await memory.now()
  expect(asked).toHaveLength(3)
})
