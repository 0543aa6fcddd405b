import { ensureSyntaxTree, syntaxTree } from '@codemirror/language'
import type { EditorState, Extension, SelectionRange } from '@codemirror/state'
import { EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view'
import { knownLabels } from '../labels'
import { FORMERS } from './formers'
import { gaps } from './gaps'
import { rhythm } from './rhythm'
import { type Drawn, Sheet } from './sheet'
import { areSame, touching } from './touch'

/** How long a text that is opened may wait for its forms. */
const FIRST_MS = 80

/**
 * Shows Markdown as what it means, and how it is written where somebody is at work.
 *
 * Decorations alone: the text is what was typed, and copying gives it. Only what is on the screen
 * is formed. No decoration holds more than one line, so the editor's own heights stay true.
 */
export function livePreview(): Extension {
  return [knownLabels(), plugin, rhythm]
}

const none: Drawn = { inner: Sheet.nothing, outer: Sheet.nothing, skipped: Sheet.nothing }

const plugin = ViewPlugin.define((view) => new Preview(view), {
  decorations: (preview) => preview.drawn.inner,
  eventHandlers: {
    mousedown(event) {
      if (event.button === 0) this.press()
    },
    // A mark that comes or goes beside what is being composed would end the composing.
    compositionend() {
      this.later()
    },
  },
  provide: (preview) => [
    EditorView.outerDecorations.of((view) => view.plugin(preview)?.drawn.outer ?? none.outer),
    EditorView.atomicRanges.of((view) => view.plugin(preview)?.drawn.skipped ?? none.skipped),
  ],
})

class Preview {
  drawn: Drawn
  private touched: readonly SelectionRange[]
  private isPressed = false
  private isStale = false

  constructor(private readonly view: EditorView) {
    // A text is not to be seen raw first, if a moment is enough to read what is on the screen.
    const tree = ensureSyntaxTree(view.state, view.viewport.to, FIRST_MS)
    this.touched = touching(view)
    const { state, visibleRanges } = view
    this.drawn = form(state, visibleRanges, this.touched, tree ?? undefined)
  }

  update({ docChanged, changes, viewportChanged, startState, state, view }: ViewUpdate) {
    const isOther = docChanged || viewportChanged || syntaxTree(startState) !== syntaxTree(state)
    const touched = touching(view)
    if (!isOther && !this.isStale && areSame(touched, this.touched)) return
    // Nothing moves under a pressed button, nor beside what is being composed.
    if (view.composing || (this.isPressed && !docChanged && !viewportChanged)) {
      this.isStale = true
      if (docChanged) this.drawn = mapped(this.drawn, (set) => set.map(changes))
      return
    }
    this.isStale = false
    this.touched = touched
    this.drawn = form(state, view.visibleRanges, touched)
  }

  press() {
    this.isPressed = true
    const released = () => {
      removeEventListener('mouseup', released, true)
      removeEventListener('dragend', released, true)
      this.isPressed = false
      this.later()
    }
    addEventListener('mouseup', released, true)
    addEventListener('dragend', released, true)
  }

  /** Draws anew what was left as it was, when everybody has heard of what has happened. */
  later() {
    setTimeout(() => {
      if (this.isStale && this.view.dom.isConnected) this.view.dispatch({})
    })
  }
}

/** Forms the parts of a text that are on the screen. */
export function form(
  state: EditorState,
  ranges: readonly { from: number; to: number }[],
  touched: readonly SelectionRange[],
  tree = syntaxTree(state),
): Drawn {
  const sheets = ranges.map(({ from, to }) => {
    const sheet = new Sheet(state, from, to, touched)
    tree.iterate({ from, to, enter: (node) => FORMERS[node.name]?.(node, sheet) })
    gaps(sheet)
    return sheet
  })
  return Sheet.finish(sheets)
}

function mapped(drawn: Drawn, map: (set: Drawn['inner']) => Drawn['inner']): Drawn {
  return { inner: map(drawn.inner), outer: map(drawn.outer), skipped: map(drawn.skipped) }
}
