/**
 * The system's own ways of writing dates, numbers and names, each made once.
 *
 * To make one takes a millisecond or more, and a list of posts would make dozens.
 */
const made = new Map<string, unknown>()

function once<T>(key: string, make: () => T): T {
  if (!made.has(key)) made.set(key, make())
  return made.get(key) as T
}

export function dates(locale: string, style: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  // Whoever travels has another clock.
  const key = `date ${locale} ${JSON.stringify(style)} ${new Date().getTimezoneOffset()}`
  return once(key, () => new Intl.DateTimeFormat(locale, style))
}

export function numbers(locale: string, style: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  const key = `number ${locale} ${JSON.stringify(style)}`
  return once(key, () => new Intl.NumberFormat(locale, style))
}

export function plurals(locale: string): Intl.PluralRules {
  return once(`plural ${locale}`, () => new Intl.PluralRules(locale))
}

/** Names of languages or scripts, in the language of `locale`. */
export function namesOf(type: 'language' | 'script', locale: string): Intl.DisplayNames {
  return once(`${type} ${locale}`, () => new Intl.DisplayNames([locale], { type }))
}

/** How long ago something was, in words. */
export function distances(locale: string): Intl.RelativeTimeFormat {
  return once(`ago ${locale}`, () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }))
}
