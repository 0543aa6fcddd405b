import { call, failure } from '../../backend/call'
import type { Failure, MemoryHit } from '../../backend/types'

const SEARCH_MS = 200
/** What takes longer is told. */
const LATE_MS = 300

/** What is looked up first: words of one language, and the language of their counterparts. */
export type Question = { words: string; language: string; other: string | null }

/** Words looked up in all pairs of the library, and what was found. */
export class Memory {
  isOpen = $state(false)
  words = $state('')
  language = $state('')
  /** The language of the counterparts; null for any. */
  other = $state<string | null>(null)
  hits = $state.raw<MemoryHit[]>([])
  more = $state(false)
  bounded = $state(false)
  /** The words that the hits answer; empty while nothing was asked. */
  answered = $state('')
  active = $state(0)
  /** Whether the active pair is shown whole. */
  whole = $state(false)
  /** The answer is late. */
  isLate = $state(false)
  failure = $state.raw<Failure | null>(null)

  private timer: ReturnType<typeof setTimeout> | undefined
  private asked = 0

  /** The hit that is taken over. */
  get chosen(): MemoryHit | undefined {
    return this.hits[this.active]
  }

  /** Whether the words have changed since they were answered. */
  get isBehind(): boolean {
    return this.words.trim() !== this.answered || this.failure !== null
  }

  /** Opens with words, which are looked up at once. */
  async show({ words, language, other }: Question): Promise<void> {
    Object.assign(this, { isOpen: true, words, language, other })
    await this.ask()
  }

  close() {
    clearTimeout(this.timer)
    this.asked++
    this.isOpen = this.isLate = false
    this.take([], '')
  }

  /** Looks the words up once the typing has come to a rest. */
  soon() {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.now(), SEARCH_MS)
  }

  /** Looks the words up at once, unless the answer is there already. */
  async now(): Promise<void> {
    clearTimeout(this.timer)
    if (this.isBehind) await this.ask()
  }

  /** Looks the same words up in the other language. */
  async swap(): Promise<void> {
    if (this.other === null) return
    ;[this.language, this.other] = [this.other, this.language]
    await this.ask()
  }

  go(to: number) {
    const next = Math.max(0, Math.min(this.hits.length - 1, to))
    if (next !== this.active) this.whole = false
    this.active = next
  }

  private async ask(): Promise<void> {
    clearTimeout(this.timer)
    const asked = ++this.asked
    const { language, other } = this
    const words = this.words.trim()
    if (!words) {
      this.isLate = false
      return this.take([], '')
    }
    const late = setTimeout(() => (this.isLate = asked === this.asked), LATE_MS)
    try {
      const { hits, more, bounded } = await call('memory.search', { words, language, other })
      if (asked === this.asked) this.take(hits, words, more, bounded)
    } catch (thrown) {
      if (asked === this.asked) this.failure = failure(thrown)
    } finally {
      clearTimeout(late)
      if (asked === this.asked) this.isLate = false
    }
  }

  private take(hits: MemoryHit[], answered: string, more = false, bounded = false) {
    Object.assign(this, { hits, answered, more, bounded, active: 0, whole: false, failure: null })
  }
}
