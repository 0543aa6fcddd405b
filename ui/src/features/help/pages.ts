import type { Spoken } from '../../messages/words.svelte'
import { fit, type Met, plain } from '../../shared/match'
import { type Block, inlineWords, read, wordsOf } from './read'

/** The pages, in the order in which one would read them. */
export const PAGES = [
  'first-steps',
  'writing',
  'pairs',
  'history',
  'export',
  'posting',
  'sealing',
  'privacy',
  'keyboard',
] as const
export type PageId = (typeof PAGES)[number]

export type Page = { id: PageId; title: string; blocks: Block[] }

const sources = import.meta.glob<string>('../../help/*/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
})

const known = new Map<Spoken, Page[]>()

/** The help in a language. */
export function pages(language: Spoken): Page[] {
  const made = known.get(language) ?? PAGES.map((id) => page(id, language))
  known.set(language, made)
  return made
}

export function isPage(id: string): id is PageId {
  return PAGES.some((page) => page === id)
}

/** Where a page says what is sought: in its title, under a heading, or somewhere. */
export type Found = { page: Page; met: Met[]; passage: string }

/** So much of a page is shown around what was found. */
const SHOWN = 60

/** The pages in which all words of the query begin words, those whose title fits first. */
export function search(language: Spoken, query: string): Found[] {
  const wanted = plain(query).split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return []
  return pages(language)
    .flatMap((page) => {
      const inTitle = fit(query, page.title)
      const words = wordsOf(page.blocks)
      const places = wanted.map((word) => placeOf(words, word))
      if (!inTitle && places.some((place) => place < 0)) return []
      const passage = inTitle ? '' : around(words, Math.min(...places))
      return [{ page, met: inTitle?.met ?? [], passage, score: inTitle?.score ?? 0 }]
    })
    .sort((a, b) => b.score - a.score)
}

/** Where a word begins that begins like this, or -1. */
function placeOf(words: string, wanted: string): number {
  for (const { 0: word, index } of words.matchAll(/[\p{L}\p{N}]+/gu)) {
    if (plain(word).startsWith(wanted)) return index
  }
  return -1
}

function around(words: string, at: number): string {
  const from = at > SHOWN ? words.indexOf(' ', at - SHOWN) + 1 : 0
  const rest = words.slice(from, at + 2 * SHOWN)
  const cut = at + 2 * SHOWN < words.length
  return `${from > 0 ? '…' : ''}${cut ? `${rest.slice(0, rest.lastIndexOf(' '))}…` : rest}`
}

function page(id: PageId, language: Spoken): Page {
  const blocks = read(sources[`../../help/${language}/${id}.md`] ?? '')
  const [first, ...rest] = blocks
  const title = first?.kind === 'heading' ? inlineWords(first.inside) : id
  return { id, title, blocks: rest }
}
