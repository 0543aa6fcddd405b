import { history, redo, undo } from '@codemirror/commands'
import { EditorState, type Extension, type TransactionSpec } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markdownStyle } from './markdownstyle'
import { afterTyping, smartTypography, type Typesetter } from './smarttypography'
import { examples, marksOf } from './typography/examples'
import { typeset } from './typography/setter'

type Kind = { language?: string; markdown?: boolean; signs?: boolean }

/** An editor without a window: keys go the way that they go in one. */
class Desk {
  state: EditorState
  private readonly typesetter: Typesetter

  constructor(doc = '', { language = 'en', markdown = true, signs = false }: Kind = {}) {
    this.typesetter = {
      isOn: () => true,
      marks: () => marksOf(language),
      hasOpeningSigns: () => signs,
      markdown,
    }
    const extensions: Extension[] = [
      EditorState.lineSeparator.of('\n'),
      history(),
      markdown ? markdownStyle() : [],
      smartTypography(this.typesetter),
    ]
    const selection = { anchor: doc.length }
    this.state = EditorState.create({ doc, selection, extensions })
  }

  get doc() {
    return this.state.doc.toString()
  }

  type(text: string): this {
    for (const char of text) {
      const { from, to } = this.state.selection.main
      this.dispatch({
        changes: { from, to, insert: char },
        selection: { anchor: from + char.length },
        userEvent: 'input.type',
      })
      // Enter is no key of the text: nothing is set after it.
      if (char === '\n') continue
      const step = afterTyping(this.state, { from, to: from + char.length }, this.typesetter)
      if (step) this.dispatch(step)
    }
    return this
  }

  backspace(): this {
    const target = {
      state: this.state,
      dispatch: (spec: TransactionSpec) => this.dispatch(spec),
    } as unknown as EditorView
    const bindings = this.state.facet(keymap).flat()
    const isTaken = bindings.some(({ key, run }) => key === 'Backspace' && run?.(target))
    const { head } = this.state.selection.main
    if (!isTaken) this.dispatch({ changes: { from: head - 1, to: head }, userEvent: 'delete' })
    return this
  }

  go(anchor: number): this {
    this.dispatch({ selection: { anchor } })
    return this
  }

  undo(): this {
    undo(this)
    return this
  }

  redo(): this {
    redo(this)
    return this
  }

  dispatch = (spec: TransactionSpec) => {
    this.state = this.state.update(spec).state
  }
}

describe('typing key by key', () => {
  for (const { language, marks, typed, set } of examples('typing')) {
    const kind = { language: marks === marksOf(language) ? language : 'es-ES' }
    it(`sets ${JSON.stringify(typed)} as an export does`, () => {
      expect(new Desk('', { ...kind, markdown: false }).type(typed).doc).toBe(set)
      expect(new Desk('', kind).type(typed).doc).toBe(set)
    })
  }

  it('sets nothing twice', () => {
    const set = '“Don’t” – it’s… — ‘so’ '
    expect(new Desk().type(set).doc).toBe(set)
    const french = 'Non\u202f! «\u202fOui\u202f»\u00a0: '
    expect(new Desk('', { language: 'fr' }).type(french).doc).toBe(french)
  })

  it('sets a title too', () => {
    const desk = new Desk('', { language: 'es-ES', markdown: false })
    expect(desk.type('La "tierra" no se vende...').doc).toBe('La «tierra» no se vende…')
  })

  it('leaves alone what stands there already', () => {
    const desk = new Desk('"Old" and "straight". ')
    expect(desk.type('"new"').doc).toBe('"Old" and "straight". “new”')
  })

  it('opens a quote in the middle of a line', () => {
    expect(new Desk('one  two').go(4).type('"a"').doc).toBe('one “a” two')
    expect(new Desk('one two').go(4).type('"').doc).toBe('one “two')
  })
})

describe('what is no prose', () => {
  const untouched = [
    '`it\'s "so"` ',
    '```\nit\'s "so"...\n',
    '    it\'s "so"',
    '[a](https://a.example/it\'s--so "it\'s")',
    '<b title="it\'s">',
    "<https://a.example/it's--so>",
    '[label]: https://a.example/it\'s "it\'s"',
    "https://a.example/a--b?c=it's",
    '---\n',
    'Title\n---\n',
    '- [^1]: ',
  ]
  for (const typed of untouched) {
    it(`stays as it was typed: ${JSON.stringify(typed)}`, () => {
      expect(new Desk().type(typed).doc).toBe(typed)
    })
  }

  it('keeps a footnote a footnote in French', () => {
    const typed = '[^1]: Source\u202f!'
    expect(new Desk('Mot[^1].\n\n', { language: 'fr' }).type('[^1]: Source!').doc).toContain(typed)
  })

  it('is told from dashes at the beginning of a line', () => {
    expect(new Desk().type('--').doc).toBe('--')
    expect(new Desk().type('-- so').doc).toBe('– so')
    expect(new Desk().type('---Hola').doc).toBe('—Hola')
  })

  it('is not set around a link, only in its words', () => {
    const typed = '"[it\'s](https://a.example/it\'s)" *"so"* '
    const set = "“[it’s](https://a.example/it's)” *“so”* "
    expect(new Desk().type(typed).doc).toBe(set)
  })
})

describe('one key takes it back', () => {
  it('with Backspace right after it, and leaves the place alone', () => {
    const desk = new Desk().type('5" and "')
    expect(desk.doc).toBe('5" and “')
    expect(desk.backspace().doc).toBe('5" and "')
    expect(desk.type('so" ').doc).toBe('5" and "so" ')
  })

  it('with Backspace, for all that a key has set', () => {
    expect(new Desk().type('wait...').backspace().doc).toBe('wait...')
    expect(new Desk().type('one --').backspace().type(' two').doc).toBe('one -- two')
    const french = new Desk('', { language: 'fr' }).type('Non !')
    expect(french.doc).toBe('Non\u202f!')
    expect(french.backspace().doc).toBe('Non !')
    expect(french.type(' Oui').doc).toBe('Non ! Oui')
  })

  it('with undo, then goes on as ever', () => {
    const desk = new Desk().type('a "')
    expect(desk.undo().doc).toBe('a "')
    expect(desk.type('b"').doc).toBe('a "b"')
    expect(desk.type(' "c"').doc).toBe('a "b" “c”')
  })

  it('and undo can be undone', () => {
    expect(new Desk().type('a "').undo().redo().doc).toBe('a “')
  })

  it('but only right after it', () => {
    expect(new Desk().type('"a').backspace().doc).toBe('“')
    expect(new Desk().type('"').go(0).go(1).backspace().doc).toBe('')
  })
})

describe('a question in Spanish', () => {
  const spanish = (doc = '') => new Desk(doc, { language: 'es', signs: true })

  it('gets its opening sign, and loses it by one key', () => {
    const desk = spanish('Dijo: ').type('quién vive?')
    expect(desk.doc).toBe('Dijo: ¿quién vive?')
    expect(desk.backspace().doc).toBe('Dijo: quién vive?')
    expect(desk.type(' Nadie.').doc).toBe('Dijo: quién vive? Nadie.')
  })

  it('gets none in an address or in code', () => {
    expect(spanish().type('`qué?` https://a.example/qué?').doc).not.toContain('¿')
  })

  it('is no matter elsewhere', () => {
    expect(new Desk().type('Who?').doc).toBe('Who?')
  })
})

it('is the same as an export for whatever is typed', () => {
  const parts = fc.constantFrom(
    'a',
    'b',
    ' ',
    ' ',
    ' "',
    '" ',
    "'",
    '.',
    '...',
    '--',
    ', ',
    '! ',
    ': ',
    ')',
  )
  const text = fc.array(parts, { maxLength: 14 }).map((all) => `x${all.join('')} x`)
  const language = fc.constantFrom('en', 'es', 'es-ES', 'fr', 'de', 'sv')
  fc.assert(
    fc.property(text, language, (typed, language) => {
      const once = new Desk('', { language, markdown: false }).type(typed).doc
      expect(once).toBe(exported(typed, language))
    }),
    { numRuns: 500, examples: [["x, '\" a' x", 'en']] },
  )
})

function exported(text: string, language: string): string {
  const row = [...text].map((char, at) => ({ char, at }))
  return typeset(row, marksOf(language)).join('')
}
