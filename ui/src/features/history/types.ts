import { call } from '../../backend/call'
import type { Mark } from '../../generated/Mark'

export type { BlackedOut } from '../../generated/BlackedOut'
export type { Comparison } from '../../generated/Comparison'
export type { Mark } from '../../generated/Mark'
export type { PastHit } from '../../generated/PastHit'
export type { Place } from '../../generated/Place'
export type { Row } from '../../generated/Row'
export type { Run } from '../../generated/Run'
export type { Stretch } from '../../generated/Stretch'
export type { Weight } from '../../generated/Weight'

/** Names an edition's text as it is now. */
export function nameNow(edition: string, name: string): Promise<Mark> {
  return call('history.checkpoint', { edition, revision: null, name })
}
