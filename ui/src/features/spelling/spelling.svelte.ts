import type { Extension } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import { call } from '../../backend/call'
import { misspellingAt } from '../../editor/misspellings'
import { type Passage, passages } from '../../editor/passages'
import { spelling } from '../../editor/spelling'
import { afterFirstLook } from '../../shared/firstlook'

/** So much of a text is looked through at once for the next misspelt word. */
const STRIDE = 20_000

/** What is offered for a word. */
export type Offer = {
  view: EditorView
  language: string
  word: Passage
  text: string
  /** Null while they are looked for. */
  suggestions: string[] | null
  place: { left: number; top: number; bottom: number }
}

export type Outcome = 'opened' | 'none' | 'no-dictionary'

/** What is known of an editor. */
type Spoken = { language: string; markdown: boolean; recheck: () => void }

/** Marks misspelt words in every text, and says what else they could be. */
export class Spelling {
  offer = $state.raw<Offer | null>(null)
  /** Languages of the texts seen so far that there is no dictionary for. */
  unknown = $state.raw<string[]>([])

  /** Called when something that a person asked for has failed. */
  onFailed: (thrown: unknown) => void = () => {}
  /** Called when a word was put on the list of a language. */
  onAdded: (word: string) => void = () => {}
  private readonly views = new Map<EditorView, Spoken>()

  constructor(private readonly isOn: () => boolean) {}

  /** What an editor needs, whose text is in `language`. */
  extension(language: () => string, markdown: boolean): Extension {
    return spelling({
      isOn: this.isOn,
      check: (texts) => this.check(language(), texts, markdown),
      joined: (view, recheck) => {
        this.views.set(view, { language: language(), markdown, recheck })
        return () => {
          this.views.delete(view)
          // A view that is only given another state, as when older steps come under its history,
          // is back at once.
          queueMicrotask(() => {
            if (this.offer?.view === view && !this.views.has(view)) this.offer = null
          })
        }
      },
      asked: (view, word) => void this.ask(view, word),
    })
  }

  /** Checks all texts anew, after a word was added, or the checking switched on or off. */
  recheck() {
    for (const { recheck } of this.views.values()) recheck()
  }

  /** Offers what the word at the caret could be, or the next one that is misspelt. */
  async next(view: EditorView): Promise<Outcome> {
    const { state } = view
    const { head } = state.selection.main
    const here = misspellingAt(state, head)
    if (here) return this.ask(view, here)
    const found =
      (await this.find(view, head, state.doc.length)) ?? (await this.find(view, 0, head))
    if (found && view.state.doc === state.doc) return this.ask(view, found)
    const language = this.views.get(view)?.language ?? ''
    return this.unknown.includes(language) ? 'no-dictionary' : 'none'
  }

  /** Takes a suggestion over. */
  take(suggestion: string) {
    this.change(({ view, word }) => {
      const changes = { ...word, insert: suggestion }
      const selection = { anchor: word.from + suggestion.length }
      view.dispatch({ changes, selection, userEvent: 'spelling', scrollIntoView: true })
    })
  }

  /** Puts the word on the list of its language. */
  async add() {
    const { offer } = this
    if (!offer) return
    this.close()
    const { language, text } = offer
    try {
      await call('spelling.add', { language, word: text })
      this.onAdded(text)
    } catch (thrown) {
      this.onFailed(thrown)
    }
  }

  /** Closes the menu and goes back to the text. */
  close() {
    this.change(() => {})
  }

  private change(act: (offer: Offer) => void) {
    const { offer } = this
    if (!offer) return
    this.offer = null
    const { view, word, text } = offer
    // Words may have come from elsewhere in the meantime.
    if (view.state.sliceDoc(word.from, word.to) === text) act(offer)
    view.focus()
  }

  private async check(language: string, texts: string[], markdown: boolean) {
    await afterFirstLook()
    const { known, words } = await call('spelling.check', { language, passages: texts, markdown })
    if (!known && !this.unknown.includes(language)) this.unknown = [...this.unknown, language]
    return words
  }

  private async find(view: EditorView, from: number, to: number): Promise<Passage | null> {
    const { state } = view
    const spoken = this.views.get(view)
    if (!spoken) return null
    const { language, markdown } = spoken
    for (let at = from; at < to; at += STRIDE) {
      const places = passages(state, [{ from: at, to: Math.min(at + STRIDE, to) }])
      const texts = places.map((place) => state.sliceDoc(place.from, place.to))
      const found = await this.check(language, texts, markdown)
      for (const [index, words] of found.entries()) {
        const start = places[index]?.from ?? 0
        const next = words.find((word) => start + word.from >= from && start + word.to <= to)
        if (next) return { from: start + next.from, to: start + next.to }
      }
      if (this.unknown.includes(language)) return null
    }
    return null
  }

  private async ask(view: EditorView, word: Passage): Promise<Outcome> {
    const language = this.views.get(view)?.language
    if (!language) return 'none'
    view.dispatch({ selection: { anchor: word.from, head: word.to }, scrollIntoView: true })
    // Its place is known once the view has scrolled there.
    await new Promise<void>((done) => view.requestMeasure({ read: () => done() }))
    const box = view.coordsAtPos(word.from, 1)
    if (!box) return 'none'
    const text = view.state.sliceDoc(word.from, word.to)
    const { left, top, bottom } = box
    const place = { left, top, bottom }
    const offer: Offer = { view, language, word, text, suggestions: null, place }
    this.offer = offer
    try {
      const suggestions = await call('spelling.suggest', { language, word: text })
      if (this.offer === offer) this.offer = { ...offer, suggestions }
    } catch (thrown) {
      if (this.offer === offer) this.offer = null
      this.onFailed(thrown)
    }
    return 'opened'
  }
}
