import { SvelteSet } from 'svelte/reactivity'
import type { Status } from '../../backend/types'
import { call } from '../../backend/call'
import type { Library } from './library.svelte'

/** The posts that something is done to at once. */
export class Selection {
  readonly ids = new SvelteSet<string>()
  /** The row that a stretch of rows begins at. */
  private from = 0
  private asked = 0

  constructor(private readonly library: Library) {}

  get size() {
    return this.ids.size
  }

  has = (id: string) => this.ids.has(id)

  clear() {
    this.asked++
    this.ids.clear()
  }

  /** Lets the next stretch begin here. */
  begin(row: number) {
    this.from = row
  }

  toggle(row: number, id: string) {
    this.asked++
    this.from = row
    if (!this.ids.delete(id)) this.ids.add(id)
  }

  /** Selects all rows from where the stretch began to this one. */
  extend(to: number): Promise<void> {
    const [first, last] = [Math.min(this.from, to), Math.max(this.from, to)]
    return this.take(() => this.library.ids(first, last))
  }

  all(): Promise<void> {
    return this.take(() => this.library.all())
  }

  async tag(add: string[], remove: string[]) {
    await call('post.tagSeveral', { posts: [...this.ids], add, remove })
    this.library.refresh()
  }

  async setStatus(status: Status) {
    await call('post.setStatusOfSeveral', { posts: [...this.ids], status })
    this.library.refresh()
  }

  /** Gives those that went. */
  async trash(): Promise<string[]> {
    const posts = [...this.ids]
    await call('post.trashSeveral', { posts })
    this.clear()
    this.library.refresh()
    return posts
  }

  private async take(read: () => Promise<string[]>) {
    const asked = ++this.asked
    const ids = await read()
    if (asked !== this.asked) return
    this.ids.clear()
    for (const id of ids) this.ids.add(id)
  }
}
