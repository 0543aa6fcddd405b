import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Failure, LibraryInfo } from '../../backend/types'
import { type Around, Seal } from './seal.svelte'

const asked: [string, Record<string, unknown>][] = []
let answers: Record<string, (request: Record<string, unknown>) => unknown> = {}

vi.mock('../../backend/call', () => ({
  call: async (name: string, request: Record<string, unknown>) => {
    asked.push([name, request])
    return answers[name]!(request)
  },
  failure: (thrown: unknown) => thrown,
}))

const WATER = { name: 'Water', path: '/w.octavilla', seal: 'passphrase' } as const
const INFO = { id: 'w', name: 'Water', path: WATER.path, sealed: true } as LibraryInfo
const GROUPS = Array.from({ length: 13 }, () => 'AAAAA')
const fails =
  (code: Failure['code'], detail: Failure['detail'] = null) =>
  () => {
    const thrown: Failure = { code, message: '', detail }
    throw thrown
  }

const page = new EventTarget()
vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page))

let told: string[] = []
const around = (changes: Partial<Around> = {}): Around => ({
  settle: async () => void told.push('settle'),
  leave: async () => told.push('leave') > 0,
  enter: async () => void told.push('enter'),
  comeBack: async () => void told.push('comeBack'),
  show: () => void told.push('show'),
  shut: () => void told.push('shut'),
  copied: () => null,
  onFailed: () => void told.push('failed'),
  onNotSaved: () => void told.push('notSaved'),
  ...changes,
})
const names = () => asked.map(([name]) => name)

beforeEach(() => {
  vi.useFakeTimers()
  asked.length = 0
  told = []
  answers = {
    'seal.look': () => WATER,
    'seal.unlock': () => INFO,
    'seal.recover': () => INFO,
    'seal.makeKeyFile': () => ({ passphrases: 1, copiesLeft: 0 }),
    'seal.state': () => ({ seal: 'passphrase', passphrases: 1 }),
    'seal.recoveryKey': () => ({ groups: GROUPS }),
    'seal.seal': () => ({ library: INFO, clearCopies: 2 }),
    'seal.renew': () => ({ groups: GROUPS }),
    'seal.addPassphrase': () => ({ passphrases: 2, copiesLeft: 3 }),
    'seal.destroyKey': () => ({ hadKeyFile: true, copies: 0, left: [] }),
    'seal.lock': () => null,
    'app.stay': () => null,
    'library.create': () => INFO,
    'library.close': () => null,
    'app.state': () => ({ locked: null }),
  }
})
afterEach(() => {
  vi.useRealTimers()
})

it('unlocks what is locked, goes in, and only then shows it', async () => {
  let wasBarred = false
  const seal = new Seal(around({ enter: async () => void (wasBarred = seal.isBarred) }))
  seal.start(WATER)
  expect(seal.isBarred).toBe(true)
  expect(await seal.unlock('agua')).toBe(true)
  expect(asked).toEqual([['seal.unlock', { path: null, passphrase: 'agua' }]])
  expect(wasBarred).toBe(true)
  expect(seal.isBarred).toBe(false)
  expect(told).toEqual(['comeBack'])
})

it('keeps no passphrase', async () => {
  answers['seal.unlock'] = fails('wrong-passphrase', { wait: 0 })
  const seal = new Seal(around())
  seal.start(WATER)
  await seal.unlock('agua clara')
  await seal.sealIt('agua clara')
  await seal.change('agua clara', 'agua clara')
  expect(JSON.stringify(seal)).not.toContain('agua')
  const held = Object.getOwnPropertyNames(seal).map((name) => seal[name as keyof Seal])
  expect(JSON.stringify(held)).not.toContain('agua')
})

it('counts down what the next try would have to wait', async () => {
  answers['seal.unlock'] = fails('wrong-passphrase', { wait: 2 })
  const seal = new Seal(around())
  seal.start(WATER)
  expect(await seal.unlock('no')).toBe(false)
  expect([seal.failure?.code, seal.pause]).toEqual(['wrong-passphrase', 2])
  await vi.advanceTimersByTimeAsync(1200)
  expect(seal.pause).toBe(1)
  await vi.advanceTimersByTimeAsync(1000)
  expect(seal.pause).toBe(0)
  // It is still said that the passphrase was wrong.
  expect(seal.failure?.code).toBe('wrong-passphrase')
})

it('asks for another library without touching the open one, until it is unlocked', async () => {
  const seal = new Seal(around())
  await seal.ask(WATER.path)
  expect(seal.waiting).toEqual(WATER)
  seal.cancel()
  expect([seal.isBarred, told]).toEqual([false, []])

  await seal.ask(WATER.path)
  await seal.unlock('agua')
  expect(asked.at(-1)).toEqual([
    'seal.unlock',
    { path: WATER.path, copy: false, passphrase: 'agua' },
  ])
  expect(told).toEqual(['settle', 'leave', 'enter', 'comeBack'])
})

it('makes a library of a copy once its passphrase is there', async () => {
  const seal = new Seal(around())
  await seal.ask(WATER.path, true)
  await seal.unlock('agua')
  expect(asked.at(-1)).toEqual([
    'seal.unlock',
    { path: WATER.path, copy: true, passphrase: 'agua' },
  ])
})

it('finds a key file that was put back', async () => {
  const seal = new Seal(around())
  seal.start({ ...WATER, seal: 'no-key-file' })
  await seal.lookAgain()
  expect(seal.waiting).toEqual(WATER)
})

it('opens no other library over words that are not saved', async () => {
  const failure = { code: 'disk-full', message: '', detail: null }
  const seal = new Seal(around({ settle: () => Promise.reject(failure) }))
  await seal.ask(WATER.path)
  expect(await seal.unlock('agua')).toBe(false)
  expect(names()).not.toContain('seal.unlock')
  expect(seal.failure?.code).toBe('disk-full')
  expect(seal.waiting).toEqual(WATER)
})

it('offers a new passphrase to what its recovery key has opened', async () => {
  const seal = new Seal(around())
  seal.start({ ...WATER, seal: 'no-key-file' })
  await seal.recover(GROUPS.join(' '))
  expect([seal.isBarred, seal.recovered]).toEqual([true, INFO])
  await seal.settleRecovered('agua')
  expect(names()).toEqual(['seal.recover', 'seal.makeKeyFile'])
  expect(seal.isBarred).toBe(false)

  asked.length = 0
  seal.start(WATER)
  await seal.recover(GROUPS.join(' '))
  await seal.settleRecovered(null)
  expect(names()).toEqual(['seal.recover'])
})

it('shows the recovery key of a library that it has made, and keeps the library without', async () => {
  const seal = new Seal(around())
  expect(await seal.create('/w', 'agua')).toBe(INFO)
  expect(seal.shown).toEqual({ groups: GROUPS, why: 'created' })
  seal.putAway()
  expect(seal.shown).toBe(null)
  answers['seal.recoveryKey'] = fails('io')
  expect(await seal.create('/w', 'agua')).toBe(INFO)
  expect(told).toEqual(['failed'])
})

it('saves everything before it seals, unseals or renews, and else does not begin', async () => {
  const seal = new Seal(around())
  await seal.sealIt('agua')
  expect(told).toEqual(['settle', 'show'])
  expect(names()).toEqual(['seal.seal', 'seal.recoveryKey', 'seal.state'])

  const failure = { code: 'read-only', message: '', detail: null }
  const stuck = new Seal(around({ settle: () => Promise.reject(failure) }))
  asked.length = 0
  for (const act of [stuck.sealIt, stuck.unseal, stuck.renew]) {
    expect(await act('agua')).toBe(false)
    expect(stuck.failure?.code).toBe('read-only')
  }
  expect(names()).toEqual(['app.state', 'app.state', 'app.state'])
})

it('waits to be unlocked where something has left the library closed', async () => {
  answers['seal.renew'] = fails('io')
  answers['app.state'] = () => ({ locked: WATER })
  const seal = new Seal(around())
  await seal.renew('agua')
  expect(seal.locked).toEqual(WATER)
  expect(told).toEqual(['settle', 'shut'])
})

it('says how many copies a change of passphrases has not reached', async () => {
  const seal = new Seal(around())
  expect(await seal.add('agua', 'viento')).toBe(3)
  answers['seal.addPassphrase'] = fails('bad-value', { field: 'passphrases', most: 8 })
  expect(await seal.add('agua', 'viento')).toBe(null)
})

it('locks once everything is safe, with what was copied', async () => {
  const seal = new Seal(around({ copied: () => 'the well' }))
  await Promise.all([seal.lock(), seal.lock()])
  expect(told).toEqual(['leave'])
  expect(asked).toEqual([['seal.lock', { copied: 'the well' }]])

  asked.length = 0
  const stuck = new Seal(around({ leave: async () => false }))
  await stuck.lock()
  expect(asked).toEqual([])
  expect(told).toEqual(['leave', 'notSaved'])
})

it('does not give up words that no place takes while nobody is there, and locks when one does', async () => {
  let hasRoom = false
  const seal = new Seal(around({ leave: async () => hasRoom }))
  const locking = seal.lockUnattended()
  await vi.advanceTimersByTimeAsync(5000)
  expect(names()).toEqual(['app.stay', 'app.stay', 'app.stay'])
  hasRoom = true
  await vi.advanceTimersByTimeAsync(2000)
  await locking
  expect(names().at(-1)).toBe('seal.lock')
  expect(told).toEqual([])
})

it('leaves it to whoever is back', async () => {
  const seal = new Seal(around({ leave: async () => false }))
  const locking = seal.lockUnattended()
  await vi.advanceTimersByTimeAsync(100)
  // The last key of whoever went.
  page.dispatchEvent(new Event('keydown'))
  await vi.advanceTimersByTimeAsync(2000)
  page.dispatchEvent(new Event('keydown'))
  await vi.advanceTimersByTimeAsync(2000)
  await locking
  expect(names()).toEqual(['app.stay', 'app.stay'])
  expect(told).toEqual(['notSaved'])
})

it('destroys the key even where the last words cannot be saved', async () => {
  const seal = new Seal(around({ leave: async () => false }))
  await seal.destroyKey()
  expect(names()).toEqual(['seal.destroyKey'])
  expect([seal.isBarred, told]).toEqual([true, ['shut']])
  await seal.closeDestroyed()
  expect([seal.isBarred, names().at(-1)]).toEqual([false, 'library.close'])
})
