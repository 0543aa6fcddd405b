import {
  type EditorState,
  type Extension,
  type Range,
  RangeSet,
  RangeValue,
  StateField,
  type Text,
  type Transaction,
} from '@codemirror/state'
import { LONG_LINE } from './grammar/longtext'

type Kind = 'link' | 'note' | 'mention'

/** A line on which an address or a footnote gets its label, or a footnote is mentioned. */
class Label extends RangeValue {
  constructor(
    readonly kind: Kind,
    readonly label: string,
  ) {
    super()
  }
  override eq(other: RangeValue) {
    return other instanceof Label && this.kind === other.kind && this.label === other.label
  }
}

const NAME = String.raw`((?:[^\][\\]|\\.)+)`
const DEFINITION = new RegExp(String.raw`^(?:[\s>]|[-*+]\s|\d{1,9}[.)]\s)*\[(\^?)${NAME}\]:`)
const MENTION = new RegExp(String.raw`\[\^${NAME}\](?!\()`, 'g')

type Labels = {
  readonly found: RangeSet<Label>
  readonly links: ReadonlySet<string>
  /** Each footnote that is there, in the order in which they are first mentioned. */
  readonly numbers: ReadonlyMap<string, number>
}

const labels = StateField.define<Labels>({
  create: ({ doc }) => read(RangeSet.of(linesBetween(doc, 1, doc.lines), true)),
  update: (value, transaction) => (transaction.docChanged ? follow(value, transaction) : value),
})

/** Knows the labels of a text, wherever they stand in it: what a mention means lies far away. */
export function knownLabels(): Extension {
  return labels
}

/** Whether there is an address for a label. */
export function isLink(state: EditorState, label: string): boolean {
  return state.field(labels, false)?.links.has(folded(label)) ?? false
}

/** What stands behind the label of an address, where there is one. */
export function labelledAddress(state: EditorState, label: string): string | null {
  const set = state.field(labels, false)?.found ?? RangeSet.empty
  for (const cursor = set.iter(); cursor.value; cursor.next()) {
    const { value, from } = cursor
    if (value.kind !== 'link' || value.label !== folded(label)) continue
    const { text } = state.doc.lineAt(from)
    const behind = text.slice(DEFINITION.exec(text)?.[0].length).trim()
    return /^(?:<[^<>]*>|\S+)/.exec(behind)?.[0] ?? null
  }
  return null
}

/** The number that a footnote is exported with; undefined where nothing says what it means. */
export function noteNumber(state: EditorState, label: string): number | undefined {
  return state.field(labels, false)?.numbers.get(folded(label))
}

/** Where the lines begin on which a footnote is mentioned, or on which it is. */
export function noteLines(state: EditorState, kind: 'note' | 'mention', label: string): number[] {
  const found: number[] = []
  const set = state.field(labels, false)?.found ?? RangeSet.empty
  for (const cursor = set.iter(); cursor.value; cursor.next()) {
    const { value, from } = cursor
    if (value.kind === kind && value.label === folded(label)) found.push(from)
  }
  return found
}

/** The first number that no footnote has for its label. */
export function freeNote(state: EditorState): string {
  const taken = new Set<string>()
  const set = state.field(labels, false)?.found ?? RangeSet.empty
  for (const cursor = set.iter(); cursor.value; cursor.next()) {
    if (cursor.value.kind !== 'link') taken.add(cursor.value.label)
  }
  let number = 1
  while (taken.has(String(number))) number++
  return String(number)
}

/** Labels are the same whatever their case and their spaces. */
export function folded(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase()
}

function follow(value: Labels, { startState, state, changes }: Transaction): Labels {
  let found = value.found.map(changes)
  let isOther = false
  changes.iterChangedRanges((fromA, toA, fromB, toB) => {
    const { doc } = state
    const [first, last] = [doc.lineAt(fromB), doc.lineAt(toB)]
    const before = isKnown(value.found, startState.doc, fromA, toA)
    const add = linesBetween(doc, first.number, last.number)
    if (!before && add.length === 0) return
    isOther = true
    found = found.update({
      filterFrom: first.from,
      filterTo: last.to,
      filter: () => false,
      add,
      sort: true,
    })
  })
  return isOther ? read(found) : { ...value, found }
}

function isKnown(found: RangeSet<Label>, doc: Text, from: number, to: number): boolean {
  let known = false
  found.between(doc.lineAt(from).from, doc.lineAt(to).to, () => {
    known = true
    return false
  })
  return known
}

function linesBetween(doc: Text, first: number, last: number): Range<Label>[] {
  const ranges: Range<Label>[] = []
  let at = doc.line(first).from
  for (const text of doc.iterLines(first, last + 1)) {
    if (text.length <= LONG_LINE && text.includes('[')) {
      for (const label of labelsOf(text)) ranges.push(label.range(at))
    }
    at += text.length + 1
  }
  return ranges
}

function labelsOf(text: string): Label[] {
  const definition = DEFINITION.exec(text)
  const rest = definition ? text.slice(definition[0].length) : text
  const mentions = [...rest.matchAll(MENTION)].map(
    ([, name]) => new Label('mention', folded(name!)),
  )
  if (!definition) return mentions
  const [, caret, name] = definition
  return [new Label(caret ? 'note' : 'link', folded(name!)), ...mentions]
}

function read(found: RangeSet<Label>): Labels {
  const [links, notes, mentions] = [new Set<string>(), new Set<string>(), new Set<string>()]
  const known = { link: links, note: notes, mention: mentions }
  for (const cursor = found.iter(); cursor.value; cursor.next()) {
    known[cursor.value.kind].add(cursor.value.label)
  }
  // What nobody mentions stands at the end.
  const order = [...mentions].filter((label) => notes.has(label))
  const rest = [...notes].filter((label) => !mentions.has(label))
  return { found, links, numbers: new Map([...order, ...rest].map((label, i) => [label, i + 1])) }
}
