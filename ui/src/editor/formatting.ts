import { EditorSelection, type Extension, type StateCommand } from '@codemirror/state'
import { keymap } from '@codemirror/view'

/** Puts `mark` around each selection, or takes it away where it is. */
function wrap(mark: string): StateCommand {
  return ({ state, dispatch }) => {
    const size = mark.length
    const change = state.changeByRange(({ from, to }) => {
      const inside = state.sliceDoc(from - size, from) === mark
      if (inside && state.sliceDoc(to, to + size) === mark) {
        const changes = [
          { from: from - size, to: from },
          { from: to, to: to + size },
        ]
        return { changes, range: EditorSelection.range(from - size, to - size) }
      }
      const changes = [
        { from, insert: mark },
        { from: to, insert: mark },
      ]
      return { changes, range: EditorSelection.range(from + size, to + size) }
    })
    dispatch(state.update(change, { userEvent: 'input.format', scrollIntoView: true }))
    return true
  }
}

export const bold = wrap('**')
export const italic = wrap('*')

/** Makes a link of each selection and waits inside the brackets for the address. */
export const link: StateCommand = ({ state, dispatch }) => {
  const change = state.changeByRange(({ from, to }) => {
    const words = state.sliceDoc(from, to)
    const isAddress = /^https?:\/\/\S+$/.test(words)
    const insert = isAddress ? `[](${words})` : `[${words}]()`
    const caret = isAddress || !words ? from + 1 : from + insert.length - 1
    return { changes: { from, to, insert }, range: EditorSelection.cursor(caret) }
  })
  dispatch(state.update(change, { userEvent: 'input.format', scrollIntoView: true }))
  return true
}

/** The keys for bold, italic and link. */
export function formatting(): Extension {
  return keymap.of([
    { key: 'Mod-b', run: bold, preventDefault: true },
    { key: 'Mod-i', run: italic, preventDefault: true },
    { key: 'Mod-k', run: link, preventDefault: true },
  ])
}
