import { clock, dayName } from '../../messages/names'
import { t, tn } from '../../messages/words.svelte'
import type { Weight } from './types'

/** How many words came and went: "212 words came, 38 went". */
export function weightInWords({ came, went }: Weight): string {
  if (came === 0 && went === 0) return t('history.nothingChanged')
  if (went === 0) return tn('history.came', came)
  if (came === 0) return tn('history.onlyWent', went)
  return t('history.weight', { came: tn('history.came', came), went: tn('history.went', went) })
}

/** A day and a time of day: "Monday 16 November, 21:05". */
export function dayAndTime(at: number, now: number): string {
  return `${dayName(at, now)}, ${clock(at)}`
}
