import type { ChangeSet, Text } from '@codemirror/state'
import type { Bead, Span } from '../../backend/types'

export type SideName = 'source' | 'target'

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
    const from = changes.mapPos(span.from, -1)
    const to = Math.max(from, changes.mapPos(span.to, 1))
    if (from === span.from && to === span.to && !broken) return bead
    return { ...bead, [side]: broken ? trimmed({ from, to }, after) : { from, to } }
  })
}

/** The index of the pair in which a caret at `at` stands, or -1. */
export function beadAt(beads: Bead[], side: SideName, at: number): number {
  return beads.findIndex(({ [side]: span }) => span && span.from <= at && at <= span.to + 1)
}

/**
 * Pairs the paragraph at the caret with the next missing one, before the backend has seen it.
 *
 * Whoever presses Enter at the end of a translated paragraph stands beside the next one at once.
 */
export function expectTranslation(beads: Bead[], text: Text, at: number): Bead[] {
  if (beadAt(beads, 'target', at) >= 0) return beads
  const span = paragraphAt(text, at)
  const last = beads.findLastIndex(({ target }) => target && target.to < span.from)
  const next = beads[last + 1]
  const previous = beads[last]
  const apart = !previous?.target || span.from - previous.target.to > 1
  if (!apart || !next || next.target || next.state !== 'missing') return beads
  return beads.with(last + 1, { ...next, target: span })
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
