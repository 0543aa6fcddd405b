import type { Failure, KeptWord } from '../../backend/types'
import { languageName } from '../../messages/names'
import { type Key, t } from '../../messages/words.svelte'

const PLACES: Record<string, Key> = {
  title: 'kept.in.title',
  dek: 'kept.in.dek',
  place: 'kept.in.place',
  text: 'kept.in.text',
  alt: 'kept.in.alt',
  slug: 'kept.in.slug',
  tags: 'kept.in.tags',
  byline: 'kept.in.byline',
  biography: 'kept.in.biography',
  series: 'kept.in.series',
  related: 'kept.in.related',
  address: 'kept.in.address',
  name: 'kept.in.name',
  file: 'kept.in.file',
}

/** Where a word that must not leave was found: "in the title, Spanish". */
export function keptPlace({ place, language }: KeptWord): string {
  const where = t(PLACES[place] ?? 'kept.in.file')
  return language ? t('kept.inLanguage', { where, language: languageName(language) }) : where
}

/** The words that stopped an export with where each was, and in how many places they are. */
export function keptIn({ detail }: Failure): { found: KeptWord[]; places: number } {
  const found = Array.isArray(detail?.found) ? (detail.found as KeptWord[]) : []
  return { found, places: Math.max(found.length, Number(detail?.places) || 0) }
}
