import type { FormatInfo } from '../../backend/types'
import type { Key } from '../../messages/words.svelte'

/** The formats as they are offered, by what they are for. */
const GROUPS: [Key, string[]][] = [
  ['export.group.page', ['html-page', 'html-fragment']],
  ['export.group.wordpress', ['wordpress-blocks', 'wordpress-html', 'wordpress-classic', 'wxr']],
  ['export.group.mail', ['newsletter']],
  ['export.group.sites', ['hugo', 'zola']],
  ['export.group.text', ['markdown', 'text']],
  ['export.group.feeds', ['atom', 'json-feed']],
]

/** Formats whose files are HTML that a person may paste. */
const HTML = [
  'html-page',
  'html-fragment',
  'wordpress-blocks',
  'wordpress-html',
  'wordpress-classic',
  'newsletter',
]

export function isHtml(format: string): boolean {
  return HTML.includes(format)
}

/** The formats by group, each group in its own order; what belongs to none stands at the end. */
export function grouped(formats: FormatInfo[]): { group: Key; formats: FormatInfo[] }[] {
  const known = (id: string) => GROUPS.some(([, ids]) => ids.includes(id))
  const found = GROUPS.map(([group, ids]) => ({
    group,
    formats: ids.flatMap((id) => formats.find((format) => format.id === id) ?? []),
  }))
  const others = formats.filter(({ id }) => !known(id))
  return [...found, { group: 'export.group.others' as const, formats: others }].filter(
    ({ formats }) => formats.length > 0,
  )
}
