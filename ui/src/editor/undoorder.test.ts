import { history, isolateHistory, redo, undo } from '@codemirror/commands'
import { EditorState, type StateCommand, type Transaction } from '@codemirror/state'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Deed, UndoOrder } from './undoorder'

/** Texts with their histories, and deeds among them. */
class Desk {
  readonly order = new UndoOrder()
  /** The deeds that stand. */
  deeds: number[] = []
  private count = 0
  private readonly states = new Map<string, EditorState>()

  constructor(names: string[]) {
    for (const name of names)
      this.states.set(name, EditorState.create({ extensions: [history({ minDepth: 1000 })] }))
  }

  get now() {
    const texts = [...this.states].map(([name, { doc }]) => [name, doc.toString()])
    return { texts, deeds: [...this.deeds].sort() }
  }

  write(name: string, words: string) {
    const state = this.states.get(name)!
    const changes = { from: state.doc.length, insert: words }
    this.take(name, state.update({ changes, userEvent: 'input.type' }))
  }

  async do(): Promise<Deed> {
    const number = this.count++
    const deed: Deed = {
      about: [...this.states.keys()],
      again: async () => void this.deeds.push(number),
      back: async () => void (this.deeds = this.deeds.filter((other) => other !== number)),
    }
    const done = this.order.do(deed)
    this.isolate()
    await done
    return deed
  }

  isolate() {
    for (const [name, state] of this.states)
      this.take(name, state.update({ annotations: isolateHistory.of('full') }))
  }

  async undo(name: string) {
    return (await (this.order.undo(name) || false)) || this.run(name, undo)
  }

  async redo(name: string) {
    const beside = this.order.redo(name)
    return beside ? await beside : this.run(name, redo)
  }

  private run(name: string, command: StateCommand) {
    const state = this.states.get(name)!
    return command({ state, dispatch: (transaction) => this.take(name, transaction) })
  }

  private take(name: string, transaction: Transaction) {
    this.states.set(name, transaction.state)
    this.order.heard(name, transaction)
  }
}

/** One text and deeds as the simplest list: what stands, and what can be done again. */
class Model {
  private done: (string | number)[] = []
  private undone: (string | number)[] = []
  private isOpen = false
  private count = 0

  get now() {
    const words = this.done.filter((entry) => typeof entry === 'string').join('')
    const deeds = this.done.filter((entry) => typeof entry === 'number')
    return { texts: [['a', words]], deeds: deeds.sort() }
  }
  write(words: string) {
    const last = this.done.at(-1)
    if (this.isOpen && typeof last === 'string') this.done[this.done.length - 1] = last + words
    else this.done.push(words)
    this.isOpen = true
    this.undone = []
  }
  do() {
    this.done.push(this.count++)
    this.undone = []
    this.isOpen = false
  }
  undo() {
    const last = this.done.pop()
    if (last !== undefined) this.undone.push(last)
    this.isOpen = false
  }
  redo() {
    const last = this.undone.pop()
    if (last !== undefined) this.done.push(last)
    this.isOpen = false
  }
}

type Act = 'write' | 'do' | 'undo' | 'redo'
const acts = fc.array(fc.constantFrom<Act>('write', 'write', 'do', 'undo', 'undo', 'redo'), {
  maxLength: 40,
})

it('goes back and forth through words and deeds in the order in which they were done', async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (acts) => {
      const [desk, model] = [new Desk(['a']), new Model()]
      for (const [index, act] of acts.entries()) {
        const words = String.fromCharCode(97 + (index % 26))
        if (act === 'write') {
          desk.write('a', words)
          model.write(words)
        } else if (act === 'do') {
          await desk.do()
          model.do()
        } else {
          await desk[act]('a')
          model[act]()
          // Nobody goes on within the blink in which the editor would join two words.
          desk.isolate()
        }
        expect(desk.now).toEqual(model.now)
      }
    }),
    { numRuns: 400 },
  )
})

it('loses nothing on the way back through two texts and forth again', async () => {
  const steps = fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.boolean()), { maxLength: 30 })
  const ways = fc.array(fc.constantFrom('a', 'b'), { minLength: 20, maxLength: 60 })
  await fc.assert(
    fc.asyncProperty(steps, ways, async (steps, ways) => {
      const desk = new Desk(['a', 'b'])
      for (const [name, isDeed] of steps) {
        if (isDeed) await desk.do()
        else desk.write(name, 'x')
      }
      const before = desk.now
      const through = async (act: 'undo' | 'redo') => {
        for (const name of ways) await desk[act](name)
        for (const name of ['a', 'b', 'a', 'b']) while (await desk[act](name));
      }
      await through('undo')
      expect(desk.now).toEqual({
        texts: [
          ['a', ''],
          ['b', ''],
        ],
        deeds: [],
      })
      await through('redo')
      expect(desk.now).toEqual(before)
    }),
  )
})

it('takes a deed back by itself, whatever came after it', async () => {
  const desk = new Desk(['a'])
  const first = await desk.do()
  desk.write('a', 'x')
  await desk.do()
  await desk.order.takeBack(first)
  expect(desk.deeds).toEqual([1])
  await desk.undo('a')
  expect(desk.now).toEqual({ texts: [['a', 'x']], deeds: [] })
})

it('drops a deed that cannot be taken back, and says why', async () => {
  const desk = new Desk(['a'])
  const told: unknown[] = []
  desk.order.onFailed = (thrown) => told.push(thrown)
  desk.write('a', 'x')
  const back = () => Promise.reject(new Error('gone'))
  await desk.order.do({ about: ['a'], again: async () => {}, back })
  await desk.undo('a')
  expect(told).toHaveLength(1)
  await desk.undo('a')
  expect(desk.now.texts).toEqual([['a', '']])
})

it('leaves alone what was done to other texts', async () => {
  const desk = new Desk(['a'])
  await desk.do()
  expect(desk.order.undo('b')).toBe(false)
  expect(desk.order.undoOutside(['b', 'c'])).toBe(false)
  await desk.order.undoOutside(['a', 'b'])
  expect(desk.deeds).toEqual([])
  await desk.order.redoOutside(['a'])
  expect(desk.deeds).toEqual([0])
})
