import { call, failure } from '../../backend/call'
import type { ExportPosts, Failure, FormatInfo, Preview, Saved } from '../../backend/types'

/** What the reading view shows: one post in one format, as the export will be. */
export class Reading {
  post = $state<string | null>(null)
  formats = $state.raw<FormatInfo[]>([])
  format = $state<string>('html-page')
  language = $state<string | null>(null)
  preview = $state.raw<Preview | null>(null)
  failure = $state.raw<Failure | null>(null)
  saved = $state.raw<Saved | null>(null)

  private asked = 0

  async open(post: string) {
    this.post = post
    this.language = null
    if (this.formats.length === 0) this.formats = await call('export.formats', {})
    await this.show()
  }

  close() {
    this.post = null
    this.preview = this.saved = this.failure = null
  }

  async choose(choice: { format?: string; language?: string | null }) {
    Object.assign(this, choice)
    await this.show()
  }

  /** Asks where, and writes the files; null when the person thought better of it. */
  async save() {
    await this.attempt(async (request) => {
      const saved = await call('export.save', { ...request, job: crypto.randomUUID() })
      if (saved) this.saved = saved
    })
  }

  private async show() {
    const asked = ++this.asked
    this.saved = null
    await this.attempt(async (request) => {
      const preview = await call('export.preview', { ...request, shown: null })
      if (asked === this.asked) this.preview = preview
    })
  }

  private async attempt(act: (request: ExportPosts) => Promise<void>) {
    if (!this.post) return
    this.failure = null
    try {
      const { format, language } = this
      await act({ posts: [this.post], format, profile: null, language })
    } catch (thrown) {
      this.failure = failure(thrown)
    }
  }
}
