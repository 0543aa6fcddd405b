import { Facet } from '@codemirror/state'

/** Gives an image of the library as an address that may be shown, or null where there is none. */
export type ImageSource = (name: string) => Promise<string | null>

/** Where the editor gets its pictures; without one it shows their words. */
export const imageSource = Facet.define<ImageSource, ImageSource>({
  combine: ([source]) => source ?? (() => Promise.resolve(null)),
})

/** Is told which image was clicked on, and from where to where its Markdown goes. */
export type ImageOpened = (name: string, from: number, to: number) => void

/** What a click on an image does; without one, nothing. */
export const imageOpened = Facet.define<ImageOpened, ImageOpened>({
  combine: ([opened]) => opened ?? (() => {}),
})
