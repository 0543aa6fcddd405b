import { dates } from '../../messages/formats'
import { language } from '../../messages/words.svelte'
import { plain } from '../../shared/match'

/** The months as both languages of the interface call them, without accents and capitals. */
let calendar: string[][] | undefined

function monthsOfTheYear(): string[][] {
  // Not before somebody writes a day: a window that opens has no use for them.
  calendar ??= (['en', 'es'] as const).map((tag) => {
    const { format } = dates(tag, { month: 'long', timeZone: 'UTC' })
    return Array.from({ length: 12 }, (_, month) => plain(format(Date.UTC(2026, month, 1))))
  })
  return calendar
}

/** Days told by how far they are. */
const NEAR: Record<string, number> = {
  yesterday: -1,
  ayer: -1,
  today: 0,
  hoy: 0,
  tomorrow: 1,
  manana: 1,
}

/**
 * Reads a day as people write it: "13/5/2026", "13 May", "el 13 de mayo de 2026", "2026-05-13".
 *
 * Gives it as ISO 8601 has it; null where there is no such day. A day without a year is in that of
 * `today`, which is an ISO day too.
 */
export function readDay(words: string, today: string): string | null {
  const near = NEAR[plain(words).trim()]
  if (near !== undefined) return moved(today, near)
  const parts = plain(words).match(/\d+|[a-z]+/g) ?? []
  const figures = parts.filter((part) => /^\d+$/.test(part))
  const months = parts.map(monthOf).filter((month) => month > 0)
  if (months.length > 1 || figures.length > 3) return null
  const thisYear = today.slice(0, 4)
  const [month] = months
  if (month !== undefined) {
    const [first = '', second = thisYear, third] = figures
    if (third !== undefined) return null
    return first.length === 4 ? day(first, month, second) : day(second, month, first)
  }
  const [first = '', second = '', third = thisYear] = figures
  if (parts.some((part) => /^[a-z]/.test(part)) || figures.length < 2) return null
  if (first.length === 4) return day(first, Number(second), third)
  // Where the day comes first; a month that there is not was meant for one.
  return day(third, Number(second), first) ?? day(third, Number(first), second)
}

/** A day in words: "Wednesday 13 May 2026", "miércoles 13 de mayo de 2026". */
export function dayInWords(iso: string, spoken: string = language()): string {
  const style = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const
  const tag = spoken === 'en' ? 'en-GB' : spoken
  const day = dates(tag, { ...style, timeZone: 'UTC' }).format(new Date(`${iso}T00:00Z`))
  return day.replace(',', '')
}

/** The month that a word begins to name, from 1 on; 0 for none. */
function monthOf(word: string): number {
  if (!/^[a-z]{3}/.test(word)) return 0
  for (const names of monthsOfTheYear()) {
    const at = names.findIndex((name) => name.startsWith(word))
    if (at >= 0) return at + 1
  }
  // Spanish shortens the ninth month in two ways.
  return word === 'set' || word === 'sept' ? 9 : 0
}

function day(yearWritten: string, month: number, dayWritten: string): string | null {
  const year = yearWritten.length === 2 ? `20${yearWritten}` : yearWritten
  if (year.length !== 4 || dayWritten.length > 2) return null
  const iso = [year, String(month).padStart(2, '0'), dayWritten.padStart(2, '0')].join('-')
  const date = new Date(`${iso}T00:00Z`)
  // JavaScript takes the 30th of February for a day in March.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null
}

function moved(iso: string, days: number): string {
  return new Date(Date.parse(`${iso}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
