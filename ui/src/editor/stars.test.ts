import { EditorState } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { language } from './grammar/grammar'
import { starsToLetters } from './stars'

function letters(marked: string): string {
  const anchor = marked.indexOf('|')
  const doc = marked.replace('|', '')
  let state = EditorState.create({ doc, selection: { anchor }, extensions: language })
  starsToLetters({ state, dispatch: (transaction) => (state = transaction.state) })
  return state.doc.toString()
}

describe('a star that was typed as a letter', () => {
  it.each([
    ['tod*s los compañer*s|', 'tod\\*s los compañer\\*s'],
    ['|tod*s y nosotr*s vinimos', 'tod\\*s y nosotr\\*s vinimos'],
    ['Liebe Freund*innen und Genoss*innen|', 'Liebe Freund\\*innen und Genoss\\*innen'],
    ['*las de siempre y tod*s| fueron', '*las de siempre y tod\\*s fueron'],
  ])('is one again: %s', (before, after) => {
    expect(letters(before)).toBe(after)
  })

  it.each([
    'una |*palabra* aquí',
    'un*friggin*believable|',
    'tod\\*s y nosotr\\*s|',
    'tod*s|',
    'a **b*c* d**|',
    'tod_s y nosotr_s|',
    '`tod*s y nosotr*s`|',
  ])('and nothing else is touched: %s', (text) => {
    expect(letters(text)).toBe(text.replace('|', ''))
  })
})
