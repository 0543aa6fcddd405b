import { Text } from '@codemirror/state'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { call } from '../../backend/call'
import { Clipboard } from './clipboard'

vi.mock('../../backend/call', () => ({ call: vi.fn() }))

const removed = { pictures: 0, hidden: 0, deletions: 0, comments: 0, tracked: 0, links: 0 }
const unmarked = { letters: 0, accents: 0, spaces: 0, hidden: 0, unclear: 0 }
const edition = { id: 'e', language: 'en' }
const empty = Text.of([''])

let told: { words: string; action: string | null }[] = []
const marked: string[][] = []
let act: (() => void) | undefined
const clipboard = new Clipboard(
  (words, action) => {
    told.push({ words, action: action?.label ?? null })
    act = action?.run
  },
  (...which) => marked.push(which),
)
const answers = (reply: unknown) => vi.mocked(call).mockResolvedValueOnce(reply as never)
const paste = async (clip: { html?: string; text?: string }, doc = empty) => {
  const pasted = await clipboard.convert(edition)({ html: '', text: '', ...clip }, doc)
  const words: string[] = []
  pasted?.told?.((put) => words.push(put) > 0)
  return { markdown: pasted?.markdown, words }
}

beforeEach(() => {
  told = []
  vi.mocked(call).mockReset()
})

describe('what is pasted', () => {
  it('says what was left out', async () => {
    const left = { ...removed, pictures: 2, hidden: 1, tracked: 1 }
    answers({ markdown: 'agua', removed: left, unmarked, language: null })
    expect((await paste({ html: '<p>agua' })).markdown).toBe('agua')
    const words = 'Left out: 2 pictures and 1 hidden text. 1 link no longer tells who follows it.'
    expect(told).toEqual([{ words, action: null }])
  })

  it('says what could have told this copy from another', async () => {
    const marks = { letters: 2, accents: 1, spaces: 1, hidden: 0, unclear: 1 }
    const words = [
      '2 words had letters of another script; they were put right.',
      '1 word had accents apart from their letters; they were put together.',
      '1 unusual space was made plain.',
      '1 word or address may have letters or forms that only look like its own, and was left as it is.',
    ].join(' ')
    answers({ markdown: 'agua', removed, unmarked: marks, language: null })
    await paste({ html: '<p>agua' })
    answers({ markdown: 'agua', joined: null, asMarkdown: null, unmarked: marks, language: null })
    await paste({ text: 'agua' })
    expect(told).toEqual([
      { words, action: null },
      { words, action: null },
    ])
  })

  it('says nothing where nothing is to be said', async () => {
    answers({ markdown: 'agua', removed, unmarked, language: 'en' })
    await paste({ html: '<p>agua' })
    expect(told).toEqual([])
  })

  it('offers the language of the first words only', async () => {
    answers({ markdown: 'agua', removed, unmarked, language: 'es' })
    await paste({ html: '<p>agua' })
    const words = 'This looks like Spanish.'
    expect(told).toEqual([{ words, action: 'Mark the edition as Spanish' }])
    act?.()
    expect(marked).toEqual([['e', 'es']])
    answers({ markdown: 'agua', removed, unmarked, language: 'es' })
    await paste({ html: '<p>agua' }, Text.of(['water']))
    expect(told).toHaveLength(1)
  })

  it('offers Markdown and joined lines', async () => {
    answers({ markdown: '\\# a', joined: null, asMarkdown: '# a', unmarked, language: 'es' })
    const first = await paste({ text: '# a' })
    act?.()
    expect(first.words).toEqual(['# a'])
    answers({ markdown: 'a\nb\n', joined: 'a b\n', asMarkdown: null, unmarked, language: null })
    const second = await paste({ text: 'a\nb' })
    act?.()
    expect(second.words).toEqual(['a b'])
    expect(told.map(({ action }) => action)).toEqual(['Keep its Markdown', 'Join its lines'])
  })

  it('takes the words beside HTML that shows none, and says when there are none', async () => {
    answers({ markdown: '', removed, unmarked, language: null })
    answers({ markdown: 'agua\n', joined: null, asMarkdown: null, unmarked, language: null })
    expect((await paste({ html: '<img>', text: 'agua' })).markdown).toBe('agua\n')
    answers({ markdown: '', removed: { ...removed, pictures: 1 }, unmarked, language: null })
    expect((await paste({ html: '<img>' })).markdown).toBeUndefined()
    expect(told).toEqual([
      { words: 'There are no words to paste. Left out: 1 picture.', action: null },
    ])
  })

  it('falls back to the words when it fails', async () => {
    vi.mocked(call).mockRejectedValueOnce(new Error('no'))
    expect((await paste({ html: '<b>agua</b>', text: 'agua' })).markdown).toBe('agua')
    expect(told[0]?.words).toBe('Only the words could be pasted, without their form.')
  })

  it('goes straight in when it is long, and not at all when no text holds it', async () => {
    const long = 'agua '.repeat(600_000)
    expect((await paste({ text: long })).markdown).toBe(long)
    expect(told[0]?.words).toBe('This is very long and was pasted just as it is.')
    const endless = 'agua '.repeat(10_000_000)
    expect((await paste({ text: endless })).markdown).toBeUndefined()
    expect(told[1]?.words).toContain('32 MB')
    expect(call).not.toHaveBeenCalled()
  })
})
