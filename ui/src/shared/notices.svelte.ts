export type Notice = {
  id: number
  words: string
  grave: boolean
  action: { label: string; run: () => void } | null
}

const STAYS_MS = 8000
/** A letter takes this long to be read at leisure. */
const LETTER_MS = 75

/** A short message at the foot of the window; it goes away by itself, or when the next one comes. */
export class Notices {
  list = $state.raw<Notice[]>([])
  private next = 0

  tell(words: string, action: Notice['action'] = null, grave = false) {
    const id = this.next++
    this.list = [{ id, words, grave, action }]
    setTimeout(() => this.dismiss(id), Math.max(STAYS_MS, words.length * LETTER_MS))
  }

  clear() {
    this.list = []
  }

  dismiss(id: number) {
    this.list = this.list.filter((notice) => notice.id !== id)
  }
}
