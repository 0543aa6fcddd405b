import { pasteURLAsLink } from '@codemirror/lang-markdown'
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { tags } from '@lezer/highlight'
import { language } from './grammar/grammar'

const style = HighlightStyle.define([
  { tag: tags.heading, fontWeight: '600' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strong, fontWeight: '660' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: [tags.url, tags.labelName], color: 'var(--soft)' },
  { tag: [tags.processingInstruction, tags.contentSeparator], color: 'var(--soft)' },
  { tag: [tags.monospace, tags.comment], fontFamily: 'var(--mono)', fontSize: '0.88em' },
  { tag: tags.comment, color: 'var(--soft)' },
])

/** Understands Markdown and gives each part of the text its form. */
export function markdownStyle(): Extension {
  return [language, pasteURLAsLink, syntaxHighlighting(style)]
}
