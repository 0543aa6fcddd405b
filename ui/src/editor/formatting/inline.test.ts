import { EditorSelection, EditorState } from '@codemirror/state'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { grammar, language } from '../grammar/grammar'
import { bold, italic, strikethrough } from './inline'

const COMMANDS = { bold, italic, strikethrough }

/** Runs a command on a text in which `⟦` and `⟧` stand for the selection, and `|` for the caret. */
function run(command: keyof typeof COMMANDS, marked: string): string {
  const caret = marked.includes('⟦') ? -1 : marked.indexOf('|')
  const [from, to] = caret < 0 ? [marked.indexOf('⟦'), marked.indexOf('⟧') - 1] : [caret, caret]
  const doc = caret < 0 ? marked.replace(/[⟦⟧]/g, '') : marked.replace('|', '')
  let state = EditorState.create({
    doc,
    selection: { anchor: from, head: to },
    extensions: language,
  })
  COMMANDS[command]({ state, dispatch: (transaction) => (state = transaction.state) })
  const { main } = state.selection
  const text = state.doc.toString()
  if (main.empty) return `${text.slice(0, main.head)}|${text.slice(main.head)}`
  const chosen = text.slice(main.from, main.to)
  return `${text.slice(0, main.from)}⟦${chosen}⟧${text.slice(main.to)}`
}

describe('marks around words', () => {
  it.each([
    ['bold', 'the ⟦well⟧ is', 'the **⟦well⟧** is'],
    ['bold', 'the **⟦well⟧** is', 'the ⟦well⟧ is'],
    ['bold', 'the ⟦**well**⟧ is', 'the ⟦well⟧ is'],
    ['bold', 'the we|ll is', 'the **we|ll** is'],
    ['bold', 'the **we|ll** is', 'the we|ll is'],
    ['bold', 'a  |  b', 'a  **|**  b'],
    ['bold', 'a  **|**  b', 'a  |  b'],
    ['italic', 'the ⟦well⟧ is', 'the *⟦well⟧* is'],
    ['italic', 'the _we|ll_ is', 'the we|ll is'],
    ['italic', 'the **⟦well⟧** is', 'the ***⟦well⟧*** is'],
    ['bold', 'the ***⟦well⟧*** is', 'the *⟦well⟧* is'],
    ['strikethrough', '⟦all of it⟧', '~~⟦all of it⟧~~'],
    ['strikethrough', '~~⟦all of it⟧~~', '⟦all of it⟧'],
  ] as const)('%s: %s becomes %s', (command, before, after) => {
    expect(run(command, before)).toBe(after)
  })

  it('leaves spaces at the edges outside', () => {
    expect(run('bold', 'the⟦ well ⟧is')).toBe('the⟦ **well** ⟧is')
  })

  it('takes in what is marked in part', () => {
    expect(run('bold', 'a ⟦b **c⟧ d** e')).toBe('a **⟦b c⟧ d** e')
  })

  it('never cuts another mark in two', () => {
    expect(run('bold', 'a ⟦b *c⟧ d* e')).toBe('a **⟦b *c⟧ d*** e')
    expect(run('bold', 'a [b ⟦c](x) d⟧ e')).toBe('a **[b ⟦c](x) d⟧** e')
    expect(run('bold', 'a `b ⟦c` d⟧ e')).toBe('a **`b ⟦c` d⟧** e')
  })

  it('marks each line of several by itself, without the marks of its block', () => {
    expect(run('bold', '⟦one\n\n- two\n\n> three\n>\n> # four⟧')).toBe(
      '**⟦one**\n\n- **two**\n\n> **three**\n>\n> # **four⟧**',
    )
  })

  it('marks nothing in code', () => {
    expect(run('bold', '```\n⟦code⟧\n```')).toBe('```\n⟦code⟧\n```')
  })

  it('marks cells and not the bars between them', () => {
    expect(run('bold', '| ⟦a | b⟧ |\n|---|---|\n| c | d |')).toBe(
      '| **⟦a** | **b⟧** |\n|---|---|\n| c | d |',
    )
  })

  it('stays inside punctuation that would keep the marks from working', () => {
    expect(run('bold', 'a⟦«b»⟧c')).toBe('a⟦«**b**»⟧c')
  })
})

/** What a reader reads: the words without the marks around them. */
function prose(text: string): string {
  let said = ''
  let at = 0
  grammar.parse(text).iterate({
    enter({ name, from, to }) {
      if (!/^(Emphasis|Strikethrough)Mark$/.test(name)) return
      said += text.slice(at, from)
      at = to
    },
  })
  return said + text.slice(at)
}

const piece = fc.constantFrom(
  ...[
    'well',
    ' ',
    ' ',
    'a',
    'é',
    '*',
    '**',
    '~~',
    '_',
    '`',
    '[',
    '](x)',
    '(',
    ')',
    '«',
    '.',
    '!',
    '\\',
  ],
  ...['\n', '\n\n', '\n- ', '\n> ', '\n# ', '[^1]', '<b>'],
)

describe('whatever stands in a text', () => {
  it('no mark that is put in is left standing as a letter, and none is broken', () => {
    const given = fc.record({
      text: fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join('')),
      ends: fc.tuple(fc.nat(60), fc.nat(60)),
      command: fc.constantFrom('bold', 'italic', 'strikethrough' as const),
    })
    fc.assert(
      fc.property(given, ({ text, ends, command }) => {
        const [a, b] = ends.map((end) => Math.min(end, text.length)) as [number, number]
        fc.pre(a !== b)
        const selection = EditorSelection.single(a, b)
        let state = EditorState.create({ doc: text, selection, extensions: language })
        COMMANDS[command as keyof typeof COMMANDS]({
          state,
          dispatch: (transaction) => (state = transaction.state),
        })
        expect(prose(state.doc.toString())).toBe(prose(text))
      }),
      { numRuns: 400 },
    )
  })
})
