import type { Extension } from '@codemirror/state'
import { call } from '../../backend/call'
import type { Field, RemovedParts, Unmarked } from '../../backend/types'
import {
  type Clip,
  type Convert,
  nextNote,
  type Pasted,
  pasting,
  pastingWords,
  wordsOf,
} from '../../editor/pasting'
import { languageName } from '../../messages/names'
import { language as spoken, t, tn } from '../../messages/words.svelte'
import type { Notice } from '../../shared/notices.svelte'
import type { OpenEdition } from './edition.svelte'

/** HTML that is longer is pasted as its words; a book is shorter. */
const LONGEST_HTML = 24_000_000
/** Text that is longer goes straight in: to look at every sign of it would take its time. */
const LONGEST_TEXT = 2_000_000
/** What a field of the library holds, in bytes. */
const MOST_BYTES = 32 * 1024 * 1024
/** After so long one is told that something is being done. */
const PATIENCE_MS = 400

type Tell = (words: string, action?: Notice['action'], grave?: boolean) => void
/** What is said once something is pasted, and the other thing that may have been meant. */
type Said = { words: string[]; action: Notice['action'] }

/** What is pasted into an edition, and what is said about it. */
export class Clipboard {
  constructor(
    private readonly tell: Tell,
    private readonly mark: (edition: string, language: string) => unknown,
  ) {}

  extension(edition: OpenEdition, field: Field): Extension {
    return field === 'body' ? pasting(this.convert(edition)) : pastingWords()
  }

  /** Converts clips for an edition. */
  convert(edition: Pick<OpenEdition, 'id' | 'language'>): Convert {
    return async (clip, doc) => {
      const isEmpty = doc.length === 0
      const kind = clip.html !== '' && clip.html.length <= LONGEST_HTML ? 'html' : 'text'
      const text = clip.text || (kind === 'text' ? wordsOf(clip.html) : '')
      if (kind === 'text' && bytes(text) + bytes(doc.toString()) > MOST_BYTES) {
        this.tell(t('paste.tooLarge'), null, true)
        return null
      }
      const lost = () => this.tell(t('paste.lost'), null, true)
      if (kind === 'text' && text.length > LONGEST_TEXT) {
        return { markdown: text, lost, told: () => this.tell(t('paste.long')) }
      }
      const waiting = setTimeout(() => this.tell(t('paste.working')), PATIENCE_MS)
      try {
        const offer = (language: string | null) =>
          isEmpty ? this.offer(edition, language) : undefined
        const pasted =
          kind === 'html'
            ? await this.html(clip, nextNote(doc), offer)
            : await this.text(text, offer)
        return pasted && { ...pasted, lost }
      } catch {
        const words = text || wordsOf(clip.html)
        return { markdown: words, lost, told: () => this.tell(t('paste.failed')) }
      } finally {
        clearTimeout(waiting)
      }
    }
  }

  private async html(clip: Clip, firstNote: number, offer: Offer): Promise<Pasted | null> {
    const { html } = clip
    const { markdown, removed, unmarked, language } = await call('paste.html', { html, firstNote })
    // A clip whose HTML shows nothing may have its words beside it.
    if (markdown === '' && clip.text.trim() !== '') return this.text(clip.text, offer)
    const words = [...removedWords(removed), ...unmarkedWords(unmarked)]
    if (markdown === '') {
      this.tell([t('paste.nothing'), ...words].join(' '))
      return null
    }
    return { markdown, told: () => this.say({ words, action: null }, offer(language)) }
  }

  private async text(text: string, offer: Offer): Promise<Pasted> {
    const pasted = await call('paste.text', { text })
    const { markdown, joined, asMarkdown, unmarked, language } = pasted
    const told: Pasted['told'] = (again) => {
      const put = (words: string) => {
        if (!again(words)) this.tell(t('paste.changed'))
      }
      const said: Said = { words: unmarkedWords(unmarked), action: null }
      if (asMarkdown !== null) {
        said.words.push(t('paste.asText'))
        said.action = { label: t('paste.keepMarkdown'), run: () => put(asMarkdown) }
      } else if (joined !== null) {
        said.words.push(t('paste.wrapped'))
        const lines = joined.replace(/\n$/, '')
        said.action = { label: t('paste.join'), run: () => put(lines) }
      }
      this.say(said, offer(language))
    }
    return { markdown, told }
  }

  /** Says it in one notice; what may have been meant comes before the language. */
  private say({ words, action }: Said, language: Said | undefined) {
    const all = action ? words : [...words, ...(language?.words ?? [])]
    if (all.length > 0) this.tell(all.join(' '), action ?? language?.action ?? null)
  }

  /** Offers to mark an edition as being in the language that its first words are in. */
  private offer(edition: Pick<OpenEdition, 'id' | 'language'>, guess: string | null) {
    if (guess === null || edition.language.split('-')[0] === guess.split('-')[0]) return undefined
    const name = { language: languageName(guess) }
    const run = () => void this.mark(edition.id, guess)
    return { words: [t('paste.language', name)], action: { label: t('paste.mark', name), run } }
  }
}

type Offer = (language: string | null) => Said | undefined

/** What was left out, in a few words. */
function removedWords(removed: RemovedParts): string[] {
  const kinds = [
    [removed.pictures, 'paste.pictures'],
    [removed.hidden, 'paste.hidden'],
    [removed.deletions, 'paste.deletions'],
    [removed.comments, 'paste.comments'],
    [removed.links, 'paste.links'],
  ] as const
  const parts = kinds.filter(([count]) => count > 0).map(([count, key]) => tn(key, count))
  const list = new Intl.ListFormat(spoken(), { style: 'long', type: 'conjunction' })
  return [
    ...(parts.length > 0 ? [t('paste.removed', { parts: list.format(parts) })] : []),
    ...(removed.tracked > 0 ? [tn('paste.tracked', removed.tracked)] : []),
  ]
}

/** What could have told this copy of a text from another, in a few words. */
function unmarkedWords({ letters, accents, spaces, hidden, unclear }: Unmarked): string[] {
  const kinds = [
    [letters, 'paste.letters'],
    [accents, 'paste.accents'],
    [spaces, 'paste.spaces'],
    [hidden, 'paste.marks'],
    [unclear, 'paste.unclear'],
  ] as const
  return kinds.filter(([count]) => count > 0).map(([count, key]) => tn(key, count))
}

/** How many bytes a text has as it is stored. */
function bytes(text: string): number {
  // No unit has more than three, so most texts need not be counted.
  return text.length * 3 <= MOST_BYTES / 2 ? text.length * 3 : new TextEncoder().encode(text).length
}
