import type { EditorView } from '@codemirror/view'
import type { Bead, Finding, Span } from '../../backend/types'
import { beadAt, emptySide } from './beads'
import { isOpen, nextFinding, nextOf, previousOf } from './todo'
import { other, type SideName } from './types'

/** The pairs through which one walks. */
export type Ground = {
  readonly beads: Bead[]
  readonly current: number
  /** The side on which the caret is, or was last. */
  readonly side: SideName
  readonly heard: Finding[]
  view(side: SideName): EditorView | undefined
}

/** Leads the caret from pair to pair and from side to side. */
export class Walk {
  constructor(private readonly ground: Ground) {}

  /** Puts the caret at the same place on the other page. */
  counterpart(sentence: Span | null) {
    const { side, beads } = this.ground
    const to = other(side)
    const [here, there] = [this.ground.view(side), this.ground.view(to)]
    if (!here || !there) return
    const at = beadAt(beads, side, here.state.selection.main.head)
    const bead = beads[at]
    if (bead && !bead[to] && bead.state === 'missing') return this.open(at, to)
    there.focus()
    const span = bead?.[to]
    if (!span) return
    const was = there.state.selection.main.head
    const isThere = sentence
      ? was >= sentence.from && was <= sentence.to
      : beadAt(beads, to, was) === at
    if (isThere) there.dispatch({ scrollIntoView: true })
    else there.dispatch({ selection: { anchor: sentence?.to ?? span.to }, scrollIntoView: true })
  }

  /** Puts the caret where a pair is to be written. */
  begin(index: number) {
    const bead = this.ground.beads[index]
    if (bead) this.open(index, emptySide(bead))
  }

  next(isWanted: (bead: Bead) => boolean = isOpen) {
    this.begin(nextOf(this.ground.beads, this.ground.current, isWanted))
  }

  previous(isWanted: (bead: Bead) => boolean = isOpen) {
    this.begin(previousOf(this.ground.beads, this.ground.current, isWanted))
  }

  /** Selects the words of the next finding, on the side of the caret if it has any there. */
  nextFinding() {
    const { heard, beads, side } = this.ground
    const from = this.ground.view(side)?.state.selection.main.from ?? -1
    const finding = nextFinding(heard, beads, side, from)
    if (!finding) return
    const to = finding[side] ? side : other(side)
    const span = finding[to] ?? beads.find(({ id }) => id === finding.bead)?.[to]
    const view = this.ground.view(to)
    if (!view || !span) return
    view.focus()
    view.dispatch({ selection: { anchor: span.from, head: span.to }, scrollIntoView: true })
  }

  private open(index: number, side: SideName) {
    const { beads } = this.ground
    const view = this.ground.view(side)
    if (!view) return
    const there = beads[index]?.[side]
    view.focus()
    if (there) {
      view.dispatch({ selection: { anchor: there.from }, scrollIntoView: true })
      return
    }
    if (view.state.doc.length === 0) return
    const before = beads.slice(0, index).findLast((bead) => bead[side])?.[side]
    view.dispatch({
      changes: { from: before?.to ?? 0, insert: '\n\n' },
      selection: { anchor: before ? before.to + 2 : 0 },
      userEvent: 'input.type',
      scrollIntoView: true,
    })
  }
}
