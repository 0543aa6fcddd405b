import type { Receipt } from '../../backend/types'
import { day, fileSize, languageTitle } from '../../messages/names'
import { type CountedKey, type Key, language, t, tn } from '../../messages/words.svelte'

/** Something that files reveal; `more` says it closer. */
export type Fact = { words: string; more: string[]; grave?: true }
export type Row = { label: string; facts: Fact[] }

/** So many addresses of one host are named on the screen. */
const FEW = 3

const OTHERS: Record<string, Key> = {
  comment: 'receipt.comment',
  meta: 'receipt.meta',
  script: 'receipt.script',
  style: 'receipt.style',
  hidden: 'receipt.hidden',
  embedded: 'receipt.embedded',
  'image-data': 'receipt.imageData',
  'not-text': 'receipt.notText',
  'hidden-characters': 'receipt.hiddenCharacters',
}
const REMOVED: Record<string, Key> = {
  exif: 'receipt.exif',
  xmp: 'receipt.xmp',
  iptc: 'receipt.iptc',
  comment: 'receipt.comment',
  profile: 'receipt.colourProfile',
  thumbnail: 'receipt.thumbnail',
  time: 'receipt.time',
  text: 'receipt.textInImage',
  other: 'receipt.otherData',
}

const MARKS: Record<string, CountedKey> = {
  letter: 'receipt.letters',
  accent: 'receipt.accents',
  space: 'receipt.spaces',
  hidden: 'receipt.hiddenPlaces',
  unclear: 'receipt.unclear',
  address: 'receipt.addresses',
}
const TEXTS: Record<string, Key> = {
  title: 'receipt.of.title',
  dek: 'receipt.of.dek',
  place: 'receipt.of.place',
  body: 'receipt.of.body',
  tags: 'receipt.of.tags',
  people: 'receipt.of.people',
  series: 'receipt.of.series',
  others: 'receipt.of.others',
  profile: 'receipt.of.profile',
}

/** What files reveal, row by row; what there is none of is said too. */
export function told(receipt: Receipt): Row[] {
  const { languages, bylines, dates, links, images, remote, others, marks } = receipt
  const rows: Row[] = [
    row('receipt.languages', languages.map(languageTitle).map(plain)),
    row('receipt.names', bylines.map(plain)),
    row('receipt.dates', dates.map(day).map(plain)),
    row(
      'receipt.links',
      links.map(({ host, count, addresses }) => {
        const name = host === 'mailto' ? t('receipt.mail') : host
        const words = count > 1 ? t('receipt.host', { host: name, count: figure(count) }) : name
        return { words, more: addresses }
      }),
    ),
    row('receipt.images', images.map(imageFact)),
  ]
  if (marks.length > 0) rows.push(row('receipt.marks', marks.map(markFact)))
  const asked = remote.map((address): Fact => ({ words: address, more: [], grave: true }))
  const besides = others.map(({ file, kind, what }): Fact => {
    const name = OTHERS[kind]
    const words = name ? t(name) : kind
    return { words: what ? `${words}: ${what}` : words, more: [file], grave: true }
  })
  if (asked.length > 0) rows.push({ label: t('receipt.remote'), facts: asked })
  if (besides.length > 0) rows.push({ label: t('receipt.others'), facts: besides })
  return rows
}

/** Whether files hold nothing but what their posts say. */
export function isClean({ remote, others }: Receipt): boolean {
  return remote.length + others.length === 0
}

/** The first of what says it closer, and how many there are besides. */
export function few(more: string[]): string[] {
  const further = more.length - FEW
  if (further <= 1) return more
  return [...more.slice(0, FEW), tn('export.further', further)]
}

/** The receipt as a text that can be kept or sent. */
export function receiptText(receipt: Receipt): string {
  const files = tn('export.files', receipt.files)
  const lines = [t('receipt.title'), '', `${files}, ${fileSize(receipt.bytes)}`]
  for (const { label, facts } of told(receipt)) {
    lines.push('', label)
    for (const { words, more } of facts) {
      lines.push(`- ${words}`, ...more.map((line) => `  ${line}`))
    }
  }
  if (isClean(receipt)) lines.push('', t('receipt.nothingElse'))
  return `${lines.join('\n')}\n`
}

function row(label: Key, facts: Fact[]): Row {
  return { label: t(label), facts: facts.length > 0 ? facts : [plain(t('receipt.none'))] }
}

function plain(words: string): Fact {
  return { words, more: [] }
}

function imageFact(image: Receipt['images'][number]): Fact {
  const { name, bytes, cleaned } = image
  const pixels = { width: figure(image.width), height: figure(image.height) }
  const size = `${t('image.size', pixels)}, ${fileSize(bytes)}`
  const parts = image.removed.map((part) => (REMOVED[part] ? t(REMOVED[part]) : part))
  const more = [size, t(cleaned ? 'receipt.onlyPixels' : 'receipt.notClean')]
  if (parts.length > 0) more.push(t('receipt.removed', { parts: parts.join(', ') }))
  return cleaned ? { words: name, more } : { words: name, more, grave: true }
}

/** What could have told one copy from another; what is in the files still asks for a look. */
function markFact({ kind, count, places }: Receipt['marks'][number]): Fact {
  const name = MARKS[kind]
  const more = places.map(({ slug, language, text, line, what }) => {
    const parts = [slug, TEXTS[text] ? t(TEXTS[text]) : text, language && languageTitle(language)]
    const place = parts.filter((part) => part !== '').join(', ')
    return t('receipt.place', { place, line: figure(line), what })
  })
  const words = name ? tn(name, count) : `${kind}: ${figure(count)}`
  const isLeft = kind === 'unclear' || kind === 'address'
  return isLeft ? { words, more, grave: true } : { words, more }
}

function figure(value: number): string {
  return value.toLocaleString(language())
}
