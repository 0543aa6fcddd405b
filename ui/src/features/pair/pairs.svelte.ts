import type { ChangeSet, Extension, Text } from '@codemirror/state'
import { EditorView, type ViewUpdate } from '@codemirror/view'
import type { Bead, Finding, Pairing } from '../../backend/types'
import { spacers } from '../../editor/spacers'
import { tinting } from '../../editor/tinting'
import { Actions, type Side, type Surroundings } from './actions'
import { Asking, type Revised } from './asking'
import { beadAt, expectCounterpart, mapBeads, mapFindings } from './beads'
import { audible } from './dress'
import { Dresser } from './dresser'
import { Levelling } from './levelling'
import { type LineCommand, lineOf } from './line'
import { type Marks, marksOf } from './marks'
import { answerOf, Sentences } from './sentences'
import { findingAt, isFilled, tallyOf } from './todo'
import { other, type SideName } from './types'
import { Walk } from './walk'

/** What the pairs need to know of an edition. */
export type Edition = Revised &
  Side & {
    /** The edits of the body that the backend has not answered yet. */
    unsent: () => ChangeSet
  }

/** The pairs of two facing editions: which paragraphs belong together, and what is to be done. */
export class Pairs {
  beads = $state.raw<Bead[]>([])
  findings = $state.raw<Finding[]>([])
  /** Languages of whose words the checks know nothing. */
  unknown = $state.raw<string[]>([])
  marks = $state.raw<Marks>({ band: null, signs: [] })
  lead = $state<SideName>('left')
  current = $state(-1)
  /** The side on which the caret is, or was last. */
  side = $state<SideName>('left')
  /** The pair in which somebody has been writing since the caret came to it. */
  written = $state<number | null>(null)
  here = $derived(this.beads[this.current] ?? null)
  heard = $derived(audible({ findings: this.findings, written: this.written }))
  tally = $derived({ left: tallyOf(this.beads, 'left'), right: tallyOf(this.beads, 'right') })

  readonly actions: Actions
  readonly walk = new Walk(this)
  /** Called when most of a translation has come at once. */
  onFilled: () => void = () => {}
  /** Called with the words of a pair's line, to be done. */
  onCommand: (command: LineCommand, finding?: Finding) => void = () => {}

  private readonly views: Partial<Record<SideName, EditorView>> = {}
  private readonly asking: Asking
  private readonly levelling = new Levelling(
    () => this.beads,
    (views, page) => {
      const found = new Set(this.heard.map(({ bead }) => bead))
      const { top } = page.getBoundingClientRect()
      this.marks = marksOf(views, this.beads, this.current, found, top)
    },
  )
  private readonly dresser = new Dresser({
    view: (side) => this.views[side],
    before: () => this.levelling.keep(),
    say: (bead, found, isCurrent) =>
      lineOf(bead, found, isCurrent, (command, finding) => this.onCommand(command, finding)),
    shown: () => {
      const { beads, findings, current, side, at, written } = this
      const caret = current < 0 ? null : { side, at }
      return { beads, findings, current, caret, sentences: this.sentences.now, written }
    },
  })
  private readonly sentences = new Sentences(
    () => this.readSentences(),
    () => this.dresser.soon(),
  )
  private beforePaste: Bead[] | null = null
  /** Whether the caret has just come to its pair. */
  private isNew = false

  constructor(
    private readonly sides: Record<SideName, Edition>,
    surroundings: Surroundings,
  ) {
    this.asking = new Asking(sides, {
      pairing: (pairing) => this.take(pairing),
      findings: (findings, unknown) => {
        this.find(findings)
        this.unknown = unknown
      },
    })
    this.actions = new Actions(sides, this, surroundings)
  }

  /** What makes an editor's body one side of the pairs. */
  pairing(name: SideName): Extension {
    return [spacers(), tinting(), EditorView.updateListener.of((update) => this.hear(name, update))]
  }

  /** Draws the marks from the top of `page` on; gives back how to stop. */
  attach(page: HTMLElement) {
    const leave = this.levelling.attach(page)
    this.asking.begin()
    return () => {
      leave()
      this.asking.end()
      this.sentences.end()
    }
  }

  /** The view of one side has been made. */
  join(name: SideName, view: EditorView) {
    this.views[name] = view
    this.levelling.join(name, view)
    this.dresser.soon()
    if (this.views.left && this.views.right) this.asking.soon()
  }

  view(side: SideName): EditorView | undefined {
    return this.views[side]
  }

  refresh() {
    this.asking.soon()
  }

  patch(bead: number, change: Partial<Bead>) {
    this.beads = this.beads.map((one) => (one.id === bead ? { ...one, ...change } : one))
    if (this.written === bead) this.written = null
    this.dresser.soon()
  }

  drop(finding: Finding) {
    this.findings = this.findings.filter((other) => other !== finding)
    this.dresser.soon()
  }

  /** The sentence on the other side that says what the one under the caret says. */
  get sentence() {
    return answerOf(this.sentences.now, this.side, this.at)
  }

  /** The finding at the caret, or else the first one of the current pair. */
  get finding() {
    return findingAt(this.heard, this.here, this.side, this.at)
  }

  private hear(name: SideName, update: ViewUpdate) {
    this.views[name] = update.view
    if (update.docChanged) this.changed(name, update)
    if (update.selectionSet || update.docChanged || update.focusChanged) this.follow(name)
    if (update.docChanged && update.view.hasFocus) this.written = this.here?.id ?? null
    this.levelling.heard(update)
  }

  private changed(name: SideName, { changes, transactions, state, startState }: ViewUpdate) {
    if (transactions.some((transaction) => transaction.isUserEvent('input.paste')))
      this.beforePaste ??= this.beads
    this.beads = mapBeads(this.beads, name, changes, state.doc)
    this.findings = mapFindings(this.findings, name, changes)
    this.sentences.map(name, changes)
    this.dresser.unravel(name)
    // A line under a paragraph goes with its end.
    if (state.doc.lines !== startState.doc.lines) this.dresser.soon()
  }

  /** Follows the caret of one side. */
  private follow(name: SideName) {
    const view = this.views[name]
    if (!view?.hasFocus) return
    const at = view.state.selection.main.head
    this.beads = expectCounterpart(this.beads, name, view.state.doc, at)
    this.side = name
    this.locate(at)
    this.levelling.soon()
    this.sentences.moved(() => this.rest())
  }

  private locate(at: number) {
    const before = this.here?.id
    this.current = beadAt(this.beads, this.side, at)
    if (before !== this.here?.id) {
      this.written = null
      this.sentences.forget()
      this.isNew = true
    }
    this.dresser.soon()
  }

  /** The caret has come to rest: its counterpart is shown. */
  private rest() {
    const side = other(this.side)
    const there = this.here?.[side]
    if (there && this.isNew) this.levelling.reveal(side, there.from)
    this.isNew = false
  }

  private async readSentences() {
    const { here } = this
    if (!here?.left || !here.right || this.hasUnsent()) return null
    const texts = this.textsOf(here)
    const sentences = await this.asking.sentencesOf(here.id, texts)
    return here.id === this.here?.id && texts === this.textsOf(this.here) ? sentences : null
  }

  private take({ lead, beads }: Pairing) {
    // A side that is still to be made asks anew when it is.
    if (!this.views.left || !this.views.right) return
    for (const name of ['left', 'right'] as const)
      beads = mapBeads(beads, name, this.sides[name].unsent(), this.doc(name))
    const before = this.beforePaste
    this.lead = lead
    this.beads = beads
    if (this.current >= 0) this.locate(this.at)
    this.follow(this.side)
    this.dresser.soon()
    this.levelling.soon()
    if (before && !this.hasUnsent()) {
      this.beforePaste = null
      if (isFilled(before, beads)) this.onFilled()
    }
  }

  private find(findings: Finding[]) {
    for (const name of ['left', 'right'] as const)
      findings = mapFindings(findings, name, this.sides[name].unsent())
    this.findings = findings
    this.dresser.soon()
  }

  private get at(): number {
    return this.views[this.side]?.state.selection.main.from ?? 0
  }

  private doc(name: SideName): Text {
    return this.views[name]!.state.doc
  }

  private hasUnsent(): boolean {
    return !this.sides.left.unsent().empty || !this.sides.right.unsent().empty
  }

  private textsOf({ left, right }: Bead): string {
    const text = (name: SideName, { from, to }: { from: number; to: number }) =>
      this.doc(name).sliceString(from, to)
    return left && right ? `${text('left', left)}\n\n${text('right', right)}` : ''
  }
}
