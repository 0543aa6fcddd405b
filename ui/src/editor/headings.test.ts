import { EditorState } from '@codemirror/state'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { headingAt, headings } from './headings'

const of = (doc: string) => headings(EditorState.create({ doc }))
const texts = (doc: string) => of(doc).map(({ level, text }) => `${level} ${text}`)

describe('headings', () => {
  it('are found with their levels and without their marks', () => {
    const doc =
      '# The *well*\n\n## [Our](x) demands[^1] ##\n\n### `code` tod*s\n\n#no\n\n####### no\n\n#'
    expect(texts(doc)).toEqual(['1 The well', '2 Our demands', '3 code tod*s', '1 '])
  })

  it('may be underlined', () => {
    expect(texts('Title\n===\n\nPart\n---\n\n---\n\n- item\n---\n')).toEqual(['1 Title', '2 Part'])
  })

  it('are none in fenced code', () => {
    expect(texts('```\n# no\n~~~\n```\n# yes\n~~~~\n# no\n~~~\n# no')).toEqual(['1 yes'])
  })

  it('stand where their lines begin', () => {
    const doc = `${'text\n'.repeat(500)}# One\n${'text\n'.repeat(500)}Two\n---`
    const all = of(doc)
    expect(all.map(({ from }) => doc.slice(from, from + 3))).toEqual(['# O', 'Two'])
    expect([0, 2500, 2501, doc.length].map((at) => headingAt(all, at))).toEqual([-1, 0, 0, 1])
  })

  it('are the same after edits as from the beginning', () => {
    const line = fc.constantFrom('', 'words', '# a', '```', '---', '===', '## b', '~~~')
    const lines = fc.array(line, { minLength: 1, maxLength: 150 })
    fc.assert(
      fc.property(lines, fc.nat(), fc.nat(), line, (lines, one, other, insert) => {
        const state = EditorState.create({ doc: lines.join('\n') })
        headings(state)
        const [from, to] = [one, other]
          .map((at) => at % (state.doc.length + 1))
          .sort((a, b) => a - b)
        const edited = state.update({ changes: { from: from!, to, insert } }).state
        expect(headings(edited)).toEqual(of(edited.doc.toString()))
      }),
    )
  })
})
