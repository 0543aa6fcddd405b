import { ChangeSet, Text } from '@codemirror/state'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { AppendEdits, AppendedEdits, Edit, Failure, Field } from '../backend/types'
import { difference, editsOf } from './edits'
import { Journal } from './journal'

const fields: Field[] = ['title', 'dek', 'placeLine', 'body', 'notes']
const text = (value: string) => Text.of(value.split('\n'))

function apply(value: string, edits: Edit[]): string {
  const step = (now: string, { from, deleted, inserted }: Edit) =>
    now.slice(0, from) + inserted + now.slice(from + deleted)
  return edits.reduce(step, value)
}

/** Keeps texts as the real backend does: whole characters, and a revision that counts. */
class Replica {
  revision = 1
  texts = Object.fromEntries(fields.map((field) => [field, ''])) as Record<Field, string>
  answers: ((done: string) => AppendedEdits | Error | null)[] = []

  append = async (request: AppendEdits): Promise<AppendedEdits> => {
    await Promise.resolve()
    const answer = this.answers.shift() ?? (() => null)
    expect(request.base).toBe(this.revision)
    const edited = apply(this.texts[request.field], request.edits)
    const strange = answer(edited)
    if (strange instanceof Error) throw { code: strange.message, message: '', detail: null }
    if (!edited.isWellFormed()) throw { code: 'bad-text', message: '', detail: null }
    expect(request.length).toBe(edited.length)
    this.texts[request.field] = strange?.text ?? edited
    return { revision: ++this.revision, text: strange?.text ?? null }
  }
  fetch = async () => ({ revision: this.revision, ...this.texts })
  failure = (thrown: unknown) => thrown as Failure
}

/** A window with one editor a field and no screen. */
function desk(replica: Replica) {
  const docs = Object.fromEntries(fields.map((f) => [f, text(replica.texts[f])])) as Record<
    Field,
    Text
  >
  const takeOver = (field: Field, changes: ChangeSet) => {
    docs[field] = changes.apply(docs[field])
  }
  const journal = new Journal('e', replica.revision, { ...docs }, replica, {
    moved() {},
    takeOver,
  })
  const type = (field: Field, from: number, to: number, insert: string) => {
    const before = docs[field]
    const changes = ChangeSet.of({ from, to, insert }, before.length)
    docs[field] = changes.apply(before)
    journal.record(field, changes, { before, after: docs[field] }, 'type', [from, from])
  }
  return { docs, journal, type }
}

async function settle(journal: Journal) {
  for (let i = 0; i < 60 && journal.state !== 'saved'; i++) {
    const flushed = journal.flush()
    await vi.advanceTimersByTimeAsync(30_000)
    await flushed
  }
  expect(journal.state).toBe('saved')
}

const words = fc.string({
  unit: fc.constantFrom('a', 'ñ', '¡', '\n', ' ', '😀', '😁', '𝒶'),
  maxLength: 6,
})
const edit = fc.record({
  field: fc.constantFrom(...fields),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  span: fc.nat(4),
  insert: words,
  pause: fc.constantFrom(0, 0, 10, 300),
})
const trouble = fc.constantFrom<(done: string) => AppendedEdits | Error | null>(
  () => null,
  () => null,
  () => new Error('io'),
  () => new Error('bad-text'),
  (done) => ({ revision: 0, text: `${done}…` }),
  (done) => ({ revision: 0, text: `¡${done}` }),
)

describe('the journal', () => {
  it('leaves the backend with the text of the editor, whatever happens on the way', async () => {
    vi.useFakeTimers()
    await fc.assert(
      fc.asyncProperty(
        fc.array(edit, { maxLength: 40 }),
        fc.array(trouble),
        async (edits, answers) => {
          const replica = new Replica()
          replica.answers = answers
          const { docs, journal, type } = desk(replica)
          for (const { field, at, span, insert, pause } of edits) {
            const now = docs[field].toString()
            const from = wholeCharacter(now, Math.floor(at * now.length))
            const to = wholeCharacter(now, Math.min(now.length, from + span))
            type(field, from, Math.max(from, to), insert)
            if (pause) await vi.advanceTimersByTimeAsync(pause)
          }
          await settle(journal)
          for (const field of fields) expect(replica.texts[field]).toBe(docs[field].toString())
        },
      ),
    )
    vi.useRealTimers()
  })

  it('is saved only when the backend has answered', async () => {
    const { journal, type } = desk(new Replica())
    type('body', 0, 0, 'The well')
    expect(journal.state).toBe('saving')
    await journal.flush()
    expect(journal.state).toBe('saved')
  })

  it('keeps what failed, says so, and sends it again', async () => {
    const replica = new Replica()
    replica.answers = [() => new Error('disk-full')]
    const { journal, type } = desk(replica)
    type('title', 0, 0, 'The well')
    await journal.flush()
    expect(journal.failure?.code).toBe('disk-full')
    type('title', 8, 8, ' is not for sale')
    await journal.flush()
    expect(journal.state).toBe('saved')
    expect(replica.texts.title).toBe('The well is not for sale')
  })

  it('is not stuck on a text that was too large once it is shorter again', async () => {
    vi.useFakeTimers()
    const replica = new Replica()
    const tooLarge = (done: string) => (done.length > 10 ? new Error('too-large') : null)
    replica.answers.shift = () => tooLarge
    const { docs, journal, type } = desk(replica)
    type('body', 0, 0, 'a text too large')
    await journal.flush()
    expect(journal.failure?.code).toBe('too-large')
    // Long enough after it to be another batch.
    await vi.advanceTimersByTimeAsync(5_000)
    type('body', 6, 16, '')
    await settle(journal)
    expect(replica.texts.body).toBe(docs.body.toString())
    vi.useRealTimers()
  })

  it('brings in an edition that changed elsewhere', () => {
    const replica = new Replica()
    const { docs, journal } = desk(replica)
    journal.adopt({ ...replica.texts, revision: 7, body: 'Restored' })
    expect(docs.body.toString()).toBe('Restored')
    expect(journal.revision).toBe(7)
  })
})

describe('edits', () => {
  it('never cut a character in two', () => {
    const changes = ChangeSet.of({ from: 1, to: 2, insert: '\ude01' }, 2)
    expect(editsOf(changes, text('😀'))).toEqual([{ from: 0, deleted: 2, inserted: '😁' }])
  })

  it('lead from any text to any other', () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        const changes = difference(text(a), text(b))
        expect(changes.apply(text(a)).toString()).toBe(b)
        expect(apply(a, editsOf(changes, text(a)))).toBe(b)
      }),
    )
  })
})

function wholeCharacter(value: string, at: number): number {
  const inside = at > 0 && at < value.length && value.codePointAt(at - 1)! > 0xffff
  return inside ? at - 1 : at
}
