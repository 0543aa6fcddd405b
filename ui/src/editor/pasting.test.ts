import { history, undo, undoDepth } from '@codemirror/commands'
import { EditorState, Text } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { lineEndings } from './lineendings'
import { pastePlaces } from './pasteplace'
import { type Clip, type Convert, nextNote, pasteInto } from './pasting'

/** An editor without a screen; `|` is its caret, two are the ends of what is selected. */
function editor(marked: string) {
  const [before = '', inside = '', after] = marked.split('|')
  const head = after === undefined ? before.length : before.length + inside.length
  const view = {
    state: EditorState.create({
      doc: marked.replaceAll('|', ''),
      selection: { anchor: before.length, head },
      extensions: [EditorState.lineSeparator.of('\n'), history(), pastePlaces, lineEndings()],
    }),
    dispatch(...specs: unknown[]) {
      view.state = view.state.update(...(specs as [])).state
    },
    focus() {},
    type(insert: string) {
      const { main } = view.state.selection
      const selection = { anchor: main.from + insert.length }
      view.dispatch({ changes: { from: main.from, to: main.to, insert }, selection })
    },
  }
  return view
}

const shown = ({ state }: ReturnType<typeof editor>) => {
  const { head } = state.selection.main
  return `${state.sliceDoc(0, head)}|${state.sliceDoc(head)}`
}

const clip: Clip = { html: '<p>', text: '' }
const gives =
  (markdown: string): Convert =>
  async () => ({ markdown })

describe('what is pasted', () => {
  it.each([
    ['|', 'uno\n', 'uno|'],
    ['El |.', '**agua**\n', 'El **agua**|.'],
    ['El |río|.', 'agua', 'El agua|.'],
    ['|', '# Uno\n\ndos\n', '# Uno\n\ndos|'],
    ['Antes|', '# Uno\n', 'Antes\n\n# Uno|'],
    ['Antes\n|', '- uno\n- dos\n', 'Antes\n\n- uno\n- dos|'],
    [
      'Antes\n\n|\n\nDespués',
      '| a | b |\n| --- | --- |',
      'Antes\n\n| a | b |\n| --- | --- ||\n\nDespués',
    ],
    ['Antes |después', 'uno\n\ndos\n', 'Antes uno\n\ndos\n\n|después'],
    ['\n|\n', '> uno\n', '\n> uno|\n'],
  ])('stands in %s as blocks do', async (before, markdown, after) => {
    const view = editor(before)
    await pasteInto(view, clip, gives(markdown), 'input.paste')
    expect(shown(view)).toBe(after)
  })

  it('is one step, whatever is typed before and behind', async () => {
    const view = editor('El |')
    view.type('río ')
    await pasteInto(view, clip, gives('uno\n\ndos'), 'input.paste')
    view.type('!')
    expect(undoDepth(view.state)).toBe(3)
    undo(view)
    expect(view.state.doc.toString()).toBe('El río uno\n\ndos')
    undo(view)
    expect(view.state.doc.toString()).toBe('El río ')
  })

  it('stands where the caret was, wherever one goes on writing', async () => {
    const view = editor('uno |tres')
    let finish = () => {}
    const waiting = new Promise<void>((resolve) => (finish = resolve))
    const convert: Convert = async () => {
      await waiting
      return { markdown: 'dos' }
    }
    const pasting = pasteInto(view, clip, convert, 'input.paste')
    view.type(' y ')
    view.dispatch({ changes: { from: 0, insert: 'Cero, ' }, selection: { anchor: 0 } })
    finish()
    await pasting
    expect(shown(view)).toBe('|Cero, uno dos y tres')
  })

  it('can be exchanged while it stands as it was pasted', async () => {
    const view = editor('|')
    let again: ((words: string) => boolean) | undefined
    const convert: Convert = async () => ({ markdown: '\\# uno', told: (put) => (again = put) })
    await pasteInto(view, clip, convert, 'input.paste')
    view.dispatch({ changes: { from: 0, insert: 'Antes ' } })
    expect(again?.('# uno')).toBe(true)
    expect(view.state.doc.toString()).toBe('Antes # uno')
    expect(again?.('# dos')).toBe(false)
    undo(view)
    expect(view.state.doc.toString()).toBe('Antes \\# uno')
  })

  it('holds no more places than it needs', async () => {
    const view = editor('|')
    for (const word of ['uno', 'dos', 'tres'])
      await pasteInto(view, clip, gives(word), 'input.paste')
    expect(view.state.doc.toString()).toBe('unodostres')
    expect(view.state.field(pastePlaces).size).toBe(1)
  })

  it('is not exchanged when it was changed since', async () => {
    const view = editor('|')
    let again: ((words: string) => boolean) | undefined
    const convert: Convert = async () => ({ markdown: 'uno dos', told: (put) => (again = put) })
    await pasteInto(view, clip, convert, 'input.paste')
    view.dispatch({ changes: { from: 3, insert: ',' } })
    expect(again?.('tres')).toBe(false)
    expect(view.state.doc.toString()).toBe('uno, dos')
  })

  it('leaves no trace when there is nothing to paste, or the page was left', async () => {
    const view = editor('a|b|c')
    await pasteInto(view, clip, async () => null, 'input.paste')
    expect(view.state.field(pastePlaces).size).toBe(0)
    expect(view.state.doc.toString()).toBe('abc')
    let wasLost = false
    const convert: Convert = async () => ({ markdown: 'x', lost: () => (wasLost = true) })
    await pasteInto(view, clip, convert, 'input.paste', () => true)
    expect(wasLost).toBe(true)
    expect(view.state.doc.toString()).toBe('abc')
  })

  it('follows the line endings of its text', async () => {
    const view = editor('uno\r\n|\r\ntres')
    await pasteInto(view, clip, gives('dos\ndos'), 'input.paste')
    expect(view.state.doc.toString()).toBe('uno\r\ndos\r\ndos\r\ntres')
  })
})

it('numbers footnotes on from those that are there', () => {
  expect(nextNote(Text.of(['agua']))).toBe(1)
  expect(nextNote(Text.of(['a[^3] b[^x]', '[^12]: c']))).toBe(13)
})
