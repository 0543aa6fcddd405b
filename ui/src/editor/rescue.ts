import type { AppendEdits } from '../backend/types'

type Refuge = {
  rescue(batches: AppendEdits[]): Promise<string | null>
  rescued(): Promise<unknown>
}

const FIRST_WAIT_MS = 50
/** Writing takes at most this part of the time: a long text is written less often. */
const SHARE = 1 / 8

/** Keeps the words that cannot be saved in another place, again whenever there are more. */
export class Rescue {
  /** Where they are; null where they could not be written. */
  place: string | null = null
  private wanted = false
  private writing: Promise<void> | null = null
  private wasUsed = false
  private timer: ReturnType<typeof setTimeout> | undefined
  private wait = FIRST_WAIT_MS

  constructor(
    private readonly refuge: Refuge,
    private readonly moved: () => void,
  ) {}

  /** Whether what was wanted last is written. */
  get isCurrent(): boolean {
    return this.place !== null && !this.wanted && !this.writing
  }

  /** Has `batches` written in a moment, with whatever comes until then. */
  keepSoon(batches: () => AppendEdits[]) {
    this.wanted = true
    if (!this.writing) this.timer ??= setTimeout(() => void this.keepNow(batches), this.wait)
  }

  /** Has `batches` written; resolves when that was tried. */
  async keepNow(batches: () => AppendEdits[]): Promise<void> {
    while (this.writing) await this.writing
    clearTimeout(this.timer)
    this.timer = undefined
    this.wanted = false
    this.writing = this.write(batches)
    await this.writing
  }

  /** Everything is saved: the file is of no more use. */
  release() {
    clearTimeout(this.timer)
    this.timer = undefined
    this.wanted = false
    this.place = null
    if (!this.wasUsed || this.writing) return
    this.wasUsed = false
    // A file that stays is taken in at the next start, which finds everything saved already.
    this.refuge.rescued().catch(() => {})
  }

  private async write(batches: () => AppendEdits[]) {
    this.wasUsed = true
    const began = Date.now()
    const place = await this.refuge.rescue(batches()).catch(() => null)
    this.wait = Math.max(FIRST_WAIT_MS, (Date.now() - began) / SHARE)
    this.writing = null
    this.place = place
    if (this.wanted) this.keepSoon(batches)
    else if (batches().length === 0) this.release()
    this.moved()
  }
}
