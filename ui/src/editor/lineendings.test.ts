import { EditorState } from '@codemirror/state'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { lineEndings } from './lineendings'

const state = (doc: string) =>
  EditorState.create({
    doc,
    extensions: [EditorState.lineSeparator.of('\n'), lineEndings()],
  })

const typed = (start: EditorState, from: number, to: number, insert: string) =>
  start.update({ changes: { from, to, insert }, selection: { anchor: from + insert.length } }).state

it('puts what is typed at the end of a line before its ending, with the caret behind it', () => {
  const after = typed(state('One\r\nTwo\r\n'), 4, 4, '!')
  expect(after.doc.toString()).toBe('One!\r\nTwo\r\n')
  expect(after.selection.main.head).toBe(4)
})

it('gives a typed line break the ending of the others', () => {
  expect(typed(state('One\r\nTwo'), 8, 8, '\nThree').doc.toString()).toBe('One\r\nTwo\r\nThree')
})

it('takes the whole ending away when two lines are joined', () => {
  expect(typed(state('One\r\nTwo\r\nX'), 4, 5, '').doc.toString()).toBe('OneTwo\r\nX')
})

it('leaves texts with other endings alone', () => {
  expect(typed(state('One\nTwo'), 3, 3, '\n').doc.toString()).toBe('One\n\nTwo')
})

it('keeps every ending through any edits', () => {
  const piece = fc.string({ unit: fc.constantFrom('a', 'ñ', '\n', '\r\n', '😀'), maxLength: 5 })
  const edit = fc.tuple(fc.nat(60), fc.nat(6), piece)
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
      let now = state('Uno\r\n\r\nDos\r\nTres\r\nCuatro')
      for (const [at, span, insert] of edits) {
        const from = Math.min(at, now.doc.length)
        now = typed(now, from, Math.min(now.doc.length, from + span), insert)
        if (now.doc.lines === 1) return
        expect(now.doc.toString()).not.toMatch(/(?<!\r)\n|\r(?!\n)/)
      }
    }),
  )
})
