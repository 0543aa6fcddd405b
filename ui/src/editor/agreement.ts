import type { Field } from '../backend/types'

const PAUSE_MS = 2000
const EVERY_MS = 30_000

/** Compares what was changed with the backend's text now and then, when nobody is writing. */
export class Agreement {
  private readonly changed = new Set<Field>()
  private timer: ReturnType<typeof setTimeout> | undefined
  private last = -Infinity

  /** `compare` says whether it could compare the field now. */
  constructor(private readonly compare: (field: Field) => Promise<boolean>) {}

  noteChange(field: Field) {
    clearTimeout(this.timer)
    this.changed.add(field)
  }

  /** Notes that everything is durable. */
  notePause() {
    clearTimeout(this.timer)
    if (this.changed.size === 0) return
    const wait = Math.max(PAUSE_MS, this.last + EVERY_MS - Date.now())
    this.timer = setTimeout(() => void this.run(), wait)
  }

  private async run() {
    this.last = Date.now()
    for (const field of [...this.changed]) {
      // What cannot be asked now is asked at the next pause; if the disk fails, saving tells.
      if (await this.compare(field).catch(() => false)) this.changed.delete(field)
    }
  }
}
