import type { EditorView } from '@codemirror/view'
import type { Bead, Finding } from '../../backend/types'
import { tint } from '../../editor/tinting'
import type { LineItem } from '../../editor/underline'
import { roomsOf, type Shown, tintsOf } from './dress'
import type { SideName } from './types'

/** The pairs, as far as they are to be seen in the texts. */
export type Wardrobe = {
  shown(): Omit<Shown, 'rooms'>
  view(side: SideName): EditorView | undefined
  say(bead: Bead, findings: Finding[], isCurrent: boolean): LineItem[]
  /** Called before anything changes its height. */
  before(): void
}

/** Shows in two texts what their pairs have to say, once for all that changed in one turn. */
export class Dresser {
  private rooms = new Set<number>()
  /** What the texts show since they were changed last. */
  private readonly worn: Record<SideName, string | null> = { left: null, right: null }
  private isWaiting = false

  constructor(private readonly wardrobe: Wardrobe) {}

  soon() {
    if (this.isWaiting) return
    this.isWaiting = true
    queueMicrotask(() => {
      this.isWaiting = false
      this.dress()
    })
  }

  /** A text has changed, and what it shows with it. */
  unravel(side: SideName) {
    this.worn[side] = null
  }

  private dress() {
    const { wardrobe, rooms } = this
    wardrobe.before()
    const shown = { ...wardrobe.shown(), rooms }
    const written = shown.beads.find(({ id }) => id === shown.written)
    for (const side of ['left', 'right'] as const) {
      const view = wardrobe.view(side)
      if (!view) continue
      const tints = tintsOf(shown, side, view.state.doc, (...about) => wardrobe.say(...about))
      const still = written?.lead === side ? written[side] : null
      const wear = JSON.stringify([tints, still])
      if (this.worn[side] !== wear) tint(view, tints, still)
      this.worn[side] = wear
    }
    this.rooms = roomsOf(shown)
  }
}
