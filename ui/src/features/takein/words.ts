import { clock, dayName } from '../../messages/names'
import { type CountedKey, type Key, t, tn } from '../../messages/words.svelte'
import type { NewerRowKind, SentVersion, ToldOfNewer } from './types'

/** What a version is called, as it stands behind "Compared with": "the version posted on …". */
export function versionWords({ kind, at, name }: SentVersion, now: number): string {
  const day = dayName(at, now).toLocaleLowerCase()
  const when = t('takein.when', { day, clock: clock(at) })
  if (kind === 'checkpoint') return t('takein.versionNamed', { name, when })
  if (kind === 'posted') return t('takein.versionPosted', { when })
  return t('takein.versionExported', { when })
}

const KINDS: Record<Exclude<NewerRowKind, 'same'>, Key> = {
  changed: 'takein.kind.changed',
  added: 'takein.kind.added',
  removed: 'takein.kind.removed',
  moved: 'takein.kind.moved',
  conflict: 'takein.kind.conflict',
}

export function kindWords(kind: Exclude<NewerRowKind, 'same'>): string {
  return t(KINDS[kind])
}

const TOLD: Record<string, CountedKey> = {
  'takein.formatting': 'takein.told.formatting',
  'takein.pictures': 'takein.told.pictures',
  'takein.rules': 'takein.told.rules',
  'takein.comments': 'takein.told.comments',
  'takein.editions': 'takein.told.editions',
}

/** What is passed over of a newer version, one sentence each. */
export function toldWords(told: ToldOfNewer[]): string[] {
  let others = 0
  const words = told.flatMap(({ code, count }) => {
    const known = TOLD[code]
    if (known) return [tn(known, count)]
    if (code === 'takein.language') return [t('takein.told.language')]
    others += Math.max(count, 1)
    return []
  })
  return others > 0 ? [...words, tn('takein.told.more', others)] : words
}
