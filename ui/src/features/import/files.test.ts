import { expect, it } from 'vitest'
import { areDocuments, read } from './files'

const file = (name: string, text = 'x') => new File([text], name)

it('leaves pictures to the text that they fall on', () => {
  expect(areDocuments([file('a.png')], true)).toBe(false)
  expect(areDocuments([file('a.png'), file('words.txt')], true)).toBe(false)
  expect(areDocuments([file('drawing.svg')], true)).toBe(false)
  expect(areDocuments([file('a.png')], false)).toBe(false)
  expect(areDocuments([], false)).toBe(false)
  expect(areDocuments([file('a.octavilla'), file('a.md')], false)).toBe(false)
})

it('takes texts wherever they fall, with the pictures beside them', () => {
  expect(areDocuments([file('a.docx')], true)).toBe(true)
  expect(areDocuments([file('a.txt')], true)).toBe(true)
  expect(areDocuments([file('a.md'), file('a.png')], true)).toBe(true)
  expect(areDocuments([file('a.txt'), file('a.png')], false)).toBe(true)
})

it('reads bytes as they are', async () => {
  const bytes = Uint8Array.from({ length: 70_000 }, (_, at) => at % 256)
  const [one] = await read([new File([bytes], 'a.odt')])
  expect(one!.name).toBe('a.odt')
  expect(Uint8Array.from(atob(one!.data), (sign) => sign.charCodeAt(0))).toEqual(bytes)
})
