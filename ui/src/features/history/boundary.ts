import { call } from '../../backend/call'
import type { Mark } from '../../generated/Mark'

export type { Comparison } from '../../generated/Comparison'
export type { Mark } from '../../generated/Mark'
export type { PastHit } from '../../generated/PastHit'
export type { Place } from '../../generated/Place'
export type { Row } from '../../generated/Row'
export type { Run } from '../../generated/Run'
export type { Stretch } from '../../generated/Stretch'
export type { Weight } from '../../generated/Weight'

export type BlackedOut = { changes: number; occurrences: number; standsNow: boolean }

type Later = {
  'history.blackOut': { request: { edition: string; passage: string }; reply: BlackedOut }
}

export const ask = call as unknown as <N extends keyof Later>(
  name: N,
  request: Later[N]['request'],
) => Promise<Later[N]['reply']>

/** Names an edition's text as it is now. */
export function nameNow(edition: string, name: string): Promise<Mark> {
  return call('history.checkpoint', { edition, revision: null, name })
}
