import { standardKeymap } from '@codemirror/commands'
import { EditorState, type Extension } from '@codemirror/state'
import { drawSelection, EditorView, keymap } from '@codemirror/view'
import { entering } from './entering'
import { formatting } from './formatting'
import { lineEndings } from './lineendings'
import { markdownStyle } from './markdownstyle'
import { singleLine } from './singleline'
import { stars } from './stars'
import { theme } from './theme'
import { undoHistory } from './undohistory'
import { wellFormed } from './wellformed'

/** What every field has: history, plain keys, and line endings that are never rewritten. */
function field(): Extension {
  return [
    EditorState.lineSeparator.of('\n'),
    EditorView.lineWrapping,
    undoHistory(),
    keymap.of(standardKeymap),
    drawSelection({ cursorBlinkRate: still() ? 0 : 1100 }),
    wellFormed(),
    theme(),
  ]
}

/** A field of one line; `leave` is where Enter leads. */
export function line(leave: () => void): Extension {
  return [singleLine(leave), field()]
}

/** The body of an edition; how it is shown is a matter of `modes`. */
export function body(): Extension {
  return [formatting(), entering(), markdownStyle(), stars(), lineEndings(), field()]
}

/** Several lines of plain words. */
export function plain(): Extension {
  return field()
}

function still(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches
}
