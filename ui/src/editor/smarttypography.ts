import { isolateHistory } from '@codemirror/commands'
import {
  type EditorState,
  type Extension,
  Prec,
  StateEffect,
  StateField,
  type Transaction,
  type TransactionSpec,
} from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'
import type { Marks } from '../backend/types'
import { missingSign } from './typography/openingsign'
import { type Paragraph, paragraphAt, plainLine } from './typography/paragraph'
import { type Change, concerns, type Setting, settle, type Span } from './typography/settle'

export type Typesetter = {
  isOn: () => boolean
  /** Those of the language; null where its quotes are not known. */
  marks: () => Marks | null
  /** Whether a question has a sign at its beginning too. */
  hasOpeningSigns: () => boolean
  /** Whether the text is Markdown. */
  markdown: boolean
}

/** What one press of Backspace takes back. */
type Newest = { head: number; changes: { from: number; to: number; insert: string }[] }
type Memory = {
  /** What was set by itself in this paragraph, in order, and the marks that it was set with. */
  marks: Marks | null
  settings: readonly Setting[]
  /** What was taken back and is left alone, in order. */
  left: readonly Span[]
  newest: Newest | null
}

const remember = StateEffect.define<Memory>()

const memory = StateField.define<Memory>({
  create: () => ({ marks: null, settings: [], left: [], newest: null }),
  update(value, transaction) {
    for (const effect of transaction.effects) if (effect.is(remember)) return effect.value
    if (!transaction.docChanged) {
      return transaction.selection && value.newest ? { ...value, newest: null } : value
    }
    if (value.settings.length === 0 && value.left.length === 0) return value
    return follow(value, transaction)
  },
})

/**
 * Sets quotes, apostrophes, dashes, dots and spaces as the language does while somebody types.
 *
 * Each is a step of its own: Backspace right after it, or undo, brings back what was typed, and
 * that place is left alone. Where later keys say that it has to be otherwise, it follows them.
 */
export function smartTypography(typesetter: Typesetter): Extension {
  const input = EditorView.inputHandler.of((view, from, _to, text, insert) => {
    const { state } = view
    // What is being composed belongs to the input method.
    if (view.composing || !typesetter.isOn() || state.readOnly) return false
    if ([...text].length !== 1 || state.selection.ranges.length > 1) return false
    const hasSettings = state.field(memory).settings.length > 0
    const before = state.sliceDoc(Math.max(0, from - 1), from)
    if (!concerns(text, before, typesetter.marks(), hasSettings)) return false
    view.dispatch(insert())
    const step = afterTyping(view.state, { from, to: from + text.length }, typesetter)
    if (step) view.dispatch(step)
    return true
  })
  return [memory, Prec.low(input), Prec.highest(keymap.of([{ key: 'Backspace', run: takeBack }]))]
}

/** The step that sets what has to be set after `typed` was put in. */
export function afterTyping(
  state: EditorState,
  typed: Span,
  { marks, markdown, hasOpeningSigns }: Typesetter,
): TransactionSpec | null {
  const [first, key] = [Math.max(0, typed.from - 1), state.sliceDoc(typed.from, typed.to)]
  const hasSettings = state.field(memory).settings.length > 0
  if (!concerns(key, state.sliceDoc(first, typed.from), marks(), hasSettings)) return null
  const paragraph = markdown ? paragraphAt(state, typed.to) : plainLine(state, typed.to)
  if (!paragraph) return null
  const before = state.field(memory)
  const { left } = before
  const inside = ({ from, to }: Span) => from >= paragraph.from && to <= paragraph.to
  const now = marks()
  // What was set with other marks is settled.
  const settings = before.marks === now ? before.settings.filter(inside) : []
  const { changes, pending } = settle(state, paragraph, typed, settings, left, now)
  const sign = hasOpeningSigns() ? openingSign(state, paragraph, typed) : null
  if (changes.length === 0 && pending.length === 0 && !sign) return null
  const all = sign ? [sign, ...changes] : changes
  const spec = { changes: all.map(({ from, to, insert }) => ({ from, to, insert })) }
  const { changes: applied } = state.update(spec)
  const untouched = [...settings, ...pending].filter(
    (setting) => !changes.some((change) => covers(change, setting)),
  )
  const moved = (span: Span, assoc: -1 | 1) => applied.mapPos(span.from, assoc)
  const made = changes.map((change) => {
    const from = moved(change, -1)
    return { from, to: from + change.insert.length, typed: change.typed }
  })
  const kept = untouched.map((setting) => {
    const from = moved(setting, 1)
    return { ...setting, from, to: from + setting.to - setting.from }
  })
  const value: Memory = {
    marks: now,
    settings: [...kept, ...made].filter(({ from, to }) => to > from).sort(byPlace),
    left: left.map(({ from, to }) => ({ from: applied.mapPos(from, 1), to: applied.mapPos(to) })),
    newest: null,
  }
  if (sign || changes.some((change) => change.isNew && isSetting(change))) {
    const back = changes.map((change, index) => ({
      from: made[index]!.from,
      to: made[index]!.to,
      insert: change.isNew ? change.typed : state.sliceDoc(change.from, change.to),
    }))
    const signed = sign ? [{ from: moved(sign, -1), to: moved(sign, -1) + 1, insert: '' }] : []
    value.newest = { head: applied.mapPos(typed.to, 1), changes: [...signed, ...back] }
  }
  // Nothing to see, only to keep in mind.
  if (all.length === 0) return { effects: remember.of(value) }
  return {
    ...spec,
    effects: remember.of(value),
    userEvent: 'input.type.typography',
    annotations: isolateHistory.of('full'),
    scrollIntoView: true,
  }
}

/** Brings back what was typed, if something has just been set by itself. */
function takeBack({ state, dispatch }: Pick<EditorView, 'state' | 'dispatch'>): boolean {
  const { newest, settings, left, marks } = state.field(memory)
  const { main } = state.selection
  if (!newest || !main.empty || main.head !== newest.head) return false
  const { changes } = state.update({ changes: newest.changes })
  const spans = newest.changes.map(({ from, insert }) => {
    const start = changes.mapPos(from, -1)
    return { from: start, to: start + insert.length }
  })
  const touched = (setting: Setting) => newest.changes.some((change) => covers(change, setting))
  const map = ({ from, to }: Span) => ({ from: changes.mapPos(from, 1), to: changes.mapPos(to) })
  const value: Memory = {
    marks,
    settings: settings.filter((it) => !touched(it)).map((it) => ({ ...it, ...map(it) })),
    left: [...left.map(map), ...spans].filter(({ from, to }) => to > from).sort(byPlace),
    newest: null,
  }
  dispatch({
    changes: newest.changes,
    effects: remember.of(value),
    userEvent: 'delete.typography',
    annotations: isolateHistory.of('full'),
    scrollIntoView: true,
  })
  return true
}

/** Carries what is remembered over a change of the text. */
function follow({ marks, settings, left }: Memory, transaction: Transaction): Memory {
  const { changes } = transaction
  const touched: Span[] = []
  const isTouched = ({ from, to }: Span) => {
    let is = false
    changes.iterChangedRanges((fromA, toA) => {
      if (fromA === toA ? fromA > from && fromA < to : fromA < to && toA > from) is = true
    })
    return is
  }
  const map = ({ from, to }: Span) => ({
    from: changes.mapPos(from, 1),
    to: changes.mapPos(to, -1),
  })
  const kept = settings.filter((setting) => !isTouched(setting))
  // What undo brings back was typed so, and is wanted so.
  if (transaction.isUserEvent('undo') && kept.length < settings.length) {
    changes.iterChangedRanges((_fromA, _toA, from, to) => touched.push({ from, to }))
  }
  return {
    marks,
    settings: kept.map((setting) => ({ ...setting, ...map(setting) })),
    left: [...left.map(map), ...touched].filter(({ from, to }) => to > from).sort(byPlace),
    newest: null,
  }
}

function openingSign(state: EditorState, paragraph: Paragraph, { from, to }: Span): Change | null {
  const sign = state.sliceDoc(from, to)
  if (sign !== '?' && sign !== '!') return null
  const missing = missingSign(state.sliceDoc(paragraph.from, to))
  if (!missing) return null
  const at = paragraph.from + missing.at
  if (paragraph.unread.some(({ from, to }) => from < at && at < to)) return null
  return { from: at, to: at, insert: missing.sign, typed: '', isNew: true }
}

/** Whether something else stands now than was typed. */
function isSetting({ insert, typed }: Change): boolean {
  return insert !== typed
}

function covers(change: Span, { from, to }: Span): boolean {
  return change.from <= from && to <= change.to
}

function byPlace(one: Span, other: Span): number {
  return one.from - other.from
}
