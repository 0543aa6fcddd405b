import type { DeskSide } from '../../backend/types'

export type SideName = DeskSide

export function other(side: SideName): SideName {
  return side === 'left' ? 'right' : 'left'
}
