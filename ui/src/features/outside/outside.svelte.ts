import { call } from '../../backend/call'
import { t } from '../../messages/words.svelte'
import { type Address, readAddress } from './address'

/** What another program is to open. */
type Asking = { kind: 'link'; address: Address } | { kind: 'folder'; folder: string }

/** What leads out of the window: nothing does before somebody has seen where to and said yes. */
export class Outside {
  asking = $state.raw<Asking | null>(null)

  /** Asks whether an address is to be opened; says why not where it cannot be. */
  async askLink(written: string, tell: (words: string) => void) {
    const address = readAddress(written)
    if (!address) return tell(t('outside.noAddress', { address: written }))
    await call('link.check', { address: address.opened })
    this.asking = { kind: 'link', address }
  }

  askFolder(folder: string) {
    this.asking = { kind: 'folder', folder }
  }

  /** Opens what was asked about. */
  async open() {
    const { asking } = this
    this.asking = null
    if (asking?.kind === 'link') await call('link.open', { address: asking.address.opened })
    if (asking?.kind === 'folder') await call('export.openFolder', { folder: asking.folder })
  }

  close() {
    this.asking = null
  }
}
