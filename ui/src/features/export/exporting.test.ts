import { beforeEach, expect, it, vi } from 'vitest'
import type { Preview } from '../../backend/types'
import { Exporting } from './exporting.svelte'

const asked: [string, Record<string, unknown>][] = []
let answers: Record<string, (request: Record<string, unknown>) => unknown> = {}
let hear: (progress: { job: string; done: number; total: number }) => void = () => {}

vi.mock('../../backend/call', () => ({
  call: async (name: string, request: Record<string, unknown>) => {
    asked.push([name, request])
    return answers[name]!(request)
  },
  failure: (thrown: unknown) => thrown,
}))
vi.mock('../../backend/events', () => ({
  on: (_: string, heard: typeof hear) => (hear = heard),
}))

const preview = (document: string) => ({ document, notReady: [] }) as unknown as Preview

beforeEach(() => {
  asked.length = 0
  answers = {
    'export.formats': () => [
      { id: 'html-page', scope: 'post', profile: 'single-page' },
      { id: 'hugo', scope: 'language', profile: 'hugo' },
      { id: 'atom', scope: 'batch', profile: 'single-page' },
    ],
    'profile.list': () => [
      { id: 'p1', shipped: 'single-page', format: 'html-page' },
      { id: 'p2', shipped: 'hugo', format: 'hugo' },
      { id: 'p3', shipped: '', format: 'hugo' },
    ],
    'export.preview': ({ shown, format }) => preview(`${String(format)} ${String(shown)}`),
    'export.copy': ({ format }) => ({ content: `as ${String(format)}` }),
    'export.ready': () => [{ post: 'b', kind: 'title' }],
    'post.get': () => ({ editions: [{ title: '' }, { title: 'El pozo' }] }),
  }
})

async function opened(posts = ['a']) {
  const exporting = new Exporting()
  await exporting.open('selected', posts)
  return exporting
}

it('lets a format bring its shipped profile, and a profile its format', async () => {
  const exporting = await opened()
  expect(exporting.used?.id).toBe('p1')
  await exporting.chooseFormat('hugo')
  expect(exporting.used?.id).toBe('p2')
  await exporting.chooseProfile('p1')
  expect(exporting.format).toBe('html-page')
})

it('keeps one’s own profile with whatever format', async () => {
  const exporting = await opened()
  await exporting.chooseProfile('p3')
  await exporting.chooseFormat('atom')
  expect(exporting.used?.id).toBe('p3')
  const previews = asked.filter(([name]) => name === 'export.preview')
  expect(previews.at(-1)?.[1]).toMatchObject({ profile: 'p3', format: 'atom' })
})

it('goes from post to post and no further', async () => {
  const exporting = await opened(['a', 'b'])
  expect(exporting.preview?.document).toBe('html-page a')
  await exporting.turn(1)
  expect(exporting.preview?.document).toBe('html-page b')
  await exporting.turn(1)
  expect(exporting.at).toBe(1)
})

it('says what several posts are not ready for, by their titles', async () => {
  const exporting = await opened(['a', 'b'])
  expect(exporting.pending).toHaveLength(1)
  await vi.waitFor(() => expect(exporting.titleOf('b')).toBe('El pozo'))
})

it('shows the answer to the last question only', async () => {
  const exporting = await opened()
  let answerFirst: (preview: Preview) => void = () => {}
  answers['export.preview'] = () => new Promise((resolve) => (answerFirst = resolve))
  const first = exporting.chooseFormat('hugo')
  answers['export.preview'] = () => preview('the second')
  await exporting.chooseFormat('atom')
  answerFirst(preview('the first'))
  await first
  expect(exporting.preview?.document).toBe('the second')
  expect(exporting.busy).toBe(false)
})

it('follows its own writing, and says when it was left off', async () => {
  const exporting = await opened(['a', 'b'])
  let end: (saved: unknown) => void = () => {}
  answers['export.save'] = () => new Promise((resolve) => (end = resolve))
  answers['export.cancel'] = () => null
  const saving = exporting.save()
  hear({ job: 'another', done: 2, total: 2 })
  expect(exporting.job?.done).toBe(0)
  hear({ job: String(exporting.job?.id), done: 1, total: 2 })
  expect(exporting.job?.done).toBe(1)
  await exporting.cancel()
  end(null)
  await saving
  expect(exporting.job).toBe(null)
  expect(exporting.isCancelled).toBe(true)
})

it('takes it for no cancelling when nobody chose a folder', async () => {
  const exporting = await opened()
  answers['export.save'] = () => null
  await exporting.save()
  expect([exporting.saved, exporting.isCancelled]).toEqual([null, false])
})

it('has what can be copied at hand, or says why it may not be', async () => {
  const exporting = await opened()
  await vi.waitFor(() => expect(exporting.canCopy).toBe(true))
  const copied = asked.filter(([name]) => name === 'export.copy').map(([, { format }]) => format)
  expect(copied).toEqual(['html-page', 'text'])
  answers['export.copy'] = () => Promise.reject({ code: 'kept-words' })
  await exporting.chooseFormat('hugo')
  await vi.waitFor(() => expect(exporting.canCopy).toBe(true))
  expect(await exporting.copyText()).toBe(false)
  expect(exporting.found?.code).toBe('kept-words')
})
