import type { ChangeSpec, EditorState } from '@codemirror/state'
import type { SyntaxNode, Tree } from '@lezer/common'
import { grammar } from '../grammar/grammar'

/** A way to mark words: the name that the grammar has for it, and the sign around them. */
export type Kind = { name: string; sign: string }
type Span = { from: number; to: number }
type Edit = { from: number; to: number; insert: string }

/** What is part of a line and cannot be cut. */
const WHOLE = new Set([
  'Image',
  'InlineCode',
  'Autolink',
  'HTMLTag',
  'Comment',
  'FootnoteReference',
  'Escape',
  'Entity',
  'HardBreak',
])
const HOLDING = new Set(['Emphasis', 'StrongEmphasis', 'Strikethrough', 'Link'])
const SIGNS = /^(Emphasis|Strikethrough)Mark$/

/**
 * Puts marks around words of a block so that the parser finds them, and everything else as it was.
 *
 * Gives no changes where that cannot be.
 */
export function wrapped(
  state: EditorState,
  block: SyntaxNode,
  spans: Span[],
  kind: Kind,
): ChangeSpec[] {
  const text = oneLine(state, block)
  const before = read(text)
  const done: Edit[] = []
  let end = -1
  for (const span of spans) {
    const words = { from: span.from - block.from, to: span.to - block.from }
    const fit = fitting(text, before, words, kind)
    // What one part has taken in whole is not marked again with the next.
    if (!fit || fit.whole.from < end) continue
    end = fit.whole.to
    done.push(...fit.edits)
  }
  if (read(applied(text, done)).prose !== before.prose) return []
  return done.map(({ from, to, insert }) => ({
    from: from + block.from,
    to: to + block.from,
    insert,
  }))
}

/** How words can be marked, or the most of them or the least around them that can. */
function fitting(text: string, before: ReturnType<typeof read>, span: Span, kind: Kind) {
  for (const words of [span, withoutPunctuation(text, span), wholeWords(text, span)]) {
    if (words.from >= words.to) continue
    const whole = uncut(before.tree, words)
    const edits = editsFor(before.tree, whole, kind)
    const after = read(applied(text, edits))
    if (after.prose === before.prose && isMarked(after.tree, edits, kind)) return { whole, edits }
  }
  return null
}

/** The words of a block in one line, each where it was, without the marks of quotations. */
function oneLine(state: EditorState, block: SyntaxNode): string {
  let text = state.sliceDoc(block.from, block.to)
  const outer = [...block.getChildren('QuoteMark'), ...block.getChildren('HeaderMark')]
  for (const { from, to } of outer) {
    const [start, end] = [from - block.from, to - block.from]
    text = text.slice(0, start) + ' '.repeat(to - from) + text.slice(end)
  }
  return text.replace(/[\r\n]/g, ' ')
}

const HEAD = '# '

/** Reads words as those of a heading, which no sign at their beginning turns into a block. */
function read(text: string): { tree: Tree; prose: string } {
  const whole = `${HEAD}${text} .`
  const tree = grammar.parse(whole)
  let prose = ''
  let at = HEAD.length
  tree.iterate({
    enter({ name, from, to }) {
      if (!SIGNS.test(name)) return
      prose += whole.slice(at, from)
      at = to
    },
  })
  return { tree, prose: prose + whole.slice(at) }
}

/** The smallest span around `span` that cuts no other construct in two. */
function uncut(tree: Tree, span: Span): Span {
  let { from, to } = span
  for (let isGrowing = true; isGrowing;) {
    isGrowing = false
    tree.iterate({
      from: from + HEAD.length,
      to: to + HEAD.length,
      enter(ref) {
        const isWhole = WHOLE.has(ref.name)
        if (!isWhole && !HOLDING.has(ref.name)) return
        const node = { from: ref.from - HEAD.length, to: ref.to - HEAD.length }
        const inner = isWhole ? node : contentOf(ref.node)
        const isApart = node.to <= from || node.from >= to
        const isInside = !isWhole && inner.from <= from && inner.to >= to
        const isHeld = node.from >= from && node.to <= to
        if (isApart || isInside || isHeld) return
        from = Math.min(from, node.from)
        to = Math.max(to, node.to)
        isGrowing = true
      },
    })
  }
  return { from, to }
}

/** What stands between the marks of a construct. */
function contentOf(node: SyntaxNode): Span {
  const marks = node.getChildren(node.name === 'Link' ? 'LinkMark' : markOf(node.name))
  const [open, close] = node.name === 'Link' ? [marks[0], marks[1]] : [marks[0], marks.at(-1)]
  const from = (open?.to ?? node.from) - HEAD.length
  return { from, to: (close?.from ?? node.to) - HEAD.length }
}

function markOf(name: string): string {
  return name === 'Strikethrough' ? 'StrikethroughMark' : 'EmphasisMark'
}

/** The marks around a span, and those of the same kind inside of it away. */
function editsFor(tree: Tree, { from, to }: Span, { name, sign }: Kind): Edit[] {
  const edits: Edit[] = [{ from, to: from, insert: sign }]
  tree.iterate({
    from: from + HEAD.length,
    to: to + HEAD.length,
    enter(ref) {
      if (ref.name !== name || ref.from - HEAD.length < from || ref.to - HEAD.length > to) return
      for (const mark of [ref.node.firstChild, ref.node.lastChild]) {
        if (!mark) continue
        edits.push({ from: mark.from - HEAD.length, to: mark.to - HEAD.length, insert: '' })
      }
    },
  })
  edits.push({ from: to, to, insert: sign })
  return edits.sort((a, b) => a.from - b.from || a.to - b.to)
}

function applied(text: string, edits: Edit[]): string {
  let result = ''
  let at = 0
  for (const { from, to, insert } of edits) {
    result += text.slice(at, from) + insert
    at = to
  }
  return result + text.slice(at)
}

/** Whether the parser finds a construct of this kind just where the marks were put. */
function isMarked(tree: Tree, edits: Edit[], { name, sign }: Kind): boolean {
  const grown = edits.reduce((sum, { from, to, insert }) => sum + insert.length - (to - from), 0)
  const [first, last] = [edits.find((edit) => edit.insert)!, edits.findLast((edit) => edit.insert)!]
  const start = first.from + HEAD.length
  const end = last.to + grown + HEAD.length
  let found = false
  tree.iterate({
    enter(ref) {
      if (ref.name !== name) return
      // Of three stars in a row the parser chooses which belong together.
      found ||=
        Math.abs(ref.from - start) < sign.length * 2 && Math.abs(ref.to - end) < sign.length * 2
    },
  })
  return found
}

function withoutPunctuation(text: string, { from, to }: Span): Span {
  const isWord = (at: number) => /[\p{L}\p{N}]/u.test(text[at] ?? '')
  while (from < to && !isWord(from)) from++
  while (to > from && !isWord(to - 1)) to--
  return { from, to }
}

function wholeWords(text: string, { from, to }: Span): Span {
  while (from > 0 && /\S/.test(text[from - 1]!)) from--
  while (to < text.length && /\S/.test(text[to]!)) to++
  return { from, to }
}
