import { isolateHistory, undoDepth } from '@codemirror/commands'
import { type Extension, Transaction } from '@codemirror/state'
import { EditorView } from '@codemirror/view'

/** Something done beside the text, and how it is taken back and done again. */
export type Deed = {
  /** The texts in which undo comes upon it. */
  about: string[]
  back: () => Promise<void>
  again: () => Promise<void>
}
type Entry = { deed: Deed; heights: Map<string, number> }

/**
 * The order in which deeds and the steps of several texts were done, so that undo goes back in it.
 *
 * Each text has a height: one more for a step that is new or done again, one less for one taken
 * back. What is read from the past goes under the history and leaves the height alone. A deed
 * remembers the heights at which it was done: whoever undoes in a text that stands no higher takes
 * the deed back, and not words that were there before it.
 */
export class UndoOrder {
  private done: Entry[] = []
  private undone: Entry[] = []
  private readonly heights = new Map<string, number>()
  /** How many steps were taken back since the newest deed; what was before it is not done again. */
  private readonly takenBack = new Map<string, number>()
  private readonly views = new Set<EditorView>()
  private running: Promise<unknown> = Promise.resolve()

  /** Called when a deed could not be taken back or done again; it is dropped then. */
  onFailed: (thrown: unknown) => void = () => {}

  /** What lets the order know of an editor's steps. */
  following(text: string): Extension {
    return EditorView.updateListener.of((update) => {
      this.views.add(update.view)
      for (const transaction of update.transactions) this.heard(text, transaction)
    })
  }

  heard(text: string, transaction: Transaction) {
    const isBackOrForth = transaction.isUserEvent('undo') || transaction.isUserEvent('redo')
    // What comes from elsewhere is in nobody's history.
    const isOwn = transaction.annotation(Transaction.addToHistory) !== false
    if (!isBackOrForth && !(transaction.docChanged && isOwn)) return
    const by = undoDepth(transaction.state) - undoDepth(transaction.startState)
    this.moved(text, by, isBackOrForth)
  }

  /** A text went so many steps up or down. */
  private moved(text: string, by: number, isBackOrForth: boolean) {
    const left = this.takenBack.get(text)
    if (!isBackOrForth) {
      this.undone = []
      this.takenBack.delete(text)
    } else if (left !== undefined) this.takenBack.set(text, left - by)
    if (by !== 0) this.heights.set(text, this.heightOf(text) + by)
  }

  /** Does something for the first time, in its turn; says when it is done. */
  do(deed: Deed): Promise<void> {
    const entry = { deed, heights: new Map(this.heights) }
    this.done.push(entry)
    this.undone = []
    for (const text of this.heights.keys()) this.takenBack.set(text, 0)
    this.isolate()
    return this.run(entry, deed.again).then(() => {})
  }

  /** Forgets a deed that came to nothing. */
  forget(deed: Deed) {
    this.done = this.done.filter((entry) => entry.deed !== deed)
    this.undone = this.undone.filter((entry) => entry.deed !== deed)
  }

  /** Takes the newest deed back, if nothing in this text was done after it; else gives false. */
  undo(text: string): Promise<boolean> | false {
    const entry = newest(this.done, [text])
    return entry && this.heightOf(text) <= heightIn(entry, text) && this.back(entry)
  }

  /**
   * Does again what was taken back last, if this text is as high again as it was then.
   *
   * Gives false where the text may do its own step again, as `undo` does.
   */
  redo(text: string): Promise<boolean> | false {
    const entry = newest(this.undone, [text])
    if (entry && this.heightOf(text) >= heightIn(entry, text)) return this.again(entry)
    return this.takenBack.get(text) === 0 && Promise.resolve(false)
  }

  /** Takes the newest deed back that is about any of these texts, in none of which one writes. */
  undoOutside(texts: string[]): Promise<boolean> | false {
    const entry = newest(this.done, texts)
    return entry && this.back(entry)
  }

  redoOutside(texts: string[]): Promise<boolean> | false {
    const entry = newest(this.undone, texts)
    return entry && this.again(entry)
  }

  /** Takes one deed back, whatever came after it. */
  takeBack(deed: Deed): Promise<boolean> {
    const entry = this.done.find((entry) => entry.deed === deed)
    if (!entry) return Promise.resolve(false)
    this.done = this.done.filter((other) => other !== entry)
    return this.run(entry, deed.back)
  }

  reset() {
    this.done = []
    this.undone = []
    this.heights.clear()
    this.takenBack.clear()
    this.views.clear()
  }

  /** What is typed next begins a step of its own. */
  isolate() {
    for (const view of this.views) {
      if (view.dom.isConnected) view.dispatch({ annotations: isolateHistory.of('full') })
      else this.views.delete(view)
    }
  }

  private back(entry: Entry): Promise<boolean> {
    this.done = this.done.filter((other) => other !== entry)
    this.undone.push(entry)
    return this.run(entry, entry.deed.back)
  }

  private again(entry: Entry): Promise<boolean> {
    this.undone = this.undone.filter((other) => other !== entry)
    this.done.push(entry)
    return this.run(entry, entry.deed.again)
  }

  private heightOf(text: string): number {
    return this.heights.get(text) ?? 0
  }

  /** One after the other, in the order in which they were asked for. */
  private run(entry: Entry, act: () => Promise<void>): Promise<boolean> {
    const running = this.running.then(act).then(
      () => true,
      (thrown: unknown) => {
        this.forget(entry.deed)
        this.onFailed(thrown)
        return true
      },
    )
    this.running = running
    return running
  }
}

function newest(entries: Entry[], texts: string[]): Entry | false {
  return entries.findLast(({ deed }) => deed.about.some((text) => texts.includes(text))) ?? false
}

function heightIn({ heights }: Entry, text: string): number {
  return heights.get(text) ?? 0
}
