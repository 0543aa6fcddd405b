import { ensureSyntaxTree } from '@codemirror/language'
import type { EditorState } from '@codemirror/state'
import type { SyntaxNode } from '@lezer/common'

/** What of a paragraph is not read as words. */
export type Paragraph = {
  from: number
  to: number
  /** In order; `opaque` stands where a word could. */
  unread: { from: number; to: number; opaque: boolean }[]
}

/** So long a key may wait for the text before it to be parsed. */
const PARSE_MS = 20
/** So much is looked at before and behind the caret. */
const BEFORE = 3000
const BEHIND = 1000

/** Nothing is set in these. */
const SILENT = new Set([
  'FencedCode',
  'CodeBlock',
  'InlineCode',
  'HTMLBlock',
  'CommentBlock',
  'ProcessingInstructionBlock',
  'LinkLabel',
  'LinkTitle',
  'Autolink',
  'HTMLTag',
  'Comment',
  'ProcessingInstruction',
  'HorizontalRule',
  'HeaderMark',
])
const BLOCK = /^(?:Paragraph|ATXHeading\d|SetextHeading\d|TableCell|Task)$/
const OPAQUE = new Set(['InlineCode', 'Autolink', 'Entity'])
const UNREAD = new Set([
  'EmphasisMark',
  'LinkMark',
  'HeaderMark',
  'QuoteMark',
  'ListMark',
  'StrikethroughMark',
  'LinkTitle',
  'LinkLabel',
  'HTMLTag',
  'Comment',
  'ProcessingInstruction',
  'TaskMarker',
])

/** The line of a field that knows no Markdown. */
export function plainLine(state: EditorState, at: number): Paragraph {
  const { from, to } = state.doc.lineAt(at)
  return { from: Math.max(from, at - BEFORE), to: Math.min(to, at + BEHIND), unread: [] }
}

/** The paragraph that ends or goes on at `at`, or null where words are not set. */
export function paragraphAt(state: EditorState, at: number): Paragraph | null {
  const tree = ensureSyntaxTree(state, at, PARSE_MS)
  // What is not parsed yet may be code.
  if (!tree) return null
  let block: SyntaxNode | null = null
  let isSilent = false
  for (let node: SyntaxNode | null = tree.resolveInner(at, -1); node; node = node.parent) {
    if (node.name === 'LinkReference') return footnoteAt(state, node, at)
    isSilent ||= SILENT.has(node.name) || (node.name === 'URL' && isTarget(node))
    if (!block && BLOCK.test(node.name)) block = node
  }
  if (!block || isSilent) return null
  const from = Math.max(block.from, at - BEFORE)
  const to = Math.min(block.to, at + BEHIND)
  const before = state.sliceDoc(from, at)
  if (isUnfinished(before)) return null
  const paragraph: Paragraph = { from, to, unread: [] }
  const label = /^\s*\[(\^?)[^\]\n]*\]:/u.exec(before)
  if (label && !label[1]) return null
  if (label) paragraph.unread.push({ from, to: from + label[0].length, opaque: false })
  read(paragraph, block)
  leaveOpenMarks(state, paragraph, at)
  return paragraph
}

/** A footnote of one word looks like the address of a link. */
function footnoteAt(state: EditorState, { from, to }: SyntaxNode, at: number): Paragraph | null {
  const label = /^\s*\[\^[^\]\n]*\]:/u.exec(state.sliceDoc(from, Math.min(to, from + BEFORE)))
  if (!label || at <= from + label[0].length || at - from > BEFORE) return null
  return { from, to, unread: [{ from, to: from + label[0].length, opaque: false }] }
}

/** Marks of emphasis that is going to be closed later are not read either. */
function leaveOpenMarks(state: EditorState, { from, unread }: Paragraph, at: number) {
  const before = state.sliceDoc(from, at)
  for (const { 1: free, 2: marks, index } of before.matchAll(/(^|[\s([{«“‘"'])([*_~]+)(?=\S)/gu)) {
    const start = from + index + free!.length
    const isKnown = unread.some((one) => one.from < start + marks!.length && one.to > start)
    if (!isKnown) unread.push({ from: start, to: start + marks!.length, opaque: false })
  }
  unread.sort((one, other) => one.from - other.from)
}

/** Whether an address, a tag or code has begun that is not closed yet. */
function isUnfinished(before: string): boolean {
  const ticks = before.match(/(?<!\\)`+/gu)?.length ?? 0
  return /\]\([^)\n]*$/u.test(before) || /<[a-z/!?][^<>\n]*$/iu.test(before) || ticks % 2 === 1
}

function read(paragraph: Paragraph, block: SyntaxNode) {
  const { unread } = paragraph
  const leave = ({ from, to }: { from: number; to: number }, opaque = false) => {
    if (to > paragraph.from && from < paragraph.to && from >= (unread.at(-1)?.to ?? 0)) {
      unread.push({ from, to, opaque })
    }
  }
  block.cursor().iterate((node) => {
    if (node.to < paragraph.from || node.from > paragraph.to) return false
    if (OPAQUE.has(node.name)) {
      leave(node, true)
      return false
    }
    if (node.name === 'Link' && isBare(node.node)) return false
    if (node.name === 'Escape') leave({ from: node.from, to: node.from + 1 })
    // An address that stands by itself is read, and known by how it begins.
    else if (node.name === 'URL' && isTarget(node.node)) leave(node)
    else if (UNREAD.has(node.name)) leave(node)
    return true
  })
}

/** Whether brackets are only brackets, as far as is known. */
function isBare(link: SyntaxNode): boolean {
  return !link.getChild('URL') && !link.getChild('LinkLabel')
}

function isTarget(url: SyntaxNode): boolean {
  return /^(?:Link|Image|LinkReference)$/.test(url.parent?.name ?? '')
}
