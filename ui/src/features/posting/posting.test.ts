import { beforeEach, expect, it, vi } from 'vitest'
import type { Changed, PostingEdition } from '../../backend/types'
import { Posting } from './posting.svelte'

const { call } = vi.hoisted(() => ({ call: vi.fn() }))
vi.mock('../../backend/call', () => ({ call, failure: (thrown: unknown) => thrown }))

function edition(change: Partial<PostingEdition> = {}): PostingEdition {
  return {
    edition: 'e1',
    language: 'en',
    title: 'A march',
    titleLanguage: 'en',
    dek: '',
    dekLanguage: 'en',
    slug: 'a-march',
    tags: ['water', 'land'],
    body: { html: '<p>It began.</p>', text: 'It began.' },
    images: 0,
    address: '',
    posted: [],
    changed: 0,
    warnings: [],
    ...change,
  }
}

let shown: PostingEdition
beforeEach(() => {
  shown = edition()
  call.mockReset()
  call.mockImplementation(async (name: string, request: { profile: string | null }) => {
    if (request.profile === 'gone') throw { code: 'not-found' }
    if (name === 'posting.changed') return { since: null, forgotten: false, paragraphs: [] }
    return { status: 'draft', profile: 'p1', today: '2026-11-26', editions: [shown] }
  })
})

it('counts what is left to copy, and counts it again when it changes', async () => {
  const posting = new Posting()
  await posting.open('post')
  const left = () => posting.left(posting.edition!)
  expect(left()).toBe(4)
  posting.copiedPart(posting.edition!, 'title')
  posting.copiedPart(posting.edition!, 'body')
  expect(left()).toBe(2)
  expect(posting.isCopied(posting.edition!, 'title')).toBe(true)

  shown = edition({ title: 'The march' })
  await posting.read()
  expect(left()).toBe(3)
  expect(posting.isCopied(posting.edition!, 'title')).toBe(false)
})

it('keeps in mind what was copied of the same post only', async () => {
  const posting = new Posting()
  await posting.open('post')
  posting.copiedPart(posting.edition!, 'title')
  posting.close()
  await posting.open('post')
  expect(posting.left(posting.edition!)).toBe(3)
  await posting.open('other')
  expect(posting.left(posting.edition!)).toBe(4)
})

it('posts with the usual profile where the chosen one is gone', async () => {
  const posting = new Posting()
  await posting.open('post', 'gone')
  expect(posting.failure).toBe(null)
  expect(posting.view?.profile).toBe('p1')
})

it('tells what cannot be done, and reads what has become of the rest', async () => {
  const posting = new Posting()
  await posting.open('post')
  const refused = { code: 'bad-value' }
  expect(await posting.act(() => Promise.reject(refused))).toBe(false)
  expect(posting.failure).toBe(refused)
  call.mockClear()
  expect(await posting.act(async () => {})).toBe(true)
  expect(posting.failure).toBe(null)
  expect(call).toHaveBeenCalledWith('posting.get', { post: 'post', profile: null })
})

it('shows nothing that could be copied while a word is in it that must never leave', async () => {
  const posting = new Posting()
  await posting.open('post', 'mine')
  expect(posting.view).not.toBe(null)
  const answer = call.getMockImplementation()!
  call.mockImplementation(() => Promise.reject({ code: 'kept-words' }))
  await posting.act(async () => {})
  expect(posting.found?.code).toBe('kept-words')
  expect([posting.view, posting.since, posting.edition]).toEqual([null, null, null])
  // The profile is still the chosen one.
  call.mockImplementation(answer)
  call.mockClear()
  await posting.follow({ posts: [], editions: ['e1'] } as unknown as Changed)
  expect(posting.found).toBe(null)
  expect(posting.view?.editions.length).toBe(1)
  expect(call).toHaveBeenCalledWith('posting.get', { post: 'post', profile: 'mine' })
})
