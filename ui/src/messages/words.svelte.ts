import en from './en.json'
import es from './es.json'
import { numbers, plurals } from './formats'

export type Key = keyof typeof en
type Counted<K> = K extends `${infer Base}.other` ? Base : never
/** A key that has one wording for one and another for many. */
export type CountedKey = Counted<Key>
export type Values = Record<string, string | number>

const languages = { en, es } satisfies Record<string, Record<Key, string>>
export type Spoken = keyof typeof languages

let spoken = $state<Spoken>('en')

/** The language that the interface speaks. */
export function language(): Spoken {
  return spoken
}

/** Lets the interface speak another language, at once and everywhere. */
export function speak(next: Spoken) {
  spoken = next
  document.documentElement.lang = next
}

/** The words for `key`, with `{name}` filled in from `values`. */
export function t(key: Key, values: Values = {}): string {
  return fill(languages[spoken][key], values)
}

/** Whether there are words for a name that came from elsewhere. */
export function has(name: string): name is Key {
  return name in en
}

/** Like `t`, in the wording that fits `count`, which also fills `{count}`. */
export function tn(key: CountedKey, count: number, values: Values = {}): string {
  const form = plurals(spoken).select(count) === 'one' ? 'one' : 'other'
  return t(`${key}.${form}`, { count: numbers(spoken).format(count), ...values })
}

/** Puts `values` where `text` has their names in braces. */
export function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in values ? String(values[name]) : whole,
  )
}
