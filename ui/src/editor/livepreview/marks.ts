import type { SyntaxNodeRef } from '@lezer/common'
import { starsOf } from '../stars'
import type { Former, Sheet } from './sheet'

/** Hides the marks around words: `**`, `*`, `~~`, backticks. */
export const inlineMarks: Former = (node, sheet) => {
  if (sheet.isTouched(node.from, node.to)) return
  // A star that was a letter must not vanish from its word.
  if (node.name === 'Emphasis' && starsOf(sheet.state, node.node).length > 0) return
  for (let child = node.node.firstChild; child; child = child.nextSibling) {
    if (MARKS.has(child.name)) sheet.hide(child.from, child.to)
  }
}
const MARKS = new Set(['EmphasisMark', 'StrikethroughMark', 'CodeMark'])

/** Hides the backslash before a sign that is to be read as itself. */
export const escapes: Former = (node, sheet) => {
  if (!sheet.isTouched(node.from, node.to)) sheet.hide(node.from, node.from + 1)
}

/** Hides the backslash that ends a line; the two spaces are not to be seen anyhow. */
export const hardBreaks: Former = (node, sheet) => {
  const isSlash = sheet.text(node.from, node.from + 1) === '\\'
  if (isSlash && !sheet.isLineTouched(node.from)) sheet.hide(node.from, node.from + 1)
}

/** Gives the lines of a heading their size, and hides what makes it one. */
export function heading(level: number): Former {
  return (node, sheet) => {
    sheet.block(node, (at) => sheet.line(at, `h${Math.min(level, 4)}`))
    if (sheet.isTouched(lineStart(sheet, node), node.to)) return
    for (const mark of node.node.getChildren('HeaderMark')) {
      if (node.name.startsWith('Setext')) {
        sheet.line(mark.from, 'underlining')
        sheet.hide(mark.from, mark.to)
      } else if (mark.from === node.from) {
        sheet.hide(mark.from, spaceAfter(sheet, mark.to, node.to))
      } else sheet.hide(spaceBefore(sheet, mark.from, node.from), mark.to)
    }
  }
}

/** Raw HTML and indented code, as they are. */
export const code: Former = (node, sheet) => {
  sheet.block(node, (at) => sheet.line(at, 'code'))
}

/** Where the spaces end that follow `at`. */
export function spaceAfter(sheet: Sheet, at: number, limit: number): number {
  const [space] = /^[ \t]*/.exec(sheet.text(at, Math.min(limit, at + 200)))!
  return at + space.length
}

function spaceBefore(sheet: Sheet, at: number, limit: number): number {
  const [space] = /[ \t]*$/.exec(sheet.text(Math.max(limit, at - 200), at))!
  return at - space.length
}

function lineStart(sheet: Sheet, { from }: SyntaxNodeRef): number {
  return sheet.state.doc.lineAt(from).from
}
