import { call, failure } from '../../backend/call'
import type { Failure } from '../../backend/types'
import type { PastHit } from './types'

const SEARCH_MS = 150
const LIMIT = 100
/** What takes longer is told. */
const LATE_MS = 300

/** A search in the whole past of one edition. */
export class PastSearch {
  words = $state('')
  hits = $state.raw<PastHit[]>([])
  /** The words that the hits answer; empty while nothing was asked. */
  answered = $state('')
  active = $state(0)
  /** The answer is late. */
  isLate = $state(false)
  failure = $state.raw<Failure | null>(null)

  private timer: ReturnType<typeof setTimeout> | undefined
  private asked = 0
  /** The past has changed since the answer. */
  private stale = false

  constructor(private readonly edition: string) {}

  /** Searches once the typing has come to a rest. */
  soon() {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.now(), SEARCH_MS)
  }

  /** Searches at once, unless the answer is there already. */
  async now(): Promise<void> {
    clearTimeout(this.timer)
    const words = this.words.trim()
    if (words === this.answered && !this.failure && !this.stale) return
    this.stale = false
    const asked = ++this.asked
    const late = setTimeout(() => (this.isLate = true), LATE_MS)
    try {
      const request = { edition: this.edition, words, limit: LIMIT }
      const hits = words ? await call('history.search', request) : []
      if (asked !== this.asked) return
      Object.assign(this, { hits, answered: words, active: 0, failure: null })
    } catch (thrown) {
      if (asked === this.asked) this.failure = failure(thrown)
    } finally {
      clearTimeout(late)
      if (asked === this.asked) this.isLate = false
    }
  }

  /** Searches the same words again, after the past has changed. */
  async again(): Promise<void> {
    const { active } = this
    this.stale = true
    await this.now()
    this.active = Math.max(0, Math.min(active, this.hits.length - 1))
  }

  clear() {
    this.words = ''
    void this.now()
  }
}
