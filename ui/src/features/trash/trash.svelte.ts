import { call, failure } from '../../backend/call'
import type { Changed, Failure } from '../../backend/types'
import type { ImageInfo } from '../../generated/ImageInfo'
import type { TrashKind } from '../../generated/TrashKind'
import type { TrashView } from '../../generated/TrashView'

/** What can be put back or forgotten, by its kind and its id; an image by its name. */
export type Item = { kind: TrashKind; id: string }

/** The trash of the library, and the images that no text uses. */
export class TrashBin {
  open = $state(false)
  content = $state.raw<TrashView | null>(null)
  unused = $state.raw<ImageInfo[]>([])
  failure = $state.raw<Failure | null>(null)

  isEmpty = $derived.by(() => {
    const { content } = this
    if (!content) return true
    const { posts, editions, notes, images } = content
    return posts.length + editions.length + notes.length + images.length === 0
  })

  async show(): Promise<void> {
    this.open = true
    await this.read()
  }

  /** Reads again what may have come back behind the view. */
  async follow(changes: Changed): Promise<void> {
    if (this.open && (changes.list || changes.notes.length > 0)) await this.read()
  }

  close() {
    this.open = false
    this.content = this.failure = null
    this.unused = []
  }

  /** Puts something back; says under which name, when it had to take one. */
  async restore({ kind, id }: Item): Promise<string | null> {
    const name = await this.putBack(kind, id)
    await this.read()
    return name
  }

  async forget({ kind, id }: Item): Promise<void> {
    await call('trash.forget', { kind, id })
    await this.read()
  }

  async empty(): Promise<void> {
    await call('trash.empty', {})
    await this.read()
  }

  /** Says after how many days things go by themselves; null is never. */
  async keepFor(days: number | null): Promise<void> {
    await call('trash.setDays', { days })
    await this.read()
  }

  async discard(image: string): Promise<void> {
    await call('image.trash', { image })
    await this.read()
  }

  async read(): Promise<void> {
    try {
      const [content, images] = await Promise.all([call('trash.list', {}), call('image.list', {})])
      this.content = content
      this.unused = images.filter(({ editions, trashedAt }) => editions === 0 && trashedAt === null)
      this.failure = null
    } catch (thrown) {
      this.failure = failure(thrown)
    }
  }

  private async putBack(kind: TrashKind, id: string): Promise<string | null> {
    if (kind === 'edition') return (await call('edition.restore', { edition: id })).name
    if (kind === 'note') await call('note.restore', { note: id })
    else if (kind === 'image') await call('image.restore', { image: id })
    else await call('post.restore', { post: id })
    return null
  }
}
