import { tags } from '@lezer/highlight'
import type { InlineContext, MarkdownConfig } from '@lezer/markdown'

const TILDE = 126
const MARK = 'StrikethroughMark'
// One tilde never closes what two have opened.
const single = { resolve: 'Strikethrough', mark: MARK }
const double = { resolve: 'Strikethrough', mark: MARK }

/** Struck-out text between one or two tildes; one alone does not work inside a word. */
export const strikethrough: MarkdownConfig = {
  defineNodes: [
    { name: 'Strikethrough', style: { 'Strikethrough/...': tags.strikethrough } },
    { name: MARK, style: tags.processingInstruction },
  ],
  parseInline: [{ name: 'Strikethrough', after: 'Emphasis', parse }],
}

function parse(cx: InlineContext, next: number, pos: number): number {
  if (next !== TILDE || cx.char(pos - 1) === TILDE) return -1
  let to = pos
  while (cx.char(to) === TILDE) to++
  const size = to - pos
  if (size > 2) return -1
  const [before, after] = [cx.slice(pos - 1, pos), cx.slice(to, to + 1)]
  const isInWord = (side: string) => /[^\s\p{P}\p{S}]/u.test(side)
  const opens = /\S/.test(after) && (size === 2 || !isInWord(before))
  const closes = /\S/.test(before) && (size === 2 || !isInWord(after))
  return cx.addDelimiter(size === 2 ? double : single, pos, to, opens, closes)
}
