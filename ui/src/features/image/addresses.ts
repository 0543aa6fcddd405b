import { call } from '../../backend/call'

/** So many images are kept; the backend keeps more, and gives them quickly. */
const KEPT = 24

/** Addresses of images that were shown lately. */
export class Addresses {
  private readonly kept = new Map<string, Promise<string | null>>()

  /** An image no wider than so many pixels; null where there is none. */
  get(name: string, maxWidth: number): Promise<string | null> {
    const key = `${maxWidth} ${name}`
    const address = this.kept.get(key) ?? this.fetch(key, name, maxWidth)
    // The one that was asked for last goes last.
    this.kept.delete(key)
    this.kept.set(key, address)
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= KEPT) break
      this.kept.delete(oldest)
    }
    return address
  }

  clear() {
    this.kept.clear()
  }

  private fetch(key: string, image: string, maxWidth: number): Promise<string | null> {
    const reply = call('image.get', { image, maxWidth })
    return reply.then(
      ({ address }) => address,
      () => {
        // It may be there next time.
        this.kept.delete(key)
        return null
      },
    )
  }
}
