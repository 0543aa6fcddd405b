import { type Extension, type Range, StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view'

export type Spacer = { at: number; height: number }

class Space extends WidgetType {
  constructor(readonly height: number) {
    super()
  }
  override eq(other: Space) {
    return this.height === other.height
  }
  override toDOM() {
    const element = document.createElement('div')
    element.className = 'cm-spacer'
    element.setAttribute('aria-hidden', 'true')
    element.style.height = `${this.height}px`
    return element
  }
  override updateDOM(element: HTMLElement) {
    element.style.height = `${this.height}px`
    return true
  }
  override get estimatedHeight() {
    return this.height
  }
  override ignoreEvent() {
    return false
  }
}

/** The spacers between two places are exchanged for others. */
type Exchange = { from: number; to: number; add: Range<Decoration>[] }

const exchange = StateEffect.define<Exchange>()

const spaces = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(value, transaction) {
    value = value.map(transaction.changes)
    for (const effect of transaction.effects) {
      if (!effect.is(exchange)) continue
      const { from, to, add } = effect.value
      value = value.update({ filterFrom: from, filterTo: to, filter: () => false, add })
    }
    return value
  },
  provide: (field) => EditorView.decorations.from(field),
})

/** Empty space above lines, by which two editors keep their paragraphs at the same height. */
export function spacers(): Extension {
  return spaces
}

/** The spacers from one place to another, in the order of the text. */
export function spacersBetween(view: EditorView, from: number, to: number): Spacer[] {
  const found: Spacer[] = []
  const set = view.state.field(spaces, false) ?? Decoration.none
  set.between(from, to, (at, _to, { spec }) => void found.push({ at, height: spec.widget.height }))
  return found
}

/** Exchanges the spacers from one place to another; what lies outside stays. */
export function putSpacers(view: EditorView, from: number, to: number, wanted: Spacer[]) {
  const add = wanted.map(({ at, height }) =>
    Decoration.widget({ widget: new Space(height), block: true, side: -1 }).range(at),
  )
  view.dispatch({ effects: exchange.of({ from, to, add }) })
}
