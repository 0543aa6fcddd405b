import type { ChangeSet, Extension, Text } from '@codemirror/state'
import { EditorView, type ViewUpdate } from '@codemirror/view'
import type { Bead, Finding, Pairing, SentencePair } from '../../backend/types'
import { spacers } from '../../editor/spacers'
import { tint, tinting } from '../../editor/tinting'
import { Actions, type Side, type Surroundings } from './actions'
import { Asking, type Revised } from './asking'
import { beadAt, expectCounterpart, mapBeads, mapFindings, mapSentences } from './beads'
import { audible, roomsOf, type Shown, tintsOf } from './dress'
import { Levelling } from './levelling'
import { type LineCommand, lineOf } from './line'
import { type Marks, marksOf } from './marks'
import { isFilled, tallyOf } from './todo'
import { other, type SideName } from './types'
import { Walk } from './walk'

/** What the pairs need to know of an edition. */
export type Edition = Revised &
  Side & {
    /** The edits of the body that the backend has not answered yet. */
    unsent: () => ChangeSet
  }

/** A caret that only passes asks for no sentences. */
const PASSING_MS = 180

/** The pairs of two facing editions: which paragraphs belong together, and what is to be done. */
export class Pairs {
  beads = $state.raw<Bead[]>([])
  findings = $state.raw<Finding[]>([])
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
  private sentences: SentencePair[] = []
  private rooms = new Set<number>()
  /** What the texts show since they were changed last. */
  private readonly dressed: Record<SideName, string | null> = { left: null, right: null }
  private beforePaste: Bead[] | null = null
  private isDressing = false
  /** Whether the caret has just come to its pair. */
  private isNew = false
  private passing: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly sides: Record<SideName, Edition>,
    surroundings: Surroundings,
  ) {
    this.asking = new Asking(sides, {
      pairing: (pairing) => this.take(pairing),
      findings: (findings) => this.find(findings),
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
      clearTimeout(this.passing)
    }
  }

  /** The view of one side has been made. */
  join(name: SideName, view: EditorView) {
    this.views[name] = view
    this.levelling.join(name, view)
    this.dressSoon()
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
    this.dressSoon()
  }

  drop(finding: Finding) {
    this.findings = this.findings.filter((other) => other !== finding)
    this.dressSoon()
  }

  /** The sentence on the other side that says what the one under the caret says. */
  get sentence() {
    const at = this.views[this.side]?.state.selection.main.head ?? -1
    const own = this.sentences.find(
      ({ [this.side]: span }) => span && span.from <= at && at <= span.to,
    )
    return own?.[other(this.side)] ?? null
  }

  /** The finding at the caret, or else the first one of the current pair. */
  get finding(): Finding | null {
    const at = this.views[this.side]?.state.selection.main.from ?? -1
    const own = this.heard.filter(({ bead }) => bead === this.here?.id)
    const isThere = ({ [this.side]: span }: Finding) => span && span.from <= at && at <= span.to
    return own.find(isThere) ?? own[0] ?? null
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
    this.sentences = mapSentences(this.sentences, name, changes)
    this.dressed[name] = null
    // A line under a paragraph goes with its end.
    if (state.doc.lines !== startState.doc.lines) this.dressSoon()
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
    clearTimeout(this.passing)
    this.passing = setTimeout(() => this.stay(), PASSING_MS)
  }

  private locate(at: number) {
    const before = this.here?.id
    this.current = beadAt(this.beads, this.side, at)
    if (before !== this.here?.id) {
      this.written = null
      this.sentences = []
      this.isNew = true
    }
    this.dressSoon()
  }

  /** The caret has come to a place: its counterpart is shown. */
  private stay() {
    const there = this.here?.[other(this.side)]
    if (there && this.isNew) this.levelling.reveal(other(this.side), there.from)
    this.isNew = false
    void this.readSentences()
  }

  private async readSentences() {
    const { here } = this
    if (!here?.left || !here.right || this.sentences.length > 0 || this.hasUnsent()) return
    const texts = this.textsOf(here)
    const sentences = await this.asking.sentencesOf(here.id, texts).catch(() => [])
    if (here.id !== this.here?.id || texts !== this.textsOf(this.here)) return
    this.sentences = sentences
    this.dressSoon()
  }

  private take({ lead, beads }: Pairing) {
    for (const name of ['left', 'right'] as const)
      beads = mapBeads(beads, name, this.sides[name].unsent(), this.doc(name))
    const before = this.beforePaste
    this.lead = lead
    this.beads = beads
    if (this.current >= 0) this.locate(this.views[this.side]?.state.selection.main.head ?? 0)
    this.follow(this.side)
    this.dressSoon()
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
    this.dressSoon()
  }

  private dressSoon() {
    if (this.isDressing) return
    this.isDressing = true
    queueMicrotask(() => {
      this.isDressing = false
      this.dress()
    })
  }

  /** Shows in the texts what the pairs have to say. */
  private dress() {
    this.levelling.keep()
    const { beads, findings, current, side, sentences, written, rooms } = this
    const at = this.views[side]?.state.selection.main.head ?? 0
    const caret = current < 0 ? null : { side, at }
    const shown: Shown = { beads, findings, current, caret, sentences, written, rooms }
    const kept = beads.find(({ id }) => id === written)
    for (const name of ['left', 'right'] as const) {
      const view = this.views[name]
      if (!view) continue
      const tints = tintsOf(shown, name, view.state.doc, (bead, found, isCurrent) =>
        lineOf(bead, found, isCurrent, (command, finding) => this.onCommand(command, finding)),
      )
      const still = kept?.lead === name ? kept[name] : null
      const dressed = JSON.stringify([tints, still])
      if (this.dressed[name] !== dressed) tint(view, tints, still)
      this.dressed[name] = dressed
    }
    this.rooms = roomsOf(shown)
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
