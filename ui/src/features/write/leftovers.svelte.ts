import { call } from '../../backend/call'
import { t, tn } from '../../messages/words.svelte'
import { windowId } from './windowid'

const AGAIN_MS = 10_000

/** What an earlier window could not save, until the library has it. */
export class Leftovers {
  /** A file with words that wait; null where none do. */
  waiting = $state<string | null>(null)
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly tell: (words: string, grave?: boolean) => void) {}

  /** Brings them into the open library; tries again by itself while that cannot be written. */
  async takeIn(): Promise<void> {
    clearTimeout(this.timer)
    const request = { title: t('rescue.title'), window: windowId }
    const { texts, posts, unread, waiting } = await call('rescue.takeIn', request)
    this.waiting = waiting
    if (waiting) this.timer = setTimeout(() => void this.takeIn().catch(() => {}), AGAIN_MS)
    const told = [
      ...(texts > 0 ? [tn('rescue.putBack', texts)] : []),
      ...(posts > 0 ? [tn('rescue.asPost', posts)] : []),
      ...unread.map((path) => t('rescue.unread', { path })),
    ]
    if (told.length > 0) this.tell(told.join(' '), unread.length > 0)
  }

  /** The library was closed. */
  reset() {
    clearTimeout(this.timer)
    this.waiting = null
  }
}
