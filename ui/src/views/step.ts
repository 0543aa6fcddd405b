import type { Pairs } from '../features/pair/pairs.svelte'
import { t, tn } from '../messages/words.svelte'

/** How far two facing editions are in step, in words. */
export function inWords({ beads, changed, missing }: Pairs): string {
  const open = changed + missing
  if (beads.length === 0) return ''
  if (open === 0) return t('pair.inStep')
  if (missing === beads.length) return t('pair.notBegun')
  return tn('pair.except', open)
}
