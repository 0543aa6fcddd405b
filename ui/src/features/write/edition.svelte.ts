import { redo, undo } from '@codemirror/commands'
import { type ChangeSet, Compartment, EditorState, type Extension, Text } from '@codemirror/state'
import { EditorView, placeholder } from '@codemirror/view'
import { call, failure } from '../../backend/call'
import type { EditionView, Failure, Field } from '../../backend/types'
import { finding } from '../../editor/finding'
import { fromBackend, journal, Journal, type JournalState } from '../../editor/journal'
import { body, line, plain } from '../../editor/setup'
import { searchPhrases } from './phrases'
import { countWords } from './words'

const FIELDS: Field[] = ['title', 'dek', 'placeLine', 'body', 'notes']
/** Where Enter leads from a field of one line. */
const AFTER: Partial<Record<Field, Field>> = { placeLine: 'title', title: 'dek', dek: 'body' }
const COUNT_MS = 300

export type Dress = { label: string; placeholder: string; multiline: boolean }

/** One edition on the desk: its texts, their history, and the journal that makes them durable. */
export class OpenEdition {
  words = $state(0)
  state = $state<JournalState>('saved')
  failure = $state.raw<Failure | null>(null)
  title = $state('')

  readonly journal: Journal
  /** Called whenever the backend has answered. */
  onDurable: () => void = () => {}
  private readonly texts: Record<Field, Text>
  private readonly states: Partial<Record<Field, EditorState>> = {}
  private readonly views: Partial<Record<Field, EditorView>> = {}
  private readonly dresses = new Map<Field, Compartment>()
  private readonly pairing = new Compartment()
  private counting: ReturnType<typeof setTimeout> | undefined

  constructor(readonly view: EditionView) {
    const entries = FIELDS.map((field) => [field, Text.of(view[field].split('\n'))] as const)
    this.texts = Object.fromEntries(entries) as Record<Field, Text>
    const backend = {
      append: (edits: Parameters<typeof call<'edition.append'>>[1]) =>
        call('edition.append', edits),
      fetch: () => call('edition.get', { edition: view.id }),
      failure,
    }
    this.journal = new Journal(view.id, view.revision, { ...this.texts }, backend, {
      moved: () => this.report(),
      takeOver: (field, changes) => this.takeOver(field, changes),
    })
    this.title = view.title
    this.words = countWords(this.texts.body)
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
  revision = () => this.journal.revision
  unsent = () => this.journal.unsent('body')

  /** Shows a field in `parent`; gives back how to put it away with its history. */
  mount(field: Field, parent: HTMLElement, dress: Dress, pairing: Extension = []) {
    let state = this.states[field] ?? this.create(field)
    const effects = [this.dressing(field).reconfigure(this.dressed(field, dress))]
    if (field === 'body') effects.push(this.pairing.reconfigure(pairing))
    state = state.update({ effects }).state
    const view = new EditorView({ state, parent })
    this.views[field] = view
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
    const effects = this.dressing(field).reconfigure(this.dressed(field, dress))
    this.views[field]?.dispatch({ effects })
  }

  focus(field: Field) {
    this.views[field]?.focus()
  }

  /** Goes back to where somebody was writing. */
  resume(field: Field) {
    this.focus(field)
    this.views[field]?.dispatch({ scrollIntoView: true })
  }

  /** The field that somebody is writing in. */
  get written(): Field | undefined {
    return FIELDS.find((field) => this.views[field]?.hasFocus)
  }

  undo() {
    const view = this.focused()
    return view ? undo(view) : false
  }

  redo() {
    const view = this.focused()
    return view ? redo(view) : false
  }

  focused(): EditorView | undefined {
    return Object.values(this.views).find((view) => view.hasFocus)
  }

  /** Takes a newer text from the backend, if nothing here waits to be sent. */
  async reload() {
    if (this.journal.state !== 'saved') return
    this.journal.adopt(await call('edition.get', { edition: this.id }))
  }

  private create(field: Field): EditorState {
    const next = () => this.focus(AFTER[field] ?? 'body')
    const kinds = { body: body(), notes: plain() } as Partial<Record<Field, Extension>>
    const extensions = [
      field === 'body' ? this.pairing.of([]) : [],
      kinds[field] ?? line(next),
      this.dressing(field).of([]),
      journal(field, () => this.journal),
      EditorView.updateListener.of((update) => {
        if (!update.docChanged) return
        this.texts[field] = update.state.doc
        this.noticed(field)
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
      field === 'body' ? finding(searchPhrases()) : [],
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
    const transaction = { changes, annotations: fromBackend.of(true), filter: false }
    const view = this.views[field]
    if (view) return view.dispatch(transaction)
    const state = this.states[field]
    if (state) this.states[field] = state.update(transaction).state
    this.texts[field] = changes.apply(this.texts[field])
    this.noticed(field)
  }

  private noticed(field: Field) {
    if (field === 'title') this.title = this.texts.title.toString()
    if (field !== 'body') return
    clearTimeout(this.counting)
    this.counting = setTimeout(() => (this.words = countWords(this.texts.body)), COUNT_MS)
  }

  private report() {
    this.failure = this.journal.failure
    this.state = this.journal.state
    if (this.state === 'saved') this.onDurable()
  }
}
