import { type Extension, type Range, StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view'
import { type LineItem, UnderLine } from './underline'

/** Something that is shown at a place of a text without being part of it. */
export type Tint =
  | { kind: 'added' | 'found' | 'counterpart'; from: number; to: number }
  | { kind: 'removed'; at: number; text: string }
  /** Stands under the line that ends at `at`. */
  | { kind: 'under'; at: number; key: string; items: LineItem[] }

/** A place whose tints stay as they are. */
export type Kept = { from: number; to: number }
type Change = { add: Range<Decoration>[]; kept: Kept | null }

class Removed extends WidgetType {
  constructor(private readonly text: string) {
    super()
  }
  override eq(other: Removed) {
    return this.text === other.text
  }
  override toDOM() {
    const element = document.createElement('del')
    element.className = 'cm-removed'
    element.textContent = this.text
    return element
  }
}

const spans = {
  added: Decoration.mark({ tagName: 'ins', class: 'cm-added' }),
  found: Decoration.mark({ class: 'cm-found' }),
  counterpart: Decoration.mark({ class: 'cm-counterpart' }),
}

const change = StateEffect.define<Change>()

const tints = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(value, transaction) {
    value = value.map(transaction.changes)
    for (const effect of transaction.effects) {
      if (!effect.is(change)) continue
      const { add, kept } = effect.value
      const filter = (from: number, to: number, { spec }: Decoration) =>
        kept !== null && from >= kept.from && to <= kept.to && !spec.block
      value = value.update({ filter, add, sort: true })
    }
    return value
  },
  provide: (field) => EditorView.decorations.from(field),
})

/** Shows what has changed, what was found, and lines under paragraphs, in the text itself. */
export function tinting(): Extension {
  return [tints, look]
}

const look = EditorView.theme({
  '.cm-added': {
    background: 'var(--added)',
    textDecoration: 'none',
    borderRadius: '2px',
    boxDecorationBreak: 'clone',
    padding: '0.08em 0',
  },
  '.cm-removed': {
    background: 'var(--removed)',
    color: 'var(--soft)',
    borderRadius: '2px',
    padding: '0.08em 0.1em',
    marginInlineEnd: '0.22em',
    cursor: 'default',
  },
  '.cm-found': {
    textDecorationLine: 'underline',
    textDecorationStyle: 'wavy',
    textDecorationColor: 'var(--soft)',
    textDecorationThickness: '1px',
    textUnderlineOffset: '0.24em',
    textDecorationSkipInk: 'none',
  },
  '.cm-counterpart': { boxShadow: 'inset 0 -0.09em var(--underline)' },
  '.cm-under': {
    minHeight: '1.625rem',
    padding: '0.125rem 0 0.0625rem',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '0 0.875rem',
    font: '0.75rem/1.4375rem var(--sans)',
    fontStyle: 'normal',
    color: 'var(--soft)',
    cursor: 'default',
    userSelect: 'none',
  },
  '.cm-under button': {
    padding: '0',
    border: '0',
    background: 'none',
    font: 'inherit',
    color: 'inherit',
    cursor: 'pointer',
  },
  '.cm-under button:hover': { color: 'var(--ink)' },
  '.cm-under kbd': {
    font: '0.6875rem/1 var(--sans)',
    padding: '0.125rem 0.3125rem',
    marginInlineEnd: '0.3125rem',
    border: '1px solid var(--hairline)',
    borderRadius: '3px',
    background: 'var(--paper)',
    color: 'var(--ink)',
  },
})

/** Exchanges all that is shown, but for the words of one place, which stay as they are. */
export function tint(view: EditorView, wanted: Tint[], kept: Kept | null) {
  const add = wanted.map((one) => decoration(one, view)).filter((range) => range !== null)
  view.dispatch({ effects: change.of({ add, kept }) })
}

function decoration(one: Tint, { state: { doc } }: EditorView): Range<Decoration> | null {
  const within = (at: number) => Math.min(at, doc.length)
  if (one.kind === 'removed') {
    const widget = new Removed(one.text)
    return Decoration.widget({ widget, side: -1 }).range(within(one.at))
  }
  if (one.kind === 'under') {
    const widget = new UnderLine(one.key, one.items)
    const line = doc.lineAt(within(one.at))
    return Decoration.widget({ widget, block: true, side: 1 }).range(line.to)
  }
  const [from, to] = [within(one.from), within(one.to)]
  return from < to ? spans[one.kind].range(from, to) : null
}
