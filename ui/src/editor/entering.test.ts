import { EditorState } from '@codemirror/state'
import { expect, it } from 'vitest'
import { enter } from './entering'
import { language } from './grammar/grammar'

function pressed(marked: string): string | null {
  const anchor = marked.indexOf('|')
  const doc = marked.replace('|', '')
  const extensions = [EditorState.lineSeparator.of('\n'), language]
  let state = EditorState.create({ doc, selection: { anchor }, extensions })
  const isDone = enter({ state, dispatch: (transaction) => (state = transaction.state) })
  if (!isDone) return null
  const { head } = state.selection.main
  return `${state.sliceDoc(0, head)}|${state.sliceDoc(head)}`
}

it.each([
  ['- a|', '- a\n- |'],
  ['1. a|', '1. a\n2. |'],
  ['> a|', '> a\n> |'],
  ['> - a|', '> - a\n> - |'],
])('goes on in what one is in: %j becomes %j', (before, after) => {
  expect(pressed(before)).toBe(after)
})

it.each([
  ['- a\n- |', '- a\n\n|'],
  ['- a\n- b\n- |', '- a\n- b\n\n|'],
  ['> a\n>\n> |', '> a\n\n|'],
  ['1. a\n2. |\n\nb', '1. a\n\n|\n\nb'],
])('leaves it on a line without words: %j becomes %j', (before, after) => {
  expect(pressed(before)).toBe(after)
})

it.each([
  ['**a|**', '**a**\n|'],
  ['- the **hill|**', '- the **hill**\n- |'],
  ['> ***a|***', '> ***a***\n> |'],
  ['a ~~b|~~', 'a ~~b~~\n|'],
])('does not tear apart what ends there: %j becomes %j', (before, after) => {
  expect(pressed(before)).toBe(after)
})

it.each(['a|**', '|**a**', '**a| b**'])('but only what ends there: %j', (before) => {
  expect(pressed(before)).toBeNull()
})

it('has nothing to do with other lines', () => {
  expect(pressed('a|')).toBeNull()
})
