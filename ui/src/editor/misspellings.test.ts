import { EditorState } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import {
  clearMisspellings,
  misspellingAt,
  misspellings,
  misspellingsBetween,
  setMisspellings,
} from './misspellings'

const DOC = 'aguq y fuego\nfuegp y agua'

function marked() {
  const state = EditorState.create({ doc: DOC, extensions: misspellings })
  const first = { from: 0, to: 12, words: [{ from: 0, to: 4 }] }
  const second = { from: 13, to: 25, words: [{ from: 13, to: 18 }] }
  return state.update({ effects: setMisspellings.of([first, second]) }).state
}

const words = (state: EditorState) =>
  misspellingsBetween(state, 0, state.doc.length).map(({ from, to }) => state.sliceDoc(from, to))

describe('misspelt words', () => {
  it('follow edits before them', () => {
    const { state } = marked().update({ changes: { from: 0, insert: 'El ' } })
    expect(words(state)).toEqual(['aguq', 'fuegp'])
  })

  it('go with their letters', () => {
    const { state } = marked().update({ changes: { from: 0, to: 5 } })
    expect(words(state)).toEqual(['fuegp'])
  })

  it('are replaced in the passages that were checked, and kept in the others', () => {
    const effects = setMisspellings.of([{ from: 0, to: 12, words: [] }])
    expect(words(marked().update({ effects }).state)).toEqual(['fuegp'])
  })

  it('are found at their edges and inside', () => {
    const state = marked()
    expect([0, 2, 4].map((at) => misspellingAt(state, at)?.to)).toEqual([4, 4, 4])
    expect(misspellingAt(state, 5)).toBeNull()
  })

  it('are all forgotten when the checking is switched off', () => {
    expect(words(marked().update({ effects: clearMisspellings.of(null) }).state)).toEqual([])
  })
})
