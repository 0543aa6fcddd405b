import { syntaxTree } from '@codemirror/language'
import { type EditorState, type Extension, RangeSetBuilder } from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  EditorView,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view'
import { blockForms } from './blockforms'

const forms: Record<string, string> = blockForms
const decorations = new Map<string, Decoration>()

function line(classes: string): Decoration {
  const known = decorations.get(classes) ?? Decoration.line({ class: classes })
  decorations.set(classes, known)
  return known
}

/** Gives whole lines the form of their block, and the gap between two paragraphs its height. */
export function blockLines(): Extension {
  const plugin = ViewPlugin.define((view) => new Forms(view), { decorations: (forms) => forms.set })
  const rhythm = EditorView.theme({
    // A gap is a blank line in the text, but only half of one on the page.
    '.cm-line.cm-gap': { lineHeight: '0.9em' },
    '.cm-line.cm-h1': { fontSize: '1.42em', lineHeight: '1.3' },
    '.cm-line.cm-h2': { fontSize: '1.2em', lineHeight: '1.4' },
    '.cm-line.cm-h3': { fontSize: '1.05em' },
    '.cm-line.cm-quote': {
      fontStyle: 'italic',
      color: 'var(--soft)',
      boxShadow: 'inset 2px 0 var(--hairline)',
      paddingInlineStart: '1.1em',
    },
    '.cm-line.cm-quote:dir(rtl)': { boxShadow: 'inset -2px 0 var(--hairline)' },
    '.cm-line.cm-item': { paddingInlineStart: '0.85em', textIndent: '-0.85em' },
    '.cm-line.cm-code': { fontFamily: 'var(--mono)', fontSize: '0.88em' },
  })
  return [plugin, rhythm]
}

class Forms {
  set: DecorationSet
  constructor(view: EditorView) {
    this.set = build(view)
  }
  update(update: ViewUpdate) {
    const parsed = syntaxTree(update.startState) !== syntaxTree(update.state)
    if (update.docChanged || update.viewportChanged || parsed) this.set = build(update.view)
  }
}

function build({ state, visibleRanges }: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>()
  for (const { from, to } of visibleRanges) {
    const found = formsByLine(state, from, to)
    for (let at = from; at <= to;) {
      const { number, from: start, to: end } = state.doc.lineAt(at)
      const classes = isGap(state, number) ? 'cm-gap' : found.get(number)
      if (classes) builder.add(start, start, line(classes))
      at = end + 1
    }
  }
  return builder.finish()
}

function formsByLine(state: EditorState, from: number, to: number): Map<number, string> {
  const found = new Map<number, string>()
  syntaxTree(state).iterate({
    from,
    to,
    enter(node) {
      const form = forms[node.name]
      if (!form) return
      const last = state.doc.lineAt(Math.min(node.to, to)).number
      for (let n = state.doc.lineAt(Math.max(node.from, from)).number; n <= last; n++) {
        const before = found.get(n)
        if (!before?.includes(form)) found.set(n, `${before ?? ''} cm-${form}`.trim())
      }
    },
  })
  return found
}

/** Whether the line is the blank one that ends a paragraph; further blank lines keep their height,
 * and so does the last line, on which one is about to write. */
function isGap(state: EditorState, number: number): boolean {
  if (number === 1 || number === state.doc.lines) return false
  return blank(state.doc.line(number).text) && !blank(state.doc.line(number - 1).text)
}

function blank(text: string): boolean {
  return !/\S/.test(text)
}
