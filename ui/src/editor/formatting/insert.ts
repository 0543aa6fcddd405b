import { EditorSelection, type EditorState, type StateCommand, type Text } from '@codemirror/state'
import { folded, freeNote, noteLines } from '../labels'
import { around } from './tree'

/** Puts a rule behind the paragraph of the caret. */
export const rule: StateCommand = ({ state, dispatch }) => {
  const { from, insert } = asBlock(state, '---')
  const end = from + insert.length
  dispatch(
    state.update({
      changes: { from, insert },
      selection: { anchor: end },
      userEvent: 'input.format',
      scrollIntoView: true,
    }),
  )
  return true
}

const TABLE = '|  |  |  |\n| --- | --- | --- |\n|  |  |  |\n|  |  |  |'

/** Puts an empty table behind the paragraph of the caret. */
export const table: StateCommand = ({ state, dispatch }) => {
  const { from, insert } = asBlock(state, TABLE)
  dispatch(
    state.update({
      changes: { from, insert },
      selection: { anchor: from + insert.indexOf('|') + 2 },
      userEvent: 'input.format',
      scrollIntoView: true,
    }),
  )
  return true
}

/**
 * Puts a footnote in and goes to where it is written.
 *
 * On a footnote, it goes from its mention to what it says, and back.
 */
export const footnote: StateCommand = ({ state, dispatch }) => {
  const there = otherEnd(state)
  if (there !== null) {
    const selection = EditorSelection.cursor(there)
    dispatch(state.update({ selection, userEvent: 'select', scrollIntoView: true }))
    return true
  }
  const { doc } = state
  const label = freeNote(state)
  const mention = `[^${label}]`
  const definition = `${gapAtEnd(doc)}[^${label}]: `
  const at = state.selection.main.to
  dispatch(
    state.update({
      changes: [
        { from: at, insert: mention },
        { from: doc.length, insert: definition },
      ],
      selection: { anchor: doc.length + mention.length + definition.length },
      userEvent: 'input.format',
      scrollIntoView: true,
    }),
  )
  return true
}

/** From a mention the place of its words, from these the place of the first mention. */
function otherEnd(state: EditorState): number | null {
  const { main } = state.selection
  const isNote = (name: string) => name === 'FootnoteReference' || name === 'FootnoteDefinition'
  const node = around(state, main, isNote)
  if (!node) return null
  if (node.name === 'FootnoteReference') {
    const label = state.sliceDoc(node.from + 2, node.to - 1)
    const [line] = noteLines(state, 'note', label)
    if (line === undefined) return null
    const { text, to } = state.doc.lineAt(line)
    const start = /\]:[ \t]*/.exec(text)
    return start ? line + start.index + start[0].length : to
  }
  const mark = node.getChild('FootnoteLabel')
  const label = mark ? state.sliceDoc(mark.from, mark.to) : ''
  const [line] = noteLines(state, 'mention', label)
  if (line === undefined) return null
  const { text } = state.doc.lineAt(line)
  for (const { index, 0: all, 1: name } of text.matchAll(/\[\^([^\]]+)\]/g)) {
    if (folded(name!) === folded(label)) return line + index + all.length
  }
  return null
}

/** A footnote stands under a blank line, or under the one before it. */
function gapAtEnd(doc: Text): string {
  const last = doc.line(doc.lines)
  if (/\S/.test(last.text)) return /^\[\^[^\]]+\]:/.test(last.text) ? '\n' : '\n\n'
  if (doc.lines === 1) return '\n\n'
  return /\S/.test(doc.line(doc.lines - 1).text) ? '\n' : ''
}

/** A block behind the caret's, with a blank line on either side. */
function asBlock({ doc, selection }: EditorState, block: string): { from: number; insert: string } {
  const isBlank = (number: number) =>
    number < 1 || number > doc.lines || !/\S/.test(doc.line(number).text)
  let { number } = doc.lineAt(selection.main.to)
  const isEmpty = isBlank(number)
  while (!isEmpty && number < doc.lines && !isBlank(number + 1)) number++
  const { to } = doc.line(number)
  const before = isEmpty ? (isBlank(number - 1) ? '' : '\n') : '\n\n'
  const after = isBlank(number + 1) && number < doc.lines ? '\n' : '\n\n'
  return { from: to, insert: `${before}${block}${after}` }
}
