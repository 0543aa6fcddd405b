import { redo, redoDepth, undo, undoDepth } from '@codemirror/commands'
import {
  type EditorState,
  type Extension,
  Prec,
  type StateCommand,
  Text,
  type Transaction,
} from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'
import type { Field, Step, UndoSteps } from '../backend/types'
import { difference } from './difference'
import { editsOf } from './edits'
import { extendHistory, forgetHistory, textBelow } from './undohistory'

/** One field's editor, whether it is on the screen or not. */
export type Editing = {
  readonly state: EditorState
  dispatch(transactions: readonly Transaction[]): void
}

/** What the journal tells a field about its past. */
export type PastBackend = {
  steps(field: Field, before: number, limit: number): Promise<UndoSteps>
  /** What the field said at a revision. */
  textAt(field: Field, revision: number): Promise<string>
}

/** The journal, as far as it says which revision a text is. */
export type Ground = {
  revisionOf(field: Field): number
  isWaiting(field: Field): boolean
  whenReached(field: Field, reached: (revision: number) => void): void
  flush(): Promise<void>
}

/** What was done beside the text, in the order in which undo comes upon it. */
export type Beside = {
  undo(): Promise<boolean> | false
  redo(): Promise<boolean> | false
}

/** As many are read as are held already, within these bounds: reading on writes all anew. */
const FEWEST = 100
const MOST = 2000
/** With fewer steps left than this, more are fetched before anybody needs them. */
const FEW = 20

/**
 * Continues the editor's undo history with the journal's, down to the first keystroke.
 *
 * The journal is the one history; CodeMirror's is a copy of its newest part. The copy stands on
 * `floor`, the revision of the text below its oldest event. Where the two might part, because a
 * change came from elsewhere, the copy is given up and read again when it is needed.
 */
export class Past {
  private floor: number | null
  private more = true
  /** Whether anything was read into the history, or written, since it was empty. */
  private begun = false
  /** How often the history was given up, and how often somebody wrote. */
  private emptied = 0
  private writes = 0
  private reading: Promise<void> | null = null
  /** Where the newest step ends in the text that was opened; null where it is not known. */
  newest: number | null = null
  /** What may have been done after the newest step. */
  beside: Beside | null = null

  constructor(
    private readonly field: Field,
    private readonly editing: Editing,
    private readonly ground: Ground,
    private readonly backend: PastBackend,
  ) {
    this.floor = ground.revisionOf(field)
  }

  /** Notes that somebody has written something new. */
  written() {
    this.begun = true
    this.writes++
  }

  undo(): Promise<boolean> {
    return this.beside?.undo() || this.undoText()
  }

  redo(): Promise<boolean> {
    return this.beside?.redo() || this.redoText()
  }

  /** Takes the newest step of the text back, whatever was done beside it. */
  undoText(): Promise<boolean> {
    return this.go(undo)
  }

  redoText(): Promise<boolean> {
    return this.go(redo)
  }

  /** Reads older steps if few are left, so that nobody waits for them later. */
  async prepare(): Promise<void> {
    if (this.more && undoDepth(this.editing.state) < FEW) await this.read()
  }

  /** Gives the history up, after a change that did not come from this editor. */
  forget() {
    this.editing.dispatch(forgetHistory(this.editing.state))
    this.more = true
    this.begun = false
    this.floor = null
    const emptied = ++this.emptied
    this.ground.whenReached(this.field, (revision) => {
      if (emptied === this.emptied) this.floor = revision
    })
  }

  /** Runs a command of the history; where that holds nothing more, after reading on. */
  private async go(command: StateCommand): Promise<boolean> {
    if (this.run(command)) {
      this.prepare().catch(() => {
        // Nobody waits for it; whoever asks for what could not be read will be told.
      })
      return true
    }
    if (command === undo ? !this.more : this.begun) return false
    const { writes } = this
    await this.read()
    // Who has gone on writing meanwhile does not want that taken back.
    return writes === this.writes && this.run(command)
  }

  /** Goes on until the text is another: what was typed and deleted at once left a step too. */
  private run(command: StateCommand): boolean {
    const { editing } = this
    const { doc } = editing.state
    const dispatch = (transaction: Transaction) => editing.dispatch([transaction])
    while (command({ state: editing.state, dispatch })) {
      if (!editing.state.doc.eq(doc)) return true
    }
    return false
  }

  private read(): Promise<void> {
    this.reading ??= this.readOn().finally(() => (this.reading = null))
    return this.reading
  }

  private async readOn(): Promise<void> {
    const { emptied } = this
    const before = await this.standing()
    if (before === null || emptied !== this.emptied) return
    const { state } = this.editing
    const held = undoDepth(state) + redoDepth(state)
    const limit = Math.min(Math.max(held, FEWEST), MOST)
    const steps = await this.backend.steps(this.field, before, limit)
    if (emptied !== this.emptied) return
    // What could be done again cannot be once something else was written.
    const undone = this.begun ? [] : steps.undone
    let extended: Transaction[]
    try {
      extended = extendHistory(this.editing.state, steps.done, undone)
    } catch (thrown) {
      if (!(thrown instanceof RangeError)) throw thrown
      const bridge = await this.bridge(steps)
      if (emptied !== this.emptied) return
      extended = extendHistory(this.editing.state, bridge, [])
    }
    if (!this.begun) this.newest = end(this.editing.state, steps.done[0])
    this.editing.dispatch(extended)
    this.floor = steps.floor
    this.more = steps.more
    this.begun = true
  }

  /** The revision of the text below all that is held, or null while it is not durable. */
  private async standing(): Promise<number | null> {
    if (this.floor === null) await this.ground.flush()
    // Other fields may have moved on; in this one nothing has happened since.
    const isDurable = !this.ground.isWaiting(this.field)
    if (!this.begun && isDurable) this.floor = this.ground.revisionOf(this.field)
    return this.floor
  }

  /** One step over all of them, by the texts themselves, where the steps do not fit. */
  private async bridge({ done, floor }: UndoSteps): Promise<Step[]> {
    const [newest] = done
    if (!newest) return []
    const older = Text.of((await this.backend.textAt(this.field, floor)).split('\n'))
    const below = textBelow(this.editing.state)
    const edits = editsOf(difference(below, older), below)
    return [{ ...newest, edits, selection: null }]
  }
}

/** Where the words of a step end that leads back from the text of `state`. */
function end({ doc }: EditorState, step: Step | undefined): number | null {
  const places = step?.edits.map(({ from, deleted }) => from + deleted) ?? []
  return places.length > 0 ? Math.min(Math.max(...places), doc.length) : null
}

/** Lets the keys and the system's own menu undo and redo through `past`. */
export function undoKeys(past: () => Past, failed: (thrown: unknown) => void): Extension {
  const start = (act: (past: Past) => Promise<boolean>) => {
    act(past()).catch(failed)
    return true
  }
  const back = () => start((past) => past.undo())
  const forth = () => start((past) => past.redo())
  const keys = [
    { key: 'Mod-z', run: back, preventDefault: true },
    { key: 'Mod-y', mac: 'Mod-Shift-z', run: forth, preventDefault: true },
    { linux: 'Ctrl-Shift-z', run: forth, preventDefault: true },
  ]
  const focus = () => {
    past()
      .prepare()
      .catch(() => {
        // Nobody waits for it; whoever asks for what could not be read will be told.
      })
  }
  const beforeinput = (event: InputEvent) => {
    const act = { historyUndo: back, historyRedo: forth }[event.inputType]
    if (!act) return false
    event.preventDefault()
    return act()
  }
  return Prec.high([keymap.of(keys), EditorView.domEventHandlers({ beforeinput, focus })])
}
