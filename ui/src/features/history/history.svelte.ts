import { SvelteSet } from 'svelte/reactivity'
import { call, failure } from '../../backend/call'
import type { Changed, EditionView, Failure, Field } from '../../backend/types'
import type { Chosen, Moment } from './moments'
import { PastSearch } from './search.svelte'
import { type Against, canBringBack, type Sides, sidesOf } from './sides'
import { TimeLine } from './timeline.svelte'
import type { BlackedOut, Comparison, PastHit } from './types'

/** Moments that are only passed on the way are not read. */
const PASSING_MS = 70
/** The order in which the fields stand on the desk. */
const ORDER: Field[] = ['placeLine', 'title', 'dek', 'body', 'notes']

/** The history of one edition as it lies open: its time line, a moment, a comparison. */
export class History {
  edition = $state.raw<EditionView | null>(null)
  line = $state.raw<TimeLine | null>(null)
  search = $state.raw<PastSearch | null>(null)

  chosen = $state.raw<Chosen | null>(null)
  /** The second mark on the time line. */
  marked = $state.raw<Moment | null>(null)
  against = $state<Against>('now')
  facing = $state(false)
  /** The passage that a search led to. */
  hit = $state.raw<PastHit | null>(null)

  comparison = $state.raw<Comparison | null>(null)
  failure = $state.raw<Failure | null>(null)
  /** The change that the keys have reached, counted from 0. */
  current = $state(-1)
  /** The first rows of the folds of the body that were opened. */
  readonly opened = new SvelteSet<number>()

  sides = $derived.by((): Sides | null => {
    const { edition, chosen, against, marked } = this
    return edition && chosen ? sidesOf(edition.id, chosen, against, marked) : null
  })
  canBringBack = $derived(this.sides !== null && canBringBack(this.sides))
  private newest = $derived(this.line?.stretches[0]?.last)
  isNewest = $derived(this.chosen !== null && this.chosen.revision >= (this.newest ?? Infinity))
  /** Whether its words were forgotten; what was named, and the text as it is, can still be read. */
  isForgotten = $derived(
    this.chosen?.stretch?.forgotten === true && this.chosen.mark === null && !this.isNewest,
  )
  /** The changed rows, in the order in which they stand on the page. */
  changes = $derived.by(() => {
    const fields = this.comparison?.fields ?? []
    return [...fields]
      .sort((a, b) => ORDER.indexOf(a.field) - ORDER.indexOf(b.field))
      .flatMap(({ field, rows }) =>
        rows.flatMap(({ kind }, row) => (kind === 'same' ? [] : [`${field}.${row}`])),
      )
  })

  private asked = 0
  private passing: ReturnType<typeof setTimeout> | undefined

  /** Lays the past of an edition open, at its newest moment. */
  async open(edition: EditionView): Promise<void> {
    const line = new TimeLine(edition.id)
    Object.assign(this, { edition, line, search: new PastSearch(edition.id) })
    Object.assign(this, { chosen: null, marked: null, comparison: null, failure: null, hit: null })
    if (this.against.startsWith('edition:') || this.against === 'marked') this.against = 'now'
    await this.attempt(() => line.next())
    const first = line.moments[0]
    if (this.line === line && first) await this.choose(first)
  }

  close() {
    clearTimeout(this.passing)
    this.asked++
    Object.assign(this, { edition: null, line: null, search: null, comparison: null })
  }

  /** Goes to a moment and shows it. */
  async choose(moment: Moment): Promise<void> {
    this.turnTo(moment)
    await this.show()
  }

  /** Goes to a moment on the way to another; shows it when the way ends here. */
  pass(moment: Moment) {
    this.turnTo(moment)
    this.passing = setTimeout(() => void this.show(), PASSING_MS)
  }

  /** Puts the second mark on a moment, or takes it away from there. */
  async mark(moment: Moment): Promise<void> {
    const again = this.marked?.key === moment.key
    this.marked = again ? null : moment
    this.against = again ? 'now' : 'marked'
    await this.show()
  }

  async compareWith(against: Against): Promise<void> {
    this.against = against
    await this.show()
  }

  /** Goes to the newest moment at which a found passage still stood. */
  async find(hit: PastHit): Promise<void> {
    const { revision, at } = hit
    const known = this.line?.moments.find((moment) => moment.revision === revision)
    const chosen = known ?? { key: `hit${revision}`, revision, at, stretch: null, mark: null }
    this.turnTo(chosen, hit)
    // The passage stands on the older side, so the moment must be that side.
    if (this.against !== 'nothing' && !this.against.startsWith('edition:')) this.against = 'now'
    await this.show()
  }

  /** Shows the moment that a search led to on the time line. */
  async place(): Promise<void> {
    const { line, chosen } = this
    if (!line || !chosen || chosen.stretch) return
    await this.attempt(() => line.reach(chosen.revision))
    const around = line.moments.find(({ mark, stretch }) => {
      if (mark || !stretch) return false
      return stretch.first <= chosen.revision && chosen.revision <= stretch.last
    })
    if (this.chosen === chosen && around)
      this.chosen = { ...chosen, key: around.key, stretch: around.stretch }
  }

  /** Goes to the next or the previous change of the page, round and round. */
  step(by: 1 | -1) {
    const count = this.changes.length
    if (count === 0) return
    const from = this.current < 0 && by < 0 ? 0 : this.current
    this.current = (from + by + count) % count
  }

  /** Makes the edition what it was at the chosen moment. */
  async restore(): Promise<void> {
    const { edition, chosen } = this
    if (edition && chosen)
      await call('history.restore', { edition: edition.id, revision: chosen.revision })
  }

  /** Makes one paragraph what it was at the chosen moment. */
  async bringBack(field: Field, row: number): Promise<void> {
    if (!this.comparison || !this.canBringBack) return
    const { before, after } = this.comparison
    await call('history.restoreRow', {
      before: { edition: before.edition, revision: before.revision },
      after: { edition: after.edition, revision: after.revision },
      field,
      row,
    })
    await this.renew()
  }

  /** Names the chosen moment. */
  async name(name: string): Promise<void> {
    const { edition, chosen } = this
    if (!edition || !chosen) return
    const { revision } = chosen
    const mark = await call('history.checkpoint', { edition: edition.id, revision, name })
    await this.renew()
    const named = this.line?.moments.find((moment) => moment.mark?.id === mark.id)
    if (named) this.chosen = named
  }

  async rename(name: string): Promise<void> {
    const id = this.chosen?.mark?.id
    if (!id) return
    await call('history.renameCheckpoint', { id, name })
    await this.renew()
  }

  async removeName(): Promise<void> {
    const id = this.chosen?.mark?.id
    if (!id) return
    await call('history.removeCheckpoint', { id })
    await this.renew()
  }

  /** Forgets the past of the edition, or of all editions of its post, for good. */
  async forget(whole: 'edition' | 'post'): Promise<void> {
    const { edition } = this
    if (!edition) return
    const [one, all] = whole === 'edition' ? [edition.id, null] : [null, edition.post]
    await call('history.forget', { edition: one, post: all })
    await this.open(edition)
  }

  /** Blacks a passage out wherever it stood in the past, unless it still stands in the text. */
  async blackOut(passage: string): Promise<BlackedOut | null> {
    if (!this.edition) return null
    const done = await call('history.blackOut', { edition: this.edition.id, passage })
    if (done.occurrences > 0 && !done.standsNow) await this.renew()
    return done
  }

  /** Reads again what has changed behind the view. */
  async follow(changes: Changed): Promise<void> {
    if (this.edition && changes.editions.includes(this.edition.id)) await this.renew()
  }

  private turnTo(chosen: Chosen, hit: PastHit | null = null) {
    clearTimeout(this.passing)
    this.opened.clear()
    Object.assign(this, { chosen, hit })
  }

  private async renew() {
    const { line } = this
    if (!line) return
    await this.attempt(() => line.renew())
    const { chosen } = this
    const still = line.moments.find(({ key }) => key === chosen?.key)
    const same = line.moments.find(({ revision }) => revision === chosen?.revision)
    const next = still ?? same ?? chosen ?? line.moments[0] ?? null
    if (this.line !== line) return
    this.chosen = next
    await Promise.all([this.show(), this.search?.words ? this.search.again() : null])
  }

  private async show() {
    const { sides, chosen } = this
    if (!sides || !chosen) return
    const asked = ++this.asked
    if (this.isForgotten) {
      Object.assign(this, { comparison: null, failure: null })
      return
    }
    try {
      const comparison = await call('history.compare', sides)
      if (asked === this.asked) Object.assign(this, { comparison, failure: null, current: -1 })
    } catch (thrown) {
      if (asked === this.asked) this.failure = failure(thrown)
    }
  }

  /** Runs what may fail; what failed is told in the place of the text. */
  async attempt(act: () => Promise<void>) {
    try {
      await act()
    } catch (thrown) {
      this.failure = failure(thrown)
    }
  }
}
