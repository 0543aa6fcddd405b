import type { Mark, Stretch } from './types'

/** A place in the past that can be looked at. */
export type Moment = {
  key: string
  revision: number
  at: number
  /** The work that led to it; null where only the search knows the moment. */
  stretch: Stretch | null
  /** What stands at it, when it is more than the end of a stretch. */
  mark: Mark | null
}

/** The moment that is read: the time is not known where the search led into a stretch. */
export type Chosen = Omit<Moment, 'at'> & { at: number | null }

export type Day = { key: string; at: number; moments: Moment[] }

/**
 * Lays out stretches and their marks as moments, the newest first.
 *
 * Forgotten stretches that follow one another are one moment: there is nothing to see in them.
 */
export function momentsOf(stretches: Stretch[]): Moment[] {
  return stretches.flatMap((stretch, index) => {
    const end = { key: `s${stretch.last}`, revision: stretch.last, at: stretch.to }
    const marks = stretch.marks.map((mark) => ({
      key: `m${mark.id ?? `${mark.kind}${mark.revision}.${mark.at}`}`,
      revision: mark.revision,
      // A name tells of the text, whenever it was given; an export was an act of its own.
      at: mark.kind === 'export' ? mark.at : Math.min(mark.at, stretch.to),
      stretch,
      mark,
    }))
    const [after, inside] = [
      marks.filter(({ revision }) => revision >= stretch.last),
      marks.filter(({ revision }) => revision < stretch.last),
    ]
    const newer = stretches[index - 1]
    if (stretch.forgotten && newer?.forgotten) return marks
    return [...after, { ...end, stretch, mark: null }, ...inside]
  })
}

/**
 * Groups moments by the day on which they were.
 *
 * Their order stays: it does not depend on a clock, which may have been set back.
 */
export function daysOf(moments: Moment[]): Day[] {
  const days: Day[] = []
  for (const moment of moments) {
    const day = days.at(-1)
    if (day && isSameDay(day.at, moment.at)) day.moments.push(moment)
    else days.push({ key: moment.key, at: moment.at, moments: [moment] })
  }
  return days
}

function isSameDay(one: number, other: number): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString()
}
