import type { Extension } from '@codemirror/state'
import { EditorView, ViewPlugin } from '@codemirror/view'
import { call, failure } from '../../backend/call'
import type { Failure } from '../../backend/types'
import { imageDrop } from '../../editor/imagedrop'
import { placeImage, rewriteImage } from '../../editor/imageplace'
import { imageOpened, imageSource } from '../../editor/imagesource'
import {
  imageAt,
  type ImageInText,
  imagesIn,
  nextUndescribed,
  written,
} from '../../editor/imagewords'
import { Addresses } from './addresses'
import { base64 } from '../../shared/base64'

/** An edition, as far as its images are concerned. */
export type Page = { id: string; language: string; now: { body: string } }

/** What another edition says of the same image. */
export type Elsewhere = { language: string; alt: string; caption: string }

/** What a person says of an image. */
export type Words = { alt: string | null; caption: string; exportWidth: number }

/** An image whose words are asked for. */
export type Asking = Words & {
  name: string
  address: string
  width: number
  height: number
  /** The language of the text that it stands in. */
  language: string
  elsewhere: Elsewhere[]
  /** Whether it is to be put in; otherwise it stands there. */
  isNew: boolean
  /** Which of several it is. */
  number: number
  count: number
}

/** A file that could not be taken in; without a name where none is known. */
export type Failed = { failure: Failure; file: string }

/** The largest file that the library takes, bytes. */
const MOST_BYTES = 32 * 1024 * 1024
/** From here on one waits so long that one is told. */
const SLOW_BYTES = 2 * 1024 * 1024
/** How wide an image is fetched for the text and for the question about it, pixels. */
const WIDE = 1200

/** The images on their way into a text, and the questions about them. */
export class Images {
  asking = $state.raw<Asking | null>(null)

  /** The other editions of the post. */
  others: (page: Page) => Page[] = () => []
  onFailed: (failed: Failed[]) => void = () => {}
  onSlow: () => void = () => {}
  onStilled: () => void = () => {}
  onAllDescribed: () => void = () => {}

  private readonly addresses = new Addresses()
  private answer: (words: Words | null) => void = () => {}
  private busy: Promise<unknown> = Promise.resolve()
  private readonly views = new Map<string, EditorView>()

  /** An image as an address that may be shown, no wider than so many pixels. */
  address = (name: string, maxWidth: number) => this.addresses.get(name, maxWidth)

  /** Forgets what was shown, as when another library is opened. */
  reset() {
    this.addresses.clear()
    this.cancel()
  }

  /** What the body of a page gets. */
  extension(page: Page): Extension {
    const shown = ViewPlugin.define((view) => {
      this.views.set(page.id, view)
      return { destroy: () => void this.views.delete(page.id) }
    })
    return [
      shown,
      imageDrop((view, files) => this.take(page, view, files)),
      imageSource.of((name) => this.address(name, WIDE)),
      imageOpened.of((_view, { at }) => this.open(page, at)),
    ]
  }

  /** Takes files in, one after the other, and asks for the words of each. */
  take(page: Page, view: EditorView, files: File[]) {
    this.queue(async () => {
      const failed: Failed[] = []
      for (const [index, file] of files.entries()) {
        const place = { number: index + 1, count: files.length }
        await this.takeOne(page, view, file, place).catch((thrown) =>
          failed.push({ failure: failure(thrown), file: file.name }),
        )
      }
      view.focus()
      if (failed.length > 0) this.onFailed(failed)
    })
  }

  /** Asks for files with the system's own dialog. */
  choose(page: Page) {
    const view = this.views.get(page.id)
    if (!view) return
    const input = document.createElement('input')
    input.type = 'file'
    input.multiple = true
    input.accept = 'image/*'
    input.onchange = () => this.take(page, view, [...(input.files ?? [])])
    input.click()
  }

  /** Opens the words of the image that stands at a place; says whether there is one. */
  open(page: Page, at: number): boolean {
    const view = this.views.get(page.id)
    const image = view && imageAt(view.state.doc.toString(), at)
    if (!view || !image) return false
    this.queue(() => this.describe(page, view, image))
    return true
  }

  /** Opens the words of the image at the caret, else of the next that nobody has described. */
  openNext(page: Page) {
    const view = this.views.get(page.id)
    if (!view) return
    const { head } = view.state.selection.main
    if (this.open(page, head)) return
    const next = nextUndescribed(view.state.doc.toString(), head)
    if (!next) return this.onAllDescribed()
    view.dispatch({ selection: { anchor: next.from }, scrollIntoView: true })
    this.open(page, next.from)
  }

  confirm(words: Words) {
    this.answer(words)
  }

  cancel() {
    this.answer(null)
  }

  /** One question at a time. */
  private queue(act: () => Promise<void>) {
    this.busy = this.busy.then(act).catch((thrown) => {
      this.onFailed([{ failure: failure(thrown), file: '' }])
    })
  }

  private async takeOne(
    page: Page,
    view: EditorView,
    file: File,
    place: { number: number; count: number },
  ) {
    if (file.size > MOST_BYTES) throw tooLarge(file)
    if (file.size > SLOW_BYTES) this.onSlow()
    const added = await call('image.add', { data: await base64(file) })
    if (added.isStilled) this.onStilled()
    const { name } = added
    const words = await this.ask(page, { name, alt: '', caption: '' }, { isNew: true, ...place })
    if (words) placeImage(view, written({ name, ...words }))
    // Nobody wanted it after all; it can be had back from the trash.
    else if (added.isNew) await call('image.trash', { image: name })
  }

  private async describe(page: Page, view: EditorView, image: ImageInText) {
    const words = await this.ask(page, image, { isNew: false, number: 1, count: 1 })
    if (words) rewriteImage(view, image, written({ name: image.name, ...words }))
    view.focus()
  }

  private async ask(
    page: Page,
    { name, alt, caption }: Pick<ImageInText, 'name' | 'alt' | 'caption'>,
    place: Pick<Asking, 'isNew' | 'number' | 'count'>,
  ): Promise<Words | null> {
    const view = await call('image.get', { image: name, maxWidth: WIDE })
    const answered = new Promise<Words | null>((resolve) => (this.answer = resolve))
    const { language } = page
    const elsewhere = this.others(page).flatMap((other) => saidOf(name, other))
    this.asking = { ...view, ...place, name, alt, caption, language, elsewhere }
    const words = await answered
    this.asking = null
    if (words && words.exportWidth !== view.exportWidth) {
      await call('image.setExportWidth', { image: name, width: words.exportWidth })
    }
    return words
  }
}

function saidOf(name: string, { language, now }: Page): Elsewhere[] {
  const image = imagesIn(now.body).find((one) => one.name === name)
  return image?.alt || image?.caption
    ? [{ language, alt: image.alt ?? '', caption: image.caption }]
    : []
}

function tooLarge(file: File): Failure {
  const detail = { bytes: file.size, limit: MOST_BYTES, image: true }
  return { code: 'too-large', message: 'the image is too large', detail }
}
