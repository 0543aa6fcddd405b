import { t } from '../../messages/words.svelte'

/** The words of the search panel, under the names that CodeMirror gives them. */
export function searchPhrases(): Record<string, string> {
  return {
    Find: t('find.find'),
    Replace: t('find.replaceWith'),
    next: t('find.next'),
    previous: t('find.previous'),
    all: t('find.all'),
    'match case': t('find.matchCase'),
    regexp: t('find.regexp'),
    'by word': t('find.byWord'),
    replace: t('find.replace'),
    'replace all': t('find.replaceAll'),
    close: t('common.close'),
  }
}
