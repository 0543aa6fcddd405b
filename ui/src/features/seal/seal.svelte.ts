import { call, failure } from '../../backend/call'
import type {
  DestroyedKey,
  Failure,
  LibraryInfo,
  LockedLibrary,
  SealState,
} from '../../backend/types'

/** What the rest of the window does about a seal. */
export type Around = {
  /** Makes everything that was typed durable in the library; rejects where that cannot be. */
  settle: () => Promise<void>
  /** Makes it durable, at worst in another place; says whether nothing is in the window alone. */
  leave: () => Promise<boolean>
  /** Shows a library that was unlocked, with the post that lay open in it. */
  enter: (info: LibraryInfo) => Promise<void>
  /** Goes to where somebody was in it. */
  comeBack: () => Promise<void>
  /** Shows what the open library says of itself now. */
  show: (info: LibraryInfo) => void
  /** Puts everything away that is of a library. */
  shut: () => void
  /** What was copied here last. */
  copied: () => string | null
  onFailed: (thrown: unknown) => void
  onNotSaved: () => void
}

/** A recovery key that is shown, and why. */
export type ShownKey = { groups: string[]; why: 'created' | 'sealed' | 'asked' | 'renewed' }

/** After these nothing may be as the window believes it to be. */
const HARMLESS: Failure['code'][] = ['wrong-passphrase', 'wrong-recovery-key', 'bad-value']

/** So often it is tried to save what a disk has no room for, while nobody is there. */
const AGAIN_MS = 2000
/** What says that somebody is back. */
const SIGNS = ['keydown', 'pointerdown'] as const

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * The seal of the library: what waits to be unlocked, and what a person does to passphrases.
 *
 * A passphrase goes from its field to the backend and is kept nowhere on the way.
 */
export class Seal {
  /** The library that waits to be unlocked; nothing of a library is open. */
  locked = $state.raw<LockedLibrary | null>(null)
  /** A library that somebody wants to open; what is open stays so until its passphrase is there. */
  asked = $state.raw<LockedLibrary | null>(null)
  /** Whether it is a copy, of which a library is to be made beside the open one. */
  private isCopy = false
  /** What was opened by its recovery key, and may get a new passphrase. */
  recovered = $state.raw<LibraryInfo | null>(null)
  /** What came of destroying a key. */
  destroyed = $state.raw<DestroyedKey | null>(null)
  /** How the open library is sealed. */
  state = $state.raw<SealState | null>(null)
  /** A recovery key while it is shown. */
  shown = $state.raw<ShownKey | null>(null)
  busy = $state(false)
  failure = $state.raw<Failure | null>(null)
  /** So many seconds the next try would have to wait. */
  pause = $state(0)

  /** The library whose passphrase is asked for. */
  waiting = $derived(this.asked ?? this.locked)
  /** Whether a library is not to be reached now. */
  isBarred = $derived(this.waiting !== null || this.recovered !== null || this.destroyed !== null)

  private counting: ReturnType<typeof setInterval> | undefined
  private isLocking = false

  constructor(private readonly around: Around) {}

  start(locked: LockedLibrary | null) {
    this.locked = locked
  }

  /** Asks for the passphrase of the library at a path. */
  async ask(path: string, isCopy = false) {
    this.forgive()
    this.isCopy = isCopy
    this.asked = await call('seal.look', { path })
  }

  /** Looks whether a key file has been put back. */
  lookAgain = () =>
    this.act(async () => {
      const { path } = this.waiting ?? {}
      if (path === undefined) return
      const found = await call('seal.look', { path })
      if (this.asked) this.asked = found
      else this.locked = found
    })

  /** Leaves what is open as it is. */
  cancel = () => {
    this.forgive()
    this.asked = null
  }

  unlock = (passphrase: string) =>
    this.act(async () => {
      const info = await this.open(() => call('seal.unlock', { ...this.which(), passphrase }))
      await this.enter(info)
    })

  recover = (recoveryKey: string) =>
    this.act(async () => {
      this.recovered = await this.open(() => call('seal.recover', { ...this.which(), recoveryKey }))
      this.locked = this.asked = null
    })

  /** Gives the library that was recovered a passphrase, or leaves it as it is. */
  settleRecovered = (passphrase: string | null) =>
    this.act(async () => {
      const { recovered } = this
      if (!recovered) return
      if (passphrase !== null) await call('seal.makeKeyFile', { passphrase })
      await this.enter(recovered)
    })

  /** Makes a sealed library, and shows its recovery key. */
  async create(path: string | null, passphrase: string): Promise<LibraryInfo | null> {
    const info = await call('library.create', { path, passphrase })
    // The library is there; its recovery key can be shown another time.
    if (info) await this.show(passphrase, 'created').catch(this.around.onFailed)
    return info
  }

  /** Saves everything, and ends every process that held any of it. */
  lock = async (): Promise<void> => {
    if (this.isLocking) return
    this.isLocking = true
    try {
      if (await this.around.leave()) await call('seal.lock', this.copied())
      else this.around.onNotSaved()
    } catch (thrown) {
      this.around.onFailed(thrown)
    } finally {
      this.isLocking = false
    }
  }

  /**
   * Locks while nobody is there. Where no place takes what was typed, it is not given up: this
   * tries again until one does, or until somebody is back.
   */
  lockUnattended = async (): Promise<void> => {
    if (this.isLocking) return
    this.isLocking = true
    let isBack = false
    const comeBack = () => (isBack = true)
    try {
      while (!(await this.around.leave())) {
        if (isBack) return this.around.onNotSaved()
        // Else it would be locked without the window when that is long in answering.
        await call('app.stay', {})
        await pause(AGAIN_MS)
        // Not sooner: the last keys of whoever went may still be on their way.
        for (const sign of SIGNS) addEventListener(sign, comeBack, true)
      }
      await call('seal.lock', this.copied())
    } catch (thrown) {
      this.around.onFailed(thrown)
    } finally {
      for (const sign of SIGNS) removeEventListener(sign, comeBack, true)
      this.isLocking = false
    }
  }

  /** What the clipboard may lose when text ends. */
  copied(): { copied?: string } {
    const copied = this.around.copied()
    return copied === null ? {} : { copied }
  }

  /** Reads how the open library is sealed. */
  async read() {
    this.state = await call('seal.state', {})
  }

  sealIt = (passphrase: string) =>
    this.actOpen(async () => {
      const { library } = await call('seal.seal', { passphrase })
      this.around.show(library)
      await this.show(passphrase, 'sealed')
    })

  unseal = (passphrase: string) =>
    this.actOpen(async () => {
      this.around.show(await call('seal.unseal', { path: null, passphrase }))
    })

  renew = (passphrase: string) =>
    this.actOpen(async () => {
      const { groups } = await call('seal.renew', { path: null, passphrase })
      this.shown = { groups, why: 'renewed' }
    })

  /** Changes passphrases; gives how many copies still open with what was true before. */
  change = async (old: string, next: string) =>
    this.counted(() => call('seal.changePassphrase', { old, new: next }))
  add = async (known: string, next: string) =>
    this.counted(() => call('seal.addPassphrase', { known, new: next }))
  keepOnly = async (kept: string) => this.counted(() => call('seal.keepPassphrase', { kept }))

  showRecoveryKey = (passphrase: string) => this.act(() => this.show(passphrase, 'asked'))

  removeClearCopies = () =>
    this.act(async () => {
      await call('seal.removeClearCopies', {})
      await this.read()
    })

  /** The key was written down, or is not to be shown any more. */
  putAway = () => (this.shown = null)

  /** Destroys every passphrase. What cannot be saved now shall not be in the way of it. */
  destroyKey = () =>
    this.act(async () => {
      if (this.locked === null) await this.around.leave()
      this.destroyed = await call('seal.destroyKey', {})
      this.locked = null
      this.around.shut()
    })

  /** Goes on without the library whose key was destroyed. */
  closeDestroyed = () =>
    this.act(async () => {
      await call('library.close', {})
      this.destroyed = null
    })

  forgive = () => {
    this.failure = null
    this.hold(0)
  }

  private which() {
    return this.asked ? { path: this.asked.path, copy: this.isCopy } : { path: null }
  }

  private async open(open: () => Promise<LibraryInfo>): Promise<LibraryInfo> {
    // Whatever is open is closed by it.
    if (this.asked) {
      await this.around.settle()
      await this.around.leave()
    }
    return open()
  }

  private async enter(info: LibraryInfo) {
    await this.around.enter(info)
    this.locked = this.asked = this.recovered = null
    this.forgive()
    await this.around.comeBack()
  }

  private async show(passphrase: string, why: ShownKey['why']) {
    const { groups } = await call('seal.recoveryKey', { path: null, passphrase })
    this.shown = { groups, why }
  }

  /** What closes the library for a while: every word is in it first. */
  private actOpen(act: () => Promise<void>): Promise<boolean> {
    return this.act(async () => {
      await this.around.settle()
      await act()
      await this.read()
    })
  }

  private async counted(
    change: () => Promise<{ passphrases: number; copiesLeft: number }>,
  ): Promise<number | null> {
    let left: number | null = null
    await this.act(async () => {
      left = (await change()).copiesLeft
      await this.read()
    })
    return left
  }

  /** Does one thing at a time; keeps why it failed, and says whether it did not. */
  private async act(act: () => Promise<void>): Promise<boolean> {
    if (this.busy) return false
    this.busy = true
    this.forgive()
    try {
      await act()
      return true
    } catch (thrown) {
      this.failure = failure(thrown)
      this.hold(Number(this.failure.detail?.wait ?? 0))
      if (!HARMLESS.includes(this.failure.code)) await this.recheck()
      return false
    } finally {
      this.busy = false
    }
  }

  /** What failed half way may have left the library closed: then it waits to be unlocked. */
  private async recheck() {
    const state = await call('app.state', {}).catch(() => null)
    if (!state || (state.locked === null) === (this.locked === null)) return
    if (state.locked && this.recovered === null) this.around.shut()
    this.locked = state.locked
  }

  /** Counts the seconds down that the next try would have to wait. */
  private hold(seconds: number) {
    clearInterval(this.counting)
    this.pause = seconds
    if (seconds <= 0) return
    const until = Date.now() + seconds * 1000
    this.counting = setInterval(() => {
      this.pause = Math.max(0, Math.ceil((until - Date.now()) / 1000))
      if (this.pause === 0) clearInterval(this.counting)
    }, 200)
  }
}
