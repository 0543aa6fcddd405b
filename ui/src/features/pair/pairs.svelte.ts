import type { ChangeSet, Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { call } from '../../backend/call'
import type { Bead } from '../../backend/types'
import { spacers } from '../../editor/spacers'
import { beadAt, expectTranslation, mapBeads, type SideName } from './beads'
import { type Marks, marksOf } from './marks'
import { level } from './rows'

/** After so many rounds the rows are as level as they get. */
const MOST_ROUNDS = 8

/** What the pairs need to know of an edition. */
export type Side = {
  id: string
  revision: () => number
  /** The edits of the body that the backend has not answered yet. */
  unsent: () => ChangeSet
}

const PATIENCE_MS = 120
/** In a text as long as a book, the alignment waits for a pause in the typing. */
const MANY = 2000
const LONG_PATIENCE_MS = 1500

/** The pairs of two facing editions: which paragraphs belong together, and where they stand. */
export class Pairs {
  beads = $state.raw<Bead[]>([])
  marks = $state.raw<Marks>({ band: null, signs: [] })
  current = $state(-1)
  changed = $derived(this.beads.filter(({ state }) => state === 'changed').length)
  missing = $derived(this.beads.filter(({ state }) => state === 'missing').length)

  private views: Partial<Record<SideName, EditorView>> = {}
  private page: HTMLElement | null = null
  private timer: ReturnType<typeof setTimeout> | undefined
  private asking = false
  private levelling = false
  private rounds = 0
  private over = false

  constructor(
    private readonly source: Side,
    private readonly target: Side,
  ) {}

  /** What makes an editor's body one side of the pairs. */
  side(name: SideName): Extension {
    return [
      spacers(),
      EditorView.updateListener.of((update) => {
        this.views[name] = update.view
        if (update.docChanged) {
          this.beads = mapBeads(this.beads, name, update.changes, update.state.doc)
          this.levelAfterMeasure(update.view)
        } else if (update.transactions.length === 0) {
          // The editor has measured itself or shows other lines.
          this.levelSoon()
        }
        if (update.selectionSet || update.docChanged || update.focusChanged) this.follow(name)
      }),
    ]
  }

  /** Draws the marks from the top of `page` on; gives back how to stop. */
  attach(page: HTMLElement) {
    this.page = page
    this.over = false
    this.refresh()
    return () => {
      this.page = null
      this.over = true
      clearTimeout(this.timer)
    }
  }

  /** The view of one side has been made. */
  join(name: SideName, view: EditorView) {
    this.views[name] = view
    this.levelAfterMeasure(view)
  }

  /** Asks for the alignment anew, a little later, once the texts have come to rest. */
  refresh() {
    if (this.over) return
    clearTimeout(this.timer)
    const patience = this.beads.length > MANY ? LONG_PATIENCE_MS : PATIENCE_MS
    this.timer = setTimeout(() => void this.ask(), patience)
  }

  /** Puts the caret at the same place on the other page. */
  counterpart() {
    const from = this.views.target?.hasFocus ? 'target' : 'source'
    const to = from === 'target' ? 'source' : 'target'
    const [here, there] = [this.views[from], this.views[to]]
    if (!here || !there) return
    const at = beadAt(this.beads, from, here.state.selection.main.head)
    const span = this.beads[at]?.[to]
    if (!span && to === 'target' && at >= 0) return this.begin(at)
    there.focus()
    if (!span) return
    const already = beadAt(this.beads, to, there.state.selection.main.head) === at
    const scroll = { scrollIntoView: true }
    there.dispatch(already ? scroll : { ...scroll, selection: { anchor: span.to } })
  }

  /** Puts the caret in the translation of a pair, and opens a new paragraph when there is none. */
  begin(index: number) {
    const view = this.views.target
    if (!view) return
    const there = this.beads[index]?.target
    if (there) {
      view.focus()
      view.dispatch({ selection: { anchor: there.from }, scrollIntoView: true })
      return
    }
    const before = this.beads.slice(0, index).findLast(({ target }) => target)?.target
    view.focus()
    if (view.state.doc.length === 0) return
    const at = before ? before.to : 0
    view.dispatch({
      changes: { from: at, insert: '\n\n' },
      selection: { anchor: before ? at + 2 : 0 },
      userEvent: 'input.type',
      scrollIntoView: true,
    })
  }

  /** Marks the pair at the caret in step, and goes on to the next one; says whether it did. */
  async inStep(): Promise<boolean> {
    const bead = this.beads[this.current]
    const marked = bead?.state === 'changed'
    if (marked) {
      await call('alignment.confirm', { bead: bead.id })
      const confirmed: Bead = { ...bead, state: 'inStep', confirmed: true }
      this.beads = this.beads.map((other) => (other.id === bead.id ? confirmed : other))
      this.levelSoon()
    }
    this.next('changed', 'missing')
    return marked
  }

  /** Puts the caret into the next pair that stands so, from the top again after the last. */
  next(...states: Bead['state'][]) {
    const after = (from: number) =>
      this.beads.findIndex(({ state }, index) => index > from && states.includes(state))
    const here = after(this.current)
    const index = here < 0 ? after(-1) : here
    if (index >= 0) this.begin(index)
  }

  private async ask() {
    if (this.asking) return
    this.asking = true
    try {
      const reply = await call('alignment.get', { source: this.source.id, target: this.target.id })
      if (this.over) return
      const timely =
        reply.sourceRevision === this.source.revision() &&
        reply.targetRevision === this.target.revision()
      if (!timely) return this.refresh()
      this.take(reply.beads)
    } catch {
      // The pairs stay as they were; the next durable edit asks again.
    } finally {
      this.asking = false
    }
  }

  private take(beads: Bead[]) {
    const { source, target } = this.views
    if (source) beads = mapBeads(beads, 'source', this.source.unsent(), source.state.doc)
    if (target) beads = mapBeads(beads, 'target', this.target.unsent(), target.state.doc)
    this.beads = beads
    this.follow(target?.hasFocus ? 'target' : 'source')
    this.levelSoon()
  }

  private follow(name: SideName) {
    const view = this.views[name]
    if (!view) return
    const at = view.state.selection.main.head
    if (name === 'target' && view.hasFocus) {
      const expected = expectTranslation(this.beads, view.state.doc, at)
      if (expected !== this.beads) this.beads = expected
    }
    if (!view.hasFocus) return
    this.current = beadAt(this.beads, name, at)
    this.levelAfterMeasure(view)
  }

  /** Levels in the frame in which the editor has measured its new lines, before it is painted. */
  private levelAfterMeasure(view: EditorView) {
    view.requestMeasure({ key: this, read: () => null, write: () => this.levelSoon() })
  }

  private levelSoon() {
    if (this.levelling || this.over) return
    this.levelling = true
    queueMicrotask(() => {
      this.levelling = false
      this.level()
    })
  }

  private level() {
    const { source, target } = this.views
    if (!source || !target || !this.page) return
    const again = level(source, target, this.beads) && ++this.rounds < MOST_ROUNDS
    if (!again) this.rounds = 0
    else this.levelAfterMeasure(source)
    const origin = this.page.getBoundingClientRect().top
    this.marks = marksOf(source, target, this.beads, this.current, origin)
  }
}
