import type { Text } from '@codemirror/state'
import type { Bead, Finding, Run, SentencePair, Span } from '../../backend/types'
import type { Tint } from '../../editor/tinting'
import type { LineItem } from '../../editor/underline'
import { answerOf } from './sentences'
import type { SideName } from './types'

/** What the pairs have to show in the texts. */
export type Shown = {
  beads: Bead[]
  findings: Finding[]
  current: number
  /** On which side the caret is, and the sentences of its pair. */
  caret: { side: SideName; at: number } | null
  sentences: SentencePair[]
  /** The pair in which somebody has been writing since the caret came to it. */
  written: number | null
  /** The pairs under which a line has its room already. */
  rooms: Set<number>
}

/** What is shown on one side; `say` writes the line under a pair. */
export function tintsOf(
  shown: Shown,
  side: SideName,
  doc: Text,
  say: (bead: Bead, findings: Finding[], isCurrent: boolean) => LineItem[],
): Tint[] {
  const tints: Tint[] = []
  const findings = audible(shown)
  shown.beads.forEach((bead, index) => {
    const span = bead[side]
    if (!span || bead.lead !== side) return
    const own = findings.filter((finding) => finding.bead === bead.id)
    if (bead.diff && bead.id !== shown.written) tints.push(...changes(bead.diff, span, doc))
    if (!hasRoom(bead, own, shown)) return
    const items = say(bead, own, index === shown.current)
    tints.push({ kind: 'under', at: span.to, key: String(bead.id), items })
  })
  for (const finding of findings) {
    const span = finding[side]
    if (span && !isLoud(finding, side, shown)) tints.push({ kind: 'found', ...span })
  }
  const { caret, sentences } = shown
  const isAnswering = caret !== null && caret.side !== side
  const sentence = isAnswering ? answerOf(sentences, caret.side, caret.at) : null
  if (sentence) tints.push({ kind: 'counterpart', ...sentence })
  return tints
}

/** A line under a whole paragraph says no more than the sign beside it, unless one is there. */
function isLoud(finding: Finding, side: SideName, shown: Shown): boolean {
  const span = finding[side]
  const index = shown.beads.findIndex(({ id }) => id === finding.bead)
  const own = shown.beads[index]?.[side]
  if (!span || !own || index === shown.current) return false
  return span.from <= own.from && span.to >= own.to
}

/** What is said now: nothing about a paragraph that is still being written. */
export function audible({ findings, written }: Pick<Shown, 'findings' | 'written'>): Finding[] {
  return written === null ? findings : findings.filter(({ bead }) => bead !== written)
}

/** The pairs that have a line under them. */
export function roomsOf(shown: Shown): Set<number> {
  const found = new Set(audible(shown).map(({ bead }) => bead))
  const some = shown.beads.filter(
    (bead) => bead[bead.lead] && (found.has(bead.id) || hasRoom(bead, [], shown)),
  )
  return new Set(some.map(({ id }) => id))
}

/** A line has its room whether it speaks or not, so that a walk of the caret moves nothing. */
function hasRoom(bead: Bead, findings: Finding[], { written, rooms }: Shown): boolean {
  // Under a paragraph that is being written nothing comes and nothing goes.
  if (bead.id === written) return rooms.has(bead.id)
  return bead.state === 'changed' || bead.carry.length > 0 || findings.length > 0
}

/** Sets the words that came and those that went into the text, if it still is the one compared. */
export function changes(diff: Run[], span: Span, doc: Text): Tint[] {
  const now = diff.filter(({ kind }) => kind !== 'removed').map(({ text }) => text)
  if (now.join('') !== doc.sliceString(span.from, span.to)) return []
  const tints: Tint[] = []
  let at = span.from
  for (const { kind, text } of diff) {
    const words = text.replace(/\s+/g, ' ').trim()
    if (kind === 'removed') {
      if (words) tints.push({ kind, at, text: words })
      continue
    }
    const start = text.length - text.trimStart().length
    if (kind === 'added' && words)
      tints.push({ kind, from: at + start, to: at + text.trimEnd().length })
    at += text.length
  }
  return tints
}
