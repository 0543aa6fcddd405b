import { EditorSelection, EditorState } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { language } from '../grammar/grammar'
import { knownLabels } from '../labels'
import { form } from './livepreview'

function open(doc: string): EditorState {
  const extensions = [EditorState.lineSeparator.of('\n'), language, knownLabels()]
  return EditorState.create({ doc, extensions })
}

/** What is seen of a text while `‸` is the caret; `▢` is something drawn in the place of words. */
function seen(marked: string): string {
  const at = marked.indexOf('‸')
  const doc = at < 0 ? marked : marked.slice(0, at) + marked.slice(at + 1)
  const state = open(doc)
  const touched = at < 0 ? [] : [EditorSelection.cursor(at)]
  const { inner } = form(state, [{ from: 0, to: doc.length }], touched)
  let text = ''
  let end = 0
  inner.between(0, doc.length, (from, to, { spec, point }) => {
    if (!point || from === to || from < end) return
    text += doc.slice(end, from) + (spec.widget ? '▢' : '')
    end = to
  })
  return text + doc.slice(end)
}

/** The classes of each line. */
function lines(doc: string): string[] {
  const state = open(doc)
  const { inner } = form(state, [{ from: 0, to: doc.length }], [])
  return doc.split('\n').map((_, index) => {
    const { from } = state.doc.line(index + 1)
    const names: string[] = []
    inner.between(from, from, (start, to, { spec }) => {
      if (start === from && start === to && spec.class) names.push(spec.class.replace(/cm-/g, ''))
    })
    return names.join(' ')
  })
}

describe('marks', () => {
  it.each([
    ['a **b** *c* ~~d~~ `e` \\* f', 'a b c d e * f'],
    ['a **‸b** *c*', 'a **b** c'],
    ['***a*** b', 'a b'],
    ['**a *b‸* c** *d*', '**a *b* c** d'],
    ['[a](https://example.org "b") <https://example.org>', 'a https://example.org'],
    ['[a‸](https://example.org)', '[a](https://example.org)'],
    ['[sic] [a] [b][c]\n\n[a]: x\n[c]: y', '[sic] a b\n\n[a]: x\n[c]: y'],
    ['a[^1] [^2]\n\n[^1]: b', 'a▢ [^2]\n\n▢b'],
    ['a[^1‸]\n\n[^1]: b', 'a[^1]\n\n▢b'],
    ['# a #\n\nb', 'a\n\nb'],
    ['# a‸\n\nb', '# a\n\nb'],
    ['a\n===\n\nb', 'a\n\n\nb'],
    ['> a\n> > b‸\n> c', 'a\n> > b\nc'],
    ['- a\n  - b\n1. c', '▢a\n▢b\n1. c'],
    ['- a‸\n  - b', '- a\n▢b'],
    ['a\n\n---\n\nb', 'a\n\n▢\n\nb'],
    ['```js\na\n```', '\na\n'],
    ['```js\na‸\n```', '```js\na\n```'],
    ['![a](image/b.png)', '▢'],
    ['<b>a</b> &amp; c', '<b>a</b> &amp; c'],
    ['tod*s y nosotr*s', 'tod*s y nosotr*s'],
    ['a\\\nb', 'a\nb'],
    ['# a\r\n\r\n**b**\r\n', 'a\r\n\r\nb\r\n'],
  ])('%j is seen as %j', (text, expected) => {
    expect(seen(text)).toBe(expected)
  })

  it('of a table are seen by who is inside', () => {
    const table = '| a | b |\n|---|--:|\n| c |   |'
    expect(seen(table)).toBe('ab\n\nc')
    expect(seen(table.replace('c', 'c‸'))).toBe(table)
  })
})

describe('lines', () => {
  it('have the form of their blocks', () => {
    expect(lines('# a\n\nb\n\n> c\n>\n> > d\n\n- e\n  f\n  - g')).toEqual([
      'h1',
      'gap',
      '',
      'gap',
      'quote',
      'gap quote',
      'quote',
      'gap',
      'item inItem',
      'inItem',
      'item inItem',
    ])
  })
})
