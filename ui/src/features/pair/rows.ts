import type { EditorView } from '@codemirror/view'
import type { Bead, Span } from '../../backend/types'
import { putSpacers, type Spacer, spacersBetween } from '../../editor/spacers'

/** Differences below this cannot be seen, and rounding makes such all the time. */
const EPSILON = 0.5
/** In a longer text only the rows on the screen are levelled; its first row takes up the rest. */
const FEW = 300

/**
 * Gives the paragraphs of every pair the same height on both pages.
 *
 * Lines that were never drawn have an estimated height, which may change when space is put between
 * them. So this is called again after the next measure until it says that nothing was changed.
 */
export function level(source: EditorView, target: EditorView, beads: Bead[]): boolean {
  const paired = beads.filter((bead) => bead.source && bead.target)
  const rows = paired.length <= FEW ? paired : drawn(source, target, paired)
  if (rows.length === 0 && paired.length > 0) return false
  const [first, last] = [rows[0], rows.at(-1)]
  const part = rows.length < paired.length && first && last
  const a = new Column(source, part ? [first.source!.from, last.source!.from] : null)
  const b = new Column(target, part ? [first.target!.from, last.target!.from] : null)
  for (const row of rows) {
    const [atA, atB] = [a.lineStart(row.source!.from), b.lineStart(row.target!.from)]
    if (!a.isBelow(atA) || !b.isBelow(atB)) continue
    const lead = b.topOf(atB) - a.topOf(atA)
    a.put(atA, lead)
    b.put(atB, -lead)
  }
  const changes = [a.finish(), b.finish()]
  return changes.includes(true)
}

function drawn(source: EditorView, target: EditorView, paired: Bead[]): Bead[] {
  const seen = (view: EditorView, span: Span) =>
    span.to >= view.viewport.from && span.from <= view.viewport.to
  const start = paired.findIndex((b) => seen(source, b.source!) || seen(target, b.target!))
  const end = paired.findLastIndex((b) => seen(source, b.source!) || seen(target, b.target!))
  return start < 0 ? [] : paired.slice(start, end + 1)
}

/** One page while its rows are levelled: how high each line would stand with the new spacers. */
class Column {
  private readonly from: number
  private readonly to: number
  private readonly old: Spacer[]
  private readonly fresh: Spacer[] = []
  private passed = 0
  private shift = 0
  private last = -1

  constructor(
    private readonly view: EditorView,
    range: [number, number] | null,
  ) {
    this.from = range ? this.lineStart(range[0]) : 0
    this.to = range ? this.lineStart(range[1]) : view.state.doc.length
    this.old = spacersBetween(view, this.from, this.to)
  }

  lineStart(at: number): number {
    return this.view.state.doc.lineAt(Math.min(at, this.view.state.doc.length)).from
  }

  isBelow(at: number): boolean {
    return at > this.last
  }

  topOf(at: number): number {
    for (let next = this.old[this.passed]; next && next.at < at; next = this.old[this.passed]) {
      this.shift -= next.height
      this.passed++
    }
    return this.view.lineBlockAt(at).top + this.shift
  }

  put(at: number, height: number) {
    this.last = at
    const known = this.old[this.passed]
    // A spacer that is as good as right stays: rounding must not make the pages chase each other.
    const right = known?.at === at && Math.abs(known.height - height) < EPSILON
    if (!right && height < EPSILON) return
    const spacer = right ? known : { at, height }
    this.fresh.push(spacer)
    this.shift += spacer.height
  }

  finish(): boolean {
    const same = (spacer: Spacer, index: number) => spacer === this.old[index]
    const unchanged = this.fresh.length === this.old.length && this.fresh.every(same)
    if (!unchanged) putSpacers(this.view, this.from, this.to, this.fresh)
    return !unchanged
  }
}
