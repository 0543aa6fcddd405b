import { Text } from '@codemirror/state'
import { expect } from 'vitest'
import type {
  AppendedEdits,
  AppendEdits,
  ChangeKind,
  CheckText,
  Edit,
  Failure,
  Field,
  UndoSteps,
} from '../../backend/types'
import { difference } from '../difference'
import { editsOf } from '../edits'
import { hash } from '../hash'

export const fields: Field[] = ['title', 'dek', 'placeLine', 'body', 'notes']
export const text = (value: string) => Text.of(value.split('\n'))

export function apply(value: string, edits: Edit[]): string {
  const step = (now: string, { from, deleted, inserted }: Edit) =>
    now.slice(0, from) + inserted + now.slice(from + deleted)
  return edits.reduce(step, value)
}

const edits = (a: string, b: string) => editsOf(difference(text(a), text(b)), text(a))

type Change = {
  number: number
  field: Field
  kind: ChangeKind
  undoGroup: number
  before: string
  after: string
  selection: [number, number] | null
  batch: string
}
type Group = { above: number; below: number; kind: ChangeKind; undoGroup: number }
/** What a backend does instead of answering; null answers. */
export type Strange = (done: string) => AppendedEdits | Error | null

/** Keeps texts and their past as the library does, with a journal of whole texts. */
export class Replica {
  changes: Change[] = []
  texts = Object.fromEntries(fields.map((field) => [field, ''])) as Record<Field, string>
  answers: Strange[] = []
  /** How many of the next answers are lost on the way back. */
  lost = 0
  /** What was kept elsewhere; null while nothing is. */
  sheltered: AppendEdits[] | null = null
  refuge: string | null = '/elsewhere'

  get revision() {
    return this.changes.length + 1
  }

  copy(): Replica {
    const copy = new Replica()
    copy.changes = [...this.changes]
    copy.texts = { ...this.texts }
    return copy
  }

  append = async (request: AppendEdits): Promise<AppendedEdits> => {
    await Promise.resolve()
    const reply = this.take(request)
    if (this.lost > 0) {
      this.lost--
      throw { code: 'io', message: 'the answer was lost', detail: null }
    }
    return reply
  }

  private take(request: AppendEdits): AppendedEdits {
    const { field } = request
    const known = this.changes.find((change) => change.batch === request.batch)
    if (known) {
      const isLast = known === this.changes.at(-1) && known.number === request.base + 1
      const isAlone = isLast && known.after === apply(known.before, request.edits)
      return { revision: this.revision, text: isAlone ? null : this.texts[field] }
    }
    const answer = this.answers.shift() ?? (() => null)
    const since = this.changes.filter((c) => c.number > request.base && c.field === field)
    const base = since[0]?.before ?? this.texts[field]
    const edited = apply(base, request.edits)
    const strange = answer(edited)
    if (strange instanceof Error) throw { code: strange.message, message: '', detail: null }
    if (!edited.isWellFormed()) throw { code: 'bad-text', message: '', detail: null }
    expect(request.length).toBe(edited.length)
    const after = since.length > 0 ? this.joined(base, edited, field) : (strange?.text ?? edited)
    if (request.edits.length > 0 || strange?.text) this.write(request, after)
    return { revision: this.revision, text: since.length > 0 ? after : (strange?.text ?? null) }
  }

  private joined(base: string, edited: string, field: Field): string {
    const [from, mine, theirs] = [text(base), text(edited), text(this.texts[field])]
    const ours = difference(from, mine).map(difference(from, theirs))
    return ours.apply(theirs).toString()
  }

  /** Writes what came from elsewhere. */
  write(change: Pick<Change, 'field' | 'kind' | 'undoGroup'> & Partial<Change>, after: string) {
    const { field, kind, undoGroup, selection = null, batch = '' } = change
    const number = this.revision + 1
    const before = this.texts[field]
    this.changes.push({ number, field, kind, undoGroup, before, after, selection, batch })
    this.texts[field] = after
  }

  fetch = async () => ({ revision: this.revision, ...this.texts })
  check = async ({ field, ...asked }: CheckText): Promise<AppendedEdits> => {
    const now = text(this.texts[field])
    const isSame =
      asked.revision === this.revision && asked.length === now.length && asked.hash === hash(now)
    return { revision: this.revision, text: isSame ? null : this.texts[field] }
  }
  rescue = async (batches: AppendEdits[]) => {
    if (this.refuge) this.sheltered = batches
    return this.refuge
  }
  rescued = async () => (this.sheltered = null)
  failure = (thrown: unknown) => thrown as Failure

  textAt = async (field: Field, revision: number) => this.at(field, revision)
  steps = async (field: Field, before: number, limit: number): Promise<UndoSteps> => {
    const { done, undone } = this.sorted(field, before)
    const given = done.slice(0, limit)
    return {
      done: this.over(field, before, given),
      undone: this.over(field, before, undone),
      floor: given.at(-1)?.below ?? before,
      more: done.length > limit,
    }
  }

  private at(field: Field, revision: number): string {
    const own = this.changes.filter((c) => c.field === field && c.number <= revision)
    return own.at(-1)?.after ?? ''
  }

  /** The two stacks of an editor that had never been closed. */
  private sorted(field: Field, before: number): { done: Group[]; undone: Group[] } {
    const done: Group[] = []
    const undone: Group[] = []
    for (const group of this.groups(field, before)) {
      if (group.kind === 'undo') {
        done.pop()
        undone.push(group)
      } else {
        done.push(group)
        if (group.kind === 'redo') undone.pop()
        else undone.length = 0
      }
    }
    return { done: done.reverse(), undone: undone.reverse() }
  }

  private groups(field: Field, before: number): Group[] {
    const groups: Group[] = []
    for (const { number, kind, undoGroup, ...change } of this.changes) {
      if (change.field !== field || number > before) continue
      const last = groups.at(-1)
      if (last?.undoGroup === undoGroup && last.kind !== 'undo') last.above = number
      else groups.push({ above: number, below: number - 1, kind, undoGroup })
    }
    return groups
  }

  private over(field: Field, before: number, groups: Group[]): UndoSteps['done'] {
    let now = this.at(field, before)
    return groups.map(({ above, below }) => {
      const [high, low] = [this.at(field, above), this.at(field, below)]
      const all = [...edits(now, high), ...edits(high, low)]
      now = low
      return { edits: all, selection: null, at: 0 }
    })
  }
}
