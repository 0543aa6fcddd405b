import type { Marks } from '../../backend/types'

/** One character of a paragraph as it is read. */
export type Cell = {
  char: string
  /** Characters that stand side by side in the source have numbers that do. */
  at: number
  /** Left as it is, and taken for a letter. */
  inert?: boolean
}

/** Stands for something opaque among characters, such as code. */
export const WORD = '\ufffc'
const NO_BREAK = '\u00a0'
const THIN = '\u202f'
const ADDRESSES = ['http://', 'https://', 'www.', 'mailto:', 'ftp://']
const LONGEST_START = 8

/** Whether how a character is set depends on the language. */
export function isSet(char: string): boolean {
  return `"'-.«»;:!?`.includes(char)
}

/**
 * Says what stands in the place of each cell once a paragraph is set.
 *
 * The same rules as `crates/text/src/typography`, held to them by the examples that both read.
 * `caret` is the number of the cell before which somebody is writing: what will come there is not
 * known, so a quote may open, and a sign may end a sentence.
 */
export function typeset(row: Cell[], marks: Marks | null, caret = -1): string[] {
  return new Setter(row, marks, caret).set()
}

class Setter {
  private readonly out: string[]
  private last: string | null = null
  private lastButOne: string | null = null
  /** What closes the quotations that are open, outermost first. */
  private readonly open: string[] = []

  constructor(
    private readonly row: Cell[],
    private readonly marks: Marks | null,
    private readonly caret: number,
  ) {
    this.out = row.map(() => '')
  }

  set(): string[] {
    for (let at = 0; at < this.row.length;) at += this.one(at)
    return this.out
  }

  /** Sets what stands at `at`; gives back how many cells that was. */
  private one(at: number): number {
    const { char, inert } = this.row[at]!
    if (inert || this.isPlain(char)) return this.push(at, char)
    const length = this.address(at)
    if (length > 0) {
      for (let here = at; here < at + length; here++) this.push(here, this.row[here]!.char)
      return length
    }
    switch (char) {
      case '"':
        return this.quote(at)
      case "'":
        return this.single(at)
      case '-':
        return this.alike(at, '-', { 2: '–', 3: '—' })
      case '.':
        return this.alike(at, '.', { 3: '…' })
      case '’':
        return this.apostrophe(at)
      case ' ':
        return this.marks?.colon ? this.space(at, this.marks) : this.push(at, ' ')
    }
    if ('«»“”„‘‚‹›'.includes(char)) return this.typographic(at)
    if (';!?:'.includes(char)) return this.sign(at)
    return this.push(at, char)
  }

  /** Whether nothing can be different about a character; most are so. */
  private isPlain(char: string): boolean {
    if (char === ' ') return !this.marks?.colon
    return char >= 'a' && char <= 'z' && !'hwmf'.includes(char)
  }

  private push(at: number, chars: string): number {
    this.out[at] += chars
    if (chars.length === 1) {
      this.lastButOne = this.last
      this.last = chars
      return 1
    }
    for (const char of chars) [this.lastButOne, this.last] = [this.last, char]
    return 1
  }

  private next(at: number): string | null {
    return this.row[at + 1]?.char ?? null
  }

  private address(at: number): number {
    if (!'hwmf'.includes(this.row[at]!.char) || isAlphanumeric(this.last)) return 0
    const start = this.row.slice(at, at + LONGEST_START).map(({ char }) => char)
    const begins = start.join('')
    if (!ADDRESSES.some((address) => begins.startsWith(address))) return 0
    let end = at
    // What a typed mark ends, the mark that it is set as ends too: else setting twice is more.
    while (end < this.row.length && !/[\s\ufffc<>"«»“”„‘‚‹›]/u.test(this.row[end]!.char)) end++
    while (end > at && `.,;:!?…)]}'’”*_`.includes(this.row[end - 1]!.char)) end--
    return end - at
  }

  /** Replaces a row of one character, if it has one of the lengths given. */
  private alike(at: number, char: string, lengths: Record<number, string>): number {
    let end = at
    while (this.row[end]?.char === char && !this.row[end]?.inert) end++
    const length = end - at
    const isWhole = this.row[end - 1]!.at - this.row[at]!.at === length - 1
    const set = isWhole ? lengths[length] : undefined
    if (set) this.push(at, set)
    else for (let here = at; here < end; here++) this.push(here, char)
    return length
  }

  /** Whether a quote would open here. */
  private opens(at: number): boolean {
    const { last, marks } = this
    const isOwn =
      marks !== null &&
      last !== null &&
      [marks.outer, marks.inner].some(([open]) => open === last) &&
      ![marks.outer, marks.inner].some(([, close]) => close === last)
    const isFree = last === null || isOwn || isSpace(last) || '([{¿¡—–-/'.includes(last)
    if (!isFree || at + 1 === this.caret) return isFree
    const next = this.next(at)
    return next !== null && !isSpace(next) && !',.;:!?…)]}'.includes(next)
  }

  private isInsideWord(at: number): boolean {
    return isAlphanumeric(this.last) && isAlphanumeric(this.next(at))
  }

  private quote(at: number): number {
    const { marks } = this
    if (!marks) return this.push(at, '"')
    if (this.opens(at)) {
      return this.openQuote(at, this.open.length === 0 ? marks.outer : marks.inner)
    }
    const close = this.open.at(-1)
    // An inch, or the end of a quotation that never began; or one that would be read as an
    // apostrophe if it were set.
    if (close === undefined || (close === '’' && !this.isEnd(at))) return this.push(at, '"')
    this.open.pop()
    return this.closeQuote(at, close)
  }

  private single(at: number): number {
    const { marks, last } = this
    if (!marks) return this.push(at, "'")
    const closes = this.open.at(-1) === marks.inner[1]
    // Feet and inches, minutes and seconds.
    if (isDigit(last) && isDigit(this.next(at))) return this.push(at, "'")
    if (this.isInsideWord(at)) return this.push(at, '’')
    const mayOpen = marks.inner[0] !== '’' && this.opens(at)
    if (mayOpen && !this.isElision(at, marks) && this.isClosedLater(at)) {
      return this.openQuote(at, marks.inner)
    }
    if (closes && last !== null && !isSpace(last)) {
      this.open.pop()
      return this.closeQuote(at, marks.inner[1])
    }
    return this.push(at, isDigit(last) ? "'" : '’')
  }

  private apostrophe(at: number): number {
    if (this.open.at(-1) === '’' && this.isEnd(at)) this.open.pop()
    return this.push(at, '’')
  }

  /** Whether ’ ends a quotation here; else it is an apostrophe. */
  private isEnd(at: number): boolean {
    return this.last !== null && !isSpace(this.last) && !this.isInsideWord(at)
  }

  private isElision(at: number, marks: Marks): boolean {
    let word = ''
    for (let here = at + 1; isAlphanumeric(this.row[here]?.char ?? null); here++) {
      word += this.row[here]!.char.toLowerCase()
      if (word.length >= LONGEST_START) break
    }
    const isQuoted = this.row[at + 1 + word.length]?.char === "'"
    return marks.elisions.includes(word) && (word === 'n' || !isQuoted)
  }

  private isClosedLater(at: number): boolean {
    if (isDigit(this.next(at))) return false
    for (let later = at + 2; later < this.row.length; later++) {
      const { char, inert } = this.row[later]!
      if (char !== "'" || inert || isSpace(this.row[later - 1]!.char)) continue
      if (!isAlphanumeric(this.next(later))) return true
    }
    return false
  }

  private openQuote(at: number, [open, close]: [string, string]): number {
    this.open.push(close)
    this.push(at, open)
    const inside = this.marks?.inside
    const next = this.next(at)
    const isKnown = next !== null || at + 1 === this.caret
    if (inside && open === '«' && isKnown && next !== NO_BREAK && next !== THIN) {
      this.push(at, inside)
    }
    return 1
  }

  private closeQuote(at: number, close: string): number {
    const inside = this.marks?.inside
    const { last } = this
    if (inside && close === '»' && last !== null && last !== NO_BREAK && last !== THIN) {
      this.push(at, inside)
    }
    return this.push(at, close)
  }

  /** Takes note of a quotation mark that was typographic already. */
  private typographic(at: number): number {
    const mark = this.row[at]!.char
    const pairs = this.marks ? [this.marks.outer, this.marks.inner] : []
    const isGlued = this.last === NO_BREAK || this.last === THIN
    const neverOpens = this.marks !== null && pairs.every(([open]) => open !== mark)
    if (this.open.at(-1) === mark && (isGlued || neverOpens || !this.opens(at))) {
      this.open.pop()
      return this.closeQuote(at, mark)
    }
    const pair = pairs.find(([open]) => open === mark)
    if (pair && (this.opens(at) || mark === '«')) return this.openQuote(at, pair)
    return mark === '»' ? this.closeQuote(at, mark) : this.push(at, mark)
  }

  /** Sets the space before a sign that has one. */
  private sign(at: number): number {
    const sign = this.row[at]!.char
    const { marks, last } = this
    const space = sign === ':' ? marks?.colon && NO_BREAK : marks?.thin && THIN
    const afterWord = isAlphanumeric(last) || (last !== null && `${WORD})]”»’…%`.includes(last))
    const next = this.next(at)
    const ends = next === null || isSpace(next) || `!?.…)]"'»”’«“`.includes(next)
    return this.push(at, space && afterWord && ends ? space + sign : sign)
  }

  /** Sets a typed space; the one before or after a sign that brings its own is taken for it. */
  private space(at: number, marks: Marks): number {
    const next = this.next(at)
    let before: string | null = null
    if (next !== null && ';!?'.includes(next)) before = marks.thin ? THIN : null
    else if (next === ':') before = NO_BREAK
    else if (next === '»') before = marks.inside
    // Two signs in a row share one space, and a space at the beginning is none of theirs.
    if (before && this.last !== null && !isSpace(this.last)) return this.push(at, before)
    const isInside = this.last === marks.inside && this.lastButOne === '«'
    return isInside ? 1 : this.push(at, ' ')
  }
}

function isSpace(char: string): boolean {
  return /^\s$/.test(char)
}

function isAlphanumeric(char: string | null): boolean {
  return char !== null && /^[\p{Alphabetic}\p{N}]$/u.test(char)
}

function isDigit(char: string | null): boolean {
  return char !== null && char >= '0' && char <= '9'
}
