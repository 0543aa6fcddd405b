import { EditorState } from '@codemirror/state'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freeNote, isLink, knownLabels, noteNumber } from './labels'

const open = (doc: string) => EditorState.create({ doc, extensions: knownLabels() })

describe('labels', () => {
  it('are known wherever they stand', () => {
    const state = open(
      'See [this] and [^b], [^A].\n\n> [This]: x\n\n[^a]: one\n[^b]: two\n[^c]: three',
    )
    expect(isLink(state, 'THIS')).toBe(true)
    expect(isLink(state, 'that')).toBe(false)
    expect(['b', 'a', 'c', 'd'].map((label) => noteNumber(state, label))).toEqual([
      1,
      2,
      3,
      undefined,
    ])
    expect(freeNote(state)).toBe('1')
  })

  it('of footnotes are not those of links', () => {
    const state = open('[^1]: one\n[2]: two')
    expect(isLink(state, '^1')).toBe(false)
    expect(isLink(state, '2')).toBe(true)
    expect(noteNumber(state, '2')).toBeUndefined()
    expect(freeNote(state)).toBe('2')
  })

  it('are after any edits what they would be in the text as it is then', () => {
    const piece = fc.constantFrom(
      'a',
      ' ',
      '\n',
      '[^1]',
      '[^2]',
      '[^1]: ',
      '[x]: y',
      '[x]',
      '> ',
      ':',
    )
    const text = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''))
    const edit = fc.record({ from: fc.nat(40), length: fc.nat(8), insert: text })
    fc.assert(
      fc.property(text, fc.array(edit, { maxLength: 6 }), (doc, edits) => {
        let state = open(doc)
        for (const { from, length, insert } of edits) {
          const at = Math.min(from, state.doc.length)
          const to = Math.min(at + length, state.doc.length)
          state = state.update({ changes: { from: at, to, insert } }).state
        }
        const fresh = open(state.doc.toString())
        const seen = (one: EditorState) => [
          isLink(one, 'x'),
          noteNumber(one, '1'),
          noteNumber(one, '2'),
          freeNote(one),
        ]
        expect(seen(state)).toEqual(seen(fresh))
      }),
      { numRuns: 2000 },
    )
  })
})
