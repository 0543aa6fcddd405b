import { call, failure } from '../backend/call'
import { on } from '../backend/events'
import { Reading } from '../features/export/reading.svelte'
import { Library } from '../features/library/library.svelte'
import { Settings } from '../features/settings/settings.svelte'
import { Desk } from '../features/write/desk.svelte'
import { explain } from '../messages/failures'
import { languageTitle } from '../messages/names'
import { language, t } from '../messages/words.svelte'
import { Notices } from '../shared/notices.svelte'

/** Below this width the list steps aside for two facing pages. */
const NARROW = 1180

/** The whole window: its three places and what lies over them. */
export class App {
  readonly library = new Library()
  readonly desk = new Desk()
  readonly reading = new Reading()
  readonly settings = new Settings()
  readonly notices = new Notices()

  started = $state(false)
  over = $state<'palette' | 'shortcuts' | 'settings' | null>(null)
  adding = $state(false)
  width = $state(innerWidth)
  /** The list was called back although two pages have taken its place. */
  summoned = $state(false)

  /** Whether the list has no room beside the pages. */
  aside = $derived(this.desk.isFacing && this.width <= NARROW)
  postsShown = $derived(this.aside ? this.summoned : this.settings.now.postsVisible)

  /** Set by the views that own what these reach. */
  focusSearch: () => void = () => {}
  counterpart: () => void = () => {}
  inStep: () => Promise<void> = async () => {}
  private resume: () => void = () => {}

  async start(run: (command: string) => void) {
    on('changed', (changes) => {
      this.library.follow(changes)
      void this.desk.follow(changes)
    })
    on('menu', ({ command }) => run(command))
    on('closing', () => void this.quit())
    try {
      const state = await call('app.state', {})
      this.settings.start(state.settings)
      this.library.start(state)
      this.desk.facing = state.settings.facing
      if (state.library) await this.enter(state.settings.lastPost)
    } catch (thrown) {
      this.library.trouble = failure(thrown)
    }
    this.started = true
    requestAnimationFrame(() => void call('app.ready', {}))
  }

  /** Shows the list of the library that was just opened, and the post that lay open last. */
  async enter(post: string | null) {
    this.desk.reset()
    this.reading.close()
    this.library.refresh()
    if (post) await this.desk.open(post).catch(() => {})
    this.desk.trouble = null
  }

  /** Runs what may fail, and says so at the foot of the window when it does. */
  async attempt<T>(act: () => Promise<T>): Promise<T | undefined> {
    try {
      return await act()
    } catch (thrown) {
      const { words, next, grave } = explain(failure(thrown))
      this.notices.tell(next ? `${words} ${next}` : words, null, grave)
      return undefined
    }
  }

  openPost = (id: string) =>
    this.attempt(async () => {
      this.reading.close()
      await this.desk.open(id)
      this.summoned = false
      void this.settings.change({ lastPost: id })
    })

  newPost = () => this.newPostIn(this.settings.now.lastLanguage ?? language())

  newPostIn = (tag: string) =>
    this.attempt(async () => {
      this.reading.close()
      const id = await this.desk.create(tag)
      this.library.showAll()
      void this.settings.change({ lastPost: id, lastLanguage: tag })
      this.focusWhenShown('title')
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

  restore = (id: string) => this.attempt(() => this.library.restore(id))

  undoInLibrary = () =>
    this.attempt(async () => {
      const label = await this.library.undo()
      this.notices.tell(label ? t('posts.undone') : t('posts.nothingToUndo'))
      await this.desk.refreshPost()
      // The pairs may stand otherwise again.
      this.desk.onDurable()
    })

  read = () =>
    this.attempt(async () => {
      if (!this.desk.post) return
      const { left, right } = this.desk
      const written = [left, right].find((edition) => edition?.written)
      const field = written?.written
      this.resume = () => field && written?.resume(field)
      await this.desk.settle()
      await this.reading.open(this.desk.post.id)
    })

  /** Back to the desk, and to the words at which it was left. */
  closeReading = () => {
    this.reading.close()
    setTimeout(() => this.resume())
  }

  togglePosts() {
    if (this.aside) this.summoned = !this.summoned
    else void this.settings.change({ postsVisible: !this.settings.now.postsVisible })
  }

  searchPosts() {
    if (!this.postsShown) this.togglePosts()
    setTimeout(() => this.focusSearch())
  }

  toggleFacing() {
    this.desk.facing = !this.desk.facing
    void this.settings.change({ facing: this.desk.facing })
  }

  closeLibrary = () =>
    this.attempt(async () => {
      await this.desk.settle()
      await this.library.close()
      this.desk.reset()
      this.reading.close()
    })

  backup = () =>
    this.attempt(async () => {
      await this.desk.settle()
      const kept = await call('library.backup', {})
      if (kept) this.notices.tell(t('library.backedUp', { path: kept.path }))
    })

  tellUndoable(words: string) {
    this.notices.tell(words, { label: t('common.undo'), run: () => void this.undoInLibrary() })
  }

  private focusWhenShown(field: 'title' | 'body', right = false) {
    setTimeout(() => (right ? this.desk.right : this.desk.left)?.focus(field))
  }

  /** Hands over the last words, then lets the window close. */
  private async quit() {
    await this.desk.flush()
    // What could not be saved is still here; the foot says why, and closing can be tried again.
    await call(this.desk.unsaved ? 'app.stay' : 'app.quit', {})
  }
}
