import { beforeEach, expect, it, vi } from 'vitest'
import type { Profile } from '../../backend/types'
import { Draft } from './draft.svelte'
import { Profiles } from './profiles.svelte'

const { call } = vi.hoisted(() => ({ call: vi.fn() }))
vi.mock('../../backend/call', () => ({ call, failure: (thrown: unknown) => thrown }))

const refused = { code: 'bad-value', message: '', detail: { field: 'profile.folder' } }

function profile(folder: string): Profile {
  const images = { folder, width: 0, embed: false }
  return {
    id: 'p',
    name: 'Ours',
    shipped: '',
    changed: false,
    format: 'hugo',
    options: { images } as Profile['options'],
  }
}

let profiles: Profiles
let draft: Draft
beforeEach(() => {
  vi.useFakeTimers()
  call.mockReset()
  call.mockImplementation(async (name: string, request: Profile) => {
    if (name === 'profile.check') return { address: 'https://example.org/', trouble: null }
    if (request.options.images.folder === '../up') throw refused
    // The library keeps words without the white space around them.
    return profile(request.options.images.folder.trim())
  })
  profiles = new Profiles()
  profiles.list = [profile('image')]
  draft = new Draft(profiles, profiles.list[0]!, () => ({ language: 'es', slug: 'a', date: '' }))
})

it('saves what is typed, once', async () => {
  expect(draft.isChanged).toBe(false)
  draft.options.images.folder = ' img '
  expect(draft.isChanged).toBe(true)
  expect(await draft.save()).toBe(true)
  expect(draft.isChanged).toBe(false)
  expect(profiles.find('p')?.options.images.folder).toBe('img')
  call.mockClear()
  expect(await draft.save()).toBe(true)
  expect(call).not.toHaveBeenCalled()
})

it('keeps in the window what cannot be saved, and says why', async () => {
  draft.options.images.folder = '../up'
  expect(await draft.save()).toBe(false)
  expect(draft.failure).toBe(refused)
  expect(draft.options.images.folder).toBe('../up')
  draft.show(profiles.find('p')!)
  expect([draft.failure, draft.options.images.folder]).toEqual([null, 'image'])
})

it('takes over what became of the profile elsewhere, but for its own saving', async () => {
  draft.options.images.folder = ' img '
  await draft.save()
  const { round } = draft
  draft.follow(profiles.find('p')!)
  expect(draft.round, 'its own').toBe(round)
  draft.follow(profile('image'))
  expect(draft.options.images.folder).toBe('image')
  draft.options.images.folder = 'half ty'
  draft.follow(profile('other'))
  expect(draft.options.images.folder, 'while somebody types').toBe('half ty')
})

it('tries an address when somebody stops typing', async () => {
  draft.put({})
  draft.put({})
  await vi.advanceTimersByTimeAsync(300)
  expect(draft.address).toBe('https://example.org/')
  expect(call.mock.calls.filter(([name]) => name === 'profile.check')).toHaveLength(1)
})

it('knows what the format of the profile passes over', () => {
  const formats = [
    { id: 'hugo', extension: 'md', scope: 'language', profile: 'hugo', ignores: ['embed'] },
    { id: 'html-page', extension: 'html', scope: 'post', profile: 'single-page', ignores: [] },
  ]
  expect(draft.ignores('embed')).toBe(false)
  profiles.formats = formats
  expect(draft.ignores('embed')).toBe(true)
  expect(draft.ignores('template')).toBe(false)
  draft.profile.format = 'html-page'
  expect(draft.ignores('embed')).toBe(false)
})
