import { highlightTree, tagHighlighter, tags } from '@lezer/highlight'
import { blockForms } from '../../editor/blockforms'
import { grammar } from '../../editor/grammar/grammar'
import type { Run } from '../../backend/types'

/** Part of a run; `found` when it belongs to a passage that was searched for. */
export type Stroke = Run & { found: boolean }

/** A stroke in parts, each with the classes of the form that Markdown gives it. */
export type Dressed = Stroke & { parts: { text: string; dress: string }[] }

/** What a paragraph is as a block. */
export type Form = (typeof blockForms)[keyof typeof blockForms] | 'text'

// A paragraph by itself begins with its list, not with the item in it.
const blocks: Record<string, Form> = { ...blockForms, BulletList: 'item', OrderedList: 'item' }
const forms = tagHighlighter([
  { tag: tags.heading, class: 'md-heading' },
  { tag: tags.emphasis, class: 'md-emphasis' },
  { tag: tags.strong, class: 'md-strong' },
  { tag: tags.quote, class: 'md-quote' },
  { tag: tags.link, class: 'md-link' },
  { tag: tags.monospace, class: 'md-mono' },
  { tag: [tags.url, tags.labelName], class: 'md-mark' },
  { tag: [tags.processingInstruction, tags.contentSeparator], class: 'md-mark' },
])

/** What the block is that a text begins with. */
export function formOf(text: string): Form {
  return blocks[grammar.parse(text).topNode.firstChild?.name ?? ''] ?? 'text'
}

/** Gives the strokes of one paragraph the form that they have on the desk; the marks stay. */
export function dress(strokes: Stroke[]): Dressed[] {
  const text = strokes.map((stroke) => stroke.text).join('')
  const spans: { from: number; to: number; dress: string }[] = []
  let plainFrom = 0
  highlightTree(grammar.parse(text), forms, (from, to, dress) => {
    if (from > plainFrom) spans.push({ from: plainFrom, to: from, dress: '' })
    spans.push({ from, to, dress })
    plainFrom = to
  })
  spans.push({ from: plainFrom, to: text.length, dress: '' })
  let at = 0
  return strokes.map((stroke) => {
    const [from, to] = [at, (at += stroke.text.length)]
    const parts = spans
      .filter((span) => span.from < to && span.to > from)
      .map((span) => ({
        text: text.slice(Math.max(span.from, from), Math.min(span.to, to)),
        dress: span.dress,
      }))
    return { ...stroke, parts }
  })
}
