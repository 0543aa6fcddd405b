import type { Finding, Pairing, SentencePair } from '../../backend/types'
import { call } from '../../backend/call'
import { afterFirstLook } from '../../shared/firstlook'
import type { SideName } from './types'

/** What the pairs need to know of an edition. */
export type Revised = { id: string; revision: () => number }

const PATIENCE_MS = 120
/** In a text as long as a book, the alignment waits for a pause in the typing. */
const MANY = 2000
const LONG_PATIENCE_MS = 1500

/** Asks the backend how two editions are paired, a little after they have come to rest. */
export class Asking {
  private timer: ReturnType<typeof setTimeout> | undefined
  private isAsking = false
  private isOver = false
  private count = 0
  private readonly sentences = new Map<string, Promise<SentencePair[]>>()

  constructor(
    private readonly sides: Record<SideName, Revised>,
    private readonly take: {
      pairing: (pairing: Pairing) => void
      /** `unknown` are languages of whose words the checks know nothing. */
      findings: (findings: Finding[], unknown: string[]) => void
    },
  ) {}

  begin() {
    this.isOver = false
    this.soon()
  }

  end() {
    this.isOver = true
    clearTimeout(this.timer)
  }

  /** Asks anew, once nothing more has changed for a moment. */
  soon() {
    if (this.isOver) return
    clearTimeout(this.timer)
    const patience = this.count > MANY ? LONG_PATIENCE_MS : PATIENCE_MS
    this.timer = setTimeout(() => void this.ask(), patience)
  }

  /** The sentences of a pair, which are asked for once as long as its texts stay the same. */
  sentencesOf(bead: number, texts: string): Promise<SentencePair[]> {
    const key = `${bead} ${texts}`
    const known = this.sentences.get(key)
    if (known) return known
    // Few are looked at again, and the oldest least of all.
    const [oldest] = this.sentences.keys()
    if (this.sentences.size >= 64 && oldest !== undefined) this.sentences.delete(oldest)
    const asked = call('alignment.sentences', { bead, ...this.pair })
    this.sentences.set(key, asked)
    asked.catch(() => this.sentences.delete(key))
    return asked
  }

  get pair() {
    return { left: this.sides.left.id, right: this.sides.right.id }
  }

  private async ask() {
    if (this.isAsking) return this.soon()
    this.isAsking = true
    await afterFirstLook()
    try {
      const pairing = await call('alignment.get', this.pair)
      if (this.isOver) return
      if (!this.isTimely(pairing)) return this.soon()
      this.count = pairing.beads.length
      this.take.pairing(pairing)
      const { findings, unknown } = await call('check.post', this.pair)
      // What was found in a text that has gone on is asked for again with its pairs.
      if (!this.isOver && this.isTimely(pairing)) this.take.findings(findings, unknown)
    } catch {
      // All stays as it was; the next durable edit asks again.
    } finally {
      this.isAsking = false
    }
  }

  private isTimely({ leftRevision, rightRevision }: Pairing): boolean {
    const { left, right } = this.sides
    return leftRevision === left.revision() && rightRevision === right.revision()
  }
}
