import type { SearchQuery } from '@codemirror/search'
import type { EditorState } from '@codemirror/state'

/** More than these are not counted: nobody goes through them one by one. */
export const MOST_COUNTED = 9999
/** So many letters are searched at once, so that a key never has to wait for a long text. */
const SLICE = 100_000

/** Where the matches of a query begin, in order; stops at `MOST_COUNTED`. */
export class Tally {
  private readonly starts: number[] = []
  private at = 0

  constructor(
    private readonly state: EditorState,
    private readonly query: SearchQuery,
  ) {}

  /** Counts on; says whether all is counted. */
  step(): boolean {
    const { state, query, starts } = this
    const { doc } = state
    // What may reach over lines is searched in one go.
    const reaches = query.regexp ? /\\[nsSWD]|\[\^|\n/.test(query.search) : /\n/.test(query.search)
    const end = reaches ? doc.length : doc.lineAt(Math.min(doc.length, this.at + SLICE)).to
    const cursor = query.getCursor(state, this.at, end)
    for (let next = cursor.next(); !next.done; next = cursor.next()) {
      if (starts.length > MOST_COUNTED) return true
      starts.push(next.value.from)
    }
    this.at = Math.min(doc.length, end + 1)
    return end >= doc.length
  }

  get count(): number {
    return Math.min(this.starts.length, MOST_COUNTED)
  }

  /** Whether there are more than are counted. */
  get isMore(): boolean {
    return this.starts.length > MOST_COUNTED
  }

  /** The number of the match that begins at a place, from 1; 0 where none does. */
  numberAt(from: number): number {
    let [low, high] = [0, this.starts.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.starts[middle]! < from) low = middle + 1
      else high = middle
    }
    return this.starts[low] === from ? low + 1 : 0
  }
}
