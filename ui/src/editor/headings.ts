import type { EditorState, Text } from '@codemirror/state'

export type Heading = {
  /** 1 to 6. */
  level: number
  /** Its words, without marks. */
  text: string
  /** Where its line begins. */
  from: number
}

type Words = { at: number; text: string }
/** A line that may begin or end something, where it stands in its piece of text. */
type Line = Words & {
  kind: 'heading' | 'fence' | 'underline'
  /** The line before it in the same piece. */
  before: Words | null
}
type Piece = { lines: Line[]; last: Words | null }

/** By piece of text: CodeMirror shares all pieces that an edit leaves alone. */
const known = new WeakMap<Text, Piece>()
const found = new WeakMap<Text, Heading[]>()

/**
 * The headings of a text, in order; those in fenced code are none.
 *
 * They are read from the lines, not from the syntax tree, which on a long text is not there yet.
 * After an edit only the lines around it are read anew.
 */
export function headings({ doc }: Pick<EditorState, 'doc'>): Heading[] {
  const before = found.get(doc)
  if (before) return before
  const all: Heading[] = []
  let fence: string | null = null
  for (const line of lines(doc)) {
    if (line.kind === 'fence') {
      const mark = /^\s*(`+|~+)/.exec(line.text)![1]!
      if (fence === null) fence = mark
      else if (
        mark[0] === fence[0] &&
        mark.length >= fence.length &&
        /^\s*[`~]+\s*$/.test(line.text)
      )
        fence = null
    } else if (fence !== null) continue
    else if (line.kind === 'heading') {
      const [, marks, words] = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/.exec(line.text)!
      const text = plain((words ?? '').replace(/(?:^|[ \t]+)#+[ \t]*$/, ''))
      all.push({ level: marks!.length, text, from: line.at })
    } else if (line.before && isWords(line.before.text)) {
      const level = line.text.trimStart().startsWith('=') ? 1 : 2
      all.push({ level, text: plain(line.before.text), from: line.before.at })
    }
  }
  found.set(doc, all)
  return all
}

/** The heading under which a place stands; -1 before the first. */
export function headingAt(all: readonly Heading[], at: number): number {
  let index = -1
  while (index + 1 < all.length && all[index + 1]!.from <= at) index++
  return index
}

function lines(doc: Text): Line[] {
  const all: Line[] = []
  let last: Piece['last'] = null
  walk(doc, 0, (leaf, at) => {
    const piece = read(leaf)
    for (const line of piece.lines) {
      const { before } = line
      const above = before ? { ...before, at: before.at + at } : last
      const moved = { ...line, at: line.at + at, before: above }
      all.push(moved)
    }
    last = piece.last && { ...piece.last, at: piece.last.at + at }
  })
  return all
}

function walk(text: Text, at: number, visit: (leaf: Text, at: number) => void) {
  if (!text.children) return visit(text, at)
  for (const child of text.children) {
    walk(child, at, visit)
    at += child.length + 1
  }
}

function read(leaf: Text): Piece {
  const before = known.get(leaf)
  if (before) return before
  const piece: Piece = { lines: [], last: null }
  let at = 0
  for (const text of leaf.iterLines()) {
    const kind = kindOf(text)
    if (kind) piece.lines.push({ kind, at, text, before: piece.last })
    piece.last = { at, text }
    at += text.length + 1
  }
  known.set(leaf, piece)
  return piece
}

function kindOf(line: string): Line['kind'] | null {
  if (/^ {0,3}#{1,6}(?:[ \t]|$)/.test(line)) return 'heading'
  if (/^ {0,3}(?:`{3,}[^`]*|~{3,}.*)$/.test(line)) return 'fence'
  return /^ {0,3}(?:=+|-+)[ \t]*$/.test(line) ? 'underline' : null
}

/** Whether a line is words of a paragraph, so that an underline makes a heading of it. */
function isWords(line: string): boolean {
  const isOther = /^(?: {4}|\t| {0,3}(?:>|[-+*][ \t]|\d+[.)][ \t]|#{1,6}[ \t]|[-=*_|]+\s*$|\|))/
  return line.trim() !== '' && !isOther.test(line)
}

/** Words without the commonest marks. */
function plain(words: string): string {
  return words
    .replace(/!?\[([^[\]]{0,999})\](?:\([^()\n]{0,1999}\)|\[[^\]]{0,999}\])/g, '$1')
    .replace(/\[\^[^\]\s]{1,999}\]/g, '')
    .replace(/(?<![\p{L}\p{N}\\])[*_~]+|(?<!\\)[*_~]+(?![\p{L}\p{N}])|(?<!\\)`+/gu, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .trim()
}
