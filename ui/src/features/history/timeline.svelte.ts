import { SvelteMap } from 'svelte/reactivity'
import { call } from '../../backend/call'
import type { Stretch, Weight } from './types'
import { daysOf, momentsOf } from './moments'

/** How many stretches are asked for together. */
const PAGE = 50
/** Stretches that come into sight within this time are weighed together. */
const GATHER_MS = 80

/** The past of one edition, the newest first, read page by page. */
export class TimeLine {
  stretches = $state.raw<Stretch[]>([])
  more = $state(true)
  /** False until the first answer. */
  known = $state(false)

  moments = $derived(momentsOf(this.stretches))
  days = $derived(daysOf(this.moments))

  private readonly weights = new SvelteMap<string, Weight>()
  private waiting = new Map<string, Stretch>()
  private asked = new Set<string>()
  private timer: ReturnType<typeof setTimeout> | undefined
  private reading: Promise<void> | null = null

  constructor(readonly edition: string) {}

  /** Reads the next page, if there is one. */
  async next(): Promise<void> {
    if (!this.more) return
    this.reading ??= this.read(this.stretches.at(-1)?.first ?? null, PAGE)
    await this.reading
  }

  /** Reads on until the stretch of a revision is there. */
  async reach(revision: number): Promise<void> {
    while (this.more && (this.stretches.at(-1)?.first ?? Infinity) > revision) await this.next()
  }

  /** Reads again what is shown, as after a moment was named. */
  async renew(): Promise<void> {
    await this.reading
    const count = Math.max(PAGE, this.stretches.length)
    await (this.reading = this.read(null, count))
  }

  /** How many words came and went in a stretch, once it has been weighed. */
  weight(stretch: Stretch): Weight | undefined {
    return this.weights.get(nameOf(stretch))
  }

  /** Weighs a stretch that has come into sight, together with its neighbours. */
  weigh(stretch: Stretch) {
    const name = nameOf(stretch)
    if (stretch.forgotten || this.asked.has(name)) return
    this.asked.add(name)
    this.waiting.set(name, stretch)
    this.timer ??= setTimeout(() => void this.weighAll(), GATHER_MS)
  }

  private async read(before: number | null, limit: number) {
    try {
      const page = await call('history.timeline', { edition: this.edition, before, limit })
      this.stretches = before === null ? page.stretches : [...this.stretches, ...page.stretches]
      this.more = page.more
      this.known = true
    } finally {
      this.reading = null
    }
  }

  private async weighAll() {
    this.timer = undefined
    const waiting = [...this.waiting]
    this.waiting.clear()
    const spans = waiting.map(([, { first, last }]): [number, number] => [first, last])
    try {
      const weights = await call('history.weigh', { edition: this.edition, spans })
      waiting.forEach(([name], index) => {
        const weight = weights[index]
        if (weight) this.weights.set(name, weight)
      })
    } catch {
      // The time line is whole without them; they are asked for again when they are next in sight.
      for (const [name] of waiting) this.asked.delete(name)
    }
  }
}

function nameOf({ first, last }: Stretch): string {
  return `${first}-${last}`
}
