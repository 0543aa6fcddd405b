import type { BlockContext, LeafBlock, Line, MarkdownConfig } from '@lezer/markdown'

/** A longer line, in UTF-16 units, is read as one without any marks. */
export const LONG_LINE = 20_000
/** A paragraph that has grown longer is read as two. */
const LONG_BLOCK = 60_000

/** Quotations and lists that lie deeper in one another are read as words. */
const DEEPEST = 60

/**
 * Keeps what a key costs in bounds.
 *
 * The parser reads a block of text in one go and anew with every key in it, so nothing that
 * somebody pastes may become a block without an end.
 */
export const longText: MarkdownConfig = {
  defineNodes: [{ name: 'LongLine', block: true }],
  parseBlock: [{ name: 'LongLine', before: 'IndentedCode', parse, endLeaf }],
}

function parse(cx: BlockContext, line: Line): boolean {
  if (line.text.length <= LONG_LINE && cx.depth <= DEEPEST) return false
  const from = cx.lineStart + line.pos
  cx.addElement(cx.elt('LongLine', from, cx.lineStart + line.text.length))
  cx.nextLine()
  return true
}

function endLeaf(_cx: BlockContext, line: Line, leaf: LeafBlock): boolean {
  const { length } = line.text
  return length > LONG_LINE || leaf.content.length + length > LONG_BLOCK
}
