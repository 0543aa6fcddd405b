import { undo } from '@codemirror/commands'
import { Compartment, EditorState, Text } from '@codemirror/state'
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { modes, USUAL_MODES } from './modes'
import { body } from './setup'

vi.stubGlobal('matchMedia', () => ({ matches: false }))

const mode = new Compartment()

/** A text as an edition opens it. */
function open(text: string): EditorState {
  const extensions = [body(), mode.of(modes(USUAL_MODES))]
  return EditorState.create({ doc: Text.of(text.split('\n')), extensions })
}

const signs = fc.constantFrom(
  ...[
    '\r\n',
    '\n',
    '\r',
    '\0',
    '\u0001',
    '\u001b',
    '\ufeff',
    '\u2028',
    '\u2029',
    '\u0085',
    '\f',
    '\v',
  ],
  ...[
    '\t',
    ' ',
    '  ',
    '    ',
    '\u00a0',
    '\u200b',
    '\u202e',
    '\ud83d\ude00',
    'e\u0301',
    'مرحبا',
    '漢',
  ],
  ...[
    '# ',
    '## ',
    '> ',
    '- ',
    '* ',
    '1. ',
    '10) ',
    '```',
    '~~~',
    '---',
    '===',
    '|',
    '|-|',
    '[^1]',
    '[^1]: ',
  ],
  ...[
    '*',
    '**',
    '_',
    '~~',
    '`',
    '\\',
    '\\*',
    '[',
    '](x "y")',
    '![',
    '<b>',
    '<!-- ',
    '-->',
    '&amp;',
    'word',
  ],
)
const markdown = fc.array(signs, { maxLength: 60 }).map((pieces) => pieces.join(''))

it('gives every text back byte by byte, however it is shown', () => {
  fc.assert(
    fc.property(markdown, fc.boolean(), (text, source) => {
      const state = open(text)
      expect(state.doc.toString()).toBe(text)
      const effects = mode.reconfigure(modes({ source, focus: 'sentence', typewriter: true }))
      expect(state.update({ effects }).state.doc.toString()).toBe(text)
      expect(state.sliceDoc()).toBe(text)
    }),
    { numRuns: 1000 },
  )
})

it('changes nothing but what is typed, and gives all of it back with undo', () => {
  fc.assert(
    fc.property(markdown, fc.nat(200), (text, place) => {
      // A text whose lines end in two signs has every line end so; that is `lineEndings`' own law.
      fc.pre(!text.includes('\r'))
      const before = open(text)
      const at = Math.min(place, text.length)
      // Between the halves of a sign nobody can type.
      fc.pre(`${text.slice(0, at)}x${text.slice(at)}`.isWellFormed())
      const changes = { from: at, insert: 'x' }
      let state = before.update({ changes, userEvent: 'input.type' }).state
      expect(state.doc.toString()).toBe(`${text.slice(0, at)}x${text.slice(at)}`)
      undo({ state, dispatch: (transaction) => (state = transaction.state) })
      expect(state.doc.toString()).toBe(text)
    }),
    { numRuns: 500 },
  )
})
