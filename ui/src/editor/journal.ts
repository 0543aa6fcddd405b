import { ChangeSet, Text } from '@codemirror/state'
import type {
  AppendedEdits,
  AppendEdits,
  ChangeKind,
  CheckText,
  Code,
  Failure,
  Field,
} from '../backend/types'
import { Agreement } from './agreement'
import { randomId } from './batchid'
import { difference, union } from './difference'
import { editsOf } from './edits'
import { hash } from './hash'
import { patiently } from './patience'
import { Rescue } from './rescue'
import { Revisions } from './revisions'

type Selection = [number, number]

/** One change of one field, as the editor made it. */
export type Change = {
  changes: ChangeSet
  before: Text
  after: Text
  kind: ChangeKind
  /** Where the selection is afterwards. */
  selection: Selection
  /** Whether it is undone together with the change before it. */
  joins: boolean
}
type Batch = Omit<Change, 'joins' | 'selection'> & {
  id: string
  field: Field
  undoGroup: number
  selection: Selection | null
  /** The backend may have it already: nothing is added to it any more. */
  wasSent: boolean
}
export type JournalState = 'saved' | 'saving' | 'trouble'
export type Texts = Record<Field, string>

export type Backend = {
  append(edits: AppendEdits): Promise<AppendedEdits>
  /** The edition as the backend has it, for when the two disagree about the text. */
  fetch(): Promise<{ revision: number } & Texts>
  check(text: CheckText): Promise<AppendedEdits>
  /** Keeps in another place what cannot be saved; says where. */
  rescue(batches: AppendEdits[]): Promise<string | null>
  /** All that was kept there is saved. */
  rescued(): Promise<unknown>
  failure(thrown: unknown): Failure
}
export type Listener = {
  /** The state, or what the backend knows, has changed. */
  moved(): void
  /** The editor must apply `changes`, which came from the backend. */
  takeOver(field: Field, changes: ChangeSet): void
  /** The journal holds other changes than the editor made; the text is the editor's. */
  parted(field: Field): void
  /** Two texts that had parted were put together. */
  united(field: Field): void
}

const BATCH_MS = 250
const FIRST_RETRY_MS = 500
const LAST_RETRY_MS = 10_000
/** The same edits would be refused again; what the text has become since may not be. */
const REFUSED: Code[] = ['bad-text', 'too-large']

/**
 * Carries the edits of one edition to the backend, in order, and keeps them until they are durable.
 *
 * What is typed is never dropped: a batch leaves the queue only when the backend has answered it.
 * A batch is sent with the same id until then, and applied once.
 */
export class Journal {
  failure: Failure | null = null
  /** Whether an answer is long in coming. */
  isSlow = false
  private queue: Batch[] = []
  private marks: { batch: Batch; reached: (revision: number) => void }[] = []
  private sending = false
  private timer: ReturnType<typeof setTimeout> | undefined
  private retries = 0
  private group = 0
  private readonly groups = new Map<Field, number>()
  private waiting: (() => void)[] = []
  private readonly agreement = new Agreement((field) => this.compare(field))
  private readonly rescue: Rescue
  private readonly revisions: Revisions

  /** `acknowledged` is the text of each field at `revision`. */
  constructor(
    private readonly edition: string,
    revision: number,
    private readonly acknowledged: Record<Field, Text>,
    private readonly backend: Backend,
    private readonly listener: Listener,
  ) {
    this.rescue = new Rescue(backend, () => listener.moved())
    this.revisions = new Revisions(Object.keys(acknowledged) as Field[], revision)
  }

  /** The last revision of which every field's text is known. */
  get revision(): number {
    return this.revisions.oldest
  }

  /** The revision of the text of `field`, as far as the backend has answered. */
  revisionOf(field: Field): number {
    return this.revisions.of(field)
  }

  get state(): JournalState {
    if (this.failure) return 'trouble'
    return this.queue.length > 0 ? 'saving' : 'saved'
  }

  /** Where the words that cannot be saved are kept meanwhile; null where they cannot be kept. */
  get refuge(): string | null {
    return this.rescue.place
  }

  /** Whether everything that is not saved is kept in another place. */
  get isSheltered(): boolean {
    return this.rescue.isCurrent
  }

  /** Whether edits of `field` are not durable yet. */
  isWaiting(field: Field): boolean {
    return this.queue.some((batch) => batch.field === field)
  }

  /** The edits of `field` that the backend has not answered yet, as one change of what it knows. */
  unsent(field: Field): ChangeSet {
    const own = this.queue.filter((batch) => batch.field === field)
    const none = ChangeSet.empty(this.acknowledged[field].length)
    return own.reduce((all, batch) => all.compose(batch.changes), none)
  }

  /** Calls `reached` with the revision of the text of `field` now, once it is durable. */
  whenReached(field: Field, reached: (revision: number) => void) {
    const batch = this.queue.findLast((batch) => batch.field === field)
    if (batch) this.marks.push({ batch, reached })
    else reached(this.revisions.of(field))
  }

  record(field: Field, { joins, ...change }: Change) {
    const known = this.groups.get(field)
    const undoGroup = joins && known !== undefined ? known : this.newGroup(field)
    const last = this.queue.at(-1)
    const isOpen = last && !last.wasSent && last.field === field
    if (isOpen && last.undoGroup === undoGroup && last.kind === change.kind) {
      last.changes = last.changes.compose(change.changes)
      last.after = change.after
      last.selection = change.selection
    } else {
      this.queue.push({ ...change, id: randomId(), field, undoGroup, wasSent: false })
    }
    this.agreement.noteChange(field)
    if (this.failure) this.rescue.keepSoon(() => this.unsaved())
    else if (!this.sending) this.timer ??= setTimeout(() => this.send(), BATCH_MS)
    this.listener.moved()
  }

  /** Sends what is waiting, at once; resolves when all of it is durable or something failed. */
  flush(): Promise<void> {
    if (this.queue.length === 0) return Promise.resolve()
    const done = new Promise<void>((resolve) => this.waiting.push(resolve))
    void this.send()
    return done
  }

  /** Keeps in another place what is not saved, at once; resolves when that was tried. */
  async shelter(): Promise<void> {
    if (this.queue.length > 0) await this.rescue.keepNow(() => this.unsaved())
  }

  /** Brings in an edition that changed behind the editor's back. */
  adopt(fresh: { revision: number } & Texts) {
    if (this.queue.length > 0 || fresh.revision <= this.revision) return
    this.revisions.read(fresh.revision)
    for (const field of Object.keys(this.acknowledged) as Field[]) this.rebase(field, fresh[field])
    this.listener.moved()
  }

  /** Numbers grow with the revision, so that none is one of an earlier session. */
  private newGroup(field: Field): number {
    this.group = Math.max(this.group, this.revisions.newest) + 1
    this.groups.set(field, this.group)
    return this.group
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
      this.rescue.release()
      this.agreement.notePause()
      if (this.revision < this.revisions.newest) void this.catchUp()
    } catch (thrown) {
      await this.stumble(this.backend.failure(thrown))
    } finally {
      this.sending = false
      for (const resolve of this.waiting.splice(0)) resolve()
      this.listener.moved()
    }
  }

  private async sendOne(batch: Batch): Promise<void> {
    batch.wasSent = true
    const reply = await patiently(this.backend.append(this.request(batch)), {
      slow: (isSlow) => this.setSlow(isSlow),
      silent: () => this.rescue.keepSoon(() => this.unsaved()),
    })
    this.queue.shift()
    this.revisions.made(batch.field, reply.revision)
    this.acknowledged[batch.field] = batch.after
    this.failure = null
    this.retries = 0
    this.reach(batch)
    if (reply.text !== null) this.rebase(batch.field, reply.text)
    this.listener.moved()
  }

  /** Reads what others have written beside this window's own changes. */
  private async catchUp(): Promise<void> {
    const fresh = await this.backend.fetch().catch(() => null)
    // Without an answer the next edit of that field, or the next event, brings it.
    if (fresh) this.adopt(fresh)
  }

  private request({ id, field, changes, before, after, ...batch }: Batch): AppendEdits {
    const { kind, undoGroup, selection } = batch
    return {
      edition: this.edition,
      batch: id,
      field,
      base: this.revisions.of(field),
      edits: editsOf(changes, before),
      kind,
      undoGroup,
      selection,
      length: after.length,
    }
  }

  private unsaved(): AppendEdits[] {
    for (const batch of this.queue) batch.wasSent = true
    return this.queue.map((batch) => this.request(batch))
  }

  private setSlow(isSlow: boolean) {
    if (this.isSlow === isSlow) return
    this.isSlow = isSlow
    this.listener.moved()
  }

  private reach(batch: Batch) {
    const reached = this.marks.filter((mark) => mark.batch === batch)
    this.marks = this.marks.filter((mark) => mark.batch !== batch)
    for (const mark of reached) mark.reached(this.revisions.of(batch.field))
  }

  /** Puts the unsent edits of `field` on top of `text`, which the backend has instead of ours. */
  private rebase(field: Field, text: string) {
    const theirs = textOf(text)
    let change = difference(this.acknowledged[field], theirs)
    let base = theirs
    this.acknowledged[field] = theirs
    // Others have written here, even if the outcome is the same.
    if (change.empty) return this.listener.parted(field)
    for (const batch of this.queue) {
      if (batch.field !== field) continue
      const ours = batch.changes.map(change)
      change = change.map(batch.changes, true)
      batch.changes = ours
      batch.before = base
      batch.after = base = ours.apply(base)
      // It no longer takes back, or does again, just what the journal has.
      if (batch.kind === 'undo' || batch.kind === 'redo') batch.kind = 'replace'
    }
    this.listener.takeOver(field, change)
  }

  private async stumble(failure: Failure): Promise<void> {
    this.failure = failure
    const wait = Math.min(FIRST_RETRY_MS * 2 ** this.retries++, LAST_RETRY_MS)
    if (REFUSED.includes(failure.code)) await this.resync()
    this.rescue.keepSoon(() => this.unsaved())
    this.timer = setTimeout(() => this.send(), wait)
  }

  /** Replaces the queue by the plain differences that it makes, on top of the backend's text. */
  private async resync(): Promise<void> {
    const fresh = await this.backend.fetch().catch(() => null)
    if (!fresh) return
    const latest = new Map(this.queue.map(({ field, after }) => [field, after]))
    this.revisions.read(fresh.revision)
    this.queue = []
    this.marks = []
    for (const [field, after] of latest) {
      this.push(field, this.acknowledged[field], after)
      this.listener.parted(field)
    }
    for (const field of Object.keys(this.acknowledged) as Field[]) this.rebase(field, fresh[field])
  }

  /** Queues the way from one text to another as one change. */
  private push(field: Field, before: Text, after: Text) {
    const changes = difference(before, after)
    if (changes.empty) return
    const undoGroup = this.newGroup(field)
    const whole = { kind: 'replace' as const, selection: null, wasSent: false }
    this.queue.push({ ...whole, id: randomId(), field, changes, before, after, undoGroup })
  }

  /** Compares the text of `field` with the backend's; says whether that could be done. */
  private async compare(field: Field): Promise<boolean> {
    if (this.queue.length > 0) return false
    const { revision, edition } = this
    const text = this.acknowledged[field]
    const asked = { edition, field, revision, length: text.length, hash: hash(text) }
    const reply = await this.backend.check(asked)
    if (this.queue.length > 0 || this.revision !== revision) return false
    // What somebody else has changed since comes with their event.
    if (reply.revision === revision && reply.text !== null) this.unite(field, textOf(reply.text))
    return true
  }

  /** Makes one text of two that should have been the same, and loses no word of either. */
  private unite(field: Field, theirs: Text) {
    const ours = this.acknowledged[field]
    const added = union(ours, theirs)
    this.acknowledged[field] = theirs
    this.push(field, theirs, added.apply(ours))
    this.listener.takeOver(field, added)
    this.listener.united(field)
    void this.flush()
  }
}

function textOf(text: string): Text {
  return Text.of(text.split('\n'))
}
