import { call, failure, type Request } from '../../backend/call'
import type {
  AppState,
  Changed,
  Failure,
  LibraryInfo,
  PostRow,
  RecentLibrary,
  Status,
} from '../../backend/types'

/** How many rows are asked for and drawn together. */
export const PAGE = 50
const SEARCH_MS = 120
const REFRESH_MS = 400

/** The open library, and the list of its posts as it is filtered now. */
export class Library {
  info = $state.raw<LibraryInfo | null>(null)
  recent = $state.raw<RecentLibrary[]>([])
  trouble = $state.raw<Failure | null>(null)
  /** Which library the trouble is about, when it has a name. */
  troublePath = $state<string | null>(null)
  busy = $state(false)

  search = $state('')
  status = $state<Status | null>(null)
  language = $state<string | null>(null)

  pages = $state.raw<PostRow[][]>([])
  total = $state(0)
  languages = $state.raw<string[]>([])
  /** False until the first answer, so that an empty list is not announced too soon. */
  known = $state(false)

  isFiltered = $derived(this.search !== '' || this.status !== null || this.language !== null)

  private asked = 0
  private pending = new Set<number>()
  private timer: ReturnType<typeof setTimeout> | undefined

  start(state: AppState) {
    this.info = state.library
    this.recent = state.recent
    this.trouble = state.trouble
  }

  /** Makes a library at a path, or where the user says. */
  create = (path: string | null) => this.enter(() => call('library.create', { path }), path)
  openExample = () => this.enter(() => call('library.openExample', {}))
  open = (path: string | null) => this.enter(() => call('library.open', { path }), path)

  async close() {
    await call('library.close', {})
    this.info = null
    this.recent = (await call('app.state', {})).recent
  }

  async configure(change: Request<'library.configure'>) {
    this.info = await call('library.configure', change)
  }

  /** Takes back the last action on the list; says which, or null when there is none. */
  async undo(): Promise<string | null> {
    const undone = await call('library.undo', {})
    if (undone) this.refresh()
    return undone?.label ?? null
  }

  row(index: number): PostRow | undefined {
    return this.pages[Math.floor(index / PAGE)]?.[index % PAGE]
  }

  /** Takes every filter away. */
  showAll() {
    Object.assign(this, { search: '', status: null, language: null })
    this.refresh()
  }

  /** Filters anew once the typing has come to a rest. */
  searchSoon() {
    this.after(SEARCH_MS)
  }

  /** Reads the list again when something in it has changed. */
  follow(changes: Changed) {
    if (changes.library) void this.reread()
    if (changes.list) this.after(REFRESH_MS)
  }

  /** Reads the first page again and lets the others be read when they are seen. */
  refresh() {
    clearTimeout(this.timer)
    this.timer = undefined
    this.asked++
    this.pending.clear()
    const seen = Math.max(1, Math.min(this.pages.length, this.lastSeen + 1))
    for (let page = Math.max(0, seen - 3); page < seen; page++) void this.load(page, true)
  }

  /** Sees to it that this page of rows is or will be there. */
  need(page: number) {
    this.lastSeen = page
    if (!this.pages[page]) void this.load(page, false)
  }

  async trash(post: string) {
    await call('post.trash', { post })
    this.refresh()
  }

  /** Goes over to the library that `open` gives; says whether it did. */
  async enter(open: () => Promise<LibraryInfo | null>, path: string | null = null) {
    this.busy = true
    this.trouble = null
    this.troublePath = path
    try {
      const info = await open()
      if (!info) return false
      this.pages = []
      this.known = false
      this.info = info
      this.showAll()
      return true
    } catch (thrown) {
      this.trouble = failure(thrown)
      return false
    } finally {
      this.busy = false
    }
  }

  /** Asks for what may fail, and keeps why it did. */
  async attempt<T>(act: () => Promise<T>): Promise<T | null> {
    try {
      return await act()
    } catch (thrown) {
      this.trouble = failure(thrown)
      return null
    }
  }

  private lastSeen = 0

  private after(wait: number) {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.refresh(), wait)
  }

  private async reread() {
    this.info = (await call('app.state', {})).library
  }

  private async load(page: number, again: boolean) {
    if (this.pending.has(page) || !this.info) return
    this.pending.add(page)
    const asked = this.asked
    const { search, status, language } = this
    const filter = { search: search.trim(), status, language, trashed: false }
    try {
      const reply = await call('post.list', { ...filter, offset: page * PAGE, limit: PAGE })
      if (asked !== this.asked) return
      // Rows of an older answer stay until the first new ones are there: nothing flickers.
      const pages = again && page === 0 && this.lastSeen === 0 ? [] : [...this.pages]
      pages[page] = reply.posts
      pages.length = Math.ceil(reply.total / PAGE)
      this.pages = pages
      this.total = reply.total
      this.languages = reply.languages
      this.known = true
    } catch (thrown) {
      this.trouble = failure(thrown)
    } finally {
      if (asked === this.asked) this.pending.delete(page)
    }
  }
}
