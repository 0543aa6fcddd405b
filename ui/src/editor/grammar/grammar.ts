import { commonmarkLanguage } from '@codemirror/lang-markdown'
import { Language } from '@codemirror/language'
import { styleTags, tags } from '@lezer/highlight'
import { type MarkdownParser, Table } from '@lezer/markdown'
import { footnotes } from './footnotes'
import { longText } from './longtext'
import { strikethrough } from './strikethrough'

/** Raw HTML is shown as what it is: words of another language. */
const html = {
  props: [
    styleTags({
      'HTMLTag HTMLBlock ProcessingInstruction ProcessingInstructionBlock': tags.comment,
    }),
  ],
}

/**
 * Markdown as it is rendered: CommonMark with tables, footnotes and struck-out text.
 *
 * `text::markdown` in the backend says the same; what is absent there is absent here.
 */
export const grammar = (commonmarkLanguage.parser as MarkdownParser).configure([
  Table,
  strikethrough,
  footnotes,
  longText,
  html,
])

export const language = new Language(commonmarkLanguage.data, grammar, [], 'markdown')
