import type { EditorState, Range, SelectionRange } from '@codemirror/state'
import { Decoration, type DecorationSet, type WidgetType } from '@codemirror/view'
import type { SyntaxNode, SyntaxNodeRef } from '@lezer/common'

/** Gives one kind of construct its form. */
export type Former = (node: SyntaxNodeRef, sheet: Sheet) => void

/** How a line looks by the blocks that it lies in. */
type LineForm = { classes: Set<string>; quotes: number; items: number; bare: number }

/** What is drawn: decorations of words and lines, those around them, and what the caret skips. */
export type Drawn = { inner: DecorationSet; outer: DecorationSet; skipped: DecorationSet }

/** Further in there is no room on a page. */
const DEEPEST = 8

const nothing = Decoration.replace({})
const kinds = new Map<string, Decoration>()

/** The part of the text that is being formed, and what has come of it so far. */
export class Sheet {
  private readonly inner: Range<Decoration>[] = []
  private readonly outer: Range<Decoration>[] = []
  private readonly skipped: Range<Decoration>[] = []
  private readonly lines = new Map<number, LineForm>()

  /** From `from` to `to` is on the screen; `touching` is where somebody is at work. */
  constructor(
    readonly state: EditorState,
    readonly from: number,
    readonly to: number,
    private readonly touching: readonly SelectionRange[],
  ) {}

  static readonly nothing: DecorationSet = Decoration.none

  /** What has come of the parts of a text that are on the screen. */
  static finish(sheets: Sheet[]): Drawn {
    for (const sheet of sheets) sheet.finish()
    const set = (part: 'inner' | 'outer' | 'skipped') =>
      Decoration.set(
        sheets.flatMap((sheet) => sheet[part]),
        true,
      )
    return { inner: set('inner'), outer: set('outer'), skipped: set('skipped') }
  }

  /** Whether somebody is at work in a construct, or at its edge. */
  isTouched(from: number, to: number): boolean {
    return this.touching.some((range) => range.from <= to && range.to >= from)
  }

  /** The same for the line of a place. */
  isLineTouched(at: number): boolean {
    const { from, to } = this.state.doc.lineAt(at)
    return this.isTouched(from, to)
  }

  text(from: number, to: number): string {
    return this.state.sliceDoc(from, to)
  }

  /** Hides what says how words are meant; never a line break. */
  hide(from: number, to: number) {
    if (from < to) this.inner.push(nothing.range(from, to))
  }

  /** Hides what the caret is not to stop in. */
  skip(from: number, to: number) {
    if (from >= to) return
    this.hide(from, to)
    this.skipped.push(nothing.range(from, to))
  }

  replace(from: number, to: number, widget: WidgetType) {
    this.inner.push(Decoration.replace({ widget }).range(from, to))
  }

  put(at: number, widget: WidgetType, side: -1 | 1) {
    this.inner.push(Decoration.widget({ widget, side }).range(at))
  }

  mark(from: number, to: number, decoration: Decoration) {
    if (from < to) this.inner.push(decoration.range(from, to))
  }

  /** Marks words around everything else that they are marked with. */
  enclose(from: number, to: number, decoration: Decoration) {
    if (from < to) this.outer.push(decoration.range(from, to))
  }

  /** Gives the line of a place a form. */
  line(at: number, name: string) {
    this.formOf(at).classes.add(`cm-${name}`)
  }

  /** Gives every line of a block a form, as far as they are on the screen. */
  block({ from, to }: { from: number; to: number }, form: (at: number) => void) {
    const { doc } = this.state
    let at = doc.lineAt(Math.max(from, this.from)).from
    const end = Math.min(to, this.to)
    while (at <= end) {
      form(at)
      at = doc.lineAt(at).to + 1
    }
  }

  /** Sets the line of a place further in. */
  indent(at: number, by: { quotes?: number; items?: number }) {
    const form = this.formOf(at)
    form.quotes += by.quotes ?? 0
    form.items += by.items ?? 0
  }

  /** Hides the spaces at the beginning of a line up to `to`, once for all blocks that it is in. */
  outdent(at: number, to: number) {
    const form = this.formOf(at)
    form.bare = Math.max(form.bare, to)
  }

  private finish() {
    for (const [at, form] of this.lines) {
      if (form.bare > at) this.skip(beforeSpaces(this.text(at, form.bare), at), form.bare)
      this.inner.push(lineDecoration(form).range(at))
    }
  }

  private formOf(at: number): LineForm {
    const { from } = this.state.doc.lineAt(at)
    const form = this.lines.get(from) ?? { classes: new Set(), quotes: 0, items: 0, bare: 0 }
    this.lines.set(from, form)
    return form
  }
}

/** The children of a node, without those that other marks have put into it. */
export function childrenOf(node: SyntaxNodeRef, name: string): SyntaxNode[] {
  return node.node.getChildren(name)
}

/** Where the spaces begin with which a piece of a line ends. */
function beforeSpaces(piece: string, at: number): number {
  return at + piece.trimEnd().length
}

function lineDecoration({ classes, quotes, items }: LineForm): Decoration {
  quotes = Math.min(quotes, DEEPEST)
  items = Math.min(items, DEEPEST)
  const key = `${[...classes].join(' ')}/${quotes}/${items}`
  const known = kinds.get(key)
  if (known) return known
  const style = quotes + items > 0 ? { style: `--quotes: ${quotes}; --items: ${items}` } : undefined
  if (quotes > 0) classes.add('cm-quote')
  if (items > 0) classes.add('cm-inItem')
  const made = Decoration.line({
    class: [...classes].join(' '),
    ...(style && { attributes: style }),
  })
  kinds.set(key, made)
  return made
}
