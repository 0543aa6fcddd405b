import { EditorState } from '@codemirror/state'
import { type EditorView, keymap } from '@codemirror/view'
import { describe, expect, it } from 'vitest'
import { placeholderFrom, placeholders } from './placeholders'

/** Presses a key; gives back what is selected then, or null where the key did nothing here. */
function press(key: string, doc: string, anchor: number, head = anchor, leave = () => false) {
  let state = EditorState.create({
    doc,
    selection: { anchor, head },
    extensions: placeholders(leave),
  })
  const view = {
    state,
    dispatch: (spec: Parameters<EditorState['update']>[0]) => (state = state.update(spec).state),
  } as unknown as EditorView
  const isDone = state
    .facet(keymap)
    .flat()
    .some((binding) => binding.key === key && binding.run?.(view))
  const { from, to } = state.selection.main
  return isDone ? state.sliceDoc(from, to) : null
}

describe('placeholders', () => {
  const doc = 'To ‹whom›, ‹place›\n‹open\n‹name›'

  it('are found from a place on', () => {
    const words = (at: number) => {
      const found = placeholderFrom(EditorState.create({ doc }).doc, at)
      return found && doc.slice(found.from, found.to)
    }
    expect([0, 4, 12, 30].map(words)).toEqual(['‹whom›', '‹place›', '‹name›', null])
  })

  it('are walked by Tab', () => {
    expect(press('Tab', doc, 0)).toBe('‹whom›')
    expect(press('Tab', doc, 3, 9)).toBe('‹place›')
    expect(press('Tab', doc, doc.length)).toBeNull()
  })

  it('are walked by Enter where one is selected', () => {
    expect(press('Enter', doc, 3, 9)).toBe('‹place›')
    expect(press('Enter', doc, 3)).toBeNull()
  })

  it('lead to the next field', () => {
    let left = 0
    const leave = () => ++left > 0
    expect(press('Tab', 'no more', 2, 2, leave)).toBe('')
    expect(press('Enter', '‹last›', 0, 6, leave)).toBe('‹last›')
    expect(left).toBe(2)
  })
})
