import type { Bead, Finding, Span } from '../../backend/types'

/** A pair in step, or missing where one side is; the left side leads. */
export function aBead(id: number, left: Span | null, right: Span | null): Bead {
  const state = left && right ? 'inStep' : 'missing'
  const about = { lead: 'left', confirmed: false, since: null, diff: null } as const
  return { id, left, right, state, ...about, carry: [], readers: [] }
}

export function aFinding(bead: number, left: Span | null, right: Span | null): Finding {
  const words = {
    check: 'figures',
    key: 'figures.changed',
    args: ['40', '14'],
  }
  return { bead, ...words, left, right, leftWords: '40', rightWords: '14' }
}
