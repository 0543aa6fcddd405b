import type { Place } from './types'
import type { Chosen, Moment } from './moments'

/** What a moment is compared with; an edition by its id. */
export type Against = 'now' | 'before' | 'marked' | 'nothing' | `edition:${string}`

export type Sides = { before: Place; after: Place }

/**
 * Says which two texts are compared, the older before the newer.
 *
 * `marked` is the second moment; without one the text is compared with itself.
 */
export function sidesOf(
  edition: string,
  moment: Chosen,
  against: Against,
  marked: Moment | null,
): Sides {
  const here: Place = { edition, revision: moment.revision }
  const other = against.startsWith('edition:') ? against.slice('edition:'.length) : null
  if (other) return { before: here, after: { edition: other, revision: null } }
  if (against === 'now') return { before: here, after: { edition, revision: null } }
  if (against === 'before') {
    const first = moment.stretch?.first ?? moment.revision
    return { before: { edition, revision: Math.max(0, first - 1) }, after: here }
  }
  if (against === 'marked' && marked) {
    const [older, newer] = [moment.revision, marked.revision].sort((a, b) => a - b)
    return { before: { edition, revision: older! }, after: { edition, revision: newer! } }
  }
  return { before: here, after: here }
}

/** Whether single paragraphs can be brought back: the newer side must be the edition as it is. */
export function canBringBack({ before, after }: Sides): boolean {
  return after.revision === null && after.edition === before.edition
}
