import { isolateHistory } from '@codemirror/commands'
import { type ChangeDesc, type EditorState, StateEffect, StateField } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'

type Editing = Pick<EditorView, 'state' | 'dispatch'>
/** `filled` when what was pasted stands there. */
type Place = { from: number; to: number; filled: boolean }

const hold = StateEffect.define<{ id: number; place: Place | null }>()
let last = 0

/** Where something is to stand that is not there yet, and where it stands then; edits move it. */
export const pastePlaces = StateField.define<ReadonlyMap<number, Place>>({
  create: () => new Map(),
  update(held, { changes, docChanged, effects }) {
    const news = effects.filter((effect) => effect.is(hold))
    if (news.length === 0 && !(docChanged && held.size > 0)) return held
    const next = new Map<number, Place>()
    for (const [id, place] of held) next.set(id, docChanged ? moved(place, changes) : place)
    for (const { value } of news) {
      // Only what was pasted last can still be exchanged.
      if (value.place?.filled) for (const [id, { filled }] of next) if (filled) next.delete(id)
      if (value.place) next.set(value.id, value.place)
      else next.delete(value.id)
    }
    return next
  },
})

/** Holds the place of what is selected, or of the caret; gives the number of the place. */
export function holdPlace(view: Editing): number {
  const id = ++last
  view.dispatch({ effects: hold.of({ id, place: selected(view.state) }) })
  return id
}

export function releasePlace(view: Editing, id: number) {
  view.dispatch({ effects: hold.of({ id, place: null }) })
}

/** Puts Markdown at a place, as one step that can be undone; says what stands there then. */
export function fillPlace(view: Editing, id: number, markdown: string, event: string): string {
  const { state } = view
  const place = state.field(pastePlaces).get(id) ?? selected(state)
  const insert = fitted(state, place, markdown)
  const { main } = state.selection
  // Whoever has gone on writing elsewhere stays there.
  const isThere = main.from === place.from && main.to === place.to
  const to = place.from + insert.length
  view.dispatch({
    changes: { from: place.from, to: place.to, insert },
    ...(isThere && { selection: { anchor: to }, scrollIntoView: true }),
    effects: hold.of({ id, place: { from: place.from, to, filled: true } }),
    annotations: isolateHistory.of('full'),
    userEvent: event,
  })
  return insert
}

/** Puts other words in for those at a place; says whether they were still there. */
export function replaceAtPlace(view: Editing, id: number, old: string, words: string): boolean {
  const place = view.state.field(pastePlaces).get(id)
  if (!place || view.state.sliceDoc(place.from, place.to) !== old) return false
  view.dispatch({
    changes: { from: place.from, to: place.to, insert: words },
    selection: { anchor: place.from + words.length },
    annotations: isolateHistory.of('full'),
    userEvent: 'input.paste',
    effects: hold.of({ id, place: null }),
    scrollIntoView: true,
  })
  return true
}

function selected({ selection: { main } }: EditorState): Place {
  return { from: main.from, to: main.to, filled: false }
}

/** What is typed at the edges of a place stays outside of it, and behind an empty one. */
function moved({ from, to, filled }: Place, changes: ChangeDesc): Place {
  const start = changes.mapPos(from, from === to ? -1 : 1)
  return { from: start, to: Math.max(start, changes.mapPos(to, -1)), filled }
}

const BLOCK = /^(#{1,6} |[-*>|+] |>|\||\d{1,9}[.)] |```|---$|\[\^[^\]]+\]: )/

/** Markdown with the empty lines that part its blocks from what stands before and behind. */
function fitted(state: EditorState, { from, to }: Place, markdown: string): string {
  const words = markdown.replace(/\n+$/, '')
  const isBlocks = words.includes('\n\n') || BLOCK.test(words)
  if (!isBlocks) return words
  // A paragraph goes on where the caret is; another block begins anew.
  const lead = BLOCK.test(words) ? '\n'.repeat(missingBefore(state, from)) : ''
  return lead + words + '\n'.repeat(missingBehind(state, to))
}

/** How many line breaks there are too few before a block; at the beginning it needs none. */
function missingBefore(state: EditorState, at: number): number {
  const there = /\n*$/.exec(state.sliceDoc(Math.max(0, at - 2), at))?.[0].length ?? 0
  return there === at ? 0 : 2 - there
}

/** The same behind it; at the end it needs none. */
function missingBehind(state: EditorState, at: number): number {
  const there = /^\n*/.exec(state.sliceDoc(at, at + 2))?.[0].length ?? 0
  return at + there === state.doc.length ? 0 : 2 - there
}
