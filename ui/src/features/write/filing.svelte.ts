import { call, failure } from '../../backend/call'
import type { Failure, PostView } from '../../backend/types'
import type { Headings } from '../../generated/Headings'
import { tn } from '../../messages/words.svelte'
import type { Offer } from '../../shared/completing'
import type { Desk } from './desk.svelte'

const NOTHING: Headings = { people: [], series: [], tags: [] }

/** What a post is filed under, and what else there is to file it under. */
export class Filing {
  trouble = $state.raw<Failure | null>(null)
  private headings = $state.raw<Headings>(NOTHING)

  tags = $derived<Offer[]>(this.headings.tags.map(offer))
  people = $derived<Offer[]>(this.headings.people.map(offer))

  constructor(private readonly desk: Desk) {}

  /** Reads what the library has; what cannot be read is not offered. */
  async read() {
    this.headings = await call('people.headings', {}).catch(() => NOTHING)
  }

  /** The series that have a name in a language. */
  series(language: string): Offer[] {
    return this.headings.series.filter((one) => one.language === language).map(offer)
  }

  /** What is told of a person in a language. */
  biography(name: string, language: string): string {
    const person = this.headings.people.find((one) => one.name === name)
    return person?.biographies.find((one) => one.language === language)?.text ?? ''
  }

  /** Changes something of the post, and shows what became of it. */
  change = async (act: () => Promise<unknown>): Promise<void> => {
    this.trouble = null
    try {
      await act()
    } catch (thrown) {
      this.trouble = failure(thrown)
    }
    await this.desk.refreshPost()
  }
}

/** The languages of a post's editions, the source's first, each once. */
export function languagesOf(post: PostView): string[] {
  return [...new Set(post.editions.map(({ language }) => language))]
}

function offer({ name, posts }: { name: string; posts: number }): Offer {
  return { name, note: tn('details.posts', posts) }
}
