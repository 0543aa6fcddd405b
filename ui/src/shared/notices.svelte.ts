export type Notice = {
  id: number
  words: string
  grave: boolean
  action: { label: string; run: () => void } | null
}

const STAYS_MS = 8000

/** Short messages at the foot of the window that go away by themselves. */
export class Notices {
  list = $state.raw<Notice[]>([])
  private next = 0

  tell(words: string, action: Notice['action'] = null, grave = false) {
    const id = this.next++
    this.list = [...this.list.slice(-2), { id, words, grave, action }]
    setTimeout(() => this.dismiss(id), STAYS_MS)
  }

  dismiss(id: number) {
    this.list = this.list.filter((notice) => notice.id !== id)
  }
}
