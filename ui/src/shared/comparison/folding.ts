/** A paragraph, and whether it is the same on both sides. */
type Row = { kind: string }

export type Piece<R extends Row> =
  | { kind: 'row'; index: number; row: R }
  /** Rows that are the same on both sides and are not shown until somebody asks. */
  | { kind: 'fold'; first: number; count: number }

/** How many rows stay in sight beside a change. */
const BESIDE = 1
/** Fewer than these are not worth a fold. */
const WORTH = 3

/**
 * Folds long runs of rows that are the same; where nothing has changed, all of it is shown.
 *
 * `open` has the first rows of the folds that were opened.
 */
export function fold<R extends Row>(rows: R[], open: ReadonlySet<number>): Piece<R>[] {
  const changed = rows.flatMap((row, index) => (row.kind === 'same' ? [] : [index]))
  if (changed.length === 0) return whole(rows)
  const pieces: Piece<R>[] = []
  const show = (from: number, to: number) => {
    for (let index = from; index < to; index++)
      pieces.push({ kind: 'row', index, row: rows[index]! })
  }
  let at = 0
  for (const change of [...changed, rows.length]) {
    const from = at === 0 ? 0 : at + BESIDE
    const to = change === rows.length ? rows.length : change - BESIDE
    const folds = to - from >= WORTH && !open.has(from)
    if (folds) {
      show(at, from)
      pieces.push({ kind: 'fold', first: from, count: to - from })
      show(to, change)
    } else show(at, change)
    if (change < rows.length) show(change, change + 1)
    at = change + 1
  }
  return pieces
}

/** Every row, without a fold. */
export function whole<R extends Row>(rows: R[]): Piece<R>[] {
  return rows.map((row, index) => ({ kind: 'row', index, row }))
}
