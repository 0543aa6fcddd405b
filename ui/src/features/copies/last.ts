import { daysAgo } from '../../messages/names'
import { t } from '../../messages/words.svelte'

/** When the last copy outside this computer was made, in few words. */
export function lastOutside(at: number | null, now: number): string {
  return at === null ? t('copies.never') : daysAgo(at, now)
}
