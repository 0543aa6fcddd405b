import { Annotation, ChangeSet, type Extension, Text, type Transaction } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import type { AppendEdits, AppendedEdits, ChangeKind, Code, Failure, Field } from '../backend/types'
import { difference, editsOf } from './edits'

/** Marks a transaction that brings the backend's text in and must not be sent back to it. */
export const fromBackend = Annotation.define<boolean>()

type Selection = [number, number]
type Batch = {
  field: Field
  changes: ChangeSet
  before: Text
  after: Text
  kind: ChangeKind
  undoGroup: number
  selection: Selection
}
export type JournalState = 'saved' | 'saving' | 'trouble'
export type Texts = Record<Field, string>

export type Backend = {
  append(edits: AppendEdits): Promise<AppendedEdits>
  /** The edition as the backend has it, for when the two disagree about the text. */
  fetch(): Promise<{ revision: number } & Texts>
  failure(thrown: unknown): Failure
}
export type Listener = {
  /** The state, or what the backend knows, has changed. */
  moved(): void
  /** The editor must apply `changes`, which came from the backend. */
  takeOver(field: Field, changes: ChangeSet): void
}

const BATCH_MS = 250
const GROUP_MS = 500
const FIRST_RETRY_MS = 500
const LAST_RETRY_MS = 30_000
/** The same edits would be refused again; what the text has become since may not be. */
const REFUSED: Code[] = ['bad-text', 'too-large']

/**
 * Carries the edits of one edition to the backend, in order, and keeps them until they are durable.
 *
 * What is typed is never dropped: a batch leaves the queue only when the backend has answered it.
 */
export class Journal {
  failure: Failure | null = null
  private queue: Batch[] = []
  private sending = false
  private timer: ReturnType<typeof setTimeout> | undefined
  private retries = 0
  private group = 0
  private lastRecord = { at: -Infinity, kind: '' }
  private waiting: (() => void)[] = []

  /** `acknowledged` is the text of each field at `revision`. */
  constructor(
    private readonly edition: string,
    public revision: number,
    private readonly acknowledged: Record<Field, Text>,
    private readonly backend: Backend,
    private readonly listener: Listener,
  ) {}

  get state(): JournalState {
    if (this.failure) return 'trouble'
    return this.queue.length > 0 ? 'saving' : 'saved'
  }

  /** The edits of `field` that the backend has not answered yet, as one change of what it knows. */
  unsent(field: Field): ChangeSet {
    const own = this.queue.filter((batch) => batch.field === field)
    const none = ChangeSet.empty(this.acknowledged[field].length)
    return own.reduce((all, batch) => all.compose(batch.changes), none)
  }

  record(
    field: Field,
    changes: ChangeSet,
    texts: { before: Text; after: Text },
    kind: ChangeKind,
    selection: Selection,
  ) {
    const undoGroup = this.groupFor(kind)
    const last = this.queue.at(-1)
    const open = last && !(this.sending && this.queue.length === 1)
    if (open && last.field === field && last.undoGroup === undoGroup) {
      last.changes = last.changes.compose(changes)
      last.after = texts.after
      last.selection = selection
    } else {
      this.queue.push({ field, changes, ...texts, kind, undoGroup, selection })
    }
    this.listener.moved()
    if (!this.sending && !this.failure) this.timer ??= setTimeout(() => this.send(), BATCH_MS)
  }

  /** Sends what is waiting, at once; resolves when all of it is durable or something failed. */
  flush(): Promise<void> {
    if (this.queue.length === 0) return Promise.resolve()
    const done = new Promise<void>((resolve) => this.waiting.push(resolve))
    void this.send()
    return done
  }

  /** Brings in an edition that changed behind the editor's back. */
  adopt(fresh: { revision: number } & Texts) {
    if (this.queue.length > 0 || fresh.revision <= this.revision) return
    this.revision = fresh.revision
    for (const field of Object.keys(this.acknowledged) as Field[]) this.rebase(field, fresh[field])
    this.listener.moved()
  }

  private groupFor(kind: ChangeKind): number {
    const now = Date.now()
    const joins = kind === this.lastRecord.kind && now - this.lastRecord.at < GROUP_MS
    this.lastRecord = { at: now, kind }
    return joins ? this.group : ++this.group
  }

  private async send(): Promise<void> {
    clearTimeout(this.timer)
    this.timer = undefined
    if (this.sending) return
    this.sending = true
    try {
      while (this.queue[0]) await this.sendOne(this.queue[0])
      this.failure = null
      this.retries = 0
    } catch (thrown) {
      await this.stumble(this.backend.failure(thrown))
    } finally {
      this.sending = false
      for (const resolve of this.waiting.splice(0)) resolve()
      this.listener.moved()
    }
  }

  private async sendOne(batch: Batch): Promise<void> {
    const { field, changes, before, after, kind, undoGroup, selection } = batch
    const reply = await this.backend.append({
      edition: this.edition,
      field,
      base: this.revision,
      edits: editsOf(changes, before),
      kind,
      undoGroup,
      selection,
      length: after.length,
    })
    this.queue.shift()
    this.revision = reply.revision
    this.acknowledged[field] = after
    this.failure = null
    this.retries = 0
    if (reply.text !== null) this.rebase(field, reply.text)
    this.listener.moved()
  }

  /** Puts the unsent edits of `field` on top of `text`, which the backend has instead of ours. */
  private rebase(field: Field, text: string) {
    const theirs = Text.of(text.split('\n'))
    let change = difference(this.acknowledged[field], theirs)
    let base = theirs
    this.acknowledged[field] = theirs
    for (const batch of this.queue) {
      if (batch.field !== field) continue
      const ours = batch.changes.map(change)
      change = change.map(batch.changes, true)
      batch.changes = ours
      batch.before = base
      batch.after = base = ours.apply(base)
    }
    if (!change.empty) this.listener.takeOver(field, change)
  }

  private async stumble(failure: Failure): Promise<void> {
    this.failure = failure
    const wait = Math.min(FIRST_RETRY_MS * 2 ** this.retries++, LAST_RETRY_MS)
    if (REFUSED.includes(failure.code)) await this.resync()
    this.timer = setTimeout(() => this.send(), wait)
  }

  /** Replaces the queue by the plain difference between the backend's text and the window's. */
  private async resync(): Promise<void> {
    const fresh = await this.backend.fetch().catch(() => null)
    if (!fresh) return
    const latest = { ...this.acknowledged }
    for (const batch of this.queue) latest[batch.field] = batch.after
    this.revision = fresh.revision
    this.queue = []
    for (const field of Object.keys(latest) as Field[]) {
      const before = Text.of(fresh[field].split('\n'))
      const after = latest[field]
      this.acknowledged[field] = before
      const changes = difference(before, after)
      const selection: Selection = [0, 0]
      const undoGroup = ++this.group
      if (!changes.empty)
        this.queue.push({ field, changes, before, after, kind: 'replace', undoGroup, selection })
    }
  }
}

/** Reports every change of this editor to `journal` as a change of `field`. */
export function journal(field: Field, to: () => Journal): Extension {
  return [
    EditorView.updateListener.of((update) => {
      if (!update.docChanged) return
      if (update.transactions.some((tr) => tr.annotation(fromBackend))) return
      const { anchor, head } = update.state.selection.main
      const texts = { before: update.startState.doc, after: update.state.doc }
      to().record(field, update.changes, texts, kindOf(update.transactions), [anchor, head])
    }),
    EditorView.domEventHandlers({ blur: () => void to().flush() }),
  ]
}

const kinds: [string, ChangeKind][] = [
  ['input.paste', 'paste'],
  ['input.drop', 'drop'],
  ['input', 'type'],
  ['delete', 'delete'],
  ['undo', 'undo'],
  ['redo', 'redo'],
  ['move', 'move'],
]

function kindOf(transactions: readonly Transaction[]): ChangeKind {
  const matches = ([event]: [string, ChangeKind]) =>
    transactions.some((transaction) => transaction.isUserEvent(event))
  return kinds.find(matches)?.[1] ?? 'replace'
}
