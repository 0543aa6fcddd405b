import type { ChangeSpec, EditorState, Line, StateCommand } from '@codemirror/state'
import type { SyntaxNode } from '@lezer/common'
import { around, treeTo } from './tree'

/** What stands before the words of a line: quotations and spaces, then an item, then a heading. */
const LINE =
  /^((?:[ \t]{0,3}>[ \t]?)*[ \t]*)((?:[-*+]|\d{1,9}[.)])[ \t]+|(?:[-*+]|\d{1,9}[.)])$)?(#{1,6}(?:[ \t]+|$))?/
const LITERAL = /^(FencedCode|CodeBlock|HTMLBlock|CommentBlock|Table)$/

type Parts = { line: Line; margin: string; item: string; heading: string; words: string }

/** Makes headings of this level of the selected lines, or plain lines again; 0 is no heading. */
export function heading(level: 0 | 1 | 2 | 3): StateCommand {
  return onLines((state, lines) => {
    const isAlready = lines.every(({ heading }) => heading.trim().length === level)
    const mark = level === 0 || isAlready ? '' : `${'#'.repeat(level)} `
    return lines.flatMap(({ line, margin, item, heading, words }) => {
      const from = line.from + margin.length + item.length
      const setext = underlined(state, line)
      if (setext) return [{ from, insert: mark }, withoutUnderlining(state, setext)]
      const closing = heading ? /[ \t]+#+[ \t]*$/.exec(words) : null
      const changes: ChangeSpec[] = [{ from, to: from + heading.length, insert: mark }]
      if (closing) changes.push({ from: line.to - closing[0].length, to: line.to })
      return changes
    })
  })
}

/** Makes items of a list of the selected lines, or plain lines again. */
export function list(kind: 'bullet' | 'number'): StateCommand {
  const isKind = ({ item }: Parts) => (kind === 'bullet' ? /^[-*+]/ : /^\d/).test(item)
  return onLines((_state, lines) => {
    const isAlready = lines.every(isKind)
    let number = 0
    return lines.map((parts) => {
      const from = parts.line.from + parts.margin.length
      const mark = kind === 'bullet' ? '- ' : `${++number}. `
      return { from, to: from + parts.item.length, insert: isAlready ? '' : mark }
    })
  })
}

/** Makes a quotation of the selected lines, or takes one level away where all of them are one. */
export const quote: StateCommand = ({ state, dispatch }) => {
  const lines = linesOf(state)
  const filled = lines.filter(({ text }) => /\S/.test(text))
  const isQuoted = filled.length > 0 && filled.every(({ text }) => /^[ \t]{0,3}>/.test(text))
  const changes = lines.map(({ from, text }) => {
    if (!isQuoted) return { from, insert: /\S/.test(text) || lines.length === 1 ? '> ' : '>' }
    const [mark] = /^[ \t]{0,3}>?[ \t]?/.exec(text)!
    return { from, to: from + mark.length }
  })
  dispatch(state.update({ changes, userEvent: 'input.format', scrollIntoView: true }))
  return true
}

function onLines(change: (state: EditorState, lines: Parts[]) => ChangeSpec[]): StateCommand {
  return ({ state, dispatch }) => {
    const all = linesOf(state).filter(({ from, to }) => !isLiteral(state, from, to))
    const filled = all.filter(({ text }) => /\S/.test(text))
    const lines = (filled.length > 0 ? filled : all).map(partsOf)
    if (lines.length === 0) return true
    const changes = state.changes(change(state, lines))
    const selection = state.selection.map(changes, 1)
    dispatch(state.update({ changes, selection, userEvent: 'input.format', scrollIntoView: true }))
    return true
  }
}

function linesOf({ doc, selection }: EditorState): Line[] {
  const numbers = new Set<number>()
  for (const { from, to, empty } of selection.ranges) {
    const last = doc.lineAt(to)
    // A selection that ends where a line begins has nothing of that line.
    const end = !empty && last.from === to ? last.number - 1 : last.number
    for (let number = doc.lineAt(from).number; number <= end; number++) numbers.add(number)
  }
  return [...numbers].sort((a, b) => a - b).map((number) => doc.line(number))
}

function partsOf(line: Line): Parts {
  const [all, margin = '', item = '', heading = ''] = LINE.exec(line.text)!
  return { line, margin, item, heading, words: line.text.slice(all.length) }
}

function isLiteral(state: EditorState, from: number, to: number): boolean {
  return around(state, { from, to }, (name) => LITERAL.test(name)) !== null
}

/** The heading that is made by a line under this one. */
function underlined(state: EditorState, line: Line): SyntaxNode | null {
  const node = treeTo(state, line.to + 1).resolveInner(line.to, -1)
  for (let at: SyntaxNode | null = node; at; at = at.parent) {
    if (at.name.startsWith('Setext')) return at
  }
  return null
}

function withoutUnderlining(state: EditorState, heading: SyntaxNode): ChangeSpec {
  const mark = heading.lastChild ?? heading
  const { from } = state.doc.lineAt(mark.from)
  return { from: Math.max(0, from - 1), to: mark.to }
}
