import { history, undo } from '@codemirror/commands'
import { EditorState, Transaction } from '@codemirror/state'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Field } from '../backend/types'
import { Journal } from './journal'
import { type Editing, Past } from './past'
import { fromBackend, record } from './recording'
import { fields, Replica, text } from './testing/replica'
import { undoHistory } from './undohistory'

const FIELD: Field = 'body'

/** A window with one field of an edition and no screen. */
class Window implements Editing {
  state: EditorState
  readonly journal: Journal
  readonly past: Past

  constructor(readonly replica: Replica) {
    const docs = Object.fromEntries(fields.map((f) => [f, text(replica.texts[f])]))
    const extensions = [EditorState.lineSeparator.of('\n'), undoHistory()]
    this.state = EditorState.create({ doc: docs[FIELD]!, extensions })
    this.journal = new Journal('e', replica.revision, docs as never, replica, {
      moved() {},
      takeOver: (field, changes) => {
        if (field !== FIELD) return
        const annotations = [fromBackend.of(true), Transaction.addToHistory.of(false)]
        this.past.forget()
        this.dispatch([this.state.update({ changes, annotations, filter: false })])
      },
      parted: () => this.past.forget(),
      united() {},
    })
    this.past = new Past(FIELD, this, this.journal, replica)
  }

  get text() {
    return this.state.doc.toString()
  }

  dispatch(transactions: readonly Transaction[]) {
    for (const transaction of transactions) {
      this.state = transaction.state
      record(FIELD, transaction, this.journal, this.past)
    }
  }

  type(from: number, to: number, insert: string, userEvent: string) {
    const selection = { anchor: from + insert.length }
    const change = { changes: { from, to, insert }, selection, userEvent }
    this.dispatch([this.state.update(change)])
  }

  async settle() {
    for (let i = 0; i < 20 && this.journal.state !== 'saved'; i++) {
      await this.journal.flush()
      await vi.advanceTimersByTimeAsync(20_000)
    }
    expect(this.journal.state).toBe('saved')
  }

  /** What stands there after each press, until a press does nothing. */
  async walk(press: 'undo' | 'redo'): Promise<string[]> {
    const seen: string[] = []
    while (await this.past[press]()) {
      seen.push(this.text)
      if (seen.length % 7 === 0) await this.settle()
    }
    return seen
  }
}

type Act = (window: Window) => Promise<Window | void>

const place = fc.double({ min: 0, max: 1, noNaN: true })
const words = fc.string({ unit: fc.constantFrom('a', 'ñ', '\n', ' ', '¡'), maxLength: 5 })
const within = (window: Window, at: number) => Math.floor(at * window.state.doc.length)

const typing: fc.Arbitrary<Act> = fc.tuple(place, words).map(([at, letters]) => async (window) => {
  let from = within(window, at)
  for (const letter of letters) window.type(from, from++, letter, 'input.type')
})
const onward: fc.Arbitrary<Act> = words.map((letters) => async (window) => {
  const { head } = window.state.selection.main
  if (letters) window.type(head, head, letters, 'input.type')
})
const deleting: fc.Arbitrary<Act> = fc
  .tuple(place, fc.nat(4))
  .map(([at, span]) => async (window) => {
    const from = within(window, at)
    window.type(from, Math.min(window.state.doc.length, from + span), '', 'delete.backward')
  })
const pasting: fc.Arbitrary<Act> = fc.tuple(place, words).map(([at, insert]) => async (window) => {
  const from = within(window, at)
  window.type(from, from, insert, 'input.paste')
})
const back: Act = async (window) => void (await window.past.undo())
const forth: Act = async (window) => void (await window.past.redo())
const pausing: fc.Arbitrary<Act> = fc.constantFrom(60, 300, 900, 3000).map((ms) => async () => {
  await vi.advanceTimersByTimeAsync(ms)
})
const elsewhere: fc.Arbitrary<Act> = fc
  .tuple(place, words)
  .map(([at, insert]) => async (window) => {
    const { replica } = window
    const now = replica.texts[FIELD]
    const from = Math.floor(at * now.length)
    const undoGroup = replica.revision + 1
    const change = { field: FIELD, kind: 'replace' as const, undoGroup }
    replica.write(change, now.slice(0, from) + insert + now.slice(from + 1))
    window.journal.adopt(await replica.fetch())
  })
const otherField: Act = async ({ replica, journal }) => {
  replica.write({ field: 'title', kind: 'type', undoGroup: replica.revision + 1 }, 'T')
  journal.adopt(await replica.fetch())
}
const unseen: Act = async ({ replica }) => {
  replica.write({ field: 'dek', kind: 'type', undoGroup: replica.revision + 1 }, 'D')
}
const reloading: Act = async (window) => {
  await window.settle()
  return new Window(window.replica)
}
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: typing },
  { weight: 4, arbitrary: onward },
  { weight: 2, arbitrary: deleting },
  { weight: 1, arbitrary: pasting },
  { weight: 3, arbitrary: fc.constant(back) },
  { weight: 2, arbitrary: fc.constant(forth) },
  { weight: 3, arbitrary: pausing },
  { weight: 1, arbitrary: elsewhere },
  { weight: 1, arbitrary: fc.constant(otherField) },
  { weight: 1, arbitrary: fc.constant(unseen) },
  { weight: 1, arbitrary: fc.constant(reloading) },
)

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('undo', () => {
  it('goes the same way after a reload as in the window that was never closed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 40 }), async (acts) => {
        let window = new Window(new Replica())
        for (const act of acts) window = (await act(window)) ?? window
        await window.settle()
        const reloaded = new Window(window.replica.copy())
        expect(reloaded.text).toBe(window.text)
        const ends = window.text
        const walked = await window.walk('undo')
        expect(await reloaded.walk('undo')).toEqual(walked)
        expect(reloaded.text).toBe('')
        const again = await window.walk('redo')
        expect(await reloaded.walk('redo')).toEqual(again)
        if (walked.length > 0) expect(again).toContain(ends)
        await reloaded.settle()
        expect(reloaded.replica.texts[FIELD]).toBe(reloaded.text)
      }),
      { numRuns: 500 },
    )
  })

  it('continues below what this window has written', async () => {
    const first = new Window(new Replica())
    first.type(0, 0, 'The well', 'input.type')
    await first.settle()
    const window = new Window(first.replica)
    window.type(8, 8, ' is ours', 'input.type')
    expect(await window.walk('undo')).toEqual(['The well', ''])
    expect(await window.walk('redo')).toEqual(['The well', 'The well is ours'])
  })

  it('does again after a restart what was taken back before it', async () => {
    const first = new Window(new Replica())
    first.type(0, 0, 'The well', 'input.type')
    await first.past.undo()
    await first.settle()
    const window = new Window(first.replica)
    expect(window.text).toBe('')
    expect(await window.walk('redo')).toEqual(['The well'])
  })

  it('takes a restore back with one press', async () => {
    const window = new Window(new Replica())
    window.type(0, 0, 'The well', 'input.type')
    await window.settle()
    window.replica.write({ field: FIELD, kind: 'replace', undoGroup: 90 }, 'Something else')
    window.journal.adopt(await window.replica.fetch())
    expect(window.text).toBe('Something else')
    expect(await window.past.undo()).toBe(true)
    expect(window.text).toBe('The well')
  })

  it('is not carried out on words that were written while it was being read', async () => {
    const first = new Window(new Replica())
    first.type(0, 0, 'The well', 'input.type')
    await first.settle()
    const window = new Window(first.replica)
    const pressed = window.past.undo()
    window.type(8, 8, '!', 'input.type')
    expect(await pressed).toBe(false)
    expect(window.text).toBe('The well!')
  })

  it('falls back to the texts themselves where the steps do not fit', async () => {
    const first = new Window(new Replica())
    first.type(0, 0, 'The well', 'input.type')
    await first.settle()
    const { replica } = first
    const bad = [{ from: 40, deleted: 5, inserted: '' }]
    replica.steps = async () => ({
      done: [{ edits: bad, selection: null, at: 0 }],
      undone: [],
      floor: 1,
      more: false,
    })
    const window = new Window(replica)
    expect(await window.walk('undo')).toEqual([''])
  })

  it('keeps the events of a whole day', async () => {
    const window = new Window(new Replica())
    for (let i = 0; i < 300; i++) {
      window.type(i, i, 'a', 'input.paste')
      await vi.advanceTimersByTimeAsync(600)
    }
    await window.settle()
    const reloaded = new Window(window.replica.copy())
    expect(await reloaded.walk('undo')).toHaveLength(300)
    expect(reloaded.text).toBe('')
  })
})

it('CodeMirror joins what is typed at once, on which the groups rest', () => {
  let state = EditorState.create({ extensions: history() })
  for (const letter of 'ab') {
    const at = state.doc.length
    state = state.update({ changes: { from: at, insert: letter }, userEvent: 'input.type' }).state
  }
  undo({ state, dispatch: (transaction) => (state = transaction.state) })
  expect(state.doc.toString()).toBe('')
})
