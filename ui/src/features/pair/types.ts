import type { Run, Span } from '../../backend/types'

export type SideName = 'left' | 'right'
export type BeadState = 'inStep' | 'changed' | 'missing' | 'alone'

/** What can be carried over into the side that follows. */
export type Carry = {
  kind: 'link' | 'figure'
  before: string
  after: string
  /** Where it stands in the side that follows, and what comes there. */
  at: Span
  insert: string
}

/** One pair. */
export type Bead = {
  id: number
  left: Span | null
  right: Span | null
  state: BeadState
  lead: SideName
  confirmed: boolean
  /** When it was last in step. */
  since: number | null
  /** The words of the leading side since then. */
  diff: Run[] | null
  carry: Carry[]
  readers: string[]
}

export type Pairing = {
  leftRevision: number
  rightRevision: number
  lead: SideName
  beads: Bead[]
}

/** What a check found in a pair. */
export type Finding = {
  bead: number | null
  check: string
  key: string
  args: string[]
  message: string
  left: Span | null
  right: Span | null
  leftWords: string
  rightWords: string
}

/** Two sentences that say the same. */
export type SentencePair = { left: Span | null; right: Span | null }

export function other(side: SideName): SideName {
  return side === 'left' ? 'right' : 'left'
}
