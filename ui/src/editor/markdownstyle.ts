import { markdown, markdownKeymap } from '@codemirror/lang-markdown'
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { keymap } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { GFM } from '@lezer/markdown'

const style = HighlightStyle.define([
  { tag: tags.heading, fontWeight: '600' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strong, fontWeight: '660' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: tags.link, textDecoration: 'underline', textDecorationColor: 'var(--underline)' },
  { tag: [tags.url, tags.labelName], color: 'var(--soft)', textDecoration: 'none' },
  { tag: [tags.processingInstruction, tags.contentSeparator], color: 'var(--soft)' },
  { tag: [tags.monospace, tags.comment], fontFamily: 'var(--mono)', fontSize: '0.88em' },
])

/** Understands Markdown and gives each part of the text its form; the marks stay, only fainter. */
export function markdownStyle(): Extension {
  return [
    markdown({ extensions: [GFM], addKeymap: false, completeHTMLTags: false }),
    keymap.of(markdownKeymap),
    syntaxHighlighting(style),
  ]
}
