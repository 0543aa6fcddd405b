import type { EditorView } from '@codemirror/view'
import type { Bead } from '../../backend/types'
import { putSpacers, type Spacer, spacersOf } from '../../editor/spacers'

/** Differences below this cannot be seen, and rounding makes such all the time. */
const EPSILON = 0.5
/** In a longer text only the rows around the screen are levelled on every change. */
const FEW = 300
const AROUND = 40

/** Gives the paragraphs of every pair the same height on both pages. */
export function level(source: EditorView, target: EditorView, beads: Bead[], whole: boolean) {
  const paired = beads.filter((bead) => bead.source && bead.target)
  const rows = whole || paired.length <= FEW ? paired : nearby(source, target, paired)
  const [first, last] = [rows[0], rows.at(-1)]
  const a = new Column(source, all(rows, paired) ? null : [first!.source!.from, last!.source!.from])
  const b = new Column(target, all(rows, paired) ? null : [first!.target!.from, last!.target!.from])
  for (const row of rows) {
    const [atA, atB] = [a.lineStart(row.source!.from), b.lineStart(row.target!.from)]
    if (!a.isBelow(atA) || !b.isBelow(atB)) continue
    const lead = b.topOf(atB) - a.topOf(atA)
    a.put(atA, lead)
    b.put(atB, -lead)
  }
  a.finish()
  b.finish()
}

function all(rows: Bead[], paired: Bead[]): boolean {
  return rows.length === paired.length
}

function nearby(source: EditorView, target: EditorView, paired: Bead[]): Bead[] {
  const seen = (bead: Bead) =>
    bead.source!.to >= source.viewport.from || bead.target!.to >= target.viewport.from
  const gone = (bead: Bead) =>
    bead.source!.from > source.viewport.to && bead.target!.from > target.viewport.to
  const start = paired.findIndex(seen)
  const end = paired.findIndex(gone)
  const stop = end < 0 ? paired.length : Math.min(paired.length, end + AROUND)
  return paired.slice(Math.max(0, (start < 0 ? paired.length : start) - AROUND), stop)
}

/** One page while its rows are levelled: how high each line would stand with the new spacers. */
class Column {
  private readonly old: Spacer[]
  private readonly fresh: Spacer[] = []
  private readonly before: Spacer[]
  private readonly after: Spacer[]
  private passed = 0
  private shift = 0
  private last = -1

  constructor(
    private readonly view: EditorView,
    range: [number, number] | null,
  ) {
    const spacers = spacersOf(view)
    const [from, to] = range ? range.map((at) => this.lineStart(at)) : [0, Infinity]
    this.before = spacers.filter(({ at }) => at < from!)
    this.old = spacers.filter(({ at }) => at >= from! && at <= to!)
    this.after = spacers.filter(({ at }) => at > to!)
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
    if (height < EPSILON) return
    this.fresh.push({ at, height })
    this.shift += height
  }

  finish() {
    putSpacers(this.view, [...this.before, ...this.fresh, ...this.after])
  }
}
