import { fences } from './fences'
import { footnotes, mentions } from './footnotes'
import { images } from './images'
import { autolinks, definitions, links } from './links'
import { itemMarks, items } from './lists'
import { code, escapes, hardBreaks, heading, inlineMarks } from './marks'
import { quoteMarks, quotes } from './quotes'
import { rules } from './rules'
import type { Former } from './sheet'
import { tables } from './tables'

/** What gives each construct its form, by the name that the grammar has for it. */
export const FORMERS: Record<string, Former> = {
  ATXHeading1: heading(1),
  ATXHeading2: heading(2),
  ATXHeading3: heading(3),
  ATXHeading4: heading(4),
  ATXHeading5: heading(5),
  ATXHeading6: heading(6),
  SetextHeading1: heading(1),
  SetextHeading2: heading(2),
  Blockquote: quotes,
  QuoteMark: quoteMarks,
  ListItem: items,
  ListMark: itemMarks,
  FencedCode: fences,
  CodeBlock: code,
  HTMLBlock: code,
  CommentBlock: code,
  ProcessingInstructionBlock: code,
  HorizontalRule: rules,
  Table: tables,
  FootnoteDefinition: footnotes,
  FootnoteReference: mentions,
  LinkReference: definitions,
  Link: links,
  Autolink: autolinks,
  Image: images,
  Emphasis: inlineMarks,
  StrongEmphasis: inlineMarks,
  Strikethrough: inlineMarks,
  InlineCode: inlineMarks,
  Escape: escapes,
  HardBreak: hardBreaks,
}
