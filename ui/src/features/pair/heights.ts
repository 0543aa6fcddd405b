import { type BlockInfo, BlockType, type EditorView } from '@codemirror/view'
import type { Bead, Span } from '../../backend/types'
import { type Spacer, spacersBetween } from '../../editor/spacers'
import type { Place, Row } from './rows'
import type { SideName } from './types'

export type Views = Record<SideName, EditorView>

/** In a longer text only the rows on the screen are levelled; its first row takes up the rest. */
const FEW = 300

/** The rows that can be levelled now, in order. */
export function rowsOf(views: Views, beads: Bead[]) {
  const paired = beads.filter((bead) => bead.left && bead.right)
  const chosen = paired.length <= FEW ? paired : drawn(views, paired)
  const range = (side: SideName) => rangeOf(views[side], side, chosen, paired)
  const left = new Column(views.left, range('left'))
  const right = new Column(views.right, range('right'))
  const rows: Row[] = chosen.map((bead) => ({
    left: left.place(bead.left!.from),
    right: right.place(bead.right!.from),
  }))
  return { rows, left, right }
}

/** Whether any line of a pair is drawn. */
export function isDrawn(views: Views, bead: Bead): boolean {
  return isIn(views.left, bead.left) || isIn(views.right, bead.right)
}

function isIn({ viewport }: EditorView, span: Span | null): boolean {
  return span !== null && span.to >= viewport.from && span.from <= viewport.to
}

function drawn(views: Views, paired: Bead[]): Bead[] {
  const start = paired.findIndex((bead) => isDrawn(views, bead))
  const end = paired.findLastIndex((bead) => isDrawn(views, bead))
  return start < 0 ? [] : paired.slice(start, end + 1)
}

function rangeOf(view: EditorView, side: SideName, chosen: Bead[], paired: Bead[]): Span {
  const { length } = view.state.doc
  if (chosen.length === paired.length) return { from: 0, to: length }
  const starts = chosen.map((bead) => Math.min(bead[side]!.from, length))
  const line = (at: number) => view.state.doc.lineAt(at).from
  return { from: line(Math.min(...starts)), to: line(Math.max(...starts)) }
}

/** One side while its rows are levelled. */
export class Column {
  readonly old: Spacer[]
  private readonly sums = new Map<number, number>()
  private readonly order: number[]

  constructor(
    readonly view: EditorView,
    readonly range: Span,
  ) {
    this.old = spacersBetween(view, range.from, range.to)
    let sum = 0
    for (const { at, height } of this.old) this.sums.set(at, (sum += height))
    this.order = [...this.sums.keys()]
  }

  /** The beginning of a row, as high as its words would stand without the spacers. */
  place(from: number): Place {
    const { doc } = this.view.state
    const at = doc.lineAt(Math.min(from, doc.length)).from
    return { at, top: textOf(this.view.lineBlockAt(at)).top - this.above(at) }
  }

  private above(at: number): number {
    let [low, high] = [0, this.order.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.order[middle]! <= at) low = middle + 1
      else high = middle
    }
    return low > 0 ? this.sums.get(this.order[low - 1]!)! : 0
  }
}

/** From the first word of a span to its last, with what stands under it, from the top of the text. */
export function extent(
  view: EditorView,
  span: Span | null,
): { top: number; bottom: number } | null {
  const { length } = view.state.doc
  if (!span || span.from > length) return null
  const { top } = textOf(view.lineBlockAt(span.from))
  return { top, bottom: view.lineBlockAt(Math.min(span.to, length)).bottom }
}

/** The words of a line without the space that stands above them. */
export function textOf(block: BlockInfo): BlockInfo {
  if (!Array.isArray(block.type)) return block
  return block.type.find((part) => part.type === BlockType.Text) ?? block
}
