import { call } from '../../backend/call'
import type { FormatInfo, Profile } from '../../backend/types'

/** For whom exports are made: the profiles of the library, the shipped ones first. */
export class Profiles {
  list = $state.raw<Profile[]>([])
  formats = $state.raw<FormatInfo[]>([])

  async refresh() {
    if (this.formats.length === 0) this.formats = await call('export.formats', {})
    this.list = await call('profile.list', {})
  }

  find(id: string): Profile | undefined {
    return this.list.find((one) => one.id === id)
  }

  async save({ id, name, format, options }: Profile): Promise<Profile> {
    return this.took(await call('profile.save', { id, name, format, options }))
  }

  /** Makes one of a person's own that asks for what another does. */
  async copy(id: string, name: string): Promise<Profile> {
    const made = await call('profile.copy', { id, name })
    await this.refresh()
    return made
  }

  async remove(id: string): Promise<void> {
    await call('profile.remove', { id })
    await this.refresh()
  }

  async reset(id: string): Promise<Profile> {
    return this.took(await call('profile.reset', { id }))
  }

  /** Asks where, and writes the profile as a file; null when the person thought better of it. */
  async share(id: string): Promise<string | null> {
    return (await call('profile.share', { id }))?.path ?? null
  }

  /** Asks for a file, and takes its profile in; null when the person thought better of it. */
  async takeIn() {
    const taken = await call('profile.takeIn', {})
    if (taken) await this.refresh()
    return taken
  }

  private took(profile: Profile): Profile {
    this.list = this.list.map((one) => (one.id === profile.id ? profile : one))
    return profile
  }
}
