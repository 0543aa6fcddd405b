import type { EditorView, ViewUpdate } from '@codemirror/view'
import type { Bead } from '../../backend/types'
import { putSpacers } from '../../editor/spacers'
import { type Column, rowsOf, textOf, type Views } from './heights'
import { type Extent, revealBy } from './reveal'
import { areSame, spacersFor } from './rows'
import { other, type SideName } from './types'

/** After so many rounds within one frame the rows are as level as they get. */
const MOST_ROUNDS = 4

/** A line that is to stay where it is on the screen, as long as nobody scrolls. */
type Anchor = { view: EditorView; at: number; top: number; scrolled: number }

/**
 * Keeps the rows of two editors at one height, in every frame that is painted.
 *
 * A key changes the text at once and its heights are known when the editor measures itself, in the
 * frame that follows. The rows are levelled behind that measure and measured again, before the
 * frame is painted. Whatever else changes heights (the window, the size of everything, a font)
 * is heard of by the sizes of the texts, also before painting.
 */
export class Levelling {
  private readonly views: Partial<Views> = {}
  private page: HTMLElement | null = null
  private isWaiting = false
  private isBusy = false
  private anchor: Anchor | null = null
  /** Whether an editor is about to scroll to its caret. */
  private isLed = false
  private readonly sizes: ResizeObserver | null
  private seen = ''

  constructor(
    private readonly beads: () => Bead[],
    private readonly levelled: (views: Views, page: HTMLElement) => void,
  ) {
    this.sizes =
      typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(() => this.resized())
  }

  /** The page on which both sides lie; gives back how to leave it. */
  attach(page: HTMLElement) {
    this.page = page
    const scroller = this.scroller
    const keep = () => this.keep(true)
    scroller?.addEventListener('scroll', keep, { passive: true })
    this.soon()
    return () => {
      scroller?.removeEventListener('scroll', keep)
      this.sizes?.disconnect()
      this.page = null
    }
  }

  join(name: SideName, view: EditorView) {
    const before = this.views[name]
    if (before === view) return
    if (before) this.sizes?.unobserve(before.contentDOM)
    this.views[name] = view
    this.sizes?.observe(view.contentDOM)
    this.soon()
  }

  /** Hears of everything that an editor does. */
  heard(update: ViewUpdate) {
    if (this.isBusy) return
    // Where a text or a caret is led elsewhere on purpose, nothing is held where it was.
    if (update.docChanged || update.transactions.some(({ scrollIntoView }) => scrollIntoView)) {
      this.isLed = true
      this.anchor = null
    }
    // An editor that has just measured itself is levelled behind that, in the same frame.
    if (update.transactions.length === 0) this.inThisTurn()
    else this.soon()
  }

  /** Levels in the next frame, when what was changed has been measured. */
  soon() {
    const view = this.views.left ?? this.views.right
    view?.requestMeasure({ key: this, read: () => null, write: () => this.inThisTurn() })
  }

  /** Holds a line where it is on the screen while something changes above it. */
  keep(anew = false) {
    if (this.isBusy || this.isLed || (this.anchor && !anew)) return
    this.anchor = this.findAnchor()
  }

  /** Scrolls to a place that is out of sight, as far as the caret of the other side allows it. */
  reveal(side: SideName, at: number) {
    const { scroller } = this
    const [there, here] = [this.views[side], this.views[other(side)]]
    if (!scroller || !there || !here) return
    const caret = extentOf(here, here.state.selection.main.head)
    scroller.scrollTop += revealBy(scroller.getBoundingClientRect(), caret, extentOf(there, at))
  }

  /** Levels now. */
  settle() {
    const { left, right } = this.views
    if (!left || !right || !this.page || this.isBusy) return
    const views = { left, right }
    this.isBusy = true
    // Whoever has scrolled since does not want to be led back.
    if (this.anchor?.scrolled !== this.scroller?.scrollTop) this.anchor = null
    try {
      measure(left)
      measure(right)
      const anchor = this.anchor ?? this.findAnchor()
      this.anchor = null
      this.isLed = false
      for (let round = 0; round < MOST_ROUNDS && this.level(views); round++) {
        measure(left)
        measure(right)
      }
      this.hold(anchor)
      this.seen = sizesOf(views)
      this.levelled(views, this.page)
    } finally {
      this.isBusy = false
    }
  }

  private level(views: Views): boolean {
    const { rows, left, right } = rowsOf(views, this.beads())
    const wanted = spacersFor(rows, { left: left.old, right: right.old })
    const put = (column: Column, side: SideName) => {
      if (areSame(column.old, wanted[side])) return false
      putSpacers(column.view, column.range.from, column.range.to, wanted[side])
      return true
    }
    const changed = [put(left, 'left'), put(right, 'right')]
    return changed.includes(true)
  }

  private inThisTurn() {
    if (this.isWaiting || this.isBusy) return
    this.isWaiting = true
    queueMicrotask(() => {
      this.isWaiting = false
      this.settle()
    })
  }

  private resized() {
    const { left, right } = this.views
    if (left && right && sizesOf({ left, right }) !== this.seen) this.settle()
  }

  private get scroller(): HTMLElement | null {
    return this.page?.closest('.scroller') ?? null
  }

  /** The line of the caret, or else the first one that is whole on the screen. */
  private findAnchor(): Anchor | null {
    const { scroller } = this
    const view = [this.views.right, this.views.left].find((view) => view?.hasFocus)
    const one = view ?? this.views.left
    if (!scroller || !one) return null
    const { top, bottom } = scroller.getBoundingClientRect()
    const scrolled = scroller.scrollTop
    const blocks = one.viewportLineBlocks
    const isSeen = (at: number) => at >= top && at < bottom
    const topOf = (from: number) => topOnScreen(one, from)
    if (view) {
      const { from } = view.state.doc.lineAt(view.state.selection.main.head)
      const caret = topOf(from)
      if (isSeen(caret)) return { view, at: from, top: caret, scrolled }
    }
    const first = blocks.find(({ from }) => isSeen(topOf(from)))
    return first ? { view: one, at: first.from, top: topOf(first.from), scrolled } : null
  }

  private hold(anchor: Anchor | null) {
    const { scroller } = this
    if (!anchor || !scroller || anchor.at > anchor.view.state.doc.length) return
    const moved = topOnScreen(anchor.view, anchor.at) - anchor.top
    // Less is rounding; and what stands at the very top has nothing above it to be scrolled to.
    if (Math.abs(moved) >= 1 && scroller.scrollTop + moved >= 0) scroller.scrollTop += moved
  }
}

/** Where the line of a place is on the screen. */
function extentOf(view: EditorView, at: number): Extent {
  const block = textOf(view.lineBlockAt(Math.min(at, view.state.doc.length)))
  return { top: view.documentTop + block.top, bottom: view.documentTop + block.bottom }
}

function topOnScreen(view: EditorView, at: number): number {
  return view.documentTop + textOf(view.lineBlockAt(at)).top
}

/** Lets an editor measure itself at once, and not only in the next frame. */
function measure(view: EditorView) {
  view.requestMeasure()
  view.elementAtHeight(0)
}

function sizesOf({ left, right }: Views): string {
  const sizes = [left, right].map(({ contentDOM }) => {
    const { width, height } = contentDOM.getBoundingClientRect()
    return `${width} ${height}`
  })
  return sizes.join()
}
