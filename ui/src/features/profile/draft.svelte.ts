import { call, failure } from '../../backend/call'
import type { Failure, Profile, ProfileOptions } from '../../backend/types'
import type { Profiles } from './profiles.svelte'

/** How long one may stop typing before what was typed is tried. */
const PAUSE_MS = 200

/** A post to try the address of a profile with. */
export type Trial = { language: string; slug: string; date: string }

/** A profile while somebody changes it. It is saved as soon as a field is left. */
export class Draft {
  profile: Profile = $state()!
  /** Why it is not saved as it stands in the window. */
  failure = $state.raw<Failure | null>(null)
  /** Where the post of the trial would stand. */
  address = $state('')
  /** Grows when the profile was replaced by another, and not by typing. */
  round = $state(0)

  /** The profile as it was sent to the library, or came from there. */
  private kept = $state('')
  /** The profile as the library has it, as far as this window knows. */
  private stored = ''
  private saving = false
  private waiting: ReturnType<typeof setTimeout> | undefined
  private tried = 0

  constructor(
    private readonly profiles: Profiles,
    profile: Profile,
    private readonly trial: () => Trial,
  ) {
    this.take(profile)
  }

  get options() {
    return this.profile.options
  }

  /** Whether the format of the profile passes something over that could be asked for. */
  ignores(what: string): boolean {
    const format = this.profiles.formats.find(({ id }) => id === this.profile.format)
    return format?.ignores.includes(what) ?? false
  }

  /** Whether the window says something else than the library. */
  get isChanged(): boolean {
    return JSON.stringify(this.profile) !== this.kept
  }

  /** Shows another profile, or the same as it is in the library. */
  show(profile: Profile) {
    this.take(profile)
    this.failure = null
    this.round += 1
  }

  /** Takes over what became of the profile elsewhere, as when a change is taken back. */
  follow(profile: Profile) {
    if (this.saving || this.isChanged) return
    if (JSON.stringify(profile) !== this.stored) this.show(profile)
  }

  /** Asks for something else. */
  put(change: Partial<ProfileOptions>) {
    Object.assign(this.profile.options, change)
    this.tryIt()
  }

  /** Tries what is typed, without saving it. */
  tryIt() {
    clearTimeout(this.waiting)
    this.waiting = setTimeout(() => void this.check(), PAUSE_MS)
  }

  /** Saves what is in the window; says whether it is in the library now. */
  async save(): Promise<boolean> {
    if (!this.isChanged) return true
    const sent = $state.snapshot(this.profile)
    this.saving = true
    try {
      const stored = await this.profiles.save(sent)
      if (sent.id !== this.profile.id) return true
      this.kept = JSON.stringify(sent)
      this.stored = JSON.stringify(stored)
      this.failure = null
      return true
    } catch (thrown) {
      this.failure = failure(thrown)
      return false
    } finally {
      this.saving = false
    }
  }

  private take(profile: Profile) {
    this.profile = structuredClone(profile)
    this.kept = JSON.stringify(this.profile)
    this.stored = this.kept
    this.tryIt()
  }

  private async check() {
    const mine = ++this.tried
    const options = $state.snapshot(this.options)
    // What cannot even be read is told when it is saved.
    const answer = await call('profile.check', { options, ...this.trial() }).catch(() => null)
    if (mine !== this.tried || !answer) return
    this.address = answer.address
    // What is only half typed is told when the field is left.
    if (!answer.trouble) this.failure = null
  }
}
