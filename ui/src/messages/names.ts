import { language, t } from './words.svelte'

/** The languages that are offered without asking for a tag. */
export const USUAL_LANGUAGES = ['en', 'es', 'fr', 'pt', 'de', 'it', 'ca', 'el', 'ar']

/** The name of a language in the language of the interface: "Spanish", "español". */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames([language()], { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}

/** The same, as it begins a line. */
export function languageTitle(tag: string): string {
  const name = languageName(tag)
  return name.charAt(0).toLocaleUpperCase(language()) + name.slice(1)
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
  if (days <= 0) return then.toLocaleTimeString(speech, { hour: 'numeric', minute: '2-digit' })
  if (days === 1) return new Intl.RelativeTimeFormat(speech, { numeric: 'auto' }).format(-1, 'day')
  if (days < 7) return then.toLocaleDateString(speech, { weekday: 'long' })
  const sameYear = then.getFullYear() === new Date(now).getFullYear()
  const style = sameYear ? undefined : ('numeric' as const)
  return then.toLocaleDateString(speech === 'en' ? 'en-GB' : speech, {
    day: 'numeric',
    month: 'short',
    year: style,
  })
}

function daysBetween(then: Date, now: Date): number {
  const midnight = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())
  return Math.round((midnight(now) - midnight(then)) / 86_400_000)
}
