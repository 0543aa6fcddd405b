import { beforeEach, expect, it, vi } from 'vitest'
import type { Failure, HandoverConflict, LookedHandover, TakenOver } from '../../backend/types'
import { Handover } from './handover.svelte'

const asked: [string, Record<string, unknown>][] = []
let answers: Record<string, (request: Record<string, unknown>) => unknown> = {}

vi.mock('../../backend/call', () => ({
  call: async (name: string, request: Record<string, unknown>) => {
    asked.push([name, request])
    return answers[name]!(request)
  },
  failure: (thrown: unknown) => thrown,
}))
let progress: (told: { job: string; done: number; total: number }) => void = () => {}
vi.mock('../../backend/events', () => ({
  on: (_: string, heard: typeof progress) => {
    progress = heard
  },
}))

const conflict = (key: string) => ({ key, what: 'body', canBeBoth: true }) as HandoverConflict
const LOOKED = {
  posts: [{ post: 'p', arrival: 'merged', conflicts: [conflict('a'), conflict('b')] }],
  images: 0,
} as unknown as LookedHandover
const TAKEN = { posts: [], images: 0, told: [], step: 7 } as TakenOver
const FILE = { name: 'well', file: { path: '/well', data: null } }

let settled = 0
const begun = () => {
  const handover = new Handover(async () => void settled++)
  handover.take(FILE)
  return handover
}
const last = () => asked.at(-1)!

beforeEach(() => {
  asked.length = 0
  settled = 0
  answers = {
    'handover.look': () => LOOKED,
    'handover.takeIn': () => TAKEN,
    'handover.make': () => ({ path: '/x', posts: 1, images: 0, told: [] }),
    'handover.choose': () => ({ path: '/well', name: 'well' }),
    'export.cancel': () => null,
  }
})

it('makes what was typed durable before it looks and before it takes', async () => {
  const handover = begun()
  await handover.look('agua')
  expect(settled).toBe(1)
  await handover.takeIn()
  expect(settled).toBe(2)
})

it('sends what was decided and nothing of what was not', async () => {
  const handover = begun()
  await handover.look('agua')
  expect(handover.undecided.length).toBe(2)
  handover.decide('b', 'both')
  expect(handover.undecided.map(({ key }) => key)).toEqual(['a'])
  await handover.takeIn()
  expect(last()[1]).toMatchObject({
    file: FILE.file,
    passphrase: 'agua',
    decisions: [{ key: 'b', take: 'both' }],
  })
  expect(handover.taken).toEqual(TAKEN)
})

it('keeps a passphrase no longer than it is needed', async () => {
  const handover = begun()
  await handover.look('agua')
  await handover.takeIn()
  expect(JSON.stringify(handover)).not.toContain('agua')
  await handover.look('agua')
  handover.close()
  expect(JSON.stringify(handover)).not.toContain('agua')
  expect(handover.given).toBeNull()
})

it('says what keeps a file from being opened, and lets one try again', async () => {
  const thrown: Failure = { code: 'wrong-passphrase', message: '', detail: null }
  answers['handover.look'] = () => {
    throw thrown
  }
  const handover = begun()
  await handover.look('otra')
  expect([handover.failure, handover.looked, handover.busy]).toEqual([thrown, null, null])
  answers['handover.look'] = () => LOOKED
  await handover.look('agua')
  expect([handover.failure, handover.looked]).toEqual([null, LOOKED])
})

it('hears of its own progress only, and can be cancelled', async () => {
  const handover = new Handover(async () => {})
  handover.begin(['p'])
  answers['handover.make'] = async (request) => {
    progress({ job: 'another', done: 9, total: 9 })
    expect(handover.done).toBe(0)
    progress({ job: request.job as string, done: 1, total: 2 })
    expect(handover.done).toBe(0.5)
    await handover.cancel()
    expect(last()).toEqual(['export.cancel', { job: request.job }])
    return null
  }
  expect(await handover.make('agua', false)).toBeNull()
  expect(handover.busy).toBeNull()
})
