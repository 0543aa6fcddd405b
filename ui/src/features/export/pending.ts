import type { NotReady } from '../../backend/types'
import { languageName } from '../../messages/names'
import { t, tn } from '../../messages/words.svelte'

/** What one thing for which a post is not ready is called. */
export function pendingWords({ kind, language, count, words }: NotReady): string {
  const named = { language: languageName(language) }
  switch (kind) {
    case 'pairs':
      return tn('export.pairs', count, named)
    case 'findings':
      return tn('export.findings', count, named)
    case 'alt':
      return tn('export.alt', count, named)
    case 'note':
      return words ? t('reading.held', { words, ...named }) : t('reading.heldBy', named)
    case 'title':
      return t('export.noTitle', named)
    case 'language':
      return t('export.noLanguage', named)
    case 'trash':
      return t('export.inTrash')
    default:
      // What is newer than its words here is still told.
      return words || kind
  }
}
