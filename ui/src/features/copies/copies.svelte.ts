import { call, failure } from '../../backend/call'
import type { Failure } from '../../backend/types'
import type { CopiesState } from '../../generated/CopiesState'

/** The copies of the library that is open, and where they are kept. */
export class Copies {
  now = $state.raw<CopiesState | null>(null)
  failure = $state.raw<Failure | null>(null)
  /** A copy is being made, or a folder looked at. */
  busy = $state(false)
  /** When a copy was last asked for here, so that its outcome can be told. */
  made = $state(false)

  read = () => this.take(() => call('copies.state', {}))
  choose = () => this.take(() => call('copies.choose', {}))
  leave = () => this.take(() => call('copies.leave', {}))
  forget = () => this.take(() => call('copies.forget', {}))
  limit = (bytes: number) => this.take(() => call('copies.setLimit', { bytes }))

  async make(): Promise<void> {
    await this.take(() => call('copies.make', {}))
    this.made = this.failure === null
  }

  reset() {
    this.now = this.failure = null
    this.made = false
  }

  private async take(act: () => Promise<CopiesState | null>): Promise<void> {
    this.busy = true
    this.made = false
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
