import { EditorState, Text } from '@codemirror/state'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { count, countInSlices, readingMinutes } from './counts'

const of = (text: string) => count(Text.of(text.split('\n')))

const words: [string, number][] = [
  ['', 0],
  ['The well is not for sale', 6],
  ['# Title\n\n> — ¡Vivan! «todxs»', 3],
  ['- one\n- two\n10. three', 3],
  ['compañerxs don’t 1,300 litres', 4],
  ['[two words](https://a.example/a-b "title") and ![a well](image/x.png)', 5],
  ['So[^1] it [is][label].\n\n[^1]: A note here.\n[label]: https://a.example', 6],
  ['**bold**, *both words*, tod*s, `code`, ~~gone~~', 6],
  ['<b title="no words">one</b> <https://a.example> \\*two\\*', 3],
  ['| a | b |\n|---|---|\n| c | d |', 4],
  ['```js\ncode here\n```\n---\nText\n===', 3],
  ['私は水です。', 5],
  ['水は life です', 5],
]

describe('counting', () => {
  it.each(words)('the words of %j', (text, expected) => expect(of(text).words).toBe(expected))

  it('characters with and without spaces, as they are read', () => {
    const { characters, spaces } = of('**Ya** [basta](https://a.example) 🌊')
    expect([characters, characters - spaces]).toEqual([10, 8])
  })

  it('paragraphs between blank lines', () => {
    expect(of('# One\n\nTwo\ntwo\n\n---\n\n- Three\n- three\n\n\n').paragraphs).toBe(3)
  })

  it('minutes by how fast a language is read', () => {
    expect(readingMinutes(of('word '.repeat(456)), 'en-GB')).toBe(2)
    expect(readingMinutes(of('水'.repeat(510)), 'zh-Hans')).toBe(2)
    expect(readingMinutes(of('λέξη '.repeat(184)), 'el')).toBe(1)
  })

  it('gives the same after edits as from the beginning', () => {
    const line = fc.constantFrom('', 'a b', '# c', '[d](e)', '   ', 'f水g')
    const lines = fc.array(line, { minLength: 1, maxLength: 200 })
    const place = fc.nat()
    fc.assert(
      fc.property(lines, place, place, fc.string(), (lines, one, other, insert) => {
        const doc = Text.of(lines)
        count(doc)
        const [from, to] = [one, other].map((at) => at % (doc.length + 1)).sort((a, b) => a - b)
        const state = EditorState.create({ doc })
        const edited = state.update({ changes: { from: from!, to, insert } }).state.doc
        expect(count(edited)).toEqual(count(Text.of(edited.toString().split('\n'))))
      }),
    )
  })

  it('in slices gives the same, and stops when it is wanted no more', async () => {
    const long = () => Text.of(Array.from({ length: 20_000 }, (_, n) => `Line ${n} of a **text**.`))
    expect(await countInSlices(long())).toEqual(count(long()))
    const answers = [
      await countInSlices(Text.of(['a']), () => false),
      await countInSlices(long(), () => false),
    ]
    expect(answers[0]?.words).toBe(1)
    expect(answers[1]).toBeNull()
  })

  it('takes a line without end', () => {
    for (const piece of ['[a](', '[', '<b ', '*', '`', '\\', '![a](b']) {
      expect(of(piece.repeat(100_000)).words).toBeGreaterThanOrEqual(0)
    }
  })
})
