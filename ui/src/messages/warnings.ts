import type { ExportWarning } from '../backend/types'
import { languageName, languageTitle } from './names'
import { type CountedKey, type Key, t, tn } from './words.svelte'

/** What is counted, by the code of the warning. */
const COUNTED: Record<string, CountedKey> = {
  'html.active': 'warning.html.active',
  'html.left-out': 'warning.html.left-out',
  'images.left-out': 'warning.images.left-out',
  'images.remote': 'warning.images.remote',
  'images.undescribed': 'warning.images.undescribed',
  'links.left-out': 'warning.links.left-out',
  'titles.left-out': 'warning.titles.left-out',
  'nesting.capped': 'warning.nesting.capped',
  'footnotes.unmentioned': 'warning.footnotes.unmentioned',
  'text.controls': 'warning.text.controls',
  'text.invisible': 'warning.text.invisible',
  'text.directions': 'warning.text.directions',
  'text.tags': 'warning.text.tags',
  'markdown.formless': 'warning.markdown.formless',
}

/** What may have a name, which stands in the words. */
const NAMED: Record<string, Key> = {
  trash: 'warning.trash',
  'images.missing': 'warning.images.missing',
  'images.as-they-were': 'warning.images.as-they-were',
  'link.left-out': 'warning.link.left-out',
  'sharing.no-address': 'warning.sharing.no-address',
  'wordpress.images': 'warning.wordpress.images',
  'wxr.no-site': 'warning.wxr.no-site',
  'wxr.uploads': 'warning.wxr.uploads',
  'wxr.one-author': 'warning.wxr.one-author',
  'feed.no-name': 'warning.feed.no-name',
  'feed.no-site': 'warning.feed.no-site',
  'feed.no-date': 'warning.feed.no-date',
  'feed.no-address': 'warning.feed.no-address',
  'feed.no-link': 'warning.feed.no-link',
  'zola.main-language': 'warning.zola.main-language',
  'newsletter.images': 'warning.newsletter.images',
  'newsletter.links': 'warning.newsletter.links',
}

/** What a person should know of an export, in one line. */
export function warningWords(warning: ExportWarning): string {
  const { code, language } = warning
  if (code === 'note') return held(warning)
  const words = bare(warning)
  // What is newer than its words here is still told.
  if (words === null) return warning.message
  return language ? t('warning.inLanguage', { words, language: languageName(language) }) : words
}

function held({ what, ...warning }: ExportWarning): string {
  const language = languageName(warning.language)
  return what ? t('reading.held', { words: what, language }) : t('reading.heldBy', { language })
}

function bare({ code, count, what }: ExportWarning): string | null {
  const counted = COUNTED[code]
  if (counted) return tn(counted, count)
  const named = NAMED[code]
  if (!named) return null
  return t(named, { what: code === 'zola.main-language' ? languageTitle(what) : what })
}
