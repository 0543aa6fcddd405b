import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'

/** Is given the files that somebody dropped or pasted; the caret stands where they are meant. */
export type TakeFiles = (view: EditorView, files: File[]) => void

/** Takes files that are dropped on the text or pasted into it. */
export function imageDrop(take: TakeFiles): Extension {
  return EditorView.domEventHandlers({
    dragover: (event) => hasFiles(event.dataTransfer) && accept(event),
    drop(event, view) {
      const files = filesOf(event.dataTransfer)
      if (files.length === 0) return false
      event.preventDefault()
      const at = view.posAtCoords({ x: event.clientX, y: event.clientY }, false)
      view.dispatch({ selection: { anchor: at } })
      view.focus()
      take(view, files)
      return true
    },
    paste(event, view) {
      const { clipboardData } = event
      const files = filesOf(clipboardData)
      if (files.length === 0 || saysWords(clipboardData)) return false
      event.preventDefault()
      take(view, files)
      return true
    },
  })
}

function hasFiles(data: DataTransfer | null): boolean {
  return data?.types.includes('Files') ?? false
}

function accept(event: DragEvent): boolean {
  event.preventDefault()
  if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
  return true
}

function filesOf(data: DataTransfer | null): File[] {
  return hasFiles(data) ? [...(data?.files ?? [])] : []
}

/** A word processor puts a picture of the words beside them; then the words are meant. */
function saysWords(data: DataTransfer | null): boolean {
  if (data?.getData('text/plain').trim()) return true
  const html = data?.getData('text/html') ?? ''
  return new DOMParser().parseFromString(html, 'text/html').body.innerText.trim() !== ''
}
