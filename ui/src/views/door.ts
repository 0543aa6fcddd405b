import { tick } from 'svelte'
import { call, failure } from '../backend/call'
import type { LibraryInfo } from '../backend/types'
import { t } from '../messages/words.svelte'
import { afterFirstLook } from '../shared/firstlook'
import type { App } from './app.svelte'

/** So long is waited for the place to be noted at which somebody leaves. */
const NOTING_MS = 300
const MINUTE_MS = 60_000

/** How libraries are entered, locked and left, and somebody with them. */
export class Door {
  /** The library that was entered; one that the start screen opens is entered by the window. */
  entered: string | null = null

  constructor(private readonly app: App) {}

  /** Whoever opens the window again goes on writing, in the same text and at the same words. */
  async comeBack() {
    const { lastEdition } = this.app.settings.now
    const { left: first, right: second } = this.app.desk
    ;(second?.id === lastEdition ? second : first)?.expectToComeBack()
    await tick()
    const { left, right, isFacing } = this.app.desk
    const at = this.app.library.info?.leftAt ?? null
    const open = isFacing ? [left, right] : [left]
    // Where the text is another since, its places mean nothing.
    const there = open.find((one) => at && one?.id === at.edition && one.revision() === at.revision)
    const edition = open.find((one) => one && one.id === lastEdition) ?? there ?? left
    await edition?.comeBack(edition === there ? at : null)
  }

  /** Shows a library and the post that lay open in it last. */
  async enterWhereLeft(info: LibraryInfo) {
    const { lastPost } = this.app.settings.now
    await this.enter(lastPost ?? info.leftAt?.post ?? null)
    // The last post of this machine may be one of another library.
    if (this.app.desk.post || !info.leftAt || info.leftAt.post === lastPost) return
    await this.app.desk.open(info.leftAt.post).catch(() => {})
    this.app.desk.trouble = null
  }

  /** Shows a library that was just unlocked. */
  async enterUnlocked(info: LibraryInfo) {
    this.app.over = null
    this.entered = info.id
    this.app.library.show(info)
    await this.enterWhereLeft(info)
  }

  /** Shows the list of the library that was just opened, and the post that lay open last. */
  async enter(post: string | null) {
    this.entered = this.app.library.info?.id ?? null
    this.clearTheDesk()
    if (!post) this.app.library.refresh()
    this.app.typography.refresh()
    void afterFirstLook().then(() => {
      if (post) this.app.library.refresh()
      void this.app.attempt(() => this.app.templates.refresh())
      void this.app.copies.read()
    })
    await this.app.takeInLeftovers()
    if (post) await this.app.desk.open(post).catch(() => {})
    this.app.desk.trouble = null
  }

  private clearTheDesk() {
    this.app.desk.reset()
    this.app.images.reset()
    this.app.leavePlace()
  }

  /** Opens a copy of the library as a library of its own. */
  openCopy = (path: string) =>
    this.app.attempt(async () => {
      this.app.over = null
      const open = () => this.app.library.enter(() => call('copies.restore', { path }), null, true)
      if (await this.change(open)) this.app.notices.tell(t('copies.opened'))
    })

  closeLibrary = () =>
    this.app.attempt(async () => {
      await this.app.desk.settle()
      await this.noteStanding()
      await this.app.library.close(this.app.seal.copied())
      this.app.seal.locked = null
      this.shut()
    })

  /** Puts away what is of a library. */
  shut() {
    this.app.over = null
    this.app.library.clear()
    this.clearTheDesk()
    this.app.copies.reset()
    this.app.leftovers.reset()
    this.app.notices.clear()
  }

  /** Makes a library: with a passphrase a sealed one, whose recovery key is shown then. */
  createLibrary = async (path: string, passphrase: string | null): Promise<void> => {
    const make = (path: string | null) => this.app.seal.create(path, passphrase!)
    const create = () => this.app.library.create(path, passphrase === null ? undefined : make)
    if (!this.app.library.info) return void (await create())
    try {
      if ((await this.change(create)) && this.app.over === 'creating') this.app.over = null
    } catch (thrown) {
      // It is told where the library was to be made.
      this.app.library.trouble = failure(thrown)
    }
  }

  /** Lets somebody choose another library. */
  openLibrary = () => this.app.attempt(() => this.change(() => this.app.library.open(null)))

  /** Locks the library; says so where it has no seal. */
  lock = () => {
    if (this.app.library.info?.sealed) return this.app.seal.lock()
    const action = { label: t('seal.sealIt'), run: this.app.showSeal }
    this.app.notices.tell(t('lock.notSealed'), action)
  }

  /** Locks a library that can be locked, when nobody is there. */
  async lockSealed() {
    if (this.app.library.info?.sealed && !this.app.seal.locked) await this.app.seal.lockUnattended()
  }

  /** After so long without anybody a sealed library locks; 0 for never. */
  get idleMs(): number {
    return this.app.library.info?.sealed ? this.app.settings.now.lockAfter * MINUTE_MS : 0
  }

  /** Asks for the passphrase of another library; what is open stays until it is there. */
  async askFor(path: string, isCopy: boolean) {
    this.app.over = null
    this.app.remember()
    await this.app.seal.ask(path, isCopy)
  }

  /** Leaves the other library locked, and goes back to where somebody was in the open one. */
  leaveLocked = () => {
    this.app.seal.cancel()
    if (this.app.place === 'desk') this.app.goOn()
  }

  /** Notes in the library where somebody is, to come back there. */
  private async noteStanding() {
    const at = this.app.desk.standing()
    if (!at) return
    const { edition: lastEdition } = at
    const isNews = lastEdition !== this.app.settings.now.lastEdition
    const noted = Promise.allSettled([
      call('library.leaveAt', at),
      isNews ? this.app.settings.change({ lastEdition }) : null,
    ])
    // It is a convenience: nobody waits for a disk that does not answer.
    await Promise.race([noted, new Promise((resolve) => setTimeout(resolve, NOTING_MS))])
  }

  /** Hands over the last words; says whether nothing is in this window alone. */
  async leave(): Promise<boolean> {
    const isSafe = await this.app.desk.leave()
    if (isSafe) await this.noteStanding()
    return isSafe
  }

  /** Goes over to another library; whatever is typed here is durable first. */
  async change(open: () => Promise<boolean>): Promise<boolean> {
    await this.app.desk.settle()
    await this.noteStanding()
    if (await open()) {
      await this.enter(null)
      return true
    }
    const { trouble, info } = this.app.library
    if (!trouble || !info) return false
    // The library that is open stays open, so the trouble is told over it.
    this.app.library.trouble = null
    throw trouble
  }

  backup = () =>
    this.app.attempt(async () => {
      await this.app.desk.settle()
      const kept = await call('library.backup', {})
      if (kept) this.app.notices.tell(t('library.backedUp', { path: kept.path }))
    })

  /** Hands over the last words, then lets the window close. */
  async quit() {
    // What is saved nowhere is still here; the foot says why, and closing can be tried again.
    await call((await this.leave()) ? 'app.quit' : 'app.stay', {})
  }
}
