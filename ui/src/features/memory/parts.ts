import { GFM, parser } from '@lezer/markdown'
import type { Span } from '../../backend/types'

/** A piece of a sentence as it is read: words, their form, and whether they were looked for. */
export type Part = { text: string; form: '' | 'emphasis' | 'strong'; match: boolean }

const reader = parser.configure(GFM)
const marks = new Set([
  'EmphasisMark',
  'LinkMark',
  'CodeMark',
  'HeaderMark',
  'QuoteMark',
  'StrikethroughMark',
])

/** Reads Markdown without its marks and addresses; `matches` are places in it. */
export function parts(markdown: string, matches: Span[] = []): Part[] {
  const hidden = new Uint8Array(markdown.length)
  const forms = new Uint8Array(markdown.length)
  reader.parse(markdown).iterate({
    enter({ name, from, to, node }) {
      if (marks.has(name)) hidden.fill(1, from, to)
      // Behind its words a link has an address and more, which are not read.
      if (name === 'Link' || name === 'Image')
        hidden.fill(1, node.getChildren('LinkMark')[1]?.from ?? to, to)
      if (name === 'Emphasis') forms.fill(1, from, to)
      if (name === 'StrongEmphasis') forms.fill(2, from, to)
    },
  })
  const sought = new Uint8Array(markdown.length)
  for (const { from, to } of matches) sought.fill(1, from, to)
  const read: Part[] = []
  for (let at = 0; at < markdown.length; at++) {
    if (hidden[at]) continue
    const form = (['', 'emphasis', 'strong'] as const)[forms[at]!]!
    const match = sought[at] === 1
    const last = read.at(-1)
    if (last && last.form === form && last.match === match) last.text += markdown[at]
    else read.push({ text: markdown[at]!, form, match })
  }
  return read
}
