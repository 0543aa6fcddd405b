import { Facet } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'

/** Gives an image of the library as an address that may be shown, or null where there is none. */
export type ImageSource = (name: string) => Promise<string | null>

/** Where the editor gets its pictures; without one it shows their words. */
export const imageSource = Facet.define<ImageSource, ImageSource>({
  combine: ([source]) => source ?? (() => Promise.resolve(null)),
})

/** Called when a picture is clicked; `at` is a place at the edge of its Markdown. */
export type ImageOpened = (view: EditorView, image: { at: number; address: string }) => void

/** What a click on a picture does; without one the caret goes to its words. */
export const imageOpened = Facet.define<ImageOpened, ImageOpened | null>({
  combine: ([opened]) => opened ?? null,
})
