import type { Run, Status } from '../../backend/types'
import { languageTitle } from '../../messages/names'
import { type Key, t } from '../../messages/words.svelte'
import type { Stroke } from '../../shared/comparison/markup'

/** What a field or a detail is called. */
export const fields: Record<string, Key> = {
  title: 'handover.detail.title',
  dek: 'handover.detail.dek',
  placeLine: 'handover.detail.placeLine',
  body: 'handover.detail.body',
  date: 'handover.detail.date',
  status: 'handover.detail.status',
  slug: 'handover.detail.slug',
  series: 'handover.detail.series',
  tags: 'handover.detail.tags',
  people: 'handover.detail.people',
  name: 'handover.detail.name',
  language: 'handover.detail.language',
}

/** What is said of what is otherwise than in the file. */
export const told: Record<string, Key> = {
  'slug.taken': 'handover.told.slug',
  'language.taken': 'handover.told.language',
  'edition.second': 'handover.told.second',
  'edition.restored': 'handover.told.restored',
  'biography.other': 'handover.told.biography',
}

export const arrivals = {
  new: 'handover.comes',
  merged: 'handover.joins',
  known: 'handover.known',
} as const satisfies Record<string, Key>

const statuses: Record<Status, Key> = {
  draft: 'status.draft',
  ready: 'status.ready',
  published: 'status.published',
}

/** A value as a person reads it; a text is what it is. */
export function shown(what: string, value: string): string {
  if (what === 'status') return t(statuses[value as Status] ?? 'status.draft')
  if (what === 'language' && value) return languageTitle(value)
  return value
}

/** Words as they are drawn, without the blank lines that only set a paragraph apart. */
export function strokes(runs: Run[]): Stroke[] {
  const all = runs.map((run) => ({ ...run, found: false }))
  while (all.length > 0) {
    const last = all[all.length - 1]!
    last.text = last.text.trimEnd()
    if (last.text) break
    all.pop()
  }
  return all
}

const other = { mine: 'added', theirs: 'removed' } as const

/** Words of one of two sides; those that the other does not have are marked, and none is gone. */
export const sideOf = (runs: Run[], side: 'mine' | 'theirs'): Stroke[] =>
  strokes(runs.filter(({ kind }) => kind !== other[side])).map(({ kind, text }) => ({
    kind: 'same',
    text,
    found: kind !== 'same',
  }))
