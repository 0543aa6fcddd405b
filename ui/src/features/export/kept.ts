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

/** The words that stopped an export, and where each was. */
export function keptIn({ detail }: Failure): KeptWord[] {
  const found = detail?.found
  return Array.isArray(found) ? (found as KeptWord[]) : []
}
