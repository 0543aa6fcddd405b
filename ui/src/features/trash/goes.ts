import { t, tn } from '../../messages/words.svelte'

const DAY_MS = 86_400_000

/** When something goes for good: "goes in 12 days"; `goesAt` is null where nothing goes by itself. */
export function goes(goesAt: number | null, now: number): string {
  if (goesAt === null) return t('trash.stays')
  const days = Math.ceil((goesAt - now) / DAY_MS)
  return days < 1 ? t('trash.goesToday') : tn('trash.goes', days)
}
