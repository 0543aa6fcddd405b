import { type Extension, RangeSet, StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view'

export type Spacer = { at: number; height: number }

class Space extends WidgetType {
  constructor(readonly height: number) {
    super()
  }
  override eq(other: Space) {
    // Rounding must not make the two pages chase each other.
    return Math.abs(this.height - other.height) < 0.4
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

const put = StateEffect.define<DecorationSet>()

const spaces = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(value, transaction) {
    const effect = transaction.effects.find((effect) => effect.is(put))
    return effect ? effect.value : value.map(transaction.changes)
  },
  provide: (field) => EditorView.decorations.from(field),
})

/** Empty space above lines, by which two editors keep their paragraphs at the same height. */
export function spacers(): Extension {
  return spaces
}

/** The spacers as they are, in the order of the text. */
export function spacersOf(view: EditorView): Spacer[] {
  const found: Spacer[] = []
  const set = view.state.field(spaces, false) ?? Decoration.none
  for (const cursor = set.iter(); cursor.value; cursor.next())
    found.push({ at: cursor.from, height: cursor.value.spec.widget.height })
  return found
}

/** Exchanges the spacers of `view`, if they are not already so. */
export function putSpacers(view: EditorView, wanted: Spacer[]) {
  const ranges = wanted.map(({ at, height }) =>
    Decoration.widget({ widget: new Space(height), block: true, side: -1 }).range(at),
  )
  const next = RangeSet.of(ranges)
  const now = view.state.field(spaces, false)
  if (now && !RangeSet.eq([now], [next])) view.dispatch({ effects: put.of(next) })
}
