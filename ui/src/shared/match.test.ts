import fc from 'fast-check'
import { expect, it } from 'vitest'
import { placeOf, fit, plain } from './match'

/** The text with what was met in brackets. */
function met(query: string, text: string): string | null {
  const found = fit(query, text)
  if (!found) return null
  let shown = text
  for (const { from, to } of found.met.toReversed()) {
    shown = `${shown.slice(0, from)}[${shown.slice(from, to)}]${shown.slice(to)}`
  }
  return shown
}

/** The texts that fit, the best first. */
function ranked(query: string, ...texts: string[]): string[] {
  return texts
    .map((text) => ({ text, found: fit(query, text) }))
    .filter(({ found }) => found)
    .sort((a, b) => b.found!.score - a.found!.score)
    .map(({ text }) => text)
}

it('ignores accents and case, and shows the letters as they are written', () => {
  expect(met('anadir', 'Añadir traducción')).toBe('[Añadir] traducción')
  expect(met('TRADUCCIÓN', 'Anadir traduccion')).toBe('Anadir [traduccion]')
  expect(met('cion', 'Traduccio\u0301n')).toBe('Traduc[cio\u0301n]')
})

it('meets beginnings of words, humps, and letters inside a word', () => {
  expect(met('adtr', 'Add translation')).toBe('[Ad]d [tr]anslation')
  expect(met('tl', 'TimeLine')).toBe('[T]ime[L]ine')
  expect(met('trnsl', 'Add translation')).toBe('Add [tr]a[nsl]ation')
  expect(met('facing', 'The facing pages')).toBe('The [facing] pages')
  expect(met('acin', 'The facing pages')).toBe('The f[acin]g pages')
})

it('takes words in any order', () => {
  expect(met('trans add', 'Add translation')).toBe('[Add] [trans]lation')
  expect(ranked('new post', 'Post, new', 'New post')).toEqual(['New post', 'Post, new'])
})

it('finds nothing in letters that are only scattered about', () => {
  expect(met('bold', 'Keyboard shortcuts, included')).toBe(null)
  expect(met('xyz', 'Add translation')).toBe(null)
})

it('puts what begins so first, then words that do, then the rest', () => {
  const all = ['Unread', 'Spread', 'Next to read', 'Read and export', 'Reload']
  expect(ranked('read', ...all)).toEqual([
    'Read and export',
    'Next to read',
    'Unread',
    'Spread',
    'Reload',
  ])
  expect(ranked('note', 'Note on these words', 'Note')).toEqual(['Note', 'Note on these words'])
  expect(ranked('ap', 'All pairs', 'Application')).toEqual(['Application', 'All pairs'])
})

it('fits everything when nothing is asked', () => {
  expect(fit('  ', 'Anything')?.met).toEqual([])
})

it('meets any piece of any text, and shows just as much', () => {
  const piece = fc
    .tuple(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat(), fc.nat())
    .map(([text, a, b]) => {
      const letters = [...text]
      const [from, to] = [a % letters.length, b % letters.length].sort((x, y) => x - y)
      return [text, letters.slice(from, to! + 1).join('')] as const
    })
    .filter(([, part]) => /^\S+$/.test(plain(part)))
  fc.assert(
    fc.property(piece, ([text, part]) => {
      const found = fit(part, text)!
      expect(found).not.toBe(null)
      const shown = found.met.map(({ from, to }) => text.slice(from, to)).join('')
      expect(plain(shown).replace(/\s/g, '').length).toBeGreaterThanOrEqual(plain(part).length)
    }),
  )
})

it('finds words in a text, whatever their case, accents and spaces', () => {
  expect(placeOf('evaristo  luna'.replace('  ', ' '), 'Don Eváristo\nLuna.')).toEqual({
    from: 4,
    to: 17,
  })
  expect(placeOf('Luna', 'lunes')).toBe(null)
  expect(placeOf(' ', 'a b')).toBe(null)
  expect(placeOf('n', 'n\u0303o')).toEqual({ from: 0, to: 2 })
})
