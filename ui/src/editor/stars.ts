import { syntaxTree } from '@codemirror/language'
import type { EditorState, Extension, StateCommand } from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  EditorView,
  keymap,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view'
import type { SyntaxNode } from '@lezer/common'
import { treeTo } from './formatting/tree'

/** So far from the caret a star is looked for. */
const NEAR = 4000

type Span = { from: number; to: number }

/**
 * Shows stars that were typed as letters and have become emphasis: `tod*s … nosotr*s`.
 *
 * A click, or the key, makes letters of them again.
 */
export function stars(): Extension {
  const plugin = ViewPlugin.define((view) => new Stars(view), {
    decorations: (stars) => stars.set,
    eventHandlers: {
      mousedown(event, view) {
        const { target } = event
        if (event.button !== 0 || !(target instanceof Element)) return false
        if (!target.closest('.cm-star')) return false
        const at = view.posAtDOM(target.closest('.cm-star')!)
        const change = lettersAt(view.state, { from: at, to: at })
        if (!change) return false
        event.preventDefault()
        view.dispatch(change)
        return true
      },
    },
  })
  return [plugin, keymap.of([{ key: 'Mod-.', run: starsToLetters, preventDefault: true }]), look]
}

/** Makes letters of the stars of the emphasis at the caret, or else of the nearest one. */
export const starsToLetters: StateCommand = ({ state, dispatch }) => {
  const { main } = state.selection
  const change = lettersAt(state, main) ?? lettersAt(state, nearest(state, main.head))
  if (change) dispatch(state.update(change))
  return true
}

/** The stars between letters by which an emphasis begins or ends that nobody has meant. */
export function starsOf(state: EditorState, emphasis: SyntaxNode): Span[] {
  // Nearly every emphasis stands between spaces, and is asked about with every key.
  if (emphasis.name !== 'Emphasis' || !isAmongLetters(state, emphasis)) return []
  const [open, close] = emphasis.getChildren('EmphasisMark')
  if (!open || !close) return []
  // Emphasis within one word is meant: nobody writes two of them into it.
  if (!/\s/.test(state.sliceDoc(open.to, close.from))) return []
  return [open, close].filter((mark) => isLetter(state, mark))
}

/** Whether a letter stands right before an emphasis, or right behind it. */
function isAmongLetters({ doc }: EditorState, { from, to }: Span): boolean {
  const isBefore = /[\p{L}\p{M}]$/u.test(doc.sliceString(Math.max(0, from - 2), from))
  return isBefore || /^\p{L}/u.test(doc.sliceString(to, Math.min(doc.length, to + 2)))
}

/** Whether a star stands inside a word, as a letter would. */
function isLetter(state: EditorState, { from, to }: Span): boolean {
  const around = state.sliceDoc(Math.max(0, from - 2), Math.min(state.doc.length, to + 2))
  const at = from - Math.max(0, from - 2)
  const [before, after] = [around.slice(0, at), around.slice(at + to - from)]
  return (
    around.slice(at, at + to - from) === '*' &&
    /[\p{L}\p{M}]$/u.test(before) &&
    /^\p{L}/u.test(after)
  )
}

function lettersAt(state: EditorState, { from, to }: Span) {
  const node = emphasisAt(state, from, to)
  if (!node) return null
  const changes = starsOf(state, node).map((star) => ({ from: star.from, insert: '\\' }))
  return { changes, userEvent: 'input.format' }
}

/** The emphasis by mistake that holds a place. */
function emphasisAt(state: EditorState, from: number, to: number): SyntaxNode | null {
  const tree = treeTo(state, to + 1)
  for (const side of [-1, 1] as const) {
    for (let node: SyntaxNode | null = tree.resolveInner(from, side); node; node = node.parent) {
      if (node.to >= to && starsOf(state, node).length > 0) return node
    }
  }
  return null
}

function nearest(state: EditorState, at: number): Span {
  let found: Span = { from: at, to: at }
  let distance = Infinity
  const [from, to] = [Math.max(0, at - NEAR), Math.min(state.doc.length, at + NEAR)]
  treeTo(state, to).iterate({
    from,
    to,
    enter({ name, node }) {
      if (name !== 'Emphasis' || starsOf(state, node).length === 0) return
      const away = Math.min(Math.abs(node.from - at), Math.abs(node.to - at))
      if (away >= distance) return
      distance = away
      found = { from: node.from + 1, to: node.from + 1 }
    },
  })
  return found
}

class Stars {
  set: DecorationSet

  constructor(view: EditorView) {
    this.set = marked(view)
  }

  update({ docChanged, viewportChanged, startState, state, view, changes }: ViewUpdate) {
    if (view.composing) {
      if (docChanged) this.set = this.set.map(changes)
      return
    }
    if (docChanged || viewportChanged || syntaxTree(startState) !== syntaxTree(state)) {
      this.set = marked(view)
    }
  }
}

function marked({ state, visibleRanges }: EditorView): DecorationSet {
  const title = state.phrase('star')
  const star = Decoration.mark({ class: 'cm-star', attributes: { title } })
  const found = new Map<number, Span>()
  for (const { from, to } of visibleRanges) {
    syntaxTree(state).iterate({
      from,
      to,
      enter({ name, node }) {
        if (name !== 'Emphasis') return
        for (const one of starsOf(state, node)) found.set(one.from, one)
      },
    })
  }
  return Decoration.set(
    [...found.values()].map(({ from, to }) => star.range(from, to)),
    true,
  )
}

const look = EditorView.theme({
  '.cm-star': {
    cursor: 'pointer',
    textDecorationLine: 'underline',
    textDecorationStyle: 'wavy',
    textDecorationColor: 'var(--accent)',
    textDecorationThickness: '1px',
    textUnderlineOffset: '0.24em',
  },
  '.cm-star, .cm-star *': { color: 'var(--accent)' },
})
