import { type EditorState, StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet } from '@codemirror/view'
import type { Passage } from './passages'

/** A passage that was checked, and where its wrong words are in the text. */
export type CheckedPassage = Passage & { words: Passage[] }

const mark = Decoration.mark({ class: 'cm-misspelt', attributes: { 'aria-invalid': 'spelling' } })

/** Puts the words of passages in the place of those that were known before. */
export const setMisspellings = StateEffect.define<CheckedPassage[]>()
/** Forgets all of them. */
export const clearMisspellings = StateEffect.define<null>()

/** The misspelt words that are known; they follow every edit. */
export const misspellings = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(value, transaction) {
    value = value.map(transaction.changes)
    for (const effect of transaction.effects) {
      if (effect.is(clearMisspellings)) value = Decoration.none
      if (!effect.is(setMisspellings)) continue
      for (const { from, to, words } of effect.value) {
        const add = words.map((word) => mark.range(word.from, word.to))
        const isOutside = (start: number, end: number) => end <= from || start >= to
        value = value.update({ filterFrom: from, filterTo: to, filter: isOutside, add, sort: true })
      }
    }
    return value
  },
})

/** The misspelt words from one place to another. */
export function misspellingsBetween(state: EditorState, from: number, to: number): Passage[] {
  const found: Passage[] = []
  const set = state.field(misspellings, false)
  set?.between(from, to, (start, end) => void found.push({ from: start, to: end }))
  return found
}

/** The misspelt word at a place. */
export function misspellingAt(state: EditorState, at: number): Passage | null {
  return misspellingsBetween(state, at, at)[0] ?? null
}
