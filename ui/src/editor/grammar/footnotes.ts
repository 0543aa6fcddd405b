import { tags } from '@lezer/highlight'
import type { BlockContext, InlineContext, Line, MarkdownConfig } from '@lezer/markdown'

/** As much of a line as a label may take. */
const LONGEST = 1000
const CARET = 94
const BRACKET = 91
const LABEL = String.raw`(?=[^\]]*[^\]\s])((?:[^\][\\\n]|\\[^\n])+)`
const DEFINITION = new RegExp(String.raw`^\[\^${LABEL}\]:[ \t]*`)
const REFERENCE = new RegExp(String.raw`^\[\^${LABEL}\](?!\()`)

/** Footnotes as GitHub has them: `[^label]` in the text, and `[^label]: …` for what it says. */
export const footnotes: MarkdownConfig = {
  defineNodes: [
    { name: 'FootnoteReference', style: tags.labelName },
    { name: 'FootnoteDefinition', block: true, composite: continues },
    { name: 'FootnoteLabel', style: tags.labelName },
    { name: 'FootnoteMark', style: tags.processingInstruction },
  ],
  parseBlock: [
    { name: 'FootnoteDefinition', before: 'IndentedCode', parse: define, endLeaf: ends },
  ],
  parseInline: [{ name: 'FootnoteReference', before: 'Link', parse: refer }],
}

function define(cx: BlockContext, line: Line) {
  const match = definitionIn(line)
  if (!match) return false
  const [all, label] = match as unknown as [string, string]
  const from = cx.lineStart + line.pos
  cx.startComposite('FootnoteDefinition', line.pos)
  const end = from + 2 + label.length
  cx.addElement(cx.elt('FootnoteMark', from, from + 2))
  cx.addElement(cx.elt('FootnoteLabel', from + 2, end))
  cx.addElement(cx.elt('FootnoteMark', end, end + 2))
  line.moveBase(line.pos + all.length)
  return null
}

/** What belongs to a footnote after its first line stands four columns further in. */
function continues(_cx: BlockContext, line: Line): boolean {
  if (line.next < 0) return true
  if (line.indent < line.baseIndent + 4) return false
  line.moveBaseColumn(line.baseIndent + 4)
  return true
}

function ends(_cx: BlockContext, line: Line): boolean {
  return definitionIn(line) !== null
}

function definitionIn(line: Line): RegExpExecArray | null {
  const { text, pos, next, indent, baseIndent } = line
  if (next !== BRACKET || text.charCodeAt(pos + 1) !== CARET) return null
  return indent < baseIndent + 4 ? DEFINITION.exec(text.slice(pos, pos + LONGEST)) : null
}

function refer(cx: InlineContext, next: number, pos: number): number {
  // A mention behind an exclamation mark is no picture.
  const from = next === 33 ? pos + 1 : pos
  if (cx.char(from) !== BRACKET || cx.char(from + 1) !== CARET) return -1
  const match = REFERENCE.exec(cx.slice(from, Math.min(cx.end, from + LONGEST)))
  if (!match) return -1
  const to = from + match[0].length
  const marks = [cx.elt('FootnoteMark', from, from + 2), cx.elt('FootnoteMark', to - 1, to)]
  return cx.addElement(cx.elt('FootnoteReference', from, to, marks))
}
