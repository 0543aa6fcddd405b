import { ChangeSet } from '@codemirror/state'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Field } from '../backend/types'
import { difference, union } from './difference'
import { editsOf } from './edits'
import { Journal } from './journal'
import { apply, fields, Replica, type Strange, text } from './testing/replica'

/** A window with one editor a field and no screen. */
function desk(replica: Replica) {
  const docs = Object.fromEntries(fields.map((f) => [f, text(replica.texts[f])])) as Record<
    Field,
    ReturnType<typeof text>
  >
  const united: Field[] = []
  const journal = new Journal('e', replica.revision, { ...docs }, replica, {
    moved() {},
    takeOver: (field, changes) => (docs[field] = changes.apply(docs[field])),
    parted() {},
    united: (field) => united.push(field),
  })
  const type = (field: Field, from: number, to: number, insert: string) => {
    const before = docs[field]
    const changes = ChangeSet.of({ from, to, insert }, before.length)
    const after = (docs[field] = changes.apply(before))
    const selection: [number, number] = [from, from]
    journal.record(field, { changes, before, after, kind: 'type', selection, joins: true })
  }
  return { docs, journal, type, united }
}

async function settle(journal: Journal) {
  for (let i = 0; i < 60 && journal.state !== 'saved'; i++) {
    const flushed = journal.flush()
    await vi.advanceTimersByTimeAsync(30_000)
    await flushed
  }
  expect(journal.failure).toBe(null)
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
const trouble = fc.constantFrom<Strange>(
  () => null,
  () => null,
  () => new Error('io'),
  () => new Error('bad-text'),
  (done) => ({ revision: 0, text: `${done}…` }),
  (done) => ({ revision: 0, text: `¡${done}` }),
)

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('the journal', () => {
  it('leaves the backend with the text of the editor, whatever happens on the way', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(edit, { maxLength: 40 }),
        fc.array(trouble),
        fc.nat(3),
        async (edits, answers, lost) => {
          const replica = new Replica()
          replica.answers = answers
          replica.lost = lost
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
  })

  it('brings in an edition that changed elsewhere', () => {
    const replica = new Replica()
    const { docs, journal } = desk(replica)
    journal.adopt({ ...replica.texts, revision: 7, body: 'Restored' })
    expect(docs.body.toString()).toBe('Restored')
    expect(journal.revision).toBe(7)
  })

  it('applies a batch once whose answer was lost, with what was typed since after it', async () => {
    const replica = new Replica()
    replica.lost = 1
    const { journal, type } = desk(replica)
    type('body', 0, 0, 'The well')
    await journal.flush()
    expect(replica.texts.body).toBe('The well')
    expect(journal.state).toBe('trouble')
    type('body', 8, 8, '.')
    await settle(journal)
    expect(replica.texts.body).toBe('The well.')
    expect(replica.changes).toHaveLength(2)
  })

  it('keeps in another place what cannot be saved, until it is', async () => {
    const replica = new Replica()
    replica.answers = [() => new Error('disk-full'), () => new Error('disk-full')]
    const { journal, type } = desk(replica)
    type('body', 0, 0, 'The well')
    await journal.flush()
    await vi.advanceTimersByTimeAsync(100)
    expect(journal.refuge).toBe('/elsewhere')
    expect(replica.sheltered?.map(({ edits }) => edits[0]?.inserted)).toEqual(['The well'])
    type('body', 8, 8, ' is ours')
    expect(journal.isSheltered).toBe(false)
    await vi.advanceTimersByTimeAsync(100)
    expect(journal.isSheltered).toBe(true)
    const inserted = replica.sheltered?.map(({ edits }) => edits[0]?.inserted)
    expect(inserted).toEqual(['The well', ' is ours'])
    await settle(journal)
    expect(replica.sheltered).toBe(null)
    expect(journal.refuge).toBe(null)
    expect(replica.texts.body).toBe('The well is ours')
  })

  it('says when what cannot be saved cannot be kept elsewhere either', async () => {
    const replica = new Replica()
    replica.answers = [() => new Error('disk-full')]
    replica.refuge = null
    const { journal, type } = desk(replica)
    type('body', 0, 0, 'The well')
    await journal.flush()
    await vi.advanceTimersByTimeAsync(100)
    expect(journal.state).toBe('trouble')
    expect(journal.refuge).toBe(null)
    expect(journal.isSheltered).toBe(false)
  })

  it('says that the disk is slow, shelters the words, and waits', async () => {
    const replica = new Replica()
    const append = replica.append
    replica.append = async (request) => {
      await new Promise((resolve) => setTimeout(resolve, 8000))
      return append(request)
    }
    const { journal, type } = desk(replica)
    type('body', 0, 0, 'The well')
    void journal.flush()
    await vi.advanceTimersByTimeAsync(900)
    expect(journal.isSlow).toBe(false)
    await vi.advanceTimersByTimeAsync(200)
    expect([journal.isSlow, journal.state]).toEqual([true, 'saving'])
    await vi.advanceTimersByTimeAsync(5000)
    expect(replica.sheltered).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(3000)
    expect([journal.isSlow, journal.state]).toEqual([false, 'saved'])
    expect(replica.sheltered).toBe(null)
  })

  it('puts two texts together that have parted, and loses no word of either', async () => {
    const replica = new Replica()
    const { docs, journal, type, united } = desk(replica)
    type('body', 0, 0, 'The well is not for sale')
    await journal.flush()
    replica.texts.body = 'The old well is not sold'
    await vi.advanceTimersByTimeAsync(3000)
    await settle(journal)
    expect(united).toEqual(['body'])
    expect(docs.body.toString()).toBe('The old well is not for sale sold')
    expect(replica.texts.body).toBe(docs.body.toString())
  })

  it('sees what others wrote in one field while it wrote in another', async () => {
    const replica = new Replica()
    const { docs, journal, type } = desk(replica)
    replica.write({ field: 'body', kind: 'replace', undoGroup: 50 }, 'Put back')
    type('dek', 0, 0, 'A dek')
    await journal.flush()
    await vi.advanceTimersByTimeAsync(10)
    expect(docs.body.toString()).toBe('Put back')
    expect(journal.revision).toBe(replica.revision)
  })

  it('does not mistake their place when it goes on there before it has seen them', async () => {
    const replica = new Replica()
    const { docs, journal, type } = desk(replica)
    type('body', 0, 0, 'The well')
    await journal.flush()
    replica.write({ field: 'body', kind: 'replace', undoGroup: 50 }, 'Today: The well')
    type('dek', 0, 0, 'A dek')
    type('body', 8, 8, '!')
    await settle(journal)
    expect(replica.texts.body).toBe('Today: The well!')
    expect(docs.body.toString()).toBe('Today: The well!')
  })

  it('never takes what others wrote away, when its own words were refused', async () => {
    const replica = new Replica()
    const { docs, journal, type } = desk(replica)
    type('body', 0, 0, 'The well')
    await journal.flush()
    replica.answers = [() => new Error('too-large')]
    replica.write({ field: 'body', kind: 'replace', undoGroup: 50 }, 'Today: The well')
    type('body', 8, 8, '!')
    await settle(journal)
    expect(docs.body.toString()).toBe('Today: The well!')
    expect(replica.texts.body).toBe('Today: The well!')
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

describe('differences', () => {
  it('leave what stands between two changed words where it is', () => {
    const [a, b] = ['One two three four.', 'Uno two three cuatro.'].map(text)
    let ranges = 0
    difference(a!, b!).iterChangedRanges(() => ranges++)
    expect(ranges).toBe(2)
  })

  it('find their way also in texts that have nothing in common', () => {
    const long = (word: string) => text(Array.from({ length: 3000 }, (_, i) => word + i).join(' '))
    expect(difference(long('a'), long('b')).apply(long('a')).eq(long('b'))).toBe(true)
  })

  it('are all in the union of both texts', () => {
    const prose = fc.array(fc.constantFrom('one', 'two', 'tres', '¡ay!'), { maxLength: 12 })
    fc.assert(
      fc.property(prose, prose, (a, b) => {
        const [ours, theirs] = [text(a.join(' ')), text(b.join(' '))]
        const both = union(ours, theirs).apply(ours).toString().split(' ')
        for (const side of [a, b])
          for (const word of side)
            expect(both.filter((w) => w === word).length).toBeGreaterThanOrEqual(
              side.filter((w) => w === word).length,
            )
      }),
    )
  })
})

function wholeCharacter(value: string, at: number): number {
  const inside = at > 0 && at < value.length && value.codePointAt(at - 1)! > 0xffff
  return inside ? at - 1 : at
}
