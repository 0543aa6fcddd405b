/** How many rows are summed up together. */
const BLOCK = 64

/** No engine lays out more than 2^25 pixels; well below that, what is higher is squeezed. */
export const HIGHEST = 16_000_000

/**
 * How high each row of a long list is, as far as it has been seen; the others are guessed by the
 * mean of those.
 */
export class Heights {
  private readonly measured = new Map<number, number>()
  /** What the measured rows of each block have more or less than the guess, as it was then. */
  private readonly known = new Map<number, { rows: number; height: number }>()
  private seen = 0
  private sum = 0

  constructor(
    public count: number,
    private readonly usual: number,
  ) {}

  /** What a row is taken for that nobody has seen. */
  get guess(): number {
    // A few rows say little; they are weighed against the usual height.
    return (this.sum + this.usual * 8) / (this.seen + 8)
  }

  of(row: number): number {
    return this.measured.get(row) ?? this.guess
  }

  get total(): number {
    return this.sum + (this.count - this.seen) * this.guess
  }

  /** Takes down how high a row is; says whether that was news. */
  measure(row: number, height: number): boolean {
    const before = this.measured.get(row)
    if (row >= this.count || (before !== undefined && Math.abs(before - height) < 0.5)) return false
    const block = this.block(row)
    if (before === undefined) {
      this.seen++
      block.rows++
    }
    this.sum += height - (before ?? 0)
    block.height += height - (before ?? 0)
    this.measured.set(row, height)
    return true
  }

  /** Where a row begins. */
  top(row: number): number {
    let top = 0
    const whole = Math.floor(row / BLOCK)
    for (let at = 0; at < whole; at++) top += this.heightOfBlock(at)
    for (let at = whole * BLOCK; at < row; at++) top += this.of(at)
    return top
  }

  /** The row that stands at a height; the last one below all. */
  at(height: number): number {
    let [block, top] = [0, 0]
    const last = Math.max(0, this.count - 1)
    while ((block + 1) * BLOCK <= last && top + this.heightOfBlock(block) <= height) {
      top += this.heightOfBlock(block++)
    }
    let row = block * BLOCK
    while (row < last && top + this.of(row) <= height) top += this.of(row++)
    return Math.min(row, last)
  }

  private block(row: number) {
    const at = Math.floor(row / BLOCK)
    let block = this.known.get(at)
    if (!block) this.known.set(at, (block = { rows: 0, height: 0 }))
    return block
  }

  private heightOfBlock(at: number): number {
    const { rows, height } = this.known.get(at) ?? { rows: 0, height: 0 }
    const all = Math.min(BLOCK, this.count - at * BLOCK)
    return height + (all - rows) * this.guess
  }
}

/** How a list that may be higher than can be laid out lies in what can. */
export class Squeeze {
  constructor(
    private readonly total: number,
    private readonly view: number,
  ) {}

  /** How high the element that scrolls is. */
  get height(): number {
    return Math.min(this.total, HIGHEST)
  }

  /** What of the list is at the top of the view when the element has scrolled so far. */
  toList(scrolled: number): number {
    return scrolled * this.ratio
  }

  /** How far the element has scrolled when this of the list is at the top of the view. */
  toElement(top: number): number {
    return top / this.ratio
  }

  private get ratio(): number {
    const [list, element] = [this.total - this.view, this.height - this.view]
    return list > element && element > 0 ? list / element : 1
  }
}

/** The rows that are drawn: those in the view, and some around them. */
export function rowsIn(heights: Heights, top: number, view: number, around = 6) {
  if (heights.count === 0) return { first: 0, end: 0 }
  const first = Math.max(0, heights.at(top) - around)
  const end = Math.min(heights.count, heights.at(top + view) + 1 + around)
  return { first, end }
}
