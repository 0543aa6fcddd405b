import { syntaxTree } from '@codemirror/language'
import type { EditorState, Extension, Text } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { fillPlace, holdPlace, pastePlaces, releasePlace, replaceAtPlace } from './pasteplace'

/** What the clipboard has: HTML, text without formatting, or both. */
export type Clip = { html: string; text: string }

export type Pasted = {
  markdown: string
  /** Called when it stands in the text; `again` puts other words in its place while it does. */
  told?: (again: (words: string) => boolean) => void
  /** Called when its page was left before it was ready. */
  lost?: () => void
}

/** Makes Markdown of a clip for a text; null when nothing is to be pasted. Never rejects. */
export type Convert = (clip: Clip, doc: Text) => Promise<Pasted | null>

/** The last text that was copied or cut from a text of this window. */
let own: string | null = null

/** Pastes and drops what other programs give as Markdown; what is not text passes. */
export function pasting(convert: Convert): Extension {
  let isLiteral = false
  const take = (view: EditorView, clip: Clip, event: string) =>
    pasteInto(view, clip, convert, event, () => !view.contentDOM.isConnected)
  return [
    pastePlaces,
    EditorView.clipboardOutputFilter.of((text) => (own = text)),
    EditorView.domEventHandlers({
      keydown: (event) => {
        isLiteral = event.shiftKey && (event.ctrlKey || event.metaKey) && /^v$/i.test(event.key)
        return false
      },
      keyup: () => {
        isLiteral = false
      },
      paste: (event, view) => {
        const clip = clipOf(event.clipboardData)
        if (!clip || view.state.readOnly || isOwn(clip)) return false
        const literal = isLiteral || inCode(view.state)
        // CodeMirror itself pastes text as it is.
        if (literal && clip.text) return false
        event.preventDefault()
        void take(view, literal ? { html: '', text: wordsOf(clip.html) } : clip, 'input.paste')
        return true
      },
      drop: (event, view) => {
        const clip = clipOf(event.dataTransfer)
        // What is dragged inside a text has no HTML, and CodeMirror moves it.
        if (!clip?.html || view.state.readOnly) return false
        const at = view.posAtCoords({ x: event.clientX, y: event.clientY })
        event.preventDefault()
        if (at !== null) view.dispatch({ selection: { anchor: at } })
        view.focus()
        void take(view, clip, 'input.drop')
        return true
      },
    }),
  ]
}

/** For fields of plain words: gives those of a clip that has only HTML; others pass. */
export function pastingWords(): Extension {
  return EditorView.domEventHandlers({
    paste: (event, view) => {
      const clip = clipOf(event.clipboardData)
      if (!clip || clip.text || view.state.readOnly) return false
      event.preventDefault()
      view.dispatch(view.state.replaceSelection(wordsOf(clip.html)), { userEvent: 'input.paste' })
      return true
    },
  })
}

/** Pastes a clip where the caret is now, once it is converted. */
export async function pasteInto(
  view: Pick<EditorView, 'state' | 'dispatch' | 'focus'>,
  clip: Clip,
  convert: Convert,
  event: string,
  isGone: () => boolean = () => false,
): Promise<void> {
  const id = holdPlace(view)
  const pasted = await convert(clip, view.state.doc)
  if (isGone()) return pasted?.lost?.()
  if (!pasted) return releasePlace(view, id)
  const stands = fillPlace(view, id, pasted.markdown, event)
  pasted.told?.((words) => {
    if (isGone()) return false
    // Whoever has chosen it with the mouse goes on writing.
    view.focus()
    return replaceAtPlace(view, id, stands, words)
  })
}

/** The number of the first footnote that a text has room for. */
export function nextNote(doc: Text): number {
  let highest = 0
  for (const { 1: number } of doc.toString().matchAll(/\[\^(\d{1,6})\]/g))
    highest = Math.max(highest, Number(number))
  return highest + 1
}

/** The words of HTML, on lines as its blocks are. Nothing of it is shown, run or fetched. */
export function wordsOf(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  body.querySelectorAll('script, style, title, template').forEach((element) => element.remove())
  const blocks = 'p, div, br, li, tr, h1, h2, h3, h4, h5, h6, blockquote, pre'
  body.querySelectorAll(blocks).forEach((element) => element.after('\n'))
  const lines = (body.textContent ?? '').split('\n').map((line) => line.trim())
  return lines.filter((line) => line !== '').join('\n')
}

/** What a clipboard has of text; null where that is nothing, or only stands for a picture. */
function clipOf(data: DataTransfer | null): Clip | null {
  if (!data) return null
  // Half a letter could not be sent, stored or shown.
  const [html, text] = [data.getData('text/html'), data.getData('text/plain')].map((given) =>
    given.toWellFormed(),
  ) as [string, string]
  const hasFiles = [...data.items].some(({ kind }) => kind === 'file')
  const isPicture = hasFiles && text.trim() === '' && /<img\b/i.test(html)
  return isPicture || (html.trim() === '' && text === '') ? null : { html: html.trim(), text }
}

function isOwn({ html, text }: Clip): boolean {
  const lines = (text: string) => text.replaceAll('\r\n', '\n')
  return html === '' && own !== null && lines(text) === lines(own)
}

/** Whether the caret is in code, where every sign is itself. */
function inCode(state: EditorState): boolean {
  const { from } = state.selection.main
  for (let node = syntaxTree(state).resolveInner(from, -1); node.parent; node = node.parent)
    if (/^(FencedCode|CodeText|CodeBlock|InlineCode)$/.test(node.name)) return true
  return false
}
