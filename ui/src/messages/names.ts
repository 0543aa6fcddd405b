import { dates, distances, namesOf, numbers } from './formats'
import { type Key, language, t } from './words.svelte'

/** The languages that are offered without asking for a tag. */
export const USUAL_LANGUAGES = ['en', 'es', 'fr', 'pt', 'de', 'it', 'ca', 'el', 'ar']

/** The name of a language in the language of the interface: "Spanish", "español". */
export function languageName(tag: string): string {
  try {
    return namesOf('language', language()).of(tag) ?? tag
  } catch {
    return tag
  }
}

/** The same, as it begins a line. */
export function languageTitle(tag: string): string {
  const name = languageName(tag)
  return name.charAt(0).toLocaleUpperCase(language()) + name.slice(1)
}

/** The name of a script, by its ISO 15924 code. */
export function scriptName(script: string): string {
  return namesOf('script', language()).of(script) ?? script
}

/** Writes `tag` as BCP 47 has it, or returns null when it is no language tag. */
export function canonicalTag(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag.trim())[0] ?? null
  } catch {
    return null
  }
}

/** When something was last touched, in as few words as tell it. */
export function touched(at: number, now: number): string {
  const speech = language()
  const then = new Date(at)
  const days = daysBetween(then, new Date(now))
  if (now - at < 90_000) return t('time.now')
  if (days <= 0) return dates(speech, { hour: 'numeric', minute: '2-digit' }).format(then)
  if (days === 1) return ago(-1, 'day')
  if (days < 7) return dates(speech, { weekday: 'long' }).format(then)
  const sameYear = then.getFullYear() === new Date(now).getFullYear()
  const style = sameYear ? undefined : ('numeric' as const)
  const day = { day: 'numeric', month: 'short', year: style } as const
  return dates(speech === 'en' ? 'en-GB' : speech, day).format(then)
}

/** A moment since which something is so, to stand behind "since": "16:20", "Sunday", "11 May". */
export function since(at: number, now: number): string {
  const then = new Date(at)
  const days = daysBetween(then, new Date(now))
  if (days <= 0) return t('since.clock', { clock: clock(at) })
  if (days === 1) return ago(-1, 'day')
  const speech = language() === 'en' ? 'en-GB' : language()
  if (days < 7) return t('since.day', { day: dates(speech, { weekday: 'long' }).format(then) })
  const year = then.getFullYear() === new Date(now).getFullYear() ? undefined : ('numeric' as const)
  const style = { day: 'numeric', month: 'long', year } as const
  return t('since.day', { day: dates(speech, style).format(then) })
}

/** The day of `at`, as it heads a list: "Today", "Yesterday", "Monday 16 November". */
export function dayName(at: number, now: number): string {
  const [then, today] = [new Date(at), new Date(now)]
  const days = daysBetween(then, today)
  const sameYear = then.getFullYear() === today.getFullYear()
  const words = days === 0 || days === 1 ? ago(-days, 'day') : longDay(then, !sameYear)
  return words.charAt(0).toLocaleUpperCase(language()) + words.slice(1)
}

/** A day as it is stored, such as "2026-05-13", in words. */
export function day(stored: string): string {
  const then = new Date(`${stored}T00:00:00Z`)
  if (Number.isNaN(then.getTime())) return stored
  const speech = language() === 'en' ? 'en-GB' : language()
  return dates(speech, { dateStyle: 'long', timeZone: 'UTC' }).format(then)
}

/** The time of day by the clock of twenty-four hours: "21:05". */
export function clock(at: number): string {
  return dates('en-GB', { hour: '2-digit', minute: '2-digit' }).format(at)
}

/** From when to when: "21:05 – 22:40", or "21:05" when it was over within the minute. */
export function hours(from: number, to: number): string {
  return clock(from) === clock(to) ? clock(to) : `${clock(from)} – ${clock(to)}`
}

/** How long ago something was: "today", "yesterday", "3 days ago". */
export function daysAgo(at: number, now: number): string {
  return ago(-Math.max(0, daysBetween(new Date(at), new Date(now))), 'day')
}

/** The size of a file, in the unit that needs the fewest figures. */
export function fileSize(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
  const step = bytes < 1 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** step
  const maximumFractionDigits = value < 10 && step > 1 ? 1 : 0
  const style = { style: 'unit', unit: units[step], maximumFractionDigits } as const
  return numbers(language(), style).format(value)
}

/** The name of a format that a post is exported in. */
export function formatName(id: string): string {
  // A format that is newer than its name here is shown by its id.
  return id in FORMATS ? t(FORMATS[id as keyof typeof FORMATS]) : id
}

const FORMATS = {
  'html-page': 'format.htmlPage',
  'html-fragment': 'format.htmlFragment',
  'wordpress-html': 'format.wordpressHtml',
  'wordpress-blocks': 'format.wordpressBlocks',
  'wordpress-classic': 'format.wordpressClassic',
  wxr: 'format.wxr',
  newsletter: 'format.newsletter',
  hugo: 'format.hugo',
  zola: 'format.zola',
  atom: 'format.atom',
  'json-feed': 'format.jsonFeed',
  markdown: 'format.markdown',
  text: 'format.text',
} as const

/** What a profile is called: the shipped ones have names in both languages. */
export function profileName({ name, shipped }: { name: string; shipped: string }): string {
  const key = SHIPPED[shipped]
  return key ? t(key) : name
}

const SHIPPED: Record<string, Key> = {
  'single-page': 'profile.shipped.singlePage',
  'wordpress-html': 'profile.shipped.wordpressHtml',
  'wordpress-blocks': 'profile.shipped.wordpressBlocks',
  'wordpress-classic': 'profile.shipped.wordpressClassic',
  'wordpress-import': 'profile.shipped.wordpressImport',
  'plain-fragment': 'profile.shipped.plainFragment',
  newsletter: 'profile.shipped.newsletter',
  hugo: 'profile.shipped.hugo',
  zola: 'profile.shipped.zola',
}

function ago(count: number, unit: 'day'): string {
  return distances(language()).format(count, unit)
}

function longDay(day: Date, withYear: boolean): string {
  const year = withYear ? ('numeric' as const) : undefined
  const style = { weekday: 'long', day: 'numeric', month: 'long', year } as const
  return dates(language() === 'en' ? 'en-GB' : language(), style)
    .format(day)
    .replace(',', '')
}

function daysBetween(then: Date, now: Date): number {
  const midnight = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())
  return Math.round((midnight(now) - midnight(then)) / 86_400_000)
}
