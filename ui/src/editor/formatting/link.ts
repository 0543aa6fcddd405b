import { EditorSelection, type EditorState, type StateCommand } from '@codemirror/state'
import { around } from './tree'

const ADDRESS = /^(?:https?:\/\/|mailto:)\S+$/

/**
 * Makes a link of what is selected or of the word at the caret, and waits for the address.
 *
 * On a link it goes to its address; an address that is selected waits for its words.
 */
export const link: StateCommand = ({ state, dispatch }) => {
  const there = addressAt(state, state.selection.main)
  if (there) {
    dispatch(state.update({ selection: there, userEvent: 'select', scrollIntoView: true }))
    return true
  }
  const change = state.changeByRange((range) => {
    const { from, to } = range.empty ? (state.wordAt(range.head) ?? range) : range
    const words = state.sliceDoc(from, to)
    const isAddress = ADDRESS.test(words)
    const insert = isAddress ? `[](${bracketed(words)})` : `[${escaped(words)}]()`
    const caret = isAddress || !words ? from + 1 : from + insert.length - 1
    return { changes: { from, to, insert }, range: EditorSelection.cursor(caret) }
  })
  dispatch(state.update(change, { userEvent: 'input.format', scrollIntoView: true }))
  return true
}

/** Where the address is of the link that holds a place. */
function addressAt(
  state: EditorState,
  place: { from: number; to: number },
): { anchor: number; head: number } | null {
  const node = around(state, place, (name) => name === 'Link' || name === 'Autolink')
  const url = node?.getChild('URL')
  if (!node || !url) return null
  return { anchor: url.from, head: url.to }
}

/** Closes what would end the words of a link too early. */
function escaped(words: string): string {
  let depth = 0
  for (const sign of words.replace(/\\./g, '')) {
    if (sign === '[') depth++
    if (sign === ']' && --depth < 0) break
  }
  return depth === 0 ? words : words.replace(/(?<!\\)[[\]]/g, '\\$&')
}

/** An address with brackets of its own stands between angle brackets. */
function bracketed(address: string): string {
  return /[()]/.test(address) ? `<${address}>` : address
}
