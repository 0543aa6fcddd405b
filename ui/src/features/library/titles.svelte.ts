import { call } from '../../backend/call'
import type { PostTitle } from '../../backend/types'

/** So many titles are found at once. */
const MOST = 20

/** Posts that are sought by their titles while somebody types. */
export class Titles {
  /** What was found last; it stays until the next answer is there, so that nothing flickers. */
  found = $state.raw<PostTitle[]>([])
  /** Whether what was asked last is not answered yet. */
  busy = $state(false)

  private wanted = ''

  /** Seeks titles; of the questions that come while one is answered only the last is asked. */
  async seek(words: string) {
    this.wanted = words
    if (this.busy) return
    this.busy = true
    try {
      let answered: string
      do {
        answered = this.wanted
        this.found = await call('post.find', { words: answered, limit: MOST })
      } while (answered !== this.wanted)
    } finally {
      this.busy = false
    }
  }
}
