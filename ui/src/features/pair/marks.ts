import type { Bead } from '../../backend/types'
import { extent, isDrawn, type Views } from './heights'

export type Extent = { top: number; height: number }
/** Where the current pair stands; on a closed side its neighbour's words begin without a gap. */
export type Band = Extent & { closedAbove: boolean; closedBelow: boolean }
export type Sign = { index: number; top: number; kind: SignKind; readers: string[]; words: boolean }
export type SignKind = 'changed' | 'missing' | 'carry' | 'found' | 'none'
export type Marks = { band: Band | null; signs: Sign[] }

/** Where on the page the current pair and the signs between the pages stand, from its top. */
export function marksOf(
  views: Views,
  beads: Bead[],
  current: number,
  found: Set<number>,
  origin: number,
): Marks {
  const edges = (bead: Bead): Extent | null => {
    const sides = (['left', 'right'] as const).map((side) => {
      const edge = extent(views[side], bead[side])
      const above = views[side].documentTop - origin
      return edge && { top: above + edge.top, bottom: above + edge.bottom }
    })
    const known = sides.filter((edge) => edge !== null)
    if (known.length === 0) return null
    const top = Math.min(...known.map((edge) => edge.top))
    return { top, height: Math.max(...known.map((edge) => edge.bottom)) - top }
  }
  const signs: Sign[] = []
  beads.forEach((bead, index) => {
    const kind = signOf(bead, found)
    if ((kind === 'none' && bead.readers.length === 0) || !isDrawn(views, bead)) return
    const edge = edges(bead)
    // A run of missing paragraphs says so once; the rings tell the rest.
    const isWaiting = kind === 'missing' && !(bead.left && bead.right)
    const words = isWaiting && beads[index - 1]?.state !== 'missing'
    if (edge) signs.push({ index, top: edge.top, kind, readers: bead.readers, words })
  })
  const here = beads[current]
  const edge = here && isDrawn(views, here) ? edges(here) : null
  return { band: here && edge ? { ...edge, ...closed(views, here) } : null, signs }
}

/** On which sides words stand directly above or below a pair, as lines of one slogan do. */
function closed(views: Views, bead: Bead) {
  const touches = (step: -1 | 1) =>
    (['left', 'right'] as const).some((side) => {
      const span = bead[side]
      const { doc } = views[side].state
      if (!span || span.to > doc.length) return false
      const { number } = doc.lineAt(step < 0 ? span.from : span.to)
      const beside = number + step
      return beside >= 1 && beside <= doc.lines && /\S/.test(doc.line(beside).text)
    })
  return { closedAbove: touches(-1), closedBelow: touches(1) }
}

export function signOf(bead: Bead, found: Set<number>): SignKind {
  if (bead.state === 'changed' || bead.state === 'missing') return bead.state
  if (bead.carry.length > 0) return 'carry'
  return found.has(bead.id) ? 'found' : 'none'
}
