import type { Bead, Finding } from '../../backend/types'
import { emptySide } from './beads'
import type { SideName } from './types'

/** Whether something is left to be done in a pair. */
export function isOpen(bead: Bead): boolean {
  return bead.state === 'changed' || bead.state === 'missing' || bead.carry.length > 0
}

/** The next pair after `from` of which this holds, from the top again after the last; or -1. */
export function nextOf(beads: Bead[], from: number, isWanted: (bead: Bead) => boolean): number {
  const after = beads.findIndex((bead, index) => index > from && isWanted(bead))
  return after >= 0 ? after : beads.findIndex(isWanted)
}

/** The same, going up. */
export function previousOf(beads: Bead[], from: number, isWanted: (bead: Bead) => boolean): number {
  const before = beads.findLastIndex((bead, index) => index < from && isWanted(bead))
  return before >= 0 ? before : beads.findLastIndex(isWanted)
}

/** The next finding after a place on one side, from the top again after the last. */
export function nextFinding(
  findings: Finding[],
  beads: Bead[],
  side: SideName,
  at: number,
): Finding | null {
  const places = findings
    .map((finding) => ({ finding, at: placeOf(finding, beads, side) }))
    .sort((a, b) => a.at - b.at)
  const next = places.find((place) => place.at > at) ?? places[0]
  return next?.finding ?? null
}

/** The finding of a pair at a place on one side, or else its first one. */
export function findingAt(
  findings: Finding[],
  bead: Bead | null,
  side: SideName,
  at: number,
): Finding | null {
  const own = findings.filter((finding) => finding.bead === bead?.id)
  const isThere = ({ [side]: span }: Finding) => span && span.from <= at && at <= span.to
  return own.find(isThere) ?? own[0] ?? null
}

/** Where a finding is on one side; where it has no place there, at its pair or behind all. */
export function placeOf(finding: Finding, beads: Bead[], side: SideName): number {
  const own = finding[side]
  if (own) return own.from
  const index = beads.findIndex(({ id }) => id === finding.bead)
  return (
    beads.slice(index < 0 ? beads.length : index).find((bead) => bead[side])?.[side]?.from ??
    Infinity
  )
}

export type Tally = { pairs: number; changed: number; missing: number }

/** How much there is to do on one side: what follows there, and what has no counterpart there. */
export function tallyOf(beads: Bead[], side: SideName): Tally {
  const follows = (bead: Bead) => bead.state === 'changed' && bead.lead !== side
  // A side that is being written, which the backend has not seen yet, is still missing.
  const lacks = (bead: Bead) => bead.state === 'missing' && emptySide(bead) === side
  return {
    pairs: beads.filter(({ state }) => state !== 'alone').length,
    changed: beads.filter(follows).length,
    missing: beads.filter(lacks).length,
  }
}

/** Whether most of what was missing was paired at once, as when a finished translation came. */
export function isFilled(before: Bead[], after: Bead[]): boolean {
  const missing = (beads: Bead[]) => beads.filter(({ state }) => state === 'missing').length
  const [was, is] = [missing(before), missing(after)]
  return was >= 3 && was * 2 > before.length && is * 4 <= was
}
