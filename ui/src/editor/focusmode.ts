import { type EditorState, type Extension, RangeSetBuilder } from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  EditorView,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view'
import { LONG_LINE } from './grammar/longtext'

type Span = { from: number; to: number }

/** What stays in full ink where somebody writes. */
export type Focus = 'paragraph' | 'sentence'

const faintLine = Decoration.line({ class: 'cm-faint' })
const faintWords = Decoration.mark({ class: 'cm-faint' })
/** So many lines make a paragraph, at most. */
const MOST_LINES = 500

/** Lets everything grow faint but the paragraph or the sentence that is being written. */
export function focusMode(focus: Focus): Extension {
  const plugin = ViewPlugin.define((view) => new Faint(view, focus), {
    decorations: (faint) => faint.set,
  })
  return [plugin, look]
}

const look = EditorView.theme({
  '.cm-faint, .cm-faint *': {
    color: 'color-mix(in srgb, var(--ink) 36%, var(--paper)) !important',
    textDecorationColor: 'color-mix(in srgb, var(--ink) 22%, var(--paper)) !important',
  },
  '.cm-faint img': { opacity: '0.4' },
})

class Faint {
  set: DecorationSet

  constructor(
    view: EditorView,
    private readonly focus: Focus,
  ) {
    this.set = faint(view, focus)
  }

  update({ docChanged, selectionSet, viewportChanged, focusChanged, view }: ViewUpdate) {
    if (docChanged || selectionSet || viewportChanged || focusChanged) {
      this.set = faint(view, this.focus)
    }
  }
}

function faint({ state, visibleRanges, hasFocus }: EditorView, focus: Focus): DecorationSet {
  // Whoever reads, or works elsewhere, sees all of it.
  if (!hasFocus) return Decoration.none
  const { doc } = state
  const paragraph = paragraphAt(state)
  const bright = focus === 'sentence' ? sentenceAt(state, paragraph) : paragraph
  const builder = new RangeSetBuilder<Decoration>()
  const dim = (from: number, to: number) => from < to && builder.add(from, to, faintWords)
  for (const { from, to } of visibleRanges) {
    for (let at = doc.lineAt(from).from; at <= to;) {
      const line = doc.lineAt(at)
      if (line.to < bright.from || line.from > bright.to)
        builder.add(line.from, line.from, faintLine)
      else {
        dim(Math.max(line.from, from), Math.min(line.to, bright.from))
        dim(Math.max(line.from, bright.to), Math.min(line.to, to))
      }
      at = line.to + 1
    }
  }
  return builder.finish()
}

/** The lines around the caret up to the next blank ones. */
export function paragraphAt({ doc, selection }: EditorState): Span {
  const isBlank = (number: number) => !/\S/.test(doc.line(number).text)
  let first = doc.lineAt(selection.main.from).number
  let last = doc.lineAt(selection.main.to).number
  const [top, bottom] = [Math.max(1, first - MOST_LINES), Math.min(doc.lines, last + MOST_LINES)]
  if (!isBlank(first)) while (first > top && !isBlank(first - 1)) first--
  if (!isBlank(last)) while (last < bottom && !isBlank(last + 1)) last++
  return { from: doc.line(first).from, to: doc.line(last).to }
}

/** The sentences of a paragraph in which the caret or the selection lies. */
export function sentenceAt(state: EditorState, { from, to }: Span): Span {
  if (to - from > LONG_LINE) return { from, to }
  const { main } = state.selection
  const sentences = new Intl.Segmenter(undefined, { granularity: 'sentence' })
  const found = { from: to, to: from }
  for (const { index, segment } of sentences.segment(state.sliceDoc(from, to))) {
    const start = from + index
    const end = start + segment.trimEnd().length
    if (start + segment.length < main.from || start > main.to) continue
    // Between two sentences it is the second that is about to be written.
    if (start + segment.length === main.from && segment.length > 0 && start + segment.length < to)
      continue
    found.from = Math.min(found.from, start)
    found.to = Math.max(found.to, end, Math.min(main.to, start + segment.length))
  }
  return found.from <= found.to ? found : { from, to }
}
