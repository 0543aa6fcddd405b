/** The text without case and accents, for comparing. */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** From where to where letters of a text were met. */
export type Met = { from: number; to: number }
/** How well a query fits, higher being better, and which letters of the text it met. */
export type Fit = { score: number; met: Met[] }

/** What a letter is worth where it is met. */
const START = 14
const WORD = 10
const HUMP = 9
const NEXT = 8
const INSIDE = 1
/** What it costs to pass letters over, inside a word and from one word to the next. */
const GAP = -10
const LEAP = -9
/** For each letter that is left over, so that the shorter of two equals is first. */
const REST = -0.02
const NONE = -Infinity

/**
 * How `query` fits `text`, or null when it does not.
 *
 * Every word of the query must be met, in any order, its letters in theirs: each stands next to
 * the one before it, further on in the same word, or at the beginning of a later word, so that
 * "adtr", "trad añ" and "trnsl" are "Add translation" or "Añadir traducción". The first letter
 * stands at the beginning of a word, unless all of them stand together. Case and accents count
 * for nothing.
 */
export function fit(query: string, text: string): Fit | null {
  const wanted = plain(query).split(/\s+/).filter(Boolean)
  const letters = lettersOf(text)
  let score = letters.length * REST
  const met = new Set<number>()
  let [last, inOrder] = [-1, true]
  for (const word of wanted) {
    const found = best([...word], letters)
    if (!found) return null
    score += found.score
    inOrder &&= found.at[0]! > last
    last = found.at[0]!
    for (const at of found.at) met.add(at)
  }
  if (inOrder && wanted.length > 1) score += WORD
  return {
    score,
    met: spans(
      [...met].sort((a, b) => a - b),
      letters,
    ),
  }
}

/** Where words stand in a text, whatever their case, accents and spaces; null where they do not. */
export function placeOf(words: string, text: string): Met | null {
  const wanted = [...plain(words.trim())].map(spaced)
  const letters = lettersOf(text)
  const first = letters.findIndex((_, from) =>
    wanted.every(
      (letter, at) => letters[from + at] && spaced(letters[from + at]!.plain) === letter,
    ),
  )
  if (first < 0 || wanted.length === 0) return null
  return { from: letters[first]!.from, to: letters[first + wanted.length - 1]!.to }
}

/** Any space is as good as another. */
function spaced(letter: string): string {
  return /\s/.test(letter) ? ' ' : letter
}

/** A letter as it is compared, where it stands in the text, and what beginning there is worth. */
type Letter = { plain: string; from: number; to: number; start: number }

function lettersOf(text: string): Letter[] {
  const letters: Letter[] = []
  let before = ' '
  let at = 0
  for (const letter of text) {
    const to = at + letter.length
    for (const folded of plain(letter)) {
      letters.push({ plain: folded, from: at, to, start: startOf(before, letter, at) })
      // What one sign folds into, as the i and j of ĳ, are not two beginnings.
      before = letter
    }
    const mark = letters.at(-1)
    // A mark that stands for itself belongs to the letter before it.
    if (/^\p{M}$/u.test(letter) && mark) mark.to = to
    at = to
  }
  return letters
}

function startOf(before: string, letter: string, at: number): number {
  if (at === 0) return START
  if (!/[\p{L}\p{N}]/u.test(letter)) return 0
  if (!/[\p{L}\p{N}]/u.test(before)) return WORD
  return /\p{Lu}/u.test(letter) && /\p{Ll}/u.test(before) ? HUMP : 0
}

/** The best way to meet these letters in their order. */
function best(wanted: string[], letters: Letter[]): { score: number; at: number[] } | null {
  const together = run(wanted, letters)
  const width = letters.length
  /** For each wanted letter: the best score that ends at each letter, and where it came from. */
  let scores = letters.map(({ plain, start }) => (plain === wanted[0] && start ? start : NONE))
  const ways: number[][] = [scores.map(() => -1)]
  for (const letter of wanted.slice(1)) {
    const next: number[] = Array(width).fill(NONE)
    const way: number[] = Array(width).fill(-1)
    /** The best so far inside this word, and in all the words before. */
    let [inWord, before] = [-1, -1]
    const scoreAt = (at: number) => (at < 0 ? NONE : scores[at]!)
    for (let at = 1; at < width; at++) {
      const { plain, start } = letters[at]!
      if (start) {
        if (scoreAt(inWord) > scoreAt(before)) before = inWord
        if (scoreAt(at - 1) > scoreAt(before)) before = at - 1
        inWord = -1
      }
      if (plain === letter) {
        const take = (from: number, worth: number) => {
          const score = scoreAt(from) + worth
          if (score > next[at]!) [next[at], way[at]] = [score, from]
        }
        take(at - 1, NEXT + (start ? start : 0))
        take(inWord, INSIDE + GAP)
        if (start) take(before, start + LEAP)
      }
      if (!start && scoreAt(at - 1) > scoreAt(inWord)) inWord = at - 1
    }
    scores = next
    ways.push(way)
  }
  const end = scores.reduce((top, score, at) => (score > (scores[top] ?? NONE) ? at : top), -1)
  if (end < 0 || scores[end] === NONE || (together && together.score >= scores[end]!))
    return together
  const at = [end]
  for (let row = ways.length - 1; row > 0; row--) at.unshift(ways[row]![at[0]!]!)
  return { score: scores[end]!, at }
}

/** The letters where they stand together, wherever that is; best at a beginning. */
function run(wanted: string[], letters: Letter[]): { score: number; at: number[] } | null {
  let found: { score: number; at: number[] } | null = null
  for (let from = 0; from + wanted.length <= letters.length; from++) {
    if (!wanted.every((letter, index) => letters[from + index]!.plain === letter)) continue
    const score = letters[from]!.start + (wanted.length - 1) * NEXT
    if (found && found.score >= score) continue
    found = { score, at: wanted.map((_, index) => from + index) }
  }
  return found
}

/** Letters that stand together become one span. */
function spans(met: number[], letters: Letter[]): Met[] {
  const joined: Met[] = []
  for (const at of met) {
    const { from, to } = letters[at]!
    const last = joined.at(-1)
    if (last && last.to >= from) last.to = Math.max(last.to, to)
    else joined.push({ from, to })
  }
  return joined
}
