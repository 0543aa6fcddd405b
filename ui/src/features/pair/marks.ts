import { type BlockInfo, BlockType, type EditorView } from '@codemirror/view'
import type { Bead, Span } from '../../backend/types'

export type Band = { top: number; height: number }
export type Sign = { index: number; top: number; state: 'changed' | 'missing'; words: boolean }
export type Marks = { band: Band | null; signs: Sign[] }

/** Where on the page the current pair and the signs between the pages stand, from the top of `origin`. */
export function marksOf(
  source: EditorView,
  target: EditorView,
  beads: Bead[],
  current: number,
  origin: number,
): Marks {
  const edges = (bead: Bead): Band | null => {
    const found = [extent(source, bead.source, origin), extent(target, bead.target, origin)]
    const known = found.filter((edge) => edge !== null)
    if (known.length === 0) return null
    const top = Math.min(...known.map((edge) => edge.top))
    return { top, height: Math.max(...known.map((edge) => edge.top + edge.height)) - top }
  }
  const signs: Sign[] = []
  beads.forEach((bead, index) => {
    if (bead.state === 'inStep' || !onScreen(source, target, bead)) return
    const edge = edges(bead)
    // A run of missing paragraphs says so once; the rings tell the rest.
    const words = bead.state === 'missing' && !bead.target && beads[index - 1]?.state !== 'missing'
    if (edge) signs.push({ index, top: edge.top, state: bead.state, words })
  })
  const here = beads[current]
  return { band: here && onScreen(source, target, here) ? edges(here) : null, signs }
}

function onScreen(source: EditorView, target: EditorView, bead: Bead): boolean {
  const seen = (view: EditorView, span: Span | null) =>
    span !== null && span.to >= view.viewport.from && span.from <= view.viewport.to
  return seen(source, bead.source) || seen(target, bead.target)
}

function extent(view: EditorView, span: Span | null, origin: number): Band | null {
  const length = view.state.doc.length
  if (!span || span.from > length) return null
  const above = view.documentTop - origin
  const top = textOf(view.lineBlockAt(span.from)).top
  const bottom = textOf(view.lineBlockAt(Math.min(span.to, length))).bottom
  return { top: above + top, height: bottom - top }
}

/** The words of a line without the space that stands above them. */
function textOf(block: BlockInfo): BlockInfo {
  if (!Array.isArray(block.type)) return block
  return block.type.find((part) => part.type === BlockType.Text) ?? block
}
