import { call, failure } from '../../backend/call'
import { on } from '../../backend/events'
import type { Failure, FormatInfo, NotReady, Preview, Profile, Saved } from '../../backend/types'
import { t } from '../../messages/words.svelte'
import { copyRich, copyText } from '../../shared/clipboard'
import { isHtml } from './formats'
import type { Which } from './types'

/** How far the writing of files is. */
export type Job = { id: string; done: number; total: number; isCancelled: boolean }

type Clips = { html: string; text: string }

/** A file of more posts than so many is saved, not copied. */
const COPIED = 100
/** So many of the posts that are not ready are called by their names. */
const NAMED = 30

/** What is exported, for whom and as what; what that would be, and how far it is written. */
export class Exporting {
  which = $state<Which | null>(null)
  posts = $state.raw<string[]>([])
  /** Which of the posts is shown. */
  at = $state(0)
  shown = $derived(this.posts[this.at] ?? null)
  /** The posts that were selected in the list, as long as they can be chosen here. */
  selected = $state.raw<string[]>([])

  formats = $state.raw<FormatInfo[]>([])
  profiles = $state.raw<Profile[]>([])
  format = $state('html-page')
  /** Id of the profile; null for the one that belongs to the format. */
  profile = $state<string | null>(null)
  language = $state<string | null>(null)

  preview = $state.raw<Preview | null>(null)
  failure = $state.raw<Failure | null>(null)
  /** Whether what is shown is still being made. */
  busy = $state(false)
  job = $state<Job | null>(null)
  saved = $state.raw<Saved | null>(null)

  /** Whether the last writing was left off. */
  isCancelled = $state(false)
  /** What is shown as it is copied, once it is known; or why it is not. */
  private clips = $state.raw<Clips | null>(null)
  private refusal = $state.raw<Failure | null>(null)
  canCopy = $derived(this.clips !== null || this.refusal !== null)
  /** What the posts are not ready for. */
  pending = $state.raw<NotReady[]>([])
  /** What posts are called, where somebody has asked. */
  private titles = $state<Record<string, string>>({})

  /** Whether each post is a thing of its own, and can be looked at by itself. */
  isOneByOne = $derived(this.formatInfo?.scope !== 'batch')
  /** Whether what is shown is set as a page. */
  isPage = $derived(isHtml(this.format))
  /** Words that must never leave and were found when something was to leave. */
  found = $derived(this.failure?.code === 'kept-words' ? this.failure : null)

  private asked = 0
  private asksReady = 0
  private jobs = 0

  constructor() {
    on('export-progress', ({ job, done, total }) => {
      if (this.job?.id === job) this.job = { ...this.job, done, total }
    })
  }

  get isOpen() {
    return this.which !== null
  }

  /** The profile that is used now. */
  get used(): Profile | null {
    const id = this.profile ?? this.usual(this.format)
    return this.profiles.find((profile) => profile.id === id) ?? null
  }

  /** Shows what these posts would be. */
  async open(which: Which, posts: string[]) {
    this.which = which
    this.posts = posts
    this.at = 0
    this.language = null
    if (this.formats.length === 0) this.formats = await call('export.formats', {})
    await this.refresh()
  }

  /** Makes anew what is shown, as when something that it rests on was changed. */
  async refresh() {
    // What an export itself writes down changes nothing that is shown.
    if (!this.isOpen || this.job) return
    await this.readProfiles()
    await this.change()
  }

  close() {
    this.asked++
    this.which = null
    this.posts = []
    this.preview = this.saved = this.failure = null
    this.pending = []
    this.busy = this.isCancelled = false
  }

  /** Reads the profiles again, as when one was edited. */
  async readProfiles() {
    this.profiles = await call('profile.list', {})
    if (!this.profiles.some(({ id }) => id === this.profile)) this.profile = null
  }

  /** A format brings the shipped profile that is made for it; one's own profile stays. */
  chooseFormat(format: string) {
    const own = this.used?.shipped === ''
    this.format = format
    if (!own) this.profile = null
    return this.change()
  }

  /** A profile brings the format that it is mostly used for. */
  chooseProfile(id: string) {
    const profile = this.profiles.find((profile) => profile.id === id)
    this.profile = id
    if (profile) this.format = profile.format
    return this.change()
  }

  chooseLanguage(language: string | null) {
    this.language = language
    return this.change()
  }

  /** Shows the next or the previous post. */
  turn(step: number) {
    const at = this.at + step
    if (at < 0 || at >= this.posts.length) return
    this.at = at
    return this.show()
  }

  /** Makes what is shown anew. */
  async show() {
    const asked = ++this.asked
    this.saved = this.clips = this.refusal = null
    this.isCancelled = false
    this.busy = true
    await this.attempt(async () => {
      const preview = await call('export.preview', { ...this.request, shown: this.shown })
      if (asked !== this.asked) return
      this.preview = preview
      void this.readClips(asked)
      if (this.posts.length === 1) this.pending = preview.notReady
    }, asked)
    if (asked === this.asked) this.busy = false
  }

  /** Asks where, and writes the files; nothing when the person thought better of it. */
  async save() {
    if (this.job) return
    const id = `export-${++this.jobs}`
    this.saved = null
    this.isCancelled = false
    this.job = { id, done: 0, total: this.posts.length, isCancelled: false }
    await this.attempt(async () => {
      this.saved = await call('export.save', { ...this.request, job: id })
      this.isCancelled = this.saved === null && this.job?.isCancelled === true
    })
    this.job = null
  }

  /** Leaves off writing; what was there before stays as it was. */
  async cancel() {
    if (!this.job || this.job.isCancelled) return
    this.job = { ...this.job, isCancelled: true }
    await call('export.cancel', { job: this.job.id })
  }

  /** Lets the person carry the files away who holds the button of the mouse down. */
  async carryOut() {
    await this.attempt(async () => void (await call('export.carryOut', this.request)))
  }

  /** Asks where, and writes what the files reveal as a text; says where it is. */
  async saveReceipt(text: string): Promise<string | null> {
    let path: string | null = null
    await this.attempt(async () => {
      const name = t('receipt.file')
      path = (await call('export.saveReceipt', { text, name }))?.path ?? null
    })
    return path
  }

  /** What a post is called, once it is known. */
  titleOf = (post: string) => this.titles[post] ?? ''

  /** Copies what is shown, as mark-up; says whether the system took it. */
  copyHtml(): Promise<boolean> {
    // Who knows no mark-up gets it as it is written.
    return this.copy(({ html }) => copyRich({ html, text: html }))
  }

  /** Copies what is shown, as words. */
  copyText(): Promise<boolean> {
    return this.copy(({ text }) => copyText(text))
  }

  private async copy(take: (clips: Clips) => Promise<boolean>): Promise<boolean> {
    this.failure = this.refusal
    return this.clips ? take(this.clips) : false
  }

  /** Reads what can be copied; a system takes only what is at hand when somebody asks for it. */
  private async readClips(asked: number) {
    const { shown, posts, isOneByOne, format, isPage } = this
    if (shown === null || (!isOneByOne && posts.length > COPIED)) return
    const request = { ...this.request, posts: isOneByOne ? [shown] : posts }
    const read = async (format: string) =>
      (await call('export.copy', { ...request, format })).content
    try {
      const html = await read(isPage ? format : 'html-fragment')
      const text = await read(isPage ? 'text' : format)
      if (asked === this.asked) this.clips = { html, text }
    } catch (thrown) {
      if (asked === this.asked) this.refusal = failure(thrown)
    }
  }

  /** Both what it would be and what it is not ready for are asked for anew. */
  private async change() {
    await Promise.all([this.show(), this.readPending()])
  }

  /** Asks what several posts are not ready for; of one its preview says that. */
  private async readPending() {
    const asked = ++this.asksReady
    if (this.posts.length < 2) return
    const pending = await call('export.ready', this.request).catch(() => [])
    if (asked !== this.asksReady) return
    this.pending = pending
    const posts = new Set(pending.slice(0, NAMED).map(({ post }) => post))
    for (const post of posts) await this.readTitle(post)
  }

  private async readTitle(post: string) {
    if (post in this.titles) return
    const { editions } = await call('post.get', { post }).catch(() => ({ editions: [] }))
    this.titles[post] = editions.find(({ title }) => title)?.title ?? ''
  }

  private get formatInfo() {
    return this.formats.find(({ id }) => id === this.format)
  }

  private get request() {
    const { posts, format, profile, language } = this
    return { posts, format, profile, language }
  }

  /** Id of the shipped profile that a format is used with. */
  private usual(format: string): string | undefined {
    const key = this.formats.find(({ id }) => id === format)?.profile
    return this.profiles.find(({ shipped }) => shipped === key)?.id
  }

  private async attempt(act: () => Promise<void>, asked?: number) {
    this.failure = null
    try {
      await act()
    } catch (thrown) {
      // Nobody waits for the answer to an older question.
      if (asked === undefined || asked === this.asked) this.failure = failure(thrown)
    }
  }
}
