import { syntaxTree } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  EditorView,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view'
import {
  type CheckedPassage,
  clearMisspellings,
  misspellingAt,
  misspellings,
  misspellingsBetween,
  setMisspellings,
} from './misspellings'
import { type Passage, passages } from './passages'

/** How long the typing must rest. */
const REST_MS = 400
/** How long the page must stand still. */
const STILL_MS = 80
/** So many passages are remembered. */
const REMEMBERED = 400

export type Speller = {
  isOn: () => boolean
  /** The wrong words of each passage; null when they cannot be had now. */
  check: (passages: string[]) => Promise<Passage[][] | null>
  /** Called with a view that comes; gives back what to call when it goes. */
  joined: (view: EditorView, recheck: () => void) => () => void
  /** Asked for by a person: what to do about a word. */
  asked: (view: EditorView, word: Passage) => void
}

/** Underlines misspelt words on the screen, but never the one that is being written. */
export function spelling(speller: Speller): Extension {
  const plugin = ViewPlugin.define((view) => new Underlines(view, speller), {
    decorations: (underlines) => underlines.shown,
    eventHandlers: {
      contextmenu(event, view) {
        const at =
          event.button === 2
            ? view.posAtCoords({ x: event.clientX, y: event.clientY })
            : view.state.selection.main.head
        const word = at === null ? null : misspellingAt(view.state, at)
        if (!word) return false
        event.preventDefault()
        speller.asked(view, word)
        return true
      },
    },
  })
  return [misspellings, plugin, quiet]
}

const quiet = EditorView.theme({
  '.cm-misspelt': {
    // The web view knows the short form for the line alone.
    textDecorationLine: 'underline',
    textDecorationStyle: 'dotted',
    textDecorationColor: 'var(--soft)',
    textDecorationThickness: '1.5px',
    textUnderlineOffset: '0.22em',
    textDecorationSkipInk: 'none',
  },
})

class Underlines {
  shown: DecorationSet
  private readonly known = new Map<string, Passage[]>()
  private readonly leave: () => void
  private timer: ReturnType<typeof setTimeout> | undefined
  private isAsking = false
  private isGone = false

  constructor(
    private readonly view: EditorView,
    private readonly speller: Speller,
  ) {
    this.shown = visible(view)
    this.leave = speller.joined(view, () => this.recheck())
    this.after(STILL_MS)
  }

  update(update: ViewUpdate) {
    const { startState, state, view } = update
    if (update.docChanged) this.after(REST_MS)
    else if (update.viewportChanged || syntaxTree(startState) !== syntaxTree(state)) {
      this.after(STILL_MS)
    }
    const isOther = startState.field(misspellings) !== state.field(misspellings)
    if (isOther || update.selectionSet || update.focusChanged || update.viewportChanged) {
      this.shown = visible(view)
    }
  }

  destroy() {
    this.isGone = true
    clearTimeout(this.timer)
    this.leave()
  }

  /** Checks everything anew, because what is right has changed. */
  private recheck() {
    this.known.clear()
    this.after(0)
  }

  private after(ms: number) {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.look(), ms)
  }

  private async look() {
    const { view, speller } = this
    // Marks would disturb what is being composed.
    if (view.composing) return this.after(REST_MS)
    if (!speller.isOn()) {
      if (view.state.field(misspellings).size > 0) {
        view.dispatch({ effects: clearMisspellings.of(null) })
      }
      return
    }
    const texts = this.paint()
    if (texts.length === 0 || this.isAsking) return
    this.isAsking = true
    const { known } = this
    const found = await speller.check(texts).catch(() => null)
    this.isAsking = false
    if (this.isGone || !found) return
    texts.forEach((text, index) => known.set(text, found[index] ?? []))
    for (const text of known.keys()) {
      if (known.size <= REMEMBERED) break
      known.delete(text)
    }
    // Meanwhile the text may be another; what is new in it is asked for again.
    void this.look()
  }

  /** Marks what is known of the passages on the screen; gives the texts of the others. */
  private paint(): string[] {
    const { view, known } = this
    const { state } = view
    const fresh: CheckedPassage[] = []
    const missing = new Set<string>()
    for (const { from, to } of passages(state, view.visibleRanges)) {
      const text = state.sliceDoc(from, to)
      const spans = known.get(text)
      if (!spans) {
        missing.add(text)
        continue
      }
      const words = spans.map((span) => ({ from: from + span.from, to: from + span.to }))
      const before = misspellingsBetween(state, from, to)
      if (JSON.stringify(words) !== JSON.stringify(before)) fresh.push({ from, to, words })
    }
    if (fresh.length > 0) view.dispatch({ effects: setMisspellings.of(fresh) })
    return [...missing]
  }
}

/** The underlines on the screen, without the word that is being written. */
function visible({ state, hasFocus }: EditorView): DecorationSet {
  const set = state.field(misspellings)
  const { main } = state.selection
  if (!hasFocus || !main.empty || set === Decoration.none) return set
  const isElsewhere = (from: number, to: number) => main.head < from || main.head > to
  return set.update({ filterFrom: main.head, filterTo: main.head, filter: isElsewhere })
}
