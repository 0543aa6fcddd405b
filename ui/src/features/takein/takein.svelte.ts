import { SvelteSet } from 'svelte/reactivity'
import { call, failure } from '../../backend/call'
import type { Failure } from '../../backend/types'
import { type Decisions, nextUndecided, openRows, type Side, takenOf } from './decisions'
import type { NewerComparison, ReadNewer, SentVersion, TakeNewer } from './types'

/** The edition into which a newer version is taken. */
export type Subject = { id: string; title: string; language: string; direction: 'ltr' | 'rtl' }

/** Where a newer version comes from; nothing of it asks for a file. */
export type Given = Partial<Omit<ReadNewer, 'edition'>>

/** A newer version of one edition, looked at and decided paragraph by paragraph. */
export class TakeIn {
  edition = $state.raw<Subject | null>(null)
  /** What the newer version is called; empty for one that was pasted, null before there is one. */
  name = $state<string | null>(null)
  versions = $state.raw<SentVersion[]>([])
  /** The revision that it is compared with; null for the text as it is. */
  base = $state<number | null>(null)
  comparison = $state.raw<NewerComparison | null>(null)
  failure = $state.raw<Failure | null>(null)
  isReading = $state(false)
  decisions = $state.raw<Decisions>({})
  /** The row that the keys have reached. */
  current = $state(0)
  /** The first rows of the folds that were opened. */
  readonly opened = new SvelteSet<number>()

  open = $derived(openRows(this.comparison))
  taken = $derived(takenOf(this.open, this.decisions))
  undecided = $derived(this.open.filter(({ id }) => !this.decisions[id]).length)
  conflicts = $derived(this.open.filter(({ row }) => row.kind === 'conflict').length)

  private newer: number | null = null
  private asked = 0

  /** Opens the sheet for an edition, and waits for a newer version of it. */
  async begin(edition: Subject) {
    this.letGo()
    this.edition = edition
    this.versions = await call('edition.versions', { edition: edition.id })
  }

  close() {
    this.letGo()
    this.edition = null
  }

  /** Reads a newer version and compares it. */
  async read(given: Given = {}) {
    const { edition } = this
    if (!edition || this.isReading) return
    this.failure = null
    this.isReading = true
    const asked = ++this.asked
    try {
      const nothing = { file: null, html: null, text: null }
      const read = await call('edition.readNewer', { edition: edition.id, ...nothing, ...given })
      if (asked !== this.asked || !read) return
      this.newer = read.newer
      this.name = read.name
      await this.compare()
    } catch (thrown) {
      if (asked === this.asked) this.failure = failure(thrown)
    } finally {
      if (asked === this.asked) this.isReading = false
    }
  }

  async compareWith(base: number | null) {
    this.base = base
    try {
      await this.compare()
    } catch (thrown) {
      this.failure = failure(thrown)
    }
  }

  /** Goes to the next or the previous row that is to be decided. */
  step(by: 1 | -1) {
    const count = this.open.length
    if (count > 0) this.current = (this.current + by + count) % count
  }

  /** Decides a row, or takes the decision back, and goes on to the next. */
  decide(at: number, side: Side) {
    const row = this.open[at]
    if (!row) return
    const again = this.decisions[row.id] === side
    const others = Object.entries(this.decisions).filter(([id]) => id !== String(row.id))
    this.decisions = Object.fromEntries(again ? others : [...others, [row.id, side]])
    const next = again ? at : nextUndecided(this.open, this.decisions, at)
    this.current = next < 0 ? at : next
  }

  /** Decides everything that both sides did not change, and leaves what is decided as it is. */
  acceptAll() {
    const all = { ...this.decisions }
    for (const { id, row } of this.open) if (row.kind !== 'conflict') all[id] = 'theirs'
    this.decisions = all
    const next = nextUndecided(this.open, all, -1)
    if (next >= 0) this.current = next
  }

  /** What is to be taken in, as the library is asked for it. */
  request(): TakeNewer | null {
    const { edition, newer, base, comparison } = this
    if (!edition || newer === null || !comparison) return null
    return { edition: edition.id, newer, base, revision: comparison.revision, taken: this.taken }
  }

  private async compare() {
    const { edition, newer, base } = this
    if (!edition || newer === null) return
    const comparison = await call('edition.compareNewer', { edition: edition.id, newer, base })
    if (newer !== this.newer || base !== this.base) return
    this.opened.clear()
    Object.assign(this, { comparison, decisions: {}, current: 0, failure: null })
  }

  /** Forgets the newer version, which is kept while what was taken of it can be taken again. */
  private letGo() {
    this.asked++
    Object.assign(this, { name: null, comparison: null, failure: null, isReading: false })
    Object.assign(this, { decisions: {}, current: 0, base: null, versions: [] })
    this.newer = null
    this.opened.clear()
  }
}
