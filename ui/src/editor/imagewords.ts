/** What a text says of an image of the library. */
export type ImageWords = {
  name: string
  /** What it shows; empty where nobody has said it yet, null where it needs no words. */
  alt: string | null
  /** What is written under it. */
  caption: string
}

/** An image in a text, and from where to where its Markdown goes. */
export type ImageInText = ImageWords & { from: number; to: number }

/** `![alt](image/NAME "caption")`; brackets in the words stand in pairs or behind a backslash. */
const WRITTEN =
  /!\[((?:\\.|[^[\]\\]|\[[^[\]\\]*\])*)\]\(image\/([0-9a-f]{32}\.[a-z]+)(?:[ \t\n]+(?:"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'))?[ \t]*\)/gs

/** Writes what is said of an image as Markdown. */
export function written({ name, alt, caption }: ImageWords): string {
  const words = alt === null ? ' ' : escaped(oneLine(alt), /[\\[\]*_`<~]|&(?=[#\w]+;)/g)
  const under = escaped(oneLine(caption), /[\\"]|&(?=[#\w]+;)/g)
  return `![${words}](image/${name}${under && ` "${under}"`})`
}

/** Every image of the library that a text shows, in order. */
export function imagesIn(text: string): ImageInText[] {
  return [...text.matchAll(WRITTEN)].map((match) => {
    const [whole, words = '', name = '', double, single] = match
    return {
      name,
      alt: words !== '' && words.trim() === '' ? null : letters(words),
      caption: letters(double ?? single ?? ''),
      from: match.index,
      to: match.index + whole.length,
    }
  })
}

/** The image whose Markdown stands at a place of a text. */
export function imageAt(text: string, at: number): ImageInText | undefined {
  return imagesIn(text).find(({ from, to }) => from <= at && at <= to)
}

/** The first image behind a place, and then from the beginning, that nobody has described. */
export function nextUndescribed(text: string, behind: number): ImageInText | undefined {
  const open = imagesIn(text).filter(({ alt }) => alt === '')
  return open.find(({ from }) => from >= behind) ?? open[0]
}

function oneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim()
}

function escaped(words: string, signs: RegExp): string {
  return words.replace(signs, '\\$&')
}

/** What Markdown makes of words with backslashes before signs. */
function letters(words: string): string {
  return oneLine(words.replace(/\\([!-/:-@[-`{-~])/g, '$1'))
}
