import { call, failure } from '../backend/call'
import { on } from '../backend/events'
import { firstState } from '../backend/firststate'
import type { DroppedFile, Field, ImportFrom } from '../backend/types'
import { following, linkAt } from '../editor/following'
import { wordsAtCaret } from '../editor/insertion'
import { Copies } from '../features/copies/copies.svelte'
import { Exporting } from '../features/export/exporting.svelte'
import type { Which } from '../features/export/types'
import { History } from '../features/history/history.svelte'
import { type Failed, Images } from '../features/image/images.svelte'
import { areDocuments, MOST_BYTES, read as readFiles } from '../features/import/files'
import { Importing } from '../features/import/importing.svelte'
import type { Pairs } from '../features/pair/pairs.svelte'
import { Library } from '../features/library/library.svelte'
import { Memory } from '../features/memory/memory.svelte'
import { Notes } from '../features/note/notes.svelte'
import { Outside } from '../features/outside/outside.svelte'
import { Posting } from '../features/posting/posting.svelte'
import { Profiles } from '../features/profile/profiles.svelte'
import { Copied } from '../features/seal/copied'
import { Idle } from '../features/seal/idle'
import { Seal } from '../features/seal/seal.svelte'
import { Settings } from '../features/settings/settings.svelte'
import { Spelling } from '../features/spelling/spelling.svelte'
import { Templates } from '../features/template/templates.svelte'
import { TrashBin } from '../features/trash/trash.svelte'
import { Clipboard } from '../features/write/clipboard'
import { Typography } from '../features/typography/typography.svelte'
import { Desk } from '../features/write/desk.svelte'
import type { OpenEdition } from '../features/write/edition.svelte'
import { Leftovers } from '../features/write/leftovers.svelte'
import { explain } from '../messages/failures'
import { languageName, languageTitle } from '../messages/names'
import { language, t, tn } from '../messages/words.svelte'
import { afterFirstLook, beginFirstLook } from '../shared/firstlook'
import { Notices } from '../shared/notices.svelte'
import { Door } from './door'
import { postsOf } from './exports'
import { readTheRest } from './later'

/** Below this width the list steps aside for whatever lies in the centre. */
const NARROW_FOR_ONE = 800
/** Below this width the list steps aside for two facing pages. */
const NARROW = 1366
/** So many characters of what is selected are looked up. */
const MOST_ASKED = 300
/** Below this width it steps aside for a time line with its page. */
const NARROW_FOR_HISTORY = 1440

/** What can lie over the window. */
type Over =
  | 'palette'
  | 'headings'
  | 'help'
  | 'shortcuts'
  | 'settings'
  | 'copies'
  | 'naming'
  | 'initials'
  | 'templates'
  | 'words'
  | 'profiles'
  | 'posting'
  | 'seal'
  | 'creating'

/** The whole window: its three places and what lies over them. */
export class App {
  readonly door = new Door(this)
  readonly library = new Library()
  readonly desk = new Desk()
  readonly exporting = new Exporting()
  readonly importing = new Importing()
  readonly history = new History()
  readonly bin = new TrashBin()
  readonly copies = new Copies()
  readonly memory = new Memory()
  readonly settings = new Settings()
  readonly notes = new Notes()
  private readonly copied = new Copied(() => this.settings.now.clearClipboard)
  readonly seal = new Seal({
    settle: () => this.desk.settle(),
    leave: () => this.door.leave(),
    enter: (info) => this.door.enterUnlocked(info),
    comeBack: () => this.door.comeBack(),
    show: (info) => (this.library.info = info),
    shut: () => this.door.shut(),
    copied: () => this.copied.take(),
    onFailed: (thrown) => void this.attempt(() => Promise.reject(thrown)),
    onNotSaved: () => this.notices.tell(t('lock.notSaved'), null, true),
  })
  readonly spelling = new Spelling(() => this.settings.now.spelling)
  readonly typography = new Typography(() => this.settings.now.smartTypography)
  readonly templates = new Templates()
  readonly profiles = new Profiles()
  readonly posting = new Posting()
  readonly images = new Images()
  readonly outside = new Outside()
  readonly notices = new Notices()
  readonly clipboard = new Clipboard(
    (words, action, grave) => this.notices.tell(words, action, grave),
    (edition, tag) => this.attempt(() => this.desk.setLanguage(edition, tag)),
  )
  /** What could not be saved before. */
  readonly leftovers = new Leftovers((words, grave) => this.notices.tell(words, null, grave))

  started = $state(false)
  /** Whether the first look at the window is over. */
  isLookedAt = $state(false)
  over = $state<Over | null>(null)
  adding = $state(false)
  innerWidth = $state(innerWidth)
  /** How much room there is; where everything is larger, there is less. */
  width = $derived.by(() => (this.innerWidth * 100) / this.settings.now.zoom)
  /** The list was called back although two pages have taken its place. */
  summoned = $state(false)

  /** What lies in the centre of the window. */
  place = $derived.by(() => {
    if (this.exporting.isOpen) return 'export'
    if (this.bin.open) return 'trash'
    return this.history.edition ? 'history' : 'desk'
  })
  /** Whether the list has no room beside the pages. */
  aside = $derived.by(() => {
    // Where nothing lies in the centre, the list is where one goes on.
    if (this.width <= NARROW_FOR_ONE) return this.place !== 'desk' || this.desk.post !== null
    if (this.place === 'history') return this.width <= NARROW_FOR_HISTORY
    return this.desk.isFacing && this.width <= NARROW
  })
  /** How somebody likes to write here. */
  modes = $derived.by(() => {
    const { sourceMode: source, focus, typewriter } = this.settings.now
    return { source, focus, typewriter }
  })
  postsShown = $derived(this.aside ? this.summoned : this.settings.now.postsVisible)

  /** Set by the views that own what these reach. */
  focusSearch: () => void = () => {}
  focusMemory: () => void = () => {}
  /** Where somebody was writing when the pairs were searched. */
  private asked: { edition: OpenEdition; field: Field } | null = null
  /** The pairs of the facing pages. */
  pairs = $state.raw<Pairs | null>(null)
  /** Where somebody was writing when the desk was left. */
  private left: { edition: OpenEdition; field: Field } | null = null

  async start(run: (command: string) => void) {
    const endFirstLook = beginFirstLook()
    void afterFirstLook().then(() => (this.isLookedAt = true))
    on('changed', (changes) => {
      this.library.follow(changes)
      if (changes.forgotten.length > 0) this.desk.forgetPast()
      // The words that a library knows are among its settings.
      if (changes.settings) {
        this.spelling.recheck()
        this.typography.refresh()
        void this.attempt(() => this.templates.refresh())
        if (this.over === 'profiles' || this.over === 'posting') {
          void this.attempt(() => this.profiles.refresh())
        }
        void this.attempt(() => this.exporting.refresh())
      }
      if (this.over === 'posting') void this.posting.follow(changes)
      void this.desk.follow(changes)
      if (this.desk.post && changes.notes.includes(this.desk.post.id)) this.notes.refresh(0)
      void this.history.follow(changes)
      void this.bin.follow(changes)
    })
    this.desk.onFailed = (thrown) => void this.attempt(() => Promise.reject(thrown))
    this.desk.order.onFailed = this.desk.onFailed
    this.desk.extend = (edition, field) => [
      this.spelling.extension(() => edition.language, field === 'body'),
      this.typography.extension(edition.language, field === 'body'),
      this.clipboard.extension(edition, field),
      field === 'body'
        ? [this.images.extension(edition), following((address) => void this.askLink(address))]
        : [],
    ]
    this.typography.onFailed = this.desk.onFailed
    this.images.others = (page) =>
      [this.desk.left, this.desk.right].flatMap((one) => (one && one !== page ? [one] : []))
    this.images.onFailed = (failed) => this.tellImages(failed)
    this.images.onSlow = () => this.notices.tell(t('image.slow'))
    this.images.onStilled = () => this.notices.tell(t('image.stilled'))
    this.images.onAllDescribed = () => this.notices.tell(t('image.allDescribed'))
    this.spelling.onFailed = this.desk.onFailed
    this.notes.onNoWords = () => this.notices.tell(t('note.nowhere'))
    this.spelling.onAdded = (word) => this.tellUndoable(t('spelling.added', { word }))
    this.desk.onUnited = () => this.notices.tell(t('save.united'))
    on('menu', ({ command }) => run(command))
    on('link', ({ address }) => void this.askLink(address))
    on('closing', () => void this.door.quit())
    on('sleeping', () => void this.desk.flush())
    on('lock-requested', () => {
      if (this.settings.now.lockWithScreen) void this.door.lockSealed()
    })
    this.library.onSealed = (path, isCopy) =>
      void this.attempt(() => this.door.askFor(path, isCopy))
    new Idle(
      () => this.door.idleMs,
      () => void this.door.lockSealed(),
    ).watch()
    this.copied.watch()
    try {
      const state = await firstState
      this.settings.start(state.settings)
      this.library.start(state)
      this.seal.start(state.locked)
      this.desk.facing = state.settings.facing
      if (state.library) await this.door.enterWhereLeft(state.library)
    } catch (thrown) {
      this.library.trouble = failure(thrown)
    }
    this.started = true
    await this.door.comeBack()
    // Only the second frame follows upon what the first has painted.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        void call('app.ready', {})
        endFirstLook()
      }),
    )
    readTheRest()
  }

  takeInLeftovers = () => this.attempt(() => this.leftovers.takeIn())

  /** Writes what cannot be saved where a person wants it. */
  saveCopy = () =>
    this.attempt(async () => {
      const path = await this.desk.saveCopy()
      if (path) this.notices.tell(t('save.copied', { path }))
    })

  /** Runs what may fail, and says so at the foot of the window when it does. */
  attempt = async <T>(act: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await act()
    } catch (thrown) {
      const { words, next, grave } = explain(failure(thrown))
      this.notices.tell(next ? `${words} ${next}` : words, null, grave)
      return undefined
    }
  }

  /** Asks whether an address is to be opened by another program. */
  askLink = (address: string) =>
    this.attempt(() => this.outside.askLink(address, (words) => this.notices.tell(words)))

  /** Asks the same of the link at the caret. */
  askLinkAtCaret = async () => {
    const { left, right, isFacing } = this.desk
    const written = [left, isFacing ? right : null].find((edition) => edition?.written)
    const view = (written ?? left)?.bodyView
    const address = view && linkAt(view.state, view.state.selection.main)
    if (address) await this.askLink(address)
    else this.notices.tell(t('outside.none'))
  }

  openPost = (id: string) =>
    this.attempt(async () => {
      this.leavePlace()
      await this.desk.open(id)
      this.summoned = false
      void this.settings.change({ lastPost: id })
    })

  /** The language that a new post begins in. */
  get usualLanguage() {
    return this.settings.now.lastLanguage ?? language()
  }

  newPost = () => this.newPostIn(this.usualLanguage)

  /** Begins a post with a template. */
  newPostFrom = (template: string) => this.newPostIn(this.usualLanguage, template)

  newPostIn = (tag: string, template?: string) =>
    this.attempt(async () => {
      this.leavePlace()
      const id = await this.desk.create(tag, template)
      this.library.showAll()
      void this.settings.change({ lastPost: id, lastLanguage: tag })
      if (template) setTimeout(() => this.desk.left?.fillIn())
      else this.focusWhenShown('title')
    })

  translate = (tag: string) =>
    this.attempt(async () => {
      await this.desk.translate(tag)
      this.focusWhenShown('title', true)
    })

  trash = ({ id, title }: { id: string; title: string }) =>
    this.attempt(async () => {
      await this.desk.flush()
      await this.library.trash(id)
      if (this.desk.post?.id === id) this.desk.clear()
      this.tellUndoable(t('posts.trashed', { title: title || t('posts.untitled') }))
    })

  /** Puts several posts into the trash, by whoever knows which. */
  trashSeveral = (trash: () => Promise<string[]>) =>
    this.attempt(async () => {
      await this.desk.flush()
      const gone = await trash()
      if (this.desk.post && gone.includes(this.desk.post.id)) this.desk.clear()
      this.tellUndoable(tn('several.trashed', gone.length))
    })

  /** Makes another post of the one on the desk, and opens it. */
  duplicate = () =>
    this.attempt(async () => {
      const { post } = this.desk
      if (!post) return
      await this.desk.settle()
      const copy = await call('post.duplicate', { post: post.id })
      this.library.refresh()
      await this.openPost(copy.post)
      this.tellUndoable(t('posts.duplicated'))
    })

  /** Puts the post that lies on the desk into the trash. */
  trashOpen = () => {
    const { post, left } = this.desk
    return post && this.trash({ id: post.id, title: left?.title ?? '' })
  }

  trashEdition = (id: string, tag: string) =>
    this.attempt(async () => {
      await this.desk.trashEdition(id)
      this.tellUndoable(t('posts.trashed', { title: languageTitle(tag) }))
    })

  restoreEdition = (id: string, tag: string) =>
    this.attempt(async () => {
      const name = await this.desk.restoreEdition(id)
      const title = languageTitle(tag)
      if (name) this.notices.tell(t('trash.restoredAs', { title, name }))
    })

  showTrash = () =>
    this.attempt(async () => {
      await this.desk.settle()
      this.remember()
      this.leavePlace()
      this.summoned = false
      await this.bin.show()
    })

  /** Id of the profile that its editor begins with. */
  profile: string | null = null

  /** Opens the editor of profiles, at one of them where it is named. */
  showProfiles = (profile: string | null = null) =>
    this.attempt(async () => {
      this.profile = profile
      await this.profiles.refresh()
      this.over = 'profiles'
    })

  /** Opens what a post is posted by hand with. */
  showPosting = (post = this.desk.post?.id ?? null, profile: string | null = null) =>
    this.attempt(async () => {
      if (!post) return
      await this.desk.settle()
      await this.profiles.refresh()
      await this.posting.open(post, profile)
      this.over = 'posting'
    })

  closePosting = () => {
    this.over = null
    this.posting.close()
    // Its slugs and tags can be changed there.
    void this.attempt(() => this.desk.refreshPost())
  }

  showCopies = () => {
    this.over = 'copies'
    void this.copies.read()
  }

  /** Shows the past of the edition that is written in, or of the one at the left. */
  showHistory = () =>
    this.attempt(async () => {
      const { post, left } = this.desk
      const edition = this.written() ?? left
      const view = post?.editions.find(({ id }) => id === edition?.id)
      if (!view) return
      this.remember()
      this.summoned = false
      await this.desk.settle()
      await this.history.open(view)
    })

  /** Names the text as it is now. */
  nameMoment = (name: string) =>
    this.attempt(async () => {
      const edition = this.naming
      if (!edition) return
      await this.desk.settle()
      await call('history.checkpoint', { edition: edition.id, revision: null, name })
      this.notices.tell(t('history.named', { name }))
    })

  askForName = () => {
    this.naming = this.written() ?? this.desk.left
    this.over = 'naming'
  }

  /** Brings what the history made of a text onto the desk. */
  takeUp = async (edition: string) => {
    const open = [this.desk.left, this.desk.right].find((one) => one?.id === edition)
    await open?.reload()
    // Undoing it is meant for this text, so the keys must be there.
    if (open && this.left?.edition !== open) this.left = { edition: open, field: 'body' }
  }

  /** Looks the words at the caret up in all pairs. */
  searchPairs = async () => {
    const { left, right, isFacing } = this.desk
    const edition = this.written() ?? (this.memory.isOpen ? null : left)
    if (!edition) return this.focusMemory()
    this.asked = { edition, field: edition.lastWritten }
    const view = edition.focused()
    const words = view ? wordsAtCaret(view).replace(/\s+/g, ' ').slice(0, MOST_ASKED) : ''
    const other = isFacing ? (edition === left ? right : left) : null
    const { language } = edition
    const answer = this.memory.show({ words, language, other: other?.language ?? null })
    this.focusMemory()
    await answer
  }

  /** Puts words of a counterpart in where the page of its language was written last. */
  takeOver = (words: string, tag: string) => {
    const { left, right, isFacing } = this.desk
    const primary = (language: string) => language.split('-')[0]
    const pages = [left, isFacing ? right : null].filter((page) => page !== null)
    const page =
      pages.find(({ language }) => primary(language) === primary(tag)) ??
      pages.find((page) => page === this.asked?.edition) ??
      left
    this.memory.close()
    // What was looked up there is not what is replaced.
    const behind = page === this.asked?.edition
    page?.insert(page.lastWritten, words, behind)
  }

  /** Back to the words at which the pairs were searched. */
  leaveMemory = () => {
    const elsewhere = this.written() !== null
    this.memory.close()
    if (!elsewhere) this.asked?.edition.resume(this.asked.field)
  }

  undoInLibrary = () =>
    this.attempt(async () => {
      const label = await this.library.undo()
      this.notices.tell(label ? t('posts.undone') : t('posts.nothingToUndo'))
      await this.desk.refreshPost()
      // The pairs may stand otherwise again.
      this.desk.onDurable()
    })

  /** Shows posts as they will be for their readers. */
  export = (which: Which) =>
    this.attempt(async () => {
      this.remember()
      await this.desk.settle()
      const posts = await postsOf(this, which)
      if (posts.length === 0) return
      this.summoned = false
      await this.exporting.open(which, posts)
    })

  /** Does the same for posts that are selected in the list. */
  exportSelected = (posts: string[]) => {
    this.exporting.selected = posts
    return this.export('selected')
  }

  /** Shows a note beside its words, wherever one is. */
  showNote = (id: string) =>
    this.attempt(async () => {
      const note = this.notes.list.find((note) => note.id === id)
      if (!note) return
      this.leavePlace()
      const { desk } = this
      const isShown = [desk.left, desk.isFacing ? desk.right : null].some(
        (edition) => edition?.id === note.edition,
      )
      if (!isShown && desk.right?.id === note.edition) this.toggleFacing()
      else if (!isShown) desk.choose('left', note.edition)
      // The page with its words may have to be drawn first.
      setTimeout(() => this.notes.open(id))
    })

  nextNote = () => {
    const next = this.notes.following()
    return next && this.showNote(next)
  }

  /** Back to the desk, and to the words at which it was left. */
  toDesk = () => {
    this.leavePlace()
    this.goOn()
  }

  /** Lets somebody go on at the words at which the desk was left. */
  goOn() {
    setTimeout(() => this.left?.edition.resume(this.left.field))
  }

  togglePosts() {
    if (this.aside) this.summoned = !this.summoned
    else void this.settings.change({ postsVisible: !this.settings.now.postsVisible })
  }

  searchPosts() {
    if (!this.postsShown) this.togglePosts()
    setTimeout(() => this.focusSearch())
  }

  /** Keeps in mind in which text somebody writes, to open the window there. */
  rememberWriting() {
    const edition = this.written()?.id
    if (!edition || edition === this.settings.now.lastEdition) return
    void this.attempt(() => this.settings.change({ lastEdition: edition }))
  }

  /** Lets the two pages change places; whoever is writing goes on in the same text. */
  exchange() {
    const edition = this.written()
    const field = edition?.written
    this.desk.exchange()
    if (edition && field) setTimeout(() => edition.resume(field))
  }

  toggleFacing() {
    this.desk.facing = !this.desk.facing
    void this.settings.change({ facing: this.desk.facing })
  }

  /** Asks for images to put in where somebody is writing. */
  putImage = () => this.withPage((page) => this.images.choose(page))

  /** Opens the words of an image: that at the caret, else the next without any. */
  describeImage = () => this.withPage((page) => this.images.openNext(page))

  checkSpelling(on: boolean) {
    void this.settings.change({ spelling: on })
    this.spelling.recheck()
  }

  /** Sets the quotes, dashes and dots of a whole text. */
  setTypography = () =>
    this.attempt(async () => {
      const edition = this.outlined
      if (!edition) return
      if (edition.written !== 'body') edition.focus('body')
      const view = edition.focused()
      if (!view) return
      const isSet = await this.typography.setWhole(view, edition.language)
      this.notices.tell(t(isSet ? 'typography.set' : 'typography.nothing'))
    })

  /** The edition that what is about one text is about. */
  get outlined(): OpenEdition | null {
    const { left, right, isFacing, active } = this.desk
    return isFacing && active !== null && active === right ? right : left
  }

  toggleOutline() {
    this.desk.outline = !this.desk.outline
    if (this.desk.outline) this.desk.details = false
  }

  /** Goes to the next misspelt word, or says that there is none. */
  nextMisspelt = () =>
    this.attempt(async () => {
      const edition = this.written() ?? this.desk.left
      if (!edition) return
      if (!this.settings.now.spelling) this.checkSpelling(true)
      if (!edition.written) edition.focus('body')
      const view = edition.focused()
      const outcome = view && (await this.spelling.next(view))
      if (outcome === 'none') this.notices.tell(t('spelling.none'))
      if (outcome !== 'no-dictionary') return
      this.notices.tell(t('spelling.noDictionary', { language: languageName(edition.language) }))
    })

  showSeal = () => {
    this.over = 'seal'
  }

  /** Reads files of others, and shows what was read. */
  import = (from: ImportFrom, dropped: DroppedFile[] = []) =>
    this.attempt(async () => {
      if (this.importing.job || this.importing.isOpen) return
      this.over = null
      await this.importing.read(from, dropped, this.usualLanguage)
    })

  /** Takes files that were dropped on the window; tells whether they are texts. */
  takeDropped = (files: File[], isOnText: boolean): boolean => {
    if (!this.library.info || this.seal.isBarred || this.importing.isOpen) return false
    if (!areDocuments(files, isOnText)) return false
    const size = files.reduce((sum, file) => sum + file.size, 0)
    if (size > MOST_BYTES) this.notices.tell(t('import.tooMuchDropped'))
    else void this.attempt(() => this.readDropped(files))
    return true
  }

  private async readDropped(files: File[]) {
    // A folder looks like a file until somebody reads it.
    const dropped = await readFiles(files).catch(() => null)
    if (dropped) await this.import('dropped', dropped)
    else this.notices.tell(t('import.folderDropped'))
  }

  /** Makes posts of what was read, and opens one that is alone. */
  keepImport = () =>
    this.attempt(async () => {
      await this.desk.flush()
      const { posts, known, isOne } = await this.importing.keep(this.usualLanguage)
      this.library.showAll()
      const said = [
        posts.length > 0 && tn('import.made', posts.length),
        known > 0 && tn('import.known', known),
      ].filter((words) => words !== false)
      const words = said.join(' ')
      if (posts.length === 1 && !this.importing.isOpen) {
        this.leavePlace()
        await this.openPost(posts[0]!)
      }
      if (!words) return
      if (isOne) this.tellUndoable(words)
      else this.notices.tell(words)
    })

  tellUndoable(words: string) {
    this.notices.tell(words, { label: t('common.undo'), run: () => void this.undoInLibrary() })
  }

  private tellImages(failed: Failed[]) {
    const told = failed.map(({ failure, file }) => {
      const { words, next } = explain(failure)
      return [file && `${file}:`, words, next].filter(Boolean).join(' ')
    })
    this.notices.tell(told.join(' '))
  }

  private naming: OpenEdition | null = null

  /** Acts on the edition that somebody is writing in, or on the one at the left. */
  private withPage(act: (page: OpenEdition) => void) {
    const page = this.written() ?? this.desk.left
    if (page) act(page)
  }

  /** The edition that somebody is writing in. */
  private written(): OpenEdition | null {
    return [this.desk.left, this.desk.right].find((edition) => edition?.written) ?? null
  }

  /** Keeps in mind where somebody is writing, to come back there. */
  remember() {
    if (this.place !== 'desk') return
    const asked = this.memory.isOpen ? this.asked : null
    this.memory.close()
    const edition = this.written()
    const field = edition?.written
    this.left = edition && field ? { edition, field } : asked
  }

  /** Closes whatever took the place of the desk. */
  leavePlace() {
    this.memory.close()
    this.exporting.close()
    this.history.close()
    this.bin.close()
  }

  private focusWhenShown(field: 'title' | 'body', right = false) {
    setTimeout(() => (right ? this.desk.right : this.desk.left)?.focus(field))
  }
}
