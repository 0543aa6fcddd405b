import { expect, it } from 'vitest'
import { isPage, PAGES, pages, search } from './pages'
import { type Block, type Inline, read } from './read'

function inlines(blocks: Block[]): Inline[] {
  const deep = (one: Inline): Inline[] => [
    one,
    ...('inside' in one ? one.inside.flatMap(deep) : []),
  ]
  return blocks.flatMap((block) => {
    if (block.kind === 'list') return block.items.flatMap(inlines)
    return block.kind === 'example' ? [] : block.inside.flatMap(deep)
  })
}

it('reads the part of Markdown that the pages are written in', () => {
  const page = '# A *b*\n\nOne\ntwo [c](#d) `e`.\n\n1. f\n2. **g**\n\n```\nh\n\ni\n```\n'
  expect(read(page)).toEqual([
    {
      kind: 'heading',
      level: 1,
      inside: [
        { kind: 'words', words: 'A ' },
        { kind: 'emphasis', inside: [{ kind: 'words', words: 'b' }] },
      ],
    },
    {
      kind: 'paragraph',
      inside: [
        { kind: 'words', words: 'One two ' },
        { kind: 'link', page: 'd', inside: [{ kind: 'words', words: 'c' }] },
        { kind: 'words', words: ' ' },
        { kind: 'code', words: 'e' },
        { kind: 'words', words: '.' },
      ],
    },
    {
      kind: 'list',
      ordered: true,
      items: [
        [{ kind: 'paragraph', inside: [{ kind: 'words', words: 'f' }] }],
        [
          {
            kind: 'paragraph',
            inside: [{ kind: 'strong', inside: [{ kind: 'words', words: 'g' }] }],
          },
        ],
      ],
    },
    { kind: 'example', words: 'h\n\ni' },
  ])
})

it('has every page in both languages, of the same build', () => {
  for (const [index, id] of PAGES.entries()) {
    const [english, spanish] = [pages('en')[index]!, pages('es')[index]!]
    const shape = ({ blocks }: { blocks: Block[] }) => blocks.map(({ kind }) => kind)
    expect(english.title, id).not.toBe(id)
    expect(spanish.title, id).not.toBe(id)
    expect(shape(spanish), id).toEqual(shape(english))
    const named = (blocks: Block[]) =>
      inlines(blocks)
        .flatMap((one) => (one.kind === 'code' ? [one.words] : []))
        .sort()
    expect(named(spanish.blocks), id).toEqual(named(english.blocks))
  }
})

it('leads only to pages that are there', () => {
  const links = (['en', 'es'] as const).flatMap((language) =>
    pages(language)
      .flatMap(({ blocks }) => inlines(blocks))
      .flatMap((one) => (one.kind === 'link' ? [one.page] : [])),
  )
  expect(links.length).toBeGreaterThan(0)
  expect(links.filter((page) => !isPage(page))).toEqual([])
})

it('finds words at their beginnings, whatever their accents, and shows where they stand', () => {
  expect(search('es', 'parejas').at(0)?.page.id).toBe('pairs')
  const [first] = search('en', 'seccomp zzz')
  expect(first).toBe(undefined)
  const found = search('es', 'encontrar publicacion').find(({ page }) => page.id === 'first-steps')
  expect(found?.passage).toContain('ublicaci')
  expect(search('en', '  ')).toEqual([])
})
