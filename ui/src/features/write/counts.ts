import type { Text } from '@codemirror/state'

/** How much a text says, without its marks and addresses. */
export type Counts = {
  words: number
  /** Without line breaks; a letter of two code units is one. */
  characters: number
  /** The characters that are spaces. */
  spaces: number
  /** The words that are one sign, as in Chinese and Japanese. */
  signs: number
  /** What stands between blank lines. */
  paragraphs: number
}

/** The counts of some lines, and whether a paragraph goes on at their edges. */
type Part = Counts & { begins: boolean; ends: boolean }

const NOTHING: Part = {
  words: 0,
  characters: 0,
  spaces: 0,
  signs: 0,
  paragraphs: 0,
  begins: false,
  ends: false,
}

/** By piece of text: CodeMirror shares all pieces that an edit leaves alone. */
const known = new WeakMap<Text, Part>()

/** So long is counted before whoever is writing gets a turn. */
const SLICE_MS = 4

/** Counts a text at once; what was counted before costs nothing. */
export function count(text: Text): Counts {
  return part(text)
}

/** Counts in short slices; null when `isWanted` says meanwhile that it is wanted no more. */
export async function countInSlices(text: Text, isWanted = () => true): Promise<Counts | null> {
  const leaves = unknownLeaves(text)
  for (let next = leaves.pop(); next;) {
    const end = performance.now() + SLICE_MS
    for (; next && performance.now() < end; next = leaves.pop()) part(next)
    if (!next) break
    await new Promise((resolve) => setTimeout(resolve))
    if (!isWanted()) return null
  }
  return count(text)
}

function unknownLeaves(text: Text): Text[] {
  const [leaves, waiting] = [[] as Text[], [text]]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (known.has(next)) continue
    if (next.children) waiting.push(...next.children)
    else leaves.push(next)
  }
  return leaves
}

function part(text: Text): Part {
  const found = known.get(text)
  if (found) return found
  let sum: Part | null = null
  if (text.children) for (const child of text.children) sum = together(sum, part(child))
  else for (const line of text.iterLines()) sum = together(sum, countLine(line))
  const made = sum ?? NOTHING
  known.set(text, made)
  return made
}

function together(one: Part | null, other: Part): Part {
  if (!one) return other
  const shared = one.ends && other.begins ? 1 : 0
  return {
    words: one.words + other.words,
    characters: one.characters + other.characters,
    spaces: one.spaces + other.spaces,
    signs: one.signs + other.signs,
    paragraphs: one.paragraphs + other.paragraphs - shared,
    begins: one.begins,
    ends: other.ends,
  }
}

function countLine(line: string): Part {
  const read = said(line).trim()
  if (!read) return NOTHING
  let [words, characters, spaces, signs] = [0, 0, 0, 0]
  let inside = false
  for (let at = 0; at < read.length; at++) {
    const code = read.charCodeAt(at)
    // The second half of a character.
    if (code >= 0xdc00 && code <= 0xdfff) continue
    characters++
    if (isSpace(code)) {
      spaces++
      inside = false
    } else if (isSign(code)) {
      signs++
      inside = false
    } else if (!inside && isWordLike(code)) {
      words++
      inside = true
    }
  }
  const paragraphs = words + signs > 0 ? 1 : 0
  const is = paragraphs > 0
  return { words: words + signs, characters, spaces, signs, paragraphs, begins: is, ends: is }
}

const MAY_HAVE_MARKS = /[\\*_`~[\]<>#|]|^\s*(?:[-+=]|\d+[.)])/

/** A line as it is read: no marks of Markdown, no addresses of links, no HTML. */
function said(line: string): string {
  if (!MAY_HAVE_MARKS.test(line)) return line
  if (/^\s*(?:```|~~~)|^[\s|:=*_-]+$|^\s{0,3}\[[^^\]][^\]]{0,999}\]:\s*\S/.test(line)) return ''
  return line
    .replace(/^\s*\[\^[^\]]{0,999}\]:/, '')
    .replace(/^(?:\s*(?:>|[-+*](?=\s)|\d+[.)](?=\s)))*\s*(?:#{1,6}(?=\s))?/, '')
    .replace(/\[\^[^\]\s]{1,999}\]/g, '')
    .replace(
      /!?\[([^[\]]{0,999})\](?:\((?:[^()\n]|\([^()\n]{0,99}\)){0,1999}\)|\[[^\]]{0,999}\])/g,
      '$1',
    )
    .replace(/<((?:https?|mailto):[^<>\s]{1,1999})>/gi, '$1')
    .replace(/<\/?[a-z][^<>]{0,1999}>|<!--.{0,1999}?-->/gi, '')
    .replace(/(?<![\p{L}\p{N}\\])[*_~]+|(?<!\\)[*_~]+(?![\p{L}\p{N}])|(?<!\\)`+/gu, '')
    .replace(/(?<!\\)\|/g, ' ')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 0xa0 || code === 0x202f || code === 0x3000
}

/** Kana and the signs of Chinese, of which each is counted. */
function isSign(code: number): boolean {
  const isKana = code >= 0x3041 && code <= 0x30ff && code !== 0x30fb
  const isHan = (code >= 0x3400 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff)
  // The planes beyond the first that have signs of Chinese.
  return isKana || isHan || (code >= 0xd840 && code <= 0xd888)
}

function isWordLike(code: number): boolean {
  if (code > 127) {
    const isMark = (code >= 0x2010 && code <= 0x205e) || (code >= 0x3000 && code <= 0x303f)
    return !isMark && code !== 0xab && code !== 0xbb && code !== 0xa1 && code !== 0xbf
  }
  const letter = code | 32
  return (letter >= 97 && letter <= 122) || (code >= 48 && code <= 57)
}

/**
 * Words a minute, and for signs signs a minute.
 *
 * Source: S. Trauzettel-Klosinski, K. Dietz, "Standardized Assessment of Reading Performance: The
 * New International Reading Speed Texts IReST", 2012. They were read aloud, as one reads with care.
 */
const SPEEDS: Record<string, number> = {
  ar: 138,
  de: 179,
  en: 228,
  es: 218,
  fi: 161,
  fr: 195,
  he: 187,
  it: 188,
  nl: 202,
  pl: 166,
  pt: 181,
  ru: 184,
  sl: 180,
  sv: 199,
  tr: 166,
}
const USUAL_SPEED = 184
const SIGN_SPEEDS: Record<string, number> = { zh: 255, ja: 357 }
const USUAL_SIGN_SPEED = 255

/** How many minutes it takes to read so much with care. */
export function readingMinutes({ words, signs }: Counts, language: string): number {
  const primary = language.split('-')[0]!
  const speed = SPEEDS[primary] ?? USUAL_SPEED
  return (words - signs) / speed + signs / (SIGN_SPEEDS[primary] ?? USUAL_SIGN_SPEED)
}
