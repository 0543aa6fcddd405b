import { type EditorView, WidgetType } from '@codemirror/view'
import { imageOpened, imageSource } from '../imagesource'
import { partsOf } from './links'
import type { Former } from './sheet'

/** What a picture is in the text. */
type Picture = { address: string; words: string; caption: string }

/** A picture of the library, or of what is not shown the words. */
class Shown extends WidgetType {
  constructor(
    private readonly picture: Picture,
    /** Whether it stands in a line with words. */
    private readonly isInLine: boolean,
  ) {
    super()
  }
  override eq(other: Shown) {
    const [one, two] = [this.picture, other.picture]
    return (
      one.address === two.address &&
      one.words === two.words &&
      one.caption === two.caption &&
      this.isInLine === other.isInLine
    )
  }
  override toDOM(view: EditorView) {
    const { words, caption, address } = this.picture
    const figure = document.createElement('span')
    figure.className = `cm-image${this.isInLine ? ' cm-image-inLine' : ''}`
    const open = () => opened(view, figure, this.picture)
    figure.addEventListener('mousedown', (event) => {
      if (event.button !== 0) return
      event.preventDefault()
      open()
    })
    const name = nameIn(address)
    const isRemote = name === null
    const said = isRemote ? hostOf(address) : address
    const box = unseen(view, words, isRemote ? 'remote picture' : 'picture not found', said)
    if (isRemote) figure.append(box)
    else void show(view, figure, name, words, box)
    if (caption) figure.append(span('cm-image-caption', caption))
    if (!words) figure.append(span('cm-image-mute', view.state.phrase('no description')))
    return figure
  }
  override get estimatedHeight() {
    return this.isInLine ? -1 : 200
  }
  override ignoreEvent() {
    return true
  }
}

/** Shows a picture; while somebody is at work in its words, beneath them. */
export const images: Former = (node, sheet) => {
  const parts = partsOf(node.node)
  if (!parts?.url) return
  const title = node.node.getChild('LinkTitle')
  const picture = {
    address: sheet.text(parts.url.from, Math.min(parts.url.to, parts.url.from + 2000)),
    words: sheet.text(parts.open.to, Math.min(parts.close.from, parts.open.to + 500)).trim(),
    caption: title ? sheet.text(title.from + 1, title.to - 1) : '',
  }
  const { from, to } = sheet.state.doc.lineAt(node.from)
  const around = sheet.text(from, node.from) + sheet.text(Math.min(node.to, to), to)
  const widget = new Shown(picture, /[\p{L}\p{N}]/u.test(around.slice(0, 500)))
  if (sheet.isTouched(node.from, node.to) || node.to > to)
    sheet.put(Math.min(node.to, to), widget, 1)
  else sheet.replace(node.from, node.to, widget)
}

/** The name that the library has for a picture; null for one from elsewhere. */
function nameIn(address: string): string | null {
  return address.startsWith('image/') ? address.slice('image/'.length) : null
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host || address : address
}

async function show(
  view: EditorView,
  figure: HTMLElement,
  name: string,
  words: string,
  instead: HTMLElement,
) {
  const address = await view.state
    .facet(imageSource)(name)
    .catch(() => null)
  const measured = () => view.requestMeasure()
  if (address === null) {
    figure.prepend(instead)
    return measured()
  }
  const image = document.createElement('img')
  image.alt = words
  image.draggable = false
  image.addEventListener('load', measured)
  image.addEventListener('error', () => {
    image.replaceWith(instead)
    measured()
  })
  image.src = address
  figure.prepend(image)
}

/** A quiet box in the place of a picture that is not shown. */
function unseen(view: EditorView, words: string, why: string, said: string): HTMLElement {
  const box = span('cm-image-unseen', words || view.state.phrase('picture'))
  box.append(span('cm-image-why', `${view.state.phrase(why)} ${said}`))
  return box
}

function span(name: string, words: string): HTMLElement {
  const element = document.createElement('span')
  element.className = name
  element.textContent = words
  return element
}

/** Says which picture was clicked, or else puts the caret into its words. */
function opened(view: EditorView, figure: HTMLElement, { address }: Picture) {
  const at = view.posAtDOM(figure)
  const open = view.state.facet(imageOpened)
  if (open) return open(view, { at, address })
  view.dispatch({ selection: { anchor: at }, userEvent: 'select.pointer' })
  view.focus()
}
