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

const other = { before: 'added', after: 'removed' } as const

/** Words as they are drawn: of one side, or of both where none is named. */
export const strokes = (runs: Run[], side?: 'before' | 'after'): Stroke[] =>
  runs.filter(({ kind }) => !side || kind !== other[side]).map((run) => ({ ...run, found: false }))
