import { t } from '../../messages/words.svelte'
import { chordName } from '../../shared/keys'

/** The words of the editor, under the names that CodeMirror and our own extensions give them. */
export function editorPhrases(): Record<string, string> {
  return {
    Find: t('find.find'),
    Replace: t('find.replaceWith'),
    next: t('find.next'),
    previous: t('find.previous'),
    'match case': t('find.matchCase'),
    regexp: t('find.regexp'),
    'by word': t('find.byWord'),
    replace: t('find.replace'),
    'replace all': t('find.replaceAll'),
    close: t('common.close'),
    '$1 of $2': t('find.count', { number: '$1', count: '$2' }),
    'no match': t('find.none'),
    'not a pattern': t('find.noPattern'),
    'current match': t('find.current'),
    'on line': t('find.onLine'),
    'replaced match on line $': t('find.replacedOne', { line: '$' }),
    'replaced $ matches': t('find.replacedAll', { count: '$' }),
    picture: t('editor.picture'),
    'picture not found': t('editor.pictureMissing'),
    'remote picture': t('editor.pictureElsewhere'),
    'no description': t('editor.pictureMute'),
    star: t('editor.star', { keys: chordName('Mod-.') }),
  }
}
