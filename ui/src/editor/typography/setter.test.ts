import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { examples, marksOf } from './examples'
import { typeset } from './setter'

function set(text: string, marks = marksOf('en')): string {
  return typeset(
    [...text].map((char, at) => ({ char, at })),
    marks,
  ).join('')
}

describe('a paragraph is set as an export sets it', () => {
  for (const area of ['typography', 'typing'] as const) {
    const all = examples(area)
    it(`in the ${all.length} examples of ${area}.md`, () => {
      expect(all.length).toBeGreaterThan(15)
      for (const { marks, typed, set: expected } of all) expect(set(typed, marks)).toBe(expected)
    })
  }

  it('and setting twice is setting once', () => {
    const parts = fc.constantFrom(...`ab1 "'«»“”„‘’‚.:;!?¿()—–-\u00a0\u202f\n`, 'http://', 'tis')
    const text = fc.array(parts, { maxLength: 24 }).map((all) => all.join(''))
    const language = fc.constantFrom('en', 'es', 'es-ES', 'fr', 'fr-CA', 'de', 'sv', 'hu', 'ja')
    fc.assert(
      fc.property(text, language, (text, language) => {
        const once = set(text, marksOf(language))
        expect(set(once, marksOf(language))).toBe(once)
      }),
      { numRuns: 3000 },
    )
  })

  it('also where a quotation mark stands at an address', () => {
    for (const [language, text] of [
      ['en', '"http://";a"'],
      ['en', '"http://a"a"'],
      ['de', `‚http://'"`],
      ['de', '‚http://" "'],
    ] as const) {
      const once = set(text, marksOf(language))
      expect(set(once, marksOf(language))).toBe(once)
    }
  })

  it('but what is inert stays', () => {
    const row = [...'"a"'].map((char, at) => ({ char, at, inert: at === 0 }))
    expect(typeset(row, marksOf('en')).join('')).toBe('"a"')
  })
})
