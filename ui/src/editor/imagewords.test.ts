import fc from 'fast-check'
import { expect, it } from 'vitest'
import { imageAt, imagesIn, nextUndescribed, written } from './imagewords'

const NAME = '0123456789abcdef0123456789abcdef.png'

it('writes what CommonMark reads as the same words', () => {
  const cases: [string | null, string, string][] = [
    ['La plaza', '', `![La plaza](image/${NAME})`],
    ['', '', `![](image/${NAME})`],
    [null, '', `![ ](image/${NAME})`],
    ['Tod*s [aquí]', 'De "noche"', `![Tod\\*s \\[aquí\\]](image/${NAME} "De \\"noche\\"")`],
    ['AT&T &amp; a_b', 'x\n\ny', `![AT&T \\&amp; a\\_b](image/${NAME} "x y")`],
  ]
  for (const [alt, caption, markdown] of cases) {
    expect(written({ name: NAME, alt, caption })).toBe(markdown)
  }
})

it('reads what it has written, whatever the words', () => {
  const words = fc
    .string({ unit: 'grapheme', maxLength: 40 })
    .map((text) => text.replace(/\s+/g, ' ').trim())
  const alt = fc.oneof(words, fc.constant(null))
  fc.assert(
    fc.property(alt, words, words, (alt, caption, before) => {
      const image = { name: NAME, alt, caption }
      const found = imagesIn(`${before}\n\n${written(image)}\n\nbehind`).at(-1)
      expect(found).toMatchObject(image)
    }),
  )
})

it('finds images by their shape, and where they stand', () => {
  const text = `A ![one](image/${NAME} 'under') and ![](image/x.png) ![far](https://a.org/b.png) ![ ](image/${NAME})`
  const found = imagesIn(text)
  expect(found.map(({ alt, caption }) => [alt, caption])).toEqual([
    ['one', 'under'],
    [null, ''],
  ])
  const [first] = found
  expect(text.slice(first?.from, first?.to)).toBe(`![one](image/${NAME} 'under')`)
  expect(imageAt(text, 2)?.alt).toBe('one')
  expect(imageAt(text, 1)).toBeUndefined()
})

it('goes round the images that nobody has described', () => {
  const image = (alt: string) => `![${alt}](image/${NAME})`
  const [bare, described, ornament] = [image(''), image('a'), image(' ')] as const
  const text = [bare, described, ornament, bare].join('\n\n')
  const last = text.lastIndexOf(bare)
  expect(nextUndescribed(text, 0)?.from).toBe(0)
  expect(nextUndescribed(text, 1)?.from).toBe(last)
  expect(nextUndescribed(text, last + 1)?.from).toBe(0)
  expect(nextUndescribed(described + ornament, 0)).toBeUndefined()
})
