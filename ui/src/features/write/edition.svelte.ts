import {
  type ChangeSet,
  Compartment,
  EditorState,
  type Extension,
  Text,
  Transaction,
} from '@codemirror/state'
import { EditorView, placeholder } from '@codemirror/view'
import { call, failure } from '../../backend/call'
import type { AppendEdits, EditionView, Failure, Field } from '../../backend/types'
import { finding } from '../../editor/finding'
import { placeholderFrom, placeholders } from '../../editor/placeholders'
import { keepAtTop, keepInSight } from '../../editor/insight'
import { insertWords } from '../../editor/insertion'
import { type Backend, Journal, type JournalState, type Texts } from '../../editor/journal'
import { modes, type Modes } from '../../editor/modes'
import { Past, undoKeys } from '../../editor/past'
import { fromBackend, recording } from '../../editor/recording'
import { body, line, plain } from '../../editor/setup'
import type { UndoOrder } from '../../editor/undoorder'
import { isFirstLook } from '../../shared/firstlook'
import { editorPhrases } from './phrases'
import { plainWords, type Point } from './plainwords'
import { windowId } from './windowid'
import { count, type Counts, countInSlices } from './counts'

const FIELDS: Field[] = ['title', 'dek', 'placeLine', 'body', 'notes']
/** Where Enter leads from a field of one line. */
const AFTER: Partial<Record<Field, Field>> = { placeLine: 'title', title: 'dek', dek: 'body' }
/** In which order a template is filled in: as the fields stand on the page. */
const FILLED: Field[] = ['placeLine', 'title', 'dek', 'body']
const COUNT_MS = 300

/** What a field of an edition gets besides what every field has. */
export type Extend = (edition: OpenEdition, field: Field) => Extension
/** Where somebody is in an edition: the field, what is selected, the first of the body in sight. */
export type Standing = { field: Field; anchor: number; head: number; top: number }
export type Dress = { label: string; placeholder: string; multiline: boolean; modes: Modes }

/** One edition on the desk: its texts, their history, and the journal that makes them durable. */
export class OpenEdition {
  /** Of the body, without its marks. */
  counts = $state.raw<Counts>(count(Text.empty))
  /** The body as it was when the typing last rested. */
  rested = $state.raw(Text.empty)
  /** Where the caret of the body stands. */
  caret = $state(0)
  state = $state<JournalState>('saved')
  failure = $state.raw<Failure | null>(null)
  isSlow = $state(false)
  /** Where words that cannot be saved are kept meanwhile. */
  refuge = $state<string | null>(null)
  title = $state('')

  readonly journal: Journal
  /** Called whenever the backend has answered. */
  onDurable: () => void = () => {}
  /** Called when undo or redo could not read the past. */
  onFailed: (thrown: unknown) => void = () => {}
  /** Called when somebody begins to write in it. */
  onFocus: () => void = () => {}
  /** Called when words from elsewhere were put beside those here. */
  onUnited: () => void = () => {}
  private readonly texts: Record<Field, Text>
  private readonly states: Partial<Record<Field, EditorState>> = {}
  private readonly views: Partial<Record<Field, EditorView>> = {}
  private readonly pasts: Record<Field, Past>
  private readonly dresses = new Map<Field, Compartment>()
  /** How to make the editors of the fields that are words alone. */
  private readonly plain = new Map<Field, () => void>()
  private readonly worn = new Map<Field, Dress>()
  private readonly pairing = new Compartment()
  /** The field that was written in last. */
  private last: Field = 'body'
  /** Settled once the caret stands where it was left in the body. */
  private resumed: Promise<void> = Promise.resolve()
  private counting: ReturnType<typeof setTimeout> | undefined

  /** `extend` gives what other rooms add to a field. */
  constructor(
    readonly view: EditionView,
    private readonly order: UndoOrder,
    private readonly extend: Extend = () => [],
  ) {
    this.texts = eachField((field) => Text.of(view[field].split('\n')))
    this.journal = new Journal(view.id, view.revision, { ...this.texts }, this.backend(), {
      moved: () => this.report(),
      takeOver: (field, changes) => this.takeOver(field, changes),
      parted: (field) => this.pasts[field].forget(),
      united: () => this.onUnited(),
    })
    this.pasts = eachField((field) => this.past(field))
    this.pasts.body.beside = {
      undo: () => order.undo(view.id),
      redo: () => order.redo(view.id),
    }
    this.title = view.title
    this.rest()
  }

  get id() {
    return this.view.id
  }
  get language() {
    return this.view.language
  }
  get isSource() {
    return this.view.role === 'source'
  }
  get bodyText() {
    return this.texts.body
  }
  revision = () => this.journal.revision
  bodyRevision = () => this.journal.revisionOf('body')
  unsent = () => this.journal.unsent('body')
  flush = () => this.journal.flush()

  /** What its fields say now. */
  get now(): Texts {
    return eachField((field) => this.texts[field].toString())
  }

  /**
   * Shows a field in `parent`; gives back how to put it away with its history.
   *
   * At the first look at the window it is words alone, until its editor is needed.
   */
  show(
    field: Field,
    parent: HTMLElement,
    dress: () => Dress,
    pairing: Extension,
    onview: (view: EditorView) => void,
  ): () => void {
    let away = () => {}
    const make = (at: Point | null) => {
      this.plain.delete(field)
      const made = this.mount(field, parent, dress(), pairing)
      away = made.away
      onview(made.view)
      if (!at) return
      made.view.focus()
      made.view.dispatch({ selection: { anchor: made.view.posAtCoords(at, false) } })
    }
    if (!isFirstLook()) make(null)
    else {
      const words = field === 'body' ? null : this.texts[field].toString()
      const { placeholder } = dress()
      const plain = { words, placeholder, direction: this.view.direction }
      const wake = plainWords(parent, plain, (at) => isThere && make(at))
      let isThere = true
      away = () => {
        isThere = false
        this.plain.delete(field)
      }
      this.plain.set(field, wake)
    }
    return () => away()
  }

  private mount(field: Field, parent: HTMLElement, dress: Dress, pairing: Extension = []) {
    const isNew = !this.states[field]
    this.worn.set(field, dress)
    const effects = [this.dressing(field).reconfigure(this.dressed(field, dress))]
    if (field === 'body') effects.push(this.pairing.reconfigure(pairing))
    const { state } = this.kept(field).update({ effects })
    const view = new EditorView({ state, parent })
    this.views[field] = view
    if (field === 'body' && isNew) this.resumed = this.resumeWriting(view)
    return {
      view,
      away: () => {
        void this.journal.flush()
        this.states[field] = view.state
        if (this.views[field] === view) delete this.views[field]
        view.destroy()
      },
    }
  }

  /** Gives a field another name, as when the interface changes its language. */
  redress(field: Field, dress: Dress) {
    if (this.worn.get(field) === dress) return
    this.worn.set(field, dress)
    const effects = this.dressing(field).reconfigure(this.dressed(field, dress))
    this.views[field]?.dispatch({ effects })
  }

  focus(field: Field) {
    this.plain.get(field)?.()
    this.views[field]?.focus()
  }

  /** Goes back to where somebody was writing. */
  resume(field: Field) {
    this.focus(field)
    this.views[field]?.dispatch({ scrollIntoView: true })
  }

  /** Where somebody is. */
  standing(): Standing {
    const field = this.lastWritten
    const { anchor, head } = (this.views[field]?.state ?? this.kept(field)).selection.main
    return { field, anchor, head, top: this.firstInSight() ?? (field === 'body' ? head : 0) }
  }

  /** Begins to read what `comeBack` needs, while the page is still being made. */
  expectToComeBack() {
    void this.recall()
  }

  /** Goes to where somebody was, or else wrote last, also before this window was opened. */
  async comeBack(place: Standing | null = null) {
    const wake = this.plain.get('body')
    if (wake) {
      // Its editor is made once, with its past and with the caret where it belongs.
      const newest = await this.recall()
      if (newest !== null && !this.views.body) {
        const anchor = Math.min(newest, this.texts.body.length)
        this.states.body = this.kept('body').update({ selection: { anchor } }).state
        this.caret = anchor
      }
      wake()
    }
    await this.resumed
    if (place) return this.stand(place)
    this.focus('body')
    const { body } = this.views
    if (body) keepInSight(body)
  }

  /** Puts caret and page where they were. */
  private stand({ field, anchor, head, top }: Standing) {
    this.focus(field)
    const { length } = this.texts[field]
    const selection = { anchor: Math.min(anchor, length), head: Math.min(head, length) }
    this.views[field]?.dispatch({ selection, scrollIntoView: top === 0 })
    if (top === 0) return
    const { body } = this.views
    if (body) keepAtTop(body, Math.min(top, this.texts.body.length))
  }

  /** The first character of the body in sight; null where it is not shown. */
  private firstInSight(): number | null {
    const view = this.views.body
    const page = view?.dom.closest('.scroller')?.getBoundingClientRect()
    if (!view || !page) return null
    if (view.documentTop >= page.top) return 0
    const { left } = view.contentDOM.getBoundingClientRect()
    return view.posAtCoords({ x: left + 1, y: page.top + 1 }, false)
  }

  /** Gives up what could be undone, after it was forgotten for good. */
  forgetPast() {
    for (const field of FIELDS) this.pasts[field].forget()
  }

  /** The field that somebody is writing in, also while a menu is open over it. */
  get written(): Field | undefined {
    return FIELDS.find((field) => {
      const view = this.views[field]
      return view && view.root.activeElement === view.contentDOM
    })
  }

  /** The field that somebody is writing in, or wrote in last. */
  get lastWritten(): Field {
    return this.written ?? this.last
  }

  /** Puts words in where the caret of a field stands; behind what is selected, or in its place. */
  insert(field: Field, words: string, behind: boolean) {
    const view = this.views[field]
    if (!view) return
    if (behind) view.dispatch({ selection: { anchor: view.state.selection.main.to } })
    insertWords(view, words)
    view.focus()
  }

  /** What is selected in the body, if anything. */
  selected(): Text | null {
    const { body } = this.views
    const main = body?.state.selection.main
    return body && main && !main.empty ? body.state.doc.slice(main.from, main.to) : null
  }

  /** Puts the caret at a place of the body, which comes to the top. */
  reveal(at: number) {
    const view = this.views.body
    if (!view) return
    const anchor = Math.min(at, view.state.doc.length)
    view.dispatch({
      selection: { anchor },
      effects: EditorView.scrollIntoView(anchor, { y: 'start', yMargin: 48 }),
    })
    view.focus()
  }

  /** Selects words of a field. */
  select(field: Field, from: number, to: number) {
    const view = this.views[field]
    if (!view) return
    view.focus()
    view.dispatch({ selection: { anchor: from, head: to }, scrollIntoView: true })
  }

  /** Selects the first placeholder behind a field, or of all; says whether there is one. */
  fillIn(behind?: Field): boolean {
    for (const wake of this.plain.values()) wake()
    for (const field of FILLED.slice(behind ? FILLED.indexOf(behind) + 1 : 0)) {
      const found = placeholderFrom(this.texts[field], 0)
      if (!this.views[field] || !found) continue
      this.select(field, found.from, found.to)
      return true
    }
    return false
  }

  /** Its body, where it lies on the desk. */
  get bodyView(): EditorView | undefined {
    return this.views.body
  }

  focused(): EditorView | undefined {
    return this.written && this.views[this.written]
  }

  undo() {
    return this.inWritten((past) => past.undo())
  }

  redo() {
    return this.inWritten((past) => past.redo())
  }

  /** Takes the newest step of the body back, or does it again, whoever is writing where. */
  undoBody = () => this.pasts.body.undoText()
  redoBody = () => this.pasts.body.redoText()

  /** Takes a newer text from the backend, if nothing here waits to be sent. */
  async reload() {
    if (this.journal.state !== 'saved') return
    this.journal.adopt(await call('edition.get', { edition: this.id }))
  }

  /** Asks whether the backend has a newer text, and takes that. */
  async catchUp() {
    if (this.journal.state !== 'saved') return
    const { revision } = this.journal
    const nothing = { field: 'placeLine' as const, length: 0, hash: 0 }
    const newest = await call('edition.check', { edition: this.id, revision, ...nothing })
    if (newest.revision > this.journal.revision) await this.reload()
  }

  private backend(): Backend {
    const edition = this.view.id
    return {
      append: (edits) => call('edition.append', edits),
      fetch: () => call('edition.get', { edition }),
      check: (text) => call('edition.check', text),
      rescue: (batches) => this.rescue(batches),
      rescued: () => call('edition.rescued', { edition, window: windowId }),
      failure,
    }
  }

  private async rescue(batches: AppendEdits[]) {
    const { id: edition, language } = this.view
    const request = { edition, window: windowId, language, texts: this.now, batches }
    const kept = await call('edition.rescue', request)
    return kept.place
  }

  private past(field: Field): Past {
    const { id: edition } = this.view
    const state = () => this.views[field]?.state ?? this.kept(field)
    const editing = {
      get state() {
        return state()
      },
      dispatch: (transactions: readonly Transaction[]) => this.dispatch(field, transactions),
    }
    return new Past(field, editing, this.journal, {
      steps: (field, before, limit) => call('edition.steps', { edition, field, before, limit }),
      textAt: async (field, revision) => (await call('history.open', { edition, revision }))[field],
    })
  }

  private inWritten(act: (past: Past) => Promise<boolean>): boolean {
    const field = this.written
    if (!field) return false
    act(this.pasts[field]).catch(this.onFailed)
    return true
  }

  /** Puts the caret where the newest words are, unless somebody has put it elsewhere. */
  private async resumeWriting(view: EditorView) {
    const newest = await this.recall()
    const { main } = view.state.selection
    if (newest === null || this.views.body !== view || !main.empty || main.head > 0) return
    view.dispatch({ selection: { anchor: newest }, scrollIntoView: view.hasFocus })
  }

  /** Reads the past of the body; gives where its newest words are, if that is known. */
  private async recall(): Promise<number | null> {
    const past = this.pasts.body
    // Where the past cannot be read now, the caret stays at the beginning.
    await past.prepare().catch(() => {})
    return past.newest
  }

  /** The state of a field that is not on the screen. */
  private kept(field: Field): EditorState {
    return (this.states[field] ??= this.create(field))
  }

  private dispatch(field: Field, transactions: readonly Transaction[]) {
    const view = this.views[field]
    if (view) return view.dispatch(transactions)
    const state = transactions.at(-1)?.state
    if (!state) return
    this.states[field] = state
    this.noticed(field, state.doc)
    // Words alone would go on showing what was there before; of a body nothing is shown yet.
    if (field !== 'body') this.plain.get(field)?.()
  }

  private create(field: Field): EditorState {
    const next = () => this.focus(AFTER[field] ?? 'body')
    const kinds = { body: body(), notes: plain() } as Partial<Record<Field, Extension>>
    const past = () => this.pasts[field]
    const extensions = [
      field === 'body' ? [this.pairing.of([]), this.order.following(this.id)] : [],
      placeholders(() => this.fillIn(field)),
      kinds[field] ?? line(next),
      this.dressing(field).of([]),
      this.extend(this, field),
      undoKeys(past, (thrown) => this.onFailed(thrown)),
      recording(field, () => this.journal, past),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) this.noticed(field, update.state.doc)
        if (field === 'body' && (update.selectionSet || update.docChanged)) {
          this.caret = update.state.selection.main.head
        }
        if (!update.focusChanged || !update.view.hasFocus) return
        this.last = field
        this.onFocus()
      }),
    ]
    return EditorState.create({ doc: this.texts[field], extensions })
  }

  private dressing(field: Field): Compartment {
    const known = this.dresses.get(field) ?? new Compartment()
    this.dresses.set(field, known)
    return known
  }

  private dressed(field: Field, dress: Dress): Extension {
    return [
      field === 'body' ? [finding(editorPhrases()), modes(dress.modes)] : [],
      placeholder(dress.placeholder),
      EditorView.contentAttributes.of({
        'aria-label': dress.label,
        'aria-multiline': String(dress.multiline),
        lang: this.view.language,
        dir: this.view.direction,
        spellcheck: 'false',
      }),
    ]
  }

  private takeOver(field: Field, changes: ChangeSet) {
    this.pasts[field].forget()
    const state = this.views[field]?.state ?? this.kept(field)
    const annotations = [fromBackend.of(true), Transaction.addToHistory.of(false)]
    this.dispatch(field, [state.update({ changes, annotations, filter: false })])
    if (this.views[field]) void this.pasts[field].prepare().catch(() => {})
  }

  private noticed(field: Field, text: Text) {
    if (this.texts[field] === text) return
    this.texts[field] = text
    if (field === 'title') this.title = text.toString()
    if (field !== 'body') return
    clearTimeout(this.counting)
    this.counting = setTimeout(() => this.rest(), COUNT_MS)
  }

  private rest() {
    const { body } = this.texts
    this.rested = body
    void countInSlices(body, () => this.rested === body).then((counts) => {
      if (counts && this.rested === body) this.counts = counts
    })
  }

  private report() {
    this.failure = this.journal.failure
    this.state = this.journal.state
    this.isSlow = this.journal.isSlow
    this.refuge = this.journal.refuge
    if (this.state === 'saved') this.onDurable()
  }
}

function eachField<T>(make: (field: Field) => T): Record<Field, T> {
  return Object.fromEntries(FIELDS.map((field) => [field, make(field)])) as Record<Field, T>
}
