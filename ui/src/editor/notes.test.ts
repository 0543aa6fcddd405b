import { EditorState, type TransactionSpec } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import type { EditorView } from '@codemirror/view'
import { carried, noteAt, notes, notesIn, putNotes, wordsForNote } from './notes'

/** The mark, or the selection, is what stands between brackets, before and after. */
function read(marked: string) {
  const from = marked.indexOf('[')
  const to = marked.indexOf(']') - 1
  return { text: marked.replace(/[[\]]/g, ''), from, to }
}

describe('a note', () => {
  const move = (given: string, ...edits: TransactionSpec['changes'][]) => {
    const { text, from, to } = read(given)
    let state = EditorState.create({ doc: text })
    let mark = { id: 'n', from, to, holds: false }
    for (const changes of edits) {
      const made = state.update({ changes })
      mark = carried(mark, made.changes)
      state = made.state
    }
    const doc = state.doc.toString()
    return `${doc.slice(0, mark.from)}[${doc.slice(mark.from, mark.to)}]${doc.slice(mark.to)}`
  }

  it('has what is typed within, and not what is typed at its edges', () => {
    expect(move('a[bc]d', { from: 1, insert: 'x' })).toBe('ax[bc]d')
    expect(move('a[bc]d', { from: 3, insert: 'x' })).toBe('a[bc]xd')
    expect(move('a[bc]d', { from: 2, insert: 'x' })).toBe('a[bxc]d')
    expect(move('a[bc]d', { from: 1, to: 3, insert: 'xyz' })).toBe('a[xyz]d')
  })

  it('stays at its place without words, and takes what comes in their stead', () => {
    expect(move('a[bc]d', { from: 0, to: 4 })).toBe('[]')
    expect(move('a[bc]d', { from: 1, to: 3 }, { from: 1, insert: 'xy' })).toBe('a[xy]d')
  })
})

describe('the words of a new note', () => {
  const words = (given: string) => {
    const { text, from, to } = read(given)
    const state = EditorState.create({ doc: text, selection: { anchor: to, head: from } })
    const found = wordsForNote(state)
    return text.slice(found.from, found.to)
  }

  it('are what is selected, the word at the caret, or its line', () => {
    expect(words('The [well is ]ours')).toBe('well is')
    expect(words('The we[]ll is ours')).toBe('well')
    expect(words('one\nThe well — [] — ours \n')).toBe('The well —  — ours')
  })

  it('are those above a blank line, or below it where none are above', () => {
    expect(words('one\n\nThe well\n \n[]\ntwo')).toBe('The well')
    expect(words('[]\n\n two \nthree')).toBe('two')
    expect(words(' \n[]\n')).toBe('')
  })
})

it('on the fewest words is meant where several lie', () => {
  const extensions = notes({ margin: 'left', name: () => '', open: () => {} })
  let state = EditorState.create({ doc: 'The well is ours', extensions })
  const dispatch = (spec: TransactionSpec) => void (state = state.update(spec).state)
  const mark = (id: string, from: number, to: number) => ({ id, from, to, holds: false })
  putNotes({ dispatch } as EditorView, [mark('line', 0, 16), mark('word', 4, 8)])
  expect(noteAt(state, 6)?.id).toBe('word')
  expect(noteAt(state, 8)?.id).toBe('word')
  expect(noteAt(state, 12)?.id).toBe('line')
  dispatch({ changes: { from: 0, to: 4 } })
  expect(notesIn(state).map(({ from, to }) => [from, to])).toEqual([
    [0, 12],
    [0, 4],
  ])
})
