import type { EditorView } from '@codemirror/view'
import type { Bead, Carry, Finding } from '../../backend/types'
import type { Deed, UndoOrder } from '../../editor/undoorder'
import { call } from '../../backend/call'
import { other, type SideName } from './types'

/** The body of an edition, as far as a step in it belongs to an action. */
type Body = { undoBody: () => Promise<boolean>; redoBody: () => Promise<boolean> }

/** An edition that lies on one side. */
export type Side = Body & { id: string }

/** The desk, as far as the actions need it. */
export type Surroundings = {
  order: UndoOrder
  /** Makes everything typed durable, so that an action is about the words that are seen. */
  settle: () => Promise<void>
}

/** The pairs on which the actions act. */
export type Host = {
  readonly beads: Bead[]
  readonly lead: SideName
  readonly here: Bead | null
  view(side: SideName): EditorView | undefined
  /** Shows at once what the backend will say of a pair. */
  patch(bead: number, change: Partial<Bead>): void
  drop(finding: Finding): void
  refresh(): void
}

type Step = number | null
type Done = { step: Step }

/** What a person does with pairs by hand; each can be undone in its turn among the words. */
export class Actions {
  constructor(
    private readonly sides: Record<SideName, Side>,
    private readonly host: Host,
    private readonly desk: Surroundings,
  ) {}

  inStep(bead: Bead): Deed {
    this.host.patch(bead.id, { state: 'inStep', confirmed: true, diff: null, carry: [] })
    return this.act(() => stepOf(call('alignment.confirm', { bead: bead.id })))
  }

  allInStep(): Deed {
    return this.act(() => stepOf(call('alignment.confirmAll', this.pair)))
  }

  typo(bead: Bead): Deed {
    this.host.patch(bead.id, { state: 'inStep', diff: null })
    return this.act(() => stepOf(call('alignment.typo', { bead: bead.id })))
  }

  /** Pairs the paragraphs at the two carets. */
  link(): Deed | null {
    const [left, right] = [this.host.view('left'), this.host.view('right')]
    if (!left || !right) return null
    const at = (view: EditorView) => view.state.selection.main.head
    return this.act(() =>
      stepOf(call('alignment.link', { ...this.pair, leftAt: at(left), rightAt: at(right) })),
    )
  }

  separate(bead: Bead): Deed {
    return this.act(() => stepOf(call('alignment.separate', { bead: bead.id })))
  }

  join(bead: Bead): Deed {
    return this.act(() => stepOf(call('alignment.join', { bead: bead.id })))
  }

  setAlone(bead: Bead): Deed {
    const alone = bead.state !== 'alone'
    this.host.patch(bead.id, { state: alone ? 'alone' : 'missing' })
    return this.act(() => stepOf(call('alignment.setAlone', { bead: bead.id, alone })))
  }

  /** Lets the other side lead, in the whole post. */
  exchangeLead(): Deed {
    return this.act(() =>
      stepOf(call('alignment.setLead', { ...this.pair, lead: other(this.host.lead) })),
    )
  }

  /** Lets the other side lead in one pair; the post's own leader needs no word for it. */
  exchangePairLead(bead: Bead): Deed {
    const wanted = other(bead.lead)
    const lead = wanted === this.host.lead ? null : wanted
    return this.act(() =>
      stepOf(call('alignment.setPairLead', { bead: bead.id, ...this.pair, lead })),
    )
  }

  /** Carries what changed over into the side that follows, and into all other editions. */
  carry(bead: Bead): Deed | null {
    const side = other(bead.lead)
    const view = this.host.view(side)
    if (!view || bead.carry.length === 0) return null
    this.desk.order.isolate()
    view.dispatch({ changes: bead.carry.map(edit), userEvent: 'input.carry' })
    this.host.patch(bead.id, { carry: [] })
    const except = [this.sides.left.id, this.sides.right.id]
    const work = () => stepOf(call('alignment.carry', { bead: bead.id, except }))
    return this.act(work, this.sides[side])
  }

  setRead(bead: Bead, reader: string): Deed {
    const read = !bead.readers.includes(reader)
    const others = bead.readers.filter((name) => name !== reader)
    this.host.patch(bead.id, { readers: read ? [...others, reader] : others })
    return this.act(() => stepOf(call('alignment.setRead', { bead: bead.id, reader, read })))
  }

  dismiss(finding: Finding): Deed {
    const { bead, check, leftWords, rightWords } = finding
    this.host.drop(finding)
    return this.act(() =>
      stepOf(call('check.dismiss', { bead, check, leftWords, rightWords, ...this.pair })),
    )
  }

  private get pair() {
    return { left: this.sides.left.id, right: this.sides.right.id }
  }

  /** Does something; what it did can be taken back, and done again by doing it once more. */
  private act(work: () => Promise<Step>, body?: Body): Deed {
    const { order, settle } = this.desk
    let step: number | null = null
    let isFirst = true
    const deed: Deed = {
      about: [this.sides.left.id, this.sides.right.id],
      again: async () => {
        if (!isFirst) await body?.redoBody()
        await settle()
        step = await work()
        // What changed nothing must not take a press of undo for itself.
        if (isFirst && step === null && !body) order.forget(deed)
        isFirst = false
        this.host.refresh()
      },
      back: async () => {
        if (step !== null) await call('library.undo', { step })
        await body?.undoBody()
        this.host.refresh()
      },
    }
    void order.do(deed)
    return deed
  }
}

async function stepOf(done: Promise<Done>): Promise<Step> {
  return (await done).step
}

function edit({ at, insert }: Carry) {
  return { from: at.from, to: at.to, insert }
}
