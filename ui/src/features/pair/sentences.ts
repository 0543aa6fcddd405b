import type { ChangeSet } from '@codemirror/state'
import type { SentencePair, Span } from '../../backend/types'
import { mapSentences } from './beads'
import { other, type SideName } from './types'

/** A caret that only passes asks for nothing. */
const PASSING_MS = 180

/** The sentences of the pair in which the caret has come to rest. */
export class Sentences {
  now: SentencePair[] = []
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(
    /** Asks for them; null where they cannot be known now. */
    private readonly read: () => Promise<SentencePair[] | null>,
    private readonly came: () => void,
  ) {}

  /** The caret has moved; `rested` is called when it stays. */
  moved(rested: () => void) {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      rested()
      if (this.now.length === 0) void this.ask()
    }, PASSING_MS)
  }

  map(side: SideName, changes: ChangeSet) {
    this.now = mapSentences(this.now, side, changes)
  }

  forget() {
    this.now = []
  }

  end() {
    clearTimeout(this.timer)
  }

  private async ask() {
    const sentences = await this.read().catch(() => null)
    if (!sentences) return
    this.now = sentences
    this.came()
  }
}

/** The sentence on the other side that says what the one at a place says, if there are several. */
export function answerOf(sentences: SentencePair[], side: SideName, at: number): Span | null {
  if (sentences.length < 2) return null
  const own = sentences.find(({ [side]: span }) => span && span.from <= at && at <= span.to)
  return own?.[other(side)] ?? null
}
