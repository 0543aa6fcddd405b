import { isolateHistory } from '@codemirror/commands'
import type { ChangeSpec, EditorState, Text } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import { type ImageInText, imagesIn } from './imagewords'

type Editing = Pick<EditorView, 'state' | 'dispatch'>

/** Puts an image in as a paragraph of its own, behind the paragraph that the caret is in. */
export function placeImage(view: Editing, markdown: string) {
  const { state } = view
  const at = placeFor(state)
  const before = newLines(state.doc, at, -1)
  const behind = newLines(state.doc, at, 1)
  change(
    view,
    { from: at, insert: before + markdown + behind },
    at + before.length + markdown.length,
  )
}

/** Writes an image that stands in the text anew; says whether it is still there. */
export function rewriteImage(view: Editing, image: ImageInText, markdown: string): boolean {
  const now = standing(view.state, image)
  if (!now) return false
  const { from, to } = now
  if (view.state.sliceDoc(from, to) === markdown) return true
  change(view, { from, to, insert: markdown }, from + markdown.length)
  return true
}

/** Where an image stands now; something may have been put in before it meanwhile. */
function standing(state: EditorState, image: ImageInText): ImageInText | undefined {
  const { name, alt, caption } = image
  const same = imagesIn(state.doc.toString()).filter(
    (one) => one.name === name && one.alt === alt && one.caption === caption,
  )
  const distance = ({ from }: ImageInText) => Math.abs(from - image.from)
  return same.sort((a, b) => distance(a) - distance(b))[0]
}

function change(view: Editing, changes: ChangeSpec, caret: number) {
  view.dispatch({
    changes,
    selection: { anchor: caret },
    userEvent: 'input.paste',
    annotations: isolateHistory.of('full'),
    scrollIntoView: true,
  })
}

/** The end of the caret's paragraph; its beginning, where the caret stands before all its words. */
function placeFor({ doc, selection }: EditorState): number {
  const line = doc.lineAt(selection.main.head)
  const isBlank = (number: number) =>
    number < 1 || number > doc.lines || doc.line(number).text.trim() === ''
  if (isBlank(line.number)) return line.from
  if (selection.main.head === line.from && isBlank(line.number - 1)) return line.from
  let last = line.number
  while (!isBlank(last + 1)) last += 1
  return doc.line(last).to
}

/** The line breaks that are missing between a place and the words on one side of it. */
function newLines(doc: Text, at: number, side: -1 | 1): string {
  const words = side < 0 ? doc.sliceString(Math.max(0, at - 2), at) : doc.sliceString(at, at + 2)
  const rest = side < 0 ? doc.sliceString(0, at) : doc.sliceString(at)
  if (rest.trim() === '') return ''
  const has = [...words].filter((sign) => sign === '\n').length
  return '\n'.repeat(2 - has)
}
