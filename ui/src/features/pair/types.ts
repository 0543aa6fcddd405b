import type { DeskSide, Span } from '../../backend/types'

export type SideName = DeskSide

/** What a check found in a pair. */
export type Finding = {
  bead: number
  check: string
  key: string
  args: string[]
  left: Span | null
  right: Span | null
  leftWords: string
  rightWords: string
}

export function other(side: SideName): SideName {
  return side === 'left' ? 'right' : 'left'
}
