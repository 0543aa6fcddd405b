import { call, failure, type Request } from '../../backend/call'
import type {
  AppState,
  Changed,
  ChosenPosts,
  Failure,
  LibraryInfo,
  PostRow,
  RecentLibrary,
  SavedFilter,
} from '../../backend/types'
import { afterFirstLook } from '../../shared/firstlook'
import { EVERYTHING, isRestricted } from './choice'
import { learnt, NONE, type Total } from './total'

/** How many rows are asked for together. */
export const PAGE = 50
const SEARCH_MS = 120
const REFRESH_MS = 400
const COUNT_MS = 250

/** What makes a library: with a seal or without. */
export type Make = (path: string | null) => Promise<LibraryInfo | null>

const plainly: Make = (path) => call('library.create', { path })
/** These say that a library waits for its passphrase, and where it is. */
const SEALED: Failure['code'][] = ['sealed', 'key-file-missing']

/** The open library, and the list of its posts as it is filtered now. */
export class Library {
  info = $state.raw<LibraryInfo | null>(null)
  recent = $state.raw<RecentLibrary[]>([])
  trouble = $state.raw<Failure | null>(null)
  /** Which library the trouble is about, when it has a name. */
  troublePath = $state<string | null>(null)
  busy = $state(false)

  /** Which posts are shown, and in which order. */
  chosen = $state.raw<ChosenPosts>(EVERYTHING)
  /** What is typed; it is looked for once the typing has come to a rest. */
  search = $state('')
  /** Another number whenever another list is asked for. */
  question = $state(0)
  saved = $state.raw<SavedFilter[]>([])

  pages = $state.raw<(PostRow[] | undefined)[]>([])
  languages = $state.raw<string[]>([])
  /** False until the first answer, so that an empty list is not announced too soon. */
  known = $state(false)

  isFiltered = $derived(this.search !== '' || isRestricted(this.chosen))

  /** Called with the path of a library, or a copy, that opens with its passphrase only. */
  onSealed: (path: string, isCopy: boolean) => void = () => {}

  private size = $state.raw<Total>(NONE)
  private asked = 0
  /** Which question `size` answers. */
  private answered = 0
  /** Whether the rows that are there are those of an older answer. */
  private stale = false
  /** The first and the last page that are seen. */
  private seen = [0, 0]
  private pending = new Set<number>()
  private typing: ReturnType<typeof setTimeout> | undefined
  private timer: ReturnType<typeof setTimeout> | undefined
  private counting: ReturnType<typeof setTimeout> | undefined

  /** How many posts there are; at the least, as long as `isExact` is false. */
  get total() {
    return this.size.posts
  }

  get isExact() {
    return this.size.isExact
  }

  start(state: AppState) {
    this.info = state.library
    this.recent = state.recent
    this.trouble = state.trouble
    if (state.library) void this.readSaved()
  }

  /** Makes a library at a path, or where the user says. */
  create = (path: string | null, make: Make = plainly) => this.enter(() => make(path), path)
  openExample = () => this.enter(() => call('library.openExample', {}))
  open = (path: string | null) => this.enter(() => call('library.open', { path }), path)

  /** Closes the library; where it is sealed, this window ends and another one is started. */
  async close(text: Request<'library.close'>) {
    await call('library.close', text)
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

  /** Takes every filter away; the order stays. */
  showAll() {
    const { sort, reversed } = this.chosen
    this.choose({ ...EVERYTHING, sort, reversed })
  }

  /** Shows other posts, or the same in another order. */
  choose(chosen: ChosenPosts) {
    clearTimeout(this.typing)
    this.search = chosen.search
    this.chosen = chosen
    this.question++
    this.seen = [0, 0]
    this.refresh()
  }

  /** Filters anew once the typing has come to a rest. */
  searchSoon() {
    clearTimeout(this.typing)
    const search = () => this.choose({ ...this.chosen, search: this.search })
    this.typing = setTimeout(search, SEARCH_MS)
  }

  /** Reads the list again when something in it has changed. */
  follow(changes: Changed) {
    if (changes.library) void this.reread()
    if (changes.list) this.after(REFRESH_MS)
    if (changes.settings) void this.readSaved()
  }

  /** Reads what is seen again, and lets the rest be read when it is. */
  refresh() {
    clearTimeout(this.timer)
    clearTimeout(this.counting)
    this.timer = undefined
    this.asked++
    this.pending.clear()
    this.stale = true
    const [first, last] = this.seen as [number, number]
    for (let page = first; page <= last; page++) void this.load(page)
  }

  /** Sees to it that these pages of rows are or will be there. */
  need(first: number, last: number) {
    this.seen = [first, last]
    for (let page = first; page <= last; page++) if (!this.pages[page]) void this.load(page)
  }

  /** The ids of rows, also of those that nobody has seen; both ends belong to them. */
  async ids(first: number, last: number): Promise<string[]> {
    const rows = Array.from({ length: last - first + 1 }, (_, at) => this.row(first + at))
    if (rows.every((row) => row !== undefined)) return rows.map(({ id }) => id)
    return call('post.ids', { ...this.part(first), limit: last - first + 1 })
  }

  /** The ids of all rows. */
  all(): Promise<string[]> {
    if (this.isExact) return this.ids(0, this.total - 1)
    return call('post.ids', { ...this.part(0), limit: 0 })
  }

  /** Counts the posts; at leisure means that whatever else is asked for goes before. */
  async count(atLeisure = false) {
    clearTimeout(this.counting)
    if (!this.info) return
    const { asked } = this
    const counted = await call('post.count', { ...this.part(0), atLeisure })
    if (asked !== this.asked) return
    if (counted === null) return this.countSoon()
    this.size = { posts: counted, isExact: true }
    const pages = [...this.pages]
    pages.length = Math.ceil(counted / PAGE)
    this.pages = pages
  }

  /**
   * The id of the post that stands `step` rows after another one in the list; null where there is
   * none. From a post that is not in sight one comes to the first.
   */
  async neighbour(step: number, from: string | null): Promise<string | null> {
    // At the first look nobody has read the list yet.
    if (!this.pages.some((page) => page)) await this.load(0)
    let at = this.pages.findIndex((page) => page?.some(({ id }) => id === from))
    if (at >= 0) at = at * PAGE + this.pages[at]!.findIndex(({ id }) => id === from) + step
    else at = 0
    if (at < 0 || (this.isExact && at >= this.total)) return null
    return (await this.ids(at, at))[0] ?? null
  }

  async saveFilter(name: string) {
    await call('filter.create', { name, chosen: this.chosen })
    await this.readSaved()
  }

  async renameFilter(filter: string, name: string) {
    await call('filter.rename', { filter, name })
    await this.readSaved()
  }

  async removeFilter(filter: string) {
    await call('filter.remove', { filter })
    await this.readSaved()
  }

  async trash(post: string) {
    await call('post.trash', { post })
    this.refresh()
  }

  /** Shows a library that was opened. */
  show(info: LibraryInfo) {
    this.pages = []
    this.known = false
    this.info = info
    this.choose(EVERYTHING)
    void this.readSaved()
  }

  /** Shows none, and no word of the one that was there. */
  clear() {
    clearTimeout(this.timer)
    clearTimeout(this.counting)
    this.info = null
    this.pages = []
    this.saved = []
    this.languages = []
    this.search = ''
    this.known = false
    this.asked++
  }

  /** Goes over to the library that `open` gives; says whether it did. */
  async enter(open: () => Promise<LibraryInfo | null>, path: string | null = null, isCopy = false) {
    this.busy = true
    this.trouble = null
    this.troublePath = path
    try {
      const info = await open()
      if (!info) return false
      this.show(info)
      return true
    } catch (thrown) {
      const { code, detail } = failure(thrown)
      if (SEALED.includes(code) && detail?.path) this.onSealed(String(detail.path), isCopy)
      else this.trouble = failure(thrown)
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

  private after(wait: number) {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.refresh(), wait)
  }

  private async reread() {
    this.info = (await call('app.state', {})).library
  }

  private async readSaved() {
    await afterFirstLook()
    try {
      this.saved = await call('filter.list', {})
    } catch (thrown) {
      this.trouble = failure(thrown)
    }
  }

  /** Counts the posts once what is seen has come to a rest. */
  private countSoon() {
    clearTimeout(this.counting)
    const count = () => void this.attempt(() => this.count(true))
    void afterFirstLook().then(() => {
      clearTimeout(this.counting)
      this.counting = setTimeout(count, COUNT_MS)
    })
  }

  private part(offset: number) {
    const search = this.chosen.search.trim()
    return { ...this.chosen, search, trashed: false, offset, limit: PAGE }
  }

  private async load(page: number) {
    if (this.pending.has(page) || !this.info) return
    this.pending.add(page)
    const asked = this.asked
    try {
      const reply = await call('post.list', this.part(page * PAGE))
      if (asked !== this.asked) return
      // Rows of an older answer stay where they are seen until new ones are there: nothing
      // flickers.
      const [first, last] = this.seen as [number, number]
      const stays = (at: number) => !this.stale || (at >= first && at <= last)
      const pages = this.pages.map((rows, at) => (stays(at) ? rows : undefined))
      this.stale = false
      pages[page] = reply.posts
      const read = { posts: reply.total, isExact: reply.isExact }
      this.size = learnt(this.answered === this.question ? this.size : null, read)
      this.answered = this.question
      pages.length = Math.ceil(this.total / PAGE)
      this.pages = pages
      if (!reply.isExact) this.countSoon()
      this.languages = reply.languages
      this.known = true
    } catch (thrown) {
      this.trouble = failure(thrown)
    } finally {
      if (asked === this.asked) this.pending.delete(page)
    }
  }
}
