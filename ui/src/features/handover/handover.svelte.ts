import { SvelteMap } from 'svelte/reactivity'
import { call, failure } from '../../backend/call'
import { on } from '../../backend/events'
import type {
  Failure,
  HandedOver,
  HandoverConflict,
  HandoverFile,
  LookedHandover,
  Take,
  TakenOver,
} from '../../backend/types'

/** A file that is to be taken over, and what it is called. */
type Given = { name: string; file: HandoverFile }

/** Posts that are handed over in a file, and files that are taken over. */
export class Handover {
  /** Ids of the posts that are to be handed over. */
  posts = $state.raw<string[]>([])
  given = $state.raw<Given | null>(null)
  looked = $state.raw<LookedHandover | null>(null)
  taken = $state.raw<TakenOver | null>(null)
  failure = $state.raw<Failure | null>(null)
  busy = $state<'making' | 'looking' | 'taking' | null>(null)
  /** How far what is being done has come, from 0 to 1. */
  done = $state(0)
  /** By the keys of the conflicts. */
  readonly decisions = new SvelteMap<string, Take>()

  conflicts = $derived<HandoverConflict[]>(this.looked?.posts.flatMap((it) => it.conflicts) ?? [])
  undecided = $derived(this.conflicts.filter(({ key }) => !this.decisions.has(key)))

  /** What opens the file that is looked into, until that is closed. */
  private passphrase = ''
  private jobs = 0
  private job = ''

  /** `settle` makes everything that was typed durable: what is not cannot be brought together. */
  constructor(private readonly settle: () => Promise<void>) {
    on('export-progress', ({ job, done, total }) => {
      if (job === this.job) this.done = total > 0 ? done / total : 0
    })
  }

  /** Begins to hand posts over. */
  begin(posts: string[]) {
    this.failure = null
    this.posts = posts
  }

  /** Asks for a place and writes; null where nothing came of it. */
  make(passphrase: string, withPast: boolean): Promise<HandedOver | null> {
    return this.run('making', async () => {
      await this.settle()
      const { posts, job } = this
      return call('handover.make', { posts, passphrase, withPast, job })
    })
  }

  /** Asks for a file; says whether one was chosen. */
  async choose(): Promise<boolean> {
    const chosen = await call('handover.choose', {})
    if (chosen) this.take({ name: chosen.name, file: { path: chosen.path, data: null } })
    return chosen !== null
  }

  /** Begins with a file that was chosen or dropped. */
  take(given: Given) {
    this.close()
    this.given = given
  }

  async look(passphrase: string) {
    const { given } = this
    if (!given) return
    this.passphrase = passphrase
    this.looked = await this.run('looking', async () => {
      await this.settle()
      return call('handover.look', { file: given.file, passphrase })
    })
    this.decisions.clear()
  }

  decide(key: string, take: Take) {
    this.decisions.set(key, take)
  }

  async takeIn() {
    const { given, passphrase } = this
    if (!given) return
    const decisions = [...this.decisions].map(([key, take]) => ({ key, take }))
    this.taken = await this.run('taking', async () => {
      await this.settle()
      const request = { file: given.file, passphrase, decisions, job: this.job }
      return call('handover.takeIn', request)
    })
    if (this.taken) this.passphrase = ''
  }

  /** Ends what is being done, which then leaves everything as it was. */
  async cancel() {
    if (this.busy === 'making' || this.busy === 'taking') {
      await call('export.cancel', { job: this.job })
    }
  }

  close() {
    this.passphrase = ''
    this.given = null
    this.looked = null
    this.taken = null
    this.failure = null
    this.decisions.clear()
  }

  private async run<T>(what: NonNullable<Handover['busy']>, act: () => Promise<T>) {
    this.failure = null
    this.busy = what
    this.done = 0
    this.job = `handover-${++this.jobs}`
    try {
      return await act()
    } catch (thrown) {
      this.failure = failure(thrown)
      return null
    } finally {
      this.busy = null
    }
  }
}
