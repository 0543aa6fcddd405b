import { historyKeymap } from '@codemirror/commands'
import { type Extension, RangeSet, StateEffect, StateField } from '@codemirror/state'
import {
  Decoration,
  EditorView,
  GutterMarker,
  gutterLineClass,
  keymap,
  lineNumbers,
  placeholder,
} from '@codemirror/view'
import { plain } from './setup'

/** Source of several lines that are called by their numbers; `hint` stands where there is none. */
export function sourceCode(hint: string): Extension {
  return [lineNumbers(), placeholder(hint), plain(), keymap.of(historyKeymap), fault]
}

const setFault = StateEffect.define<number | null>()

/** Where the line with a mistake begins; it goes along with what is typed. */
const fault = StateField.define<number | null>({
  create: () => null,
  update(at, { effects, changes, newDoc }) {
    for (const effect of effects) {
      if (effect.is(setFault)) return begins(newDoc, effect.value)
    }
    return at === null ? null : newDoc.lineAt(changes.mapPos(at, -1)).from
  },
  provide: (field) => [
    EditorView.decorations.from(field, (at) =>
      at === null ? Decoration.none : Decoration.set(line.range(at)),
    ),
    gutterLineClass.from(field, (at) =>
      at === null ? RangeSet.empty : RangeSet.of(number.range(at)),
    ),
  ],
})

function begins(doc: EditorView['state']['doc'], line: number | null): number | null {
  return line === null || line < 1 || line > doc.lines ? null : doc.line(line).from
}

const line = Decoration.line({ class: 'cm-fault' })
const number = new (class extends GutterMarker {
  override elementClass = 'cm-fault'
})()

/** Marks the line with a mistake, by its number, and shows it; null takes the mark away. */
export function markFault(view: EditorView, line: number | null) {
  const at = begins(view.state.doc, line)
  const shown = at === null ? [] : [EditorView.scrollIntoView(at, { yMargin: 40 })]
  view.dispatch({ effects: [setFault.of(line), ...shown] })
}
