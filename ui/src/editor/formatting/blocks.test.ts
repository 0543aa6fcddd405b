import { EditorState, type StateCommand } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { language } from '../grammar/grammar'
import { knownLabels } from '../labels'
import { heading, list, quote } from './blocks'
import { footnote, rule, table } from './insert'
import { indentItem, outdentItem } from './items'
import { link } from './link'

function open(marked: string) {
  const from = marked.search(/[<|]/)
  const plain = marked.replace(/[<|]/, '')
  const to = Math.max(from, plain.indexOf('>>'))
  const doc = plain.replace('>>', '')
  const extensions = [language, knownLabels()]
  return EditorState.create({ doc, selection: { anchor: from, head: to }, extensions })
}

/** The text with its caret after a command; `<` and `>>` stand around what is selected. */
function run(command: StateCommand, marked: string): string {
  let state = open(marked)
  command({ state, dispatch: (transaction) => (state = transaction.state) })
  const { head } = state.selection.main
  const text = state.doc.toString()
  return state.selection.main.empty ? `${text.slice(0, head)}|${text.slice(head)}` : text
}

describe('headings', () => {
  it.each([
    [1, 'wa|ter', '# wa|ter'],
    [2, '# wa|ter', '## wa|ter'],
    [2, '## wa|ter', 'wa|ter'],
    [0, '### wa|ter ###', 'wa|ter'],
    [1, '> wa|ter', '> # wa|ter'],
    [1, '- wa|ter', '- # wa|ter'],
    [2, 'wa|ter\n=====\nfire', '## wa|ter\nfire'],
    [1, '|', '# |'],
    [1, '```\nwa|ter\n```', '```\nwa|ter\n```'],
  ] as const)('%d: %j becomes %j', (level, before, after) => {
    expect(run(heading(level), before)).toBe(after)
  })
})

describe('lists and quotations', () => {
  it.each([
    ['a|', '- a|'],
    ['- a|', 'a|'],
    ['1. a|', '- a|'],
    ['<a\n\nb>>', '- a\n\n- b'],
  ])('points: %j becomes %j', (before, after) => {
    expect(run(list('bullet'), before)).toBe(after)
  })

  it('numbers one after the other', () => {
    expect(run(list('number'), '<a\nb\n\n- c>>')).toBe('1. a\n2. b\n\n3. c')
    expect(run(list('number'), '<1. a\n2. b>>')).toBe('a\nb')
  })

  it('quotes and takes one quotation away', () => {
    expect(run(quote, '<a\n\nb>>')).toBe('> a\n>\n> b')
    expect(run(quote, '<> a\n>\n> > b>>')).toBe('a\n\n> b')
  })
})

describe('items of a list', () => {
  it('go in under the item before them, with what lies in them', () => {
    expect(run(indentItem, '- a\n- b|\n  - c\n- d')).toBe('- a\n  - b|\n    - c\n- d')
    expect(run(indentItem, '1. a\n2. b|')).toBe('1. a\n   2. b|')
  })

  it('come out again', () => {
    expect(run(outdentItem, '- a\n  - b|\n    - c')).toBe('- a\n- b|\n  - c')
  })

  it('leave Tab alone outside of a list, so that one can leave by it', () => {
    expect(indentItem({ state: open('wa|ter'), dispatch: () => {} })).toBe(false)
    expect(outdentItem({ state: open('```\n- a|\n```'), dispatch: () => {} })).toBe(false)
  })
})

describe('what is put in', () => {
  it('is a link that waits for its address, or for its words', () => {
    expect(run(link, 'the <well>> is')).toBe('the [well](|) is')
    expect(run(link, 'the we|ll is')).toBe('the [well](|) is')
    expect(run(link, '<https://example.org/a>>')).toBe('[|](https://example.org/a)')
    expect(run(link, '<https://example.org/a_(b)>>')).toBe('[|](<https://example.org/a_(b)>)')
    expect(run(link, '<a ] b>>')).toBe('[a \\] b](|)')
  })

  it('goes to the address of a link that is there', () => {
    let state = open('the [we|ll](https://example.org) is')
    link({ state, dispatch: (transaction) => (state = transaction.state) })
    const { from, to } = state.selection.main
    expect(state.sliceDoc(from, to)).toBe('https://example.org')
  })

  it('is a footnote with the next free number, and what it says', () => {
    expect(run(footnote, 'water| and fire[^1]\n\n[^1]: hot')).toBe(
      'water[^2] and fire[^1]\n\n[^1]: hot\n[^2]: |',
    )
    expect(run(footnote, 'water|')).toBe('water[^1]\n\n[^1]: |')
  })

  it('leads from a footnote to its mention and back', () => {
    const text = 'water[^a] and fire\n\n[^a]: wet'
    expect(run(footnote, text.replace('[^a] ', '[^|a] '))).toBe(text.replace('wet', '|wet'))
    expect(run(footnote, text.replace('wet', 'w|et'))).toBe(text.replace('[^a] ', '[^a]| '))
  })

  it('stands between blank lines', () => {
    expect(run(rule, 'one|\ntwo\n\nthree')).toBe(
      'one\ntwo\n\n---|\n\nthree'.replace('---|', '---\n|'),
    )
    expect(run(rule, 'one\n|')).toBe('one\n\n---\n\n|')
    expect(run(table, '|')).toBe('| | |  |  |\n| --- | --- | --- |\n|  |  |  |\n|  |  |  |\n\n')
  })
})
