import { call, failure } from '../../backend/call'
import type { Changed, EditionView, Failure, LeftPlace, PostView } from '../../backend/types'
import type { JournalState } from '../../editor/journal'
import { UndoOrder } from '../../editor/undoorder'
import { type Extend, OpenEdition } from './edition.svelte'

const KEPT = 12
/** The events of one's own edits follow them closely and ask for nothing. */
const ECHO_MS = 1500
/** How long a closing window waits for its library. */
const SILENCE_MS = 1500

/** The post on the desk, and which of its editions lie open. */
export class Desk {
  post = $state.raw<PostView | null>(null)
  trouble = $state.raw<Failure | null>(null)
  left = $state.raw<OpenEdition | null>(null)
  right = $state.raw<OpenEdition | null>(null)
  facing = $state(true)
  details = $state(false)
  outline = $state(false)
  /** The edition that somebody is writing in, or wrote in last. */
  active = $state.raw<OpenEdition | null>(null)

  /** In which order texts were written and pairs were changed. */
  readonly order = new UndoOrder()
  /** Editions seen lately, with their undo history; what is not saved stays among them. */
  private editions = $state.raw<OpenEdition[]>([])
  private readonly stuck = $derived(this.editions.filter(({ failure }) => failure !== null))
  /** How it stands with everything that was typed, on the desk or not. */
  state = $derived<JournalState>(worst(this.editions.map(({ state }) => state)))
  failure = $derived(this.stuck[0]?.failure ?? null)
  isSlow = $derived(this.editions.some(({ isSlow }) => isSlow))
  /** Where everything that cannot be saved is kept meanwhile; null where some of it is not. */
  refuge = $derived(
    this.stuck.every(({ refuge }) => refuge !== null) ? (this.stuck[0]?.refuge ?? null) : null,
  )
  isFacing = $derived(this.facing && this.left !== null && this.right !== null)

  private following: ReturnType<typeof setTimeout> | undefined
  private lastDurable = 0
  /** What other rooms add to every field. */
  extend: Extend = () => []
  /** Called whenever something on the desk became durable. */
  onDurable: () => void = () => {}
  /** Called when undo could not read the past. */
  onFailed: (thrown: unknown) => void = () => {}
  /** Called when words of another window were put beside those here. */
  onUnited: () => void = () => {}

  async open(id: string): Promise<void> {
    if (this.post?.id === id) return
    await this.flush()
    this.trouble = null
    try {
      this.show(await call('post.get', { post: id }))
    } catch (thrown) {
      this.clear()
      this.trouble = failure(thrown)
    }
  }

  /** Starts a post and lays it open; an empty title waits to be written. */
  async create(language: string, template?: string): Promise<string> {
    const { post } = await call('post.create', { title: '', language, template })
    await this.open(post)
    return post
  }

  clear() {
    this.post = this.left = this.right = null
    this.details = this.outline = false
    this.active = null
  }

  /** Forgets everything, as when the library is closed. */
  reset() {
    this.clear()
    this.editions = []
    this.order.reset()
    this.trouble = null
  }

  /** Sends whatever waits in any edition; resolves when it is durable or has failed. */
  async flush(): Promise<void> {
    await Promise.all(this.editions.map((edition) => edition.journal.flush()))
  }

  /** Like `flush`, but rejects with the reason when something could not be made durable. */
  async settle(): Promise<void> {
    await this.flush()
    const stuck = this.editions.find((edition) => edition.journal.failure)
    if (stuck) throw stuck.journal.failure
  }

  /** Whether anything typed is not durable yet. */
  get unsaved(): boolean {
    return this.editions.some((edition) => edition.journal.state !== 'saved')
  }

  /**
   * Makes everything durable, in the library or else in another place until the next start.
   *
   * Says whether nothing is left that only this window has.
   */
  async leave(): Promise<boolean> {
    // A disk that does not answer must not keep the words from a place that would.
    const silence = new Promise((resolve) => setTimeout(resolve, SILENCE_MS))
    await Promise.race([this.flush(), silence])
    const unsaved = this.editions.filter(({ journal }) => journal.state !== 'saved')
    await Promise.all(unsaved.map(({ journal }) => journal.shelter()))
    return unsaved.every(({ journal }) => journal.state === 'saved' || journal.isSheltered)
  }

  /** Where somebody is on the desk; null where nothing lies there. */
  standing(): LeftPlace | null {
    const { post, left, right, isFacing, active } = this
    const edition = isFacing && active === right ? right : left
    if (!post || !edition) return null
    return {
      post: post.id,
      edition: edition.id,
      revision: edition.revision(),
      ...edition.standing(),
    }
  }

  /** Writes what cannot be saved where a person wants it; says in which folder. */
  async saveCopy(): Promise<string | null> {
    return call('edition.saveCopy', { texts: this.stuck.map(({ now }) => now) })
  }

  /** Lays an edition on one side; when it lies on the other, the two change places. */
  choose(side: 'left' | 'right', id: string) {
    const view = this.post?.editions.find((edition) => edition.id === id)
    if (!view) return
    const chosen = this.keep(view)
    const [mine, theirs] = side === 'left' ? [this.left, this.right] : [this.right, this.left]
    const other = theirs?.id === id ? mine : theirs
    ;[this.left, this.right] = side === 'left' ? [chosen, other] : [other, chosen]
  }

  /** Lets the two pages change places. */
  exchange() {
    if (this.left && this.right) this.choose('left', this.right.id)
  }

  async translate(language: string): Promise<OpenEdition | null> {
    if (!this.post) return null
    const from = this.left?.id ?? null
    await this.flush()
    const request = { post: this.post.id, from, language, title: '' }
    const made = await call('edition.translate', request)
    this.post = await call('post.get', { post: this.post.id })
    this.facing = true
    this.choose('right', made.id)
    return this.right
  }

  /** Says that an edition is in another language; its editors are made anew in that one. */
  async setLanguage(edition: string, language: string) {
    await this.settle()
    await call('edition.setLanguage', { edition, language })
    this.editions = this.editions.filter(({ id }) => id !== edition)
    const [left, right] = [this.left?.id, this.right?.id]
    await this.refreshPost()
    if (left === edition) this.choose('left', edition)
    if (right === edition) this.choose('right', edition)
  }

  /** Takes an edition out of the trash; says under which name, when its place was taken. */
  async restoreEdition(edition: string): Promise<string | null> {
    const { name } = await call('edition.restore', { edition })
    await this.refreshPost()
    return name
  }

  /** Lets undoing bring back nothing that was forgotten for good. */
  forgetPast() {
    for (const edition of this.editions) edition.forgetPast()
  }

  async trashEdition(edition: string) {
    await this.flush()
    await call('edition.trash', { edition })
    await this.refreshPost()
  }

  /** Follows what has changed in the library. */
  async follow(changes: Changed) {
    const { post } = this
    if (!post) return
    const isEcho = this.unsaved || Date.now() - this.lastDurable < ECHO_MS
    if (changes.posts.includes(post.id) && !isEcho) await this.refreshPost()
    const touched = this.editions.filter((edition) => changes.editions.includes(edition.id))
    if (touched.length === 0) return
    if (!isEcho) return void (await Promise.all(touched.map((edition) => edition.reload())))
    // It may be more than an echo; that is asked once nobody is writing.
    clearTimeout(this.following)
    this.following = setTimeout(() => {
      // Should the backend be silent now, the next edit brings what was missed.
      for (const edition of touched) edition.catchUp().catch(() => {})
    }, ECHO_MS)
  }

  /** Reads the post's own data anew: slug, status, tags, and which editions there are. */
  async refreshPost() {
    if (!this.post) return
    try {
      const fresh = await call('post.get', { post: this.post.id })
      if (fresh.id !== this.post?.id) return
      if (fresh.trashedAt !== null) return this.clear()
      this.post = fresh
      const gone = (edition: OpenEdition | null) =>
        edition && !fresh.editions.some(({ id }) => id === edition.id)
      const back = this.right === null && fresh.editions.filter((e) => e.current).length > 1
      if (gone(this.left) || gone(this.right) || back) this.show(fresh)
    } catch {
      this.clear()
    }
  }

  private show(post: PostView) {
    this.post = post
    const usual = post.editions.filter((edition) => edition.current)
    const source = usual.find((edition) => edition.role === 'source') ?? usual[0]
    const other = usual.find((edition) => edition !== source)
    this.left = source ? this.keep(source) : null
    this.right = other ? this.keep(other) : null
  }

  private keep(view: EditionView): OpenEdition {
    const known = this.editions.find(({ id }) => id === view.id)
    const usable = known && (known.revision() >= view.revision || known.state !== 'saved')
    const edition = usable ? known : new OpenEdition(view, this.order, this.extend)
    edition.onDurable = () => {
      this.lastDurable = Date.now()
      this.onDurable()
    }
    edition.onFocus = () => (this.active = edition)
    edition.onFailed = (thrown) => this.onFailed(thrown)
    edition.onUnited = () => this.onUnited()
    const others = this.editions.filter(({ id }) => id !== view.id)
    this.editions = [...others.filter((other) => !this.isForgettable(other, others)), edition]
    return edition
  }

  /** Whether an edition was left long ago, and everything in it is saved. */
  private isForgettable(edition: OpenEdition, others: OpenEdition[]): boolean {
    const isOpen = edition === this.left || edition === this.right
    const isOld = others.indexOf(edition) <= others.length - KEPT
    return isOld && !isOpen && edition.state === 'saved'
  }
}

function worst(states: JournalState[]): JournalState {
  if (states.includes('trouble')) return 'trouble'
  return states.includes('saving') ? 'saving' : 'saved'
}
