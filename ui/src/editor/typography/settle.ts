import type { EditorState } from '@codemirror/state'
import type { Marks } from '../../backend/types'
import type { Paragraph } from './paragraph'
import { type Cell, isSet, typeset, WORD } from './setter'

/** What was set by itself, or may be, and the characters that were typed there. */
export type Setting = { from: number; to: number; typed: string }
export type Span = { from: number; to: number }

/** A replacement; `isNew` where something that was typed is set for the first time. */
export type Change = Setting & { insert: string; isNew: boolean }

/** A character, or what was set by itself. */
type Element = Span & { first: number; cells: number; setting: Setting | null }

/**
 * Says what has to be set otherwise after a key.
 *
 * `typed` is what the key put in. Nothing changes but what the key concerns and what has been set
 * by itself in this paragraph; what was taken back, `left`, stays as it is. `pending` is what was
 * typed and may have to be set because of what comes.
 */
export function settle(
  state: EditorState,
  paragraph: Paragraph,
  typed: Span,
  settings: readonly Setting[],
  left: readonly Span[],
  marks: Marks | null,
): { changes: Change[]; pending: Setting[] } {
  const { cells, elements } = read(state, paragraph, settings, left)
  const caret = elements.find(({ from }) => from >= typed.to)?.first ?? cells.length
  const out = typeset(cells, marks, caret)
  const set = ({ first, cells }: Element) => out.slice(first, first + cells).join('')
  const isOther = (element: Element) =>
    element.to <= typed.to && set(element) !== state.sliceDoc(element.from, element.to)
  const concerned = concernedBy(elements, cells, typed)
  const changes: Change[] = []
  const pending: Setting[] = []
  elements.forEach((element, index) => {
    const { from, to } = element
    if (!(element.setting || concerned.has(index))) return
    if (!isOther(element)) {
      // A quote may still turn out to be another one.
      const char = cells[element.first]!.char
      if (!element.setting && (char === '"' || char === "'"))
        pending.push({ from, to, typed: char })
      return
    }
    const isNew = element.setting === null
    const insert = set(element)
    const own = element.setting?.typed ?? state.sliceDoc(from, to)
    const before = changes.at(-1)
    if (before?.to === from) {
      before.to = to
      before.insert += insert
      before.typed += own
      before.isNew ||= isNew
      return
    }
    const neighbour = elements[index - 1]
    // What is left out belongs to what stands before it, so that it can be brought back.
    if (insert === '' && neighbour?.to === from) {
      const kept = state.sliceDoc(neighbour.from, from)
      const typed = (neighbour.setting?.typed ?? kept) + own
      changes.push({ from: neighbour.from, to, insert: kept, typed, isNew })
    } else changes.push({ from, to, insert, typed: own, isNew })
  })
  return { changes, pending }
}

/**
 * Whether a key can concern anything at all, so that most cost nothing.
 *
 * How a sign is set depends on what follows it, so the key behind one does, where `hasSettings`.
 */
export function concerns(
  char: string,
  before: string,
  marks: Marks | null,
  hasSettings: boolean,
): boolean {
  if (isSet(char) || before === '-' || (char === ' ' && marks?.colon === true)) return true
  return hasSettings && !/^[\p{L}\p{N} ]?$/u.test(before)
}

/** The numbers of the elements that may be set because of the key that was typed. */
function concernedBy(elements: Element[], cells: Cell[], typed: Span): Set<number> {
  const concerned = new Set<number>()
  const charAt = (index: number) => cells[elements[index]?.first ?? -1]?.char
  for (let index = elements.length - 1; index >= 0; index--) {
    const { from, to, setting } = elements[index]!
    if (to > typed.to) continue
    if (from < typed.from) break
    if (setting) continue
    const char = charAt(index)!
    const isRow = char === '-' || char === '.'
    if (isSet(char) || char === ' ') concerned.add(index)
    let before = index - 1
    // The space before a sign is set with it.
    if (';:!?»'.includes(char) && charAt(before) === ' ') concerned.add(before)
    if (isRow && !startsLine(elements, cells, index, char)) {
      for (; charAt(before) === char; before--) concerned.add(before)
    } else if (isRow) concerned.delete(index)
    // At the beginning of a line hyphens may become a rule; what follows says that they do not.
    if (char !== '-' && startsLine(elements, cells, before, '-')) {
      for (; charAt(before) === '-'; before--) concerned.add(before)
    }
  }
  return concerned
}

/** Whether a row of hyphens that ends at an element is all that stands on its line. */
function startsLine(elements: Element[], cells: Cell[], index: number, char: string): boolean {
  const charAt = (at: number) => cells[elements[at]?.first ?? -1]?.char
  if (char !== '-' || charAt(index) !== '-') return false
  while (charAt(index) === '-') index--
  while (charAt(index) === ' ') index--
  return index < 0 || charAt(index) === '\n'
}

function read(
  state: EditorState,
  { from, to, unread }: Paragraph,
  settings: readonly Setting[],
  left: readonly Span[],
) {
  const text = state.sliceDoc(from, to)
  const cells: Cell[] = []
  const elements: Element[] = []
  let place = 0
  const add = (
    from: number,
    to: number,
    chars: string,
    setting: Setting | null,
    inert: boolean,
  ) => {
    const first = cells.length
    if (chars.length === 1) cells.push({ char: chars, at: place++, inert })
    else for (const char of chars) cells.push({ char, at: place++, inert })
    elements.push({ from, to, first, cells: cells.length - first, setting })
  }
  const [skips, known, kept] = [[...unread], [...settings], [...left]]
  for (let at = from; at < to;) {
    while (skips[0] && skips[0].to <= at) skips.shift()
    while (known[0] && known[0].from < at) known.shift()
    while (kept[0] && kept[0].to <= at) kept.shift()
    const skip = skips[0]
    const setting = known[0]
    if (skip && skip.from <= at) {
      place++
      const end = Math.min(skip.to, to)
      if (skip.opaque) add(at, end, WORD, null, true)
      at = end
    } else if (setting && setting.from === at && setting.to > at && setting.to <= to) {
      add(at, setting.to, setting.typed, setting, false)
      at = setting.to
    } else {
      const code = text.codePointAt(at - from)!
      const char = code > 0xffff ? String.fromCodePoint(code) : text[at - from]!
      const end = at + char.length
      add(at, end, char, null, kept[0] !== undefined && kept[0].from <= at)
      at = end
    }
  }
  return { cells, elements }
}
