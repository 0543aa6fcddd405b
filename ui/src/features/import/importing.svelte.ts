import { call } from '../../backend/call'
import { on } from '../../backend/events'
import type {
  DroppedFile,
  ImportBatch,
  ImportChanges,
  ImportedPost,
  ImportedText,
  ImportFailure,
  ImportFrom,
  ImportLook,
  TrackedChanges,
} from '../../backend/types'

/** How far the reading or the making of posts is. */
export type Job = { id: string; done: number; total: number; isCancelled: boolean }

/** What somebody has chosen for one post that was read. */
export type Choice = {
  wanted: boolean
  /** Whether its text becomes a post in its languages. */
  parted: boolean
  tracked: TrackedChanges
  /** The languages of its editions, as its text stands and parted; empty where nobody knows. */
  languages: { whole: string[]; parted: string[] }
}

/** What was made of files. */
export type Made = { posts: string[]; known: number; isOne: boolean }

/** Files of others: what was read of them, what is to become of it, and how far that is. */
export class Importing {
  batch = $state.raw<ImportBatch | null>(null)
  choices = $state<Choice[]>([])
  /** Which post is shown. */
  at = $state(0)
  job = $state<Job | null>(null)
  /** Whether posts are being made. */
  isKeeping = $state(false)
  /** Whether the archives among the files are wanted. */
  withArchives = $state(true)
  failures = $state.raw<ImportFailure[]>([])
  look = $state.raw<ImportLook | null>(null)
  changes = $state.raw<ImportChanges | null>(null)
  private asked = 0
  private jobs = 0

  /** While a person is asked for files there is nothing to show. */
  isOpen = $derived(this.batch !== null || this.isKeeping || (this.job?.total ?? 0) > 0)
  wanted = $derived(this.choices.filter(({ wanted }) => wanted).length)
  shown = $derived<ImportedPost | null>(this.batch?.posts[this.at] ?? null)
  choice = $derived<Choice | null>(this.choices[this.at] ?? null)
  /** A language is missing of a text that is to be taken in. */
  lacksLanguage = $derived(
    this.choices.findIndex((one) => one.wanted && languagesOf(one).some((tag) => !tag)),
  )
  /** Two editions of one post are in one language. */
  clashes = $derived(
    this.choices.findIndex((one) => {
      const tags = languagesOf(one)
      return one.wanted && new Set(tags).size < tags.length
    }),
  )

  constructor() {
    on('export-progress', ({ job, done, total }) => {
      if (this.job?.id === job) this.job = { ...this.job, done, total }
    })
  }

  /** Reads files, and shows what was read; tells whether there is anything to show. */
  async read(from: ImportFrom, dropped: DroppedFile[], usual: string) {
    const id = this.begin()
    try {
      const batch = await call('import.read', { job: id, from, dropped })
      if (!batch) return false
      this.show(batch, usual)
      return true
    } finally {
      this.job = null
    }
  }

  private show(batch: ImportBatch, usual: string) {
    this.batch = batch
    this.failures = batch.failures
    this.choices = batch.posts.map((post) => ({
      wanted: true,
      parted: post.parted !== null,
      tracked: 'accept' as const,
      languages: {
        whole: known(post.whole, usual),
        parted: post.parted ? known(post.parted, usual) : [],
      },
    }))
    this.withArchives = batch.archives.length > 0
    this.choose(0)
  }

  /** Shows another of the posts. */
  choose(at: number) {
    this.at = at
    this.changes = null
    void this.refresh()
  }

  /** The text of the post that is shown, as it was chosen to be read. */
  async refresh() {
    const asked = ++this.asked
    const { choice } = this
    if (!choice || !this.shown) return void (this.look = null)
    const { parted, tracked } = choice
    const look = await call('import.look', { post: this.at, parted, tracked }).catch(() => null)
    if (asked === this.asked) this.look = look
  }

  setParted(parted: boolean) {
    if (this.choice) this.choice.parted = parted
    void this.refresh()
  }

  setTracked(tracked: TrackedChanges) {
    if (this.choice) this.choice.tracked = tracked
    void this.refresh()
  }

  /** Shows what was changed while changes were tracked, or the text again. */
  async lookAtChanges(wanted: boolean) {
    this.changes = wanted ? await call('import.changes', { post: this.at }) : null
  }

  setLanguage(edition: number, tag: string) {
    const { choice } = this
    if (choice) languagesOf(choice)[edition] = tag
  }

  /** Makes posts of what is wanted; what could not be made is told and stays. */
  async keep(otherwise: string): Promise<Made> {
    const id = this.begin()
    this.isKeeping = true
    try {
      const posts = this.choices.flatMap((choice, post) => {
        const { wanted, parted, tracked } = choice
        return wanted ? [{ post, parted, tracked, languages: [...languagesOf(choice)] }] : []
      })
      const archives = this.withArchives && (this.batch?.archives.length ?? 0) > 0
      const kept = await call('import.keep', { job: id, posts, archives, otherwise })
      if (kept.failures.length === 0) this.close()
      else this.left(kept.failures)
      return { posts: kept.posts, known: kept.known, isOne: kept.step !== null }
    } finally {
      this.job = null
      this.isKeeping = false
    }
  }

  /** What was not made is still there. */
  private left(failures: ImportFailure[]) {
    this.failures = failures
    const names = new Set(failures.map(({ name }) => name))
    const posts = this.batch?.posts ?? []
    this.choices.forEach((choice, at) => (choice.wanted &&= names.has(posts[at]!.name)))
    this.withArchives = false
  }

  async cancel() {
    if (!this.job) return
    this.job = { ...this.job, isCancelled: true }
    await call('import.cancel', { job: this.job.id })
  }

  /** Forgets what was read and is not to be taken in. */
  async leave() {
    this.close()
    await call('import.leave', {})
  }

  private close() {
    this.asked++
    this.batch = null
    this.choices = []
    this.failures = []
    this.look = this.changes = null
  }

  private begin() {
    const id = `import ${++this.jobs}`
    this.job = { id, done: 0, total: 0, isCancelled: false }
    return id
  }
}

/** The languages of a choice, as its text is to be read. */
export function languagesOf({ parted, languages }: Choice): string[] {
  return parted ? languages.parted : languages.whole
}

/** The text of a post as it is to be read. */
export function textOf(post: ImportedPost, choice: Choice): ImportedText {
  return choice.parted && post.parted ? post.parted : post.whole
}

/** A single text of which nobody knows the language is in the one that is usual here. */
function known({ editions }: ImportedText, usual: string): string[] {
  return editions.map(({ language }) => language ?? (editions.length === 1 ? usual : ''))
}
