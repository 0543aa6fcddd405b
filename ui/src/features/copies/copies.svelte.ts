import { call, failure } from '../../backend/call'
import type { Failure } from '../../backend/types'
import type { CopiesState } from '../../generated/CopiesState'

const OLD_MS = 3_600_000

/** The copies of the library that is open, and where they are kept. */
export class Copies {
  now = $state.raw<CopiesState | null>(null)
  failure = $state.raw<Failure | null>(null)
  /** A copy is being made, or a folder looked at. */
  busy = $state(false)
  /** Where the copy that was asked for here has come to. */
  made = $state<'everywhere' | 'here' | null>(null)

  read = () => this.take(() => call('copies.state', {}))
  choose = () => this.take(() => call('copies.choose', {}))
  leave = () => this.take(() => call('copies.leave', {}))
  forget = () => this.take(() => call('copies.forget', {}))
  limit = (bytes: number) => this.take(() => call('copies.setLimit', { bytes }))

  async make(): Promise<void> {
    await this.take(() => call('copies.make', {}))
    if (this.failure || !this.now || this.now.automatic.problem) return
    const { chosen } = this.now
    this.made = chosen && (!chosen.present || chosen.problem) ? 'here' : 'everywhere'
  }

  /** Reads again what may have become old. */
  refresh() {
    if (this.now && Date.now() - this.readAt > OLD_MS) void this.read()
  }

  reset() {
    this.now = this.failure = null
    this.made = null
  }

  private readAt = 0

  private async take(act: () => Promise<CopiesState | null>): Promise<void> {
    this.busy = true
    this.made = null
    this.readAt = Date.now()
    this.failure = null
    try {
      this.now = (await act()) ?? this.now
    } catch (thrown) {
      this.failure = failure(thrown)
    } finally {
      this.busy = false
    }
  }
}
