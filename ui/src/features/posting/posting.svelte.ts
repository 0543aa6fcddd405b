import { call, failure } from '../../backend/call'
import type {
  Changed,
  ChangedSincePosted,
  Failure,
  Posting as View,
  PostingEdition,
} from '../../backend/types'
import { type Part, PARTS, said } from './parts'

/** A post that is posted by hand, edition by edition. */
export class Posting {
  /** Id of the post; none while the sheet is closed. */
  post = $state<string | null>(null)
  view = $state.raw<View | null>(null)
  /** Id of the edition that is shown. */
  shown = $state('')
  /** What the shown edition says otherwise than where it was posted. */
  since = $state.raw<ChangedSincePosted | null>(null)
  failure = $state.raw<Failure | null>(null)

  /** What was copied, by its place, as it was then: what changes has to be copied again. */
  private copied = $state<Record<string, string>>({})
  private last: string | null = null
  private profile: string | null = null
  private asked = 0

  edition = $derived(this.view?.editions.find(({ edition }) => edition === this.shown) ?? null)
  /** Whether an edition of the post stands somewhere. */
  isPosted = $derived(this.view?.editions.some(({ posted }) => posted.length > 0) ?? false)

  /** Words that must never leave and are in what was to be copied: nothing is shown. */
  found = $derived(this.failure?.code === 'kept-words' ? this.failure : null)

  /** Id of the profile that it is posted with. */
  get used(): string | null {
    return this.view?.profile ?? null
  }

  /** Opens the sheet, with the profile that was used last where none is named. */
  async open(post: string, profile: string | null = null) {
    if (post !== this.last) this.copied = {}
    this.last = post
    this.post = post
    this.profile = profile ?? this.profile
    this.view = this.since = this.failure = null
    await this.read()
  }

  close() {
    this.post = this.view = this.since = this.failure = null
  }

  async choose(profile: string) {
    this.profile = profile
    await this.read()
  }

  private async fallBack() {
    this.profile = null
    await this.read()
  }

  async show(edition: string) {
    this.shown = edition
    this.since = null
    await this.read()
  }

  /** Reads it all again. */
  async read() {
    const { post, profile } = this
    if (!post) return
    const mine = ++this.asked
    try {
      const view = await call('posting.get', { post, profile })
      const shown = view.editions.find(({ edition }) => edition === this.shown) ?? view.editions[0]
      const since = shown && (await call('posting.changed', { edition: shown.edition, profile }))
      if (mine !== this.asked) return
      this.view = view
      this.shown = shown?.edition ?? ''
      this.since = since ?? null
      if (this.found) this.failure = null
    } catch (thrown) {
      if (mine !== this.asked) return
      const refused = failure(thrown)
      if (refused.code === 'kept-words') {
        // What was shown before may hold the word by now.
        this.view = this.since = null
        this.failure = refused
      } else if (profile === null) {
        this.failure = refused
      } else {
        // A profile that was removed meanwhile is no reason not to post.
        await this.fallBack()
      }
    }
  }

  /** Reads it again where something of it has changed. */
  async follow({ posts, editions }: Changed) {
    const own = this.view?.editions.some(({ edition }) => editions.includes(edition))
    if (this.post && (own || this.found || posts.includes(this.post))) await this.read()
  }

  /** Notes that a part was copied. */
  copiedPart(edition: PostingEdition, part: Part) {
    this.copied[`${edition.edition} ${part}`] = said(edition, part)
  }

  copiedParagraph(at: number, html: string) {
    this.copied[`${this.shown} paragraph ${at}`] = html
  }

  isCopied(edition: PostingEdition, part: Part): boolean {
    return this.copied[`${edition.edition} ${part}`] === said(edition, part)
  }

  isParagraphCopied(at: number, html: string): boolean {
    return this.copied[`${this.shown} paragraph ${at}`] === html
  }

  /** How many parts of an edition are still to be copied. */
  left(edition: PostingEdition): number {
    return PARTS.filter((part) => said(edition, part) !== '' && !this.isCopied(edition, part))
      .length
  }

  /** Changes something; what cannot be changed is told in the sheet. Says whether it was. */
  async act(act: () => Promise<unknown>): Promise<boolean> {
    this.failure = null
    try {
      await act()
    } catch (thrown) {
      this.failure = failure(thrown)
      return false
    }
    await this.read()
    return true
  }
}
