import type { ChangeSet, Text } from '@codemirror/state'
import type { Bead, Finding, SentencePair, Span } from '../../backend/types'
import { other, type SideName } from './types'

type Sided = Record<SideName, Span | null>

/** Moves the spans of one side through a change of its text. */
export function mapBeads(beads: Bead[], side: SideName, changes: ChangeSet, after: Text): Bead[] {
  if (changes.empty) return beads
  let broken = false
  let first = Infinity
  changes.iterChanges((fromA, _toA, _fromB, _toB, inserted) => {
    first = Math.min(first, fromA)
    broken ||= inserted.lines > 1
  })
  return beads.map((bead) => {
    const span = bead[side]
    if (!span || span.to < first) return bead
    const { from, to } = mapSpan(span, changes)
    if (from === span.from && to === span.to && !broken && !changes.touchesRange(from, to))
      return bead
    const moved = { ...bead, [side]: broken ? trimmed({ from, to }, after) : { from, to } }
    return bead.carry.length > 0 && bead.lead !== side ? carryMoved(moved, changes) : moved
  })
}

/** What was found moves with its words, and is gone where they were changed. */
export function mapFindings(findings: Finding[], side: SideName, changes: ChangeSet): Finding[] {
  const touched = (finding: Finding) => {
    const span = finding[side]
    return span !== null && changes.touchesRange(span.from, span.to) !== false
  }
  return changes.empty
    ? findings
    : findings.filter((finding) => !touched(finding)).map((one) => mapSide(one, side, changes))
}

export function mapSentences(pairs: SentencePair[], side: SideName, changes: ChangeSet) {
  return changes.empty ? pairs : pairs.map((pair) => mapSide(pair, side, changes))
}

/** The index of the pair in which a caret at `at` stands, or -1. */
export function beadAt(beads: Bead[], side: SideName, at: number): number {
  const inside = beads.findIndex(({ [side]: span }) => span && span.from <= at && at <= span.to)
  return inside >= 0 ? inside : beads.findIndex(({ [side]: span }) => span && span.to + 1 === at)
}

/** The side on which a pair is still to be written. */
export function emptySide(bead: Bead): SideName {
  if (bead.left && bead.right) return other(bead.lead)
  return bead.left ? 'right' : 'left'
}

/**
 * Pairs the paragraph at the caret with the next missing one, before the backend has seen it.
 *
 * Whoever presses Enter at the end of a translated paragraph stands beside the next one at once.
 */
export function expectCounterpart(beads: Bead[], side: SideName, text: Text, at: number): Bead[] {
  if (beadAt(beads, side, at) >= 0) return beads
  const span = paragraphAt(text, at)
  const last = beads.findLastIndex(({ [side]: known }) => known && known.to < span.from)
  const next = beads[last + 1]
  const previous = beads[last]?.[side]
  const apart = !previous || span.from - previous.to > 1
  if (!apart || !next || next[side] || next.state !== 'missing') return beads
  return beads.with(last + 1, { ...next, [side]: span })
}

function mapSide<T extends Sided>(pair: T, side: SideName, changes: ChangeSet): T {
  const span = pair[side]
  return span ? { ...pair, [side]: mapSpan(span, changes) } : pair
}

function mapSpan(span: Span, changes: ChangeSet): Span {
  // What the backend has not seen yet may end before a span that it has.
  const within = (at: number) => Math.min(at, changes.length)
  const from = changes.mapPos(within(span.from), -1)
  return { from, to: Math.max(from, changes.mapPos(within(span.to), 1)) }
}

function carryMoved(bead: Bead, changes: ChangeSet): Bead {
  const kept = bead.carry.filter(({ at }) => !changes.touchesRange(at.from, at.to))
  return { ...bead, carry: kept.map((offer) => ({ ...offer, at: mapSpan(offer.at, changes) })) }
}

function paragraphAt(text: Text, at: number): Span {
  let first = text.lineAt(at)
  let last = first
  if (blank(first.text)) return { from: first.from, to: first.to }
  while (first.number > 1 && !blank(text.line(first.number - 1).text))
    first = text.line(first.number - 1)
  while (last.number < text.lines && !blank(text.line(last.number + 1).text))
    last = text.line(last.number + 1)
  return { from: first.from, to: last.to }
}

function trimmed({ from, to }: Span, text: Text): Span {
  const words = text.sliceString(from, to)
  const start = words.length - words.trimStart().length
  if (start === words.length) return { from, to }
  return { from: from + start, to: to - (words.length - words.trimEnd().length) }
}

function blank(text: string): boolean {
  return !/\S/.test(text)
}
