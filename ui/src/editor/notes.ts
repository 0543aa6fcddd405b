import {
  type ChangeDesc,
  EditorSelection,
  type EditorState,
  type Extension,
  StateEffect,
  StateField,
} from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  EditorView,
  layer,
  type LayerMarker,
  RectangleMarker,
} from '@codemirror/view'

/** A note on words of the text; `from` and `to` are the same where the words are gone. */
export type NoteMark = { id: string; from: number; to: number; holds: boolean }
type Marks = { all: readonly NoteMark[]; current: string | null }

/** In which margin the signs stand: that of the left page, or of the right one. */
export type Margin = 'left' | 'right'

type Wishes = {
  margin: Margin
  /** What a sign is called. */
  name: (count: number, holds: boolean) => string
  /** Signs were clicked, or called by key. */
  open: (ids: string[]) => void
}

/** How wide a sign is; the page says how far from its text signs stand. */
const WIDE = '1.125rem'
const AWAY = 'var(--notes-away, 0.375rem)'

const put = StateEffect.define<readonly NoteMark[]>()
const point = StateEffect.define<string | null>()

const marks = StateField.define<Marks>({
  create: () => ({ all: [], current: null }),
  update(value, transaction) {
    let { all, current } = value
    if (transaction.docChanged) all = all.map((mark) => carried(mark, transaction.changes))
    for (const effect of transaction.effects) {
      if (effect.is(put)) all = effect.value
      if (effect.is(point)) current = effect.value
    }
    return all === value.all && current === value.current ? value : { all, current }
  },
  provide: (field) => EditorView.decorations.from(field, underlines),
})

/** Marks the words that have notes, quietly, and puts a sign beside them into the margin. */
export function notes(wishes: Wishes): Extension {
  return [
    marks,
    layer({
      above: true,
      class: 'cm-noteSigns',
      markers: (view) => signs(view, wishes),
      update: (update) =>
        update.docChanged ||
        update.viewportChanged ||
        update.geometryChanged ||
        update.startState.field(marks, false) !== update.state.field(marks, false),
    }),
    look,
  ]
}

/** Exchanges the marks of a text. */
export function putNotes(view: EditorView, all: readonly NoteMark[]) {
  view.dispatch({ effects: put.of(all) })
}

/** Lets the words of one note stand out, or of none. */
export function pointAtNote(view: EditorView, id: string | null) {
  if (view.state.field(marks, false)?.current === id) return
  view.dispatch({ effects: point.of(id) })
}

/** The marks where they have come to stand. */
export function notesIn(state: EditorState): readonly NoteMark[] {
  return state.field(marks, false)?.all ?? []
}

/** The note on the words at a place; of several the one on the fewest words. */
export function noteAt(state: EditorState, at: number): NoteMark | undefined {
  const here = notesIn(state).filter(({ from, to }) => from <= at && at <= to)
  return here.toSorted((a, b) => a.to - a.from - (b.to - b.from))[0]
}

/**
 * What a note is to be put on: what is selected, or the word at the caret, or the whole line.
 *
 * On a blank line it is what was written above it, or else what stands below.
 */
export function wordsForNote(state: EditorState): { from: number; to: number } {
  const { main } = state.selection
  const { from, to } = main.empty ? (state.wordAt(main.head) ?? lineWithWords(state)) : main
  const words = state.sliceDoc(from, to)
  const start = from + words.length - words.trimStart().length
  const end = to - (words.length - words.trimEnd().length)
  return start < end ? { from: start, to: end } : { from, to }
}

/** The line of the caret, or the nearest one that is not blank, above it first. */
function lineWithWords({ doc, selection }: EditorState): { from: number; to: number } {
  const here = doc.lineAt(selection.main.head)
  const isBlank = (number: number) => !/\S/.test(doc.line(number).text)
  if (!isBlank(here.number)) return here
  for (let number = here.number - 1; number > 0; number--) {
    if (!isBlank(number)) return doc.line(number)
  }
  for (let number = here.number + 1; number <= doc.lines; number++) {
    if (!isBlank(number)) return doc.line(number)
  }
  return here
}

/** Carries a mark as the library does: what is typed at its edges stays outside. */
export function carried(mark: NoteMark, changes: ChangeDesc): NoteMark {
  const isGone = mark.from === mark.to
  const from = changes.mapPos(mark.from, isGone ? -1 : 1)
  const to = Math.max(from, changes.mapPos(mark.to, isGone ? 1 : -1))
  return from === mark.from && to === mark.to ? mark : { ...mark, from, to }
}

function underlines({ all, current }: Marks): DecorationSet {
  const found = all.filter(({ from, to }) => from < to)
  const ranges = found.map(({ id, from, to, holds }) => {
    const kind = `cm-note${holds ? ' cm-note-holds' : ''}${id === current ? ' cm-note-current' : ''}`
    return Decoration.mark({ class: kind }).range(from, to)
  })
  return Decoration.set(ranges, true)
}

/** One sign a line of print, however many notes begin on it. */
function signs(view: EditorView, wishes: Wishes): Sign[] {
  const { all, current } = view.state.field(marks)
  const rows = new Map<number, Sign>()
  for (const { id, from, holds } of all) {
    if (from < view.viewport.from || from > view.viewport.to) continue
    const [place] = RectangleMarker.forRange(view, '', EditorSelection.cursor(from, 1))
    if (!place) continue
    const row = Math.round(place.top)
    const known = rows.get(row)
    rows.set(
      row,
      new Sign(
        [...(known?.ids ?? []), id],
        place.top + place.height / 2,
        view.contentDOM.clientWidth,
        (known?.holds ?? false) || holds,
        (known?.isCurrent ?? false) || id === current,
        wishes,
      ),
    )
  }
  return [...rows.values()]
}

class Sign implements LayerMarker {
  constructor(
    readonly ids: string[],
    private readonly middle: number,
    /** How wide the text is, pixels. */
    private readonly width: number,
    readonly holds: boolean,
    readonly isCurrent: boolean,
    private readonly wishes: Wishes,
  ) {}

  eq(other: LayerMarker) {
    return (
      other instanceof Sign &&
      other.middle === this.middle &&
      other.width === this.width &&
      other.holds === this.holds &&
      other.isCurrent === this.isCurrent &&
      other.ids.join() === this.ids.join()
    )
  }

  draw() {
    const button = document.createElement('button')
    button.type = 'button'
    button.tabIndex = -1
    button.className = 'cm-noteSign'
    button.classList.toggle('cm-noteSign-holds', this.holds)
    button.classList.toggle('cm-noteSign-current', this.isCurrent)
    button.style.top = `${this.middle}px`
    const { margin } = this.wishes
    button.style.left =
      margin === 'left' ? `calc(0px - ${WIDE} - ${AWAY})` : `calc(${this.width}px + ${AWAY})`
    button.title = this.wishes.name(this.ids.length, this.holds)
    button.setAttribute('aria-label', button.title)
    // The caret stays where it is.
    button.addEventListener('mousedown', (event) => event.preventDefault())
    button.addEventListener('click', () => this.wishes.open(this.ids))
    button.append(bubble())
    return button
  }
}

function bubble(): SVGElement {
  const make = (name: string, attributes: Record<string, string>) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', name)
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
    return element
  }
  const picture = make('svg', { viewBox: '0 0 16 16', 'aria-hidden': 'true' })
  const outline = 'M3.5 2.5h9a1.5 1.5 0 0 1 1.5 1.5v6a1.5 1.5 0 0 1-1.5 1.5H6.8L3.5 14v-2.5'
  const d = `${outline}A1.5 1.5 0 0 1 2 10V4a1.5 1.5 0 0 1 1.5-1.5Z`
  picture.append(make('path', { d, 'stroke-width': '1.3', 'stroke-linejoin': 'round' }))
  return picture
}

const look = EditorView.theme({
  '.cm-note': {
    textDecorationLine: 'underline',
    textDecorationStyle: 'dotted',
    textDecorationColor: 'var(--note)',
    textDecorationThickness: '1.5px',
    textUnderlineOffset: '0.22em',
    textDecorationSkipInk: 'none',
  },
  '.cm-note-holds': { textDecorationColor: 'var(--accent)' },
  '.cm-note-current': {
    background: 'color-mix(in srgb, var(--note) 24%, transparent)',
    borderRadius: '2px',
  },
  '.cm-noteSigns': { zIndex: '3' },
  '.cm-noteSign': {
    width: WIDE,
    height: '1.5rem',
    padding: '0',
    border: '0',
    background: 'none',
    color: 'var(--soft)',
    cursor: 'pointer',
    transform: 'translateY(-50%)',
    display: 'grid',
    placeContent: 'center',
  },
  '.cm-noteSign svg': {
    width: '0.875rem',
    height: '0.875rem',
    fill: 'none',
    stroke: 'currentColor',
  },
  '.cm-noteSign:hover, .cm-noteSign-current': { color: 'var(--ink)' },
  '.cm-noteSign-holds, .cm-noteSign-holds:hover': { color: 'var(--accent)' },
  '.cm-noteSign-holds svg': { fill: 'color-mix(in srgb, currentColor 22%, transparent)' },
})
