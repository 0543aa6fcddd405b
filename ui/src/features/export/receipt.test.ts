import { expect, it } from 'vitest'
import type { Receipt } from '../../backend/types'
import { few, isClean, receiptText, told } from './receipt'

const nothing: Receipt = {
  files: 1,
  bytes: 900,
  languages: ['en', 'es'],
  bylines: [],
  dates: ['2026-05-12'],
  links: [],
  images: [],
  remote: [],
  others: [],
  marks: [],
}

it('says of everything what there is, and where there is none', () => {
  const links = [{ host: 'example.org', count: 2, addresses: ['https://example.org/', 'b'] }]
  const image = { name: 'image/a.jpg', bytes: 2000, width: 1400, height: 800 }
  const images = [{ ...image, cleaned: true, removed: ['exif', 'unheard-of'] }]
  expect(told({ ...nothing, links, images })).toEqual([
    { label: 'Languages', facts: [of('English'), of('Spanish')] },
    { label: 'Names', facts: [of('none')] },
    { label: 'Dates', facts: [of('12 May 2026')] },
    { label: 'Links', facts: [{ words: 'example.org (2)', more: ['https://example.org/', 'b'] }] },
    {
      label: 'Images',
      facts: [
        {
          words: 'image/a.jpg',
          more: [
            '1,400 × 800 pixels, 2 kB',
            'nothing but its pixels',
            'left out: camera and place, unheard-of',
          ],
        },
      ],
    },
  ])
})

it('says gravely what nobody expects', () => {
  const other = { file: 'a.html', kind: 'comment', what: 'by me' }
  const receipt = { ...nothing, remote: ['https://example.org/a.png'], others: [other] }
  const grave = told(receipt).flatMap(({ facts }) => facts.filter((fact) => fact.grave))
  expect(grave.map(({ words }) => words)).toEqual(['https://example.org/a.png', 'comment: by me'])
  expect(isClean(receipt)).toBe(false)
  expect(receiptText(receipt)).not.toContain('Nothing else')
})

it('is kept as plain lines', () => {
  expect(receiptText(nothing)).toBe(
    [
      'What these files reveal',
      '',
      '1 file, 900 byte',
      '',
      'Languages',
      '- English',
      '- Spanish',
      '',
      'Names',
      '- none',
      '',
      'Dates',
      '- 12 May 2026',
      '',
      'Links',
      '- none',
      '',
      'Images',
      '- none',
      '',
      'Nothing else is in them: no name of yours, no machine, no program and no hour.',
      '',
    ].join('\n'),
  )
})

it('names a few, and counts the rest', () => {
  expect(few(['a', 'b', 'c', 'd'])).toEqual(['a', 'b', 'c', 'd'])
  expect(few(['a', 'b', 'c', 'd', 'e'])).toEqual(['a', 'b', 'c', 'and 2 more'])
})

function of(words: string) {
  return { words, more: [] }
}

it('tells what could have told one copy from another, and what is still there', () => {
  const at = (what: string) => ({ slug: 'one', language: 'es', text: 'body', line: 3, what })
  const marks = [
    { kind: 'letter', count: 2, places: [at('аgua'), at('pаn')] },
    { kind: 'accent', count: 1, places: [at('año')] },
    { kind: 'address', count: 1, places: [at('https://еxample.org')] },
  ]
  const rows = told({ ...nothing, marks }).filter(({ label }) => label === 'Marks')
  expect(rows).toEqual([
    {
      label: 'Marks',
      facts: [
        {
          words: '2 words had letters of another script; they were put right',
          more: ['one, text, Spanish, line 3: аgua', 'one, text, Spanish, line 3: pаn'],
        },
        {
          words: '1 word had accents apart from their letters; they were put together',
          more: ['one, text, Spanish, line 3: año'],
        },
        {
          words: '1 address has letters that only look like others, and was left as it is',
          more: ['one, text, Spanish, line 3: https://еxample.org'],
          grave: true,
        },
      ],
    },
  ])
})
