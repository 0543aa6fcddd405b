import type { ImportDoubt } from '../backend/types'
import { type CountedKey, tn } from './words.svelte'

/** What could not be kept of a file, by its code; those that stand alone are about the whole file. */
const WORDS: Record<string, CountedKey> = {
  'changes.tracked': 'doubt.changes.tracked',
  'characters.left-out': 'doubt.characters.left-out',
  'comments.left-out': 'doubt.comments.left-out',
  'comments.misplaced': 'doubt.comments.misplaced',
  'contents.left-out': 'doubt.contents.left-out',
  'deletions.left-out': 'doubt.deletions.left-out',
  'encoding.guessed': 'doubt.encoding.guessed',
  'equations.plain': 'doubt.equations.plain',
  'front-matter.broken': 'doubt.front-matter.broken',
  'front-matter.unknown': 'doubt.front-matter.unknown',
  'headers.left-out': 'doubt.headers.left-out',
  'hidden.left-out': 'doubt.hidden.left-out',
  'html.kept': 'doubt.html.kept',
  'images.left-out': 'doubt.images.left-out',
  'images.remote': 'doubt.images.remote',
  'lines.joined': 'doubt.lines.joined',
  'links.cleaned': 'doubt.links.cleaned',
  'links.left-out': 'doubt.links.left-out',
  'links.tracked': 'doubt.links.cleaned',
  'notes.missing': 'doubt.notes.missing',
  'objects.left-out': 'doubt.objects.left-out',
  'page.around': 'doubt.page.around',
  'parts.damaged': 'doubt.parts.damaged',
  'pictures.left-out': 'doubt.images.left-out',
  'pictures.missing': 'doubt.pictures.missing',
  'pictures.refused': 'doubt.images.left-out',
  'pictures.remote': 'doubt.pictures.remote',
  'pictures.stilled': 'doubt.pictures.stilled',
  'raised.plain': 'doubt.raised.plain',
  'shortcodes.kept': 'doubt.shortcodes.kept',
  'split.at-seam': 'doubt.split.at-seam',
  'split.other-language': 'doubt.split.other-language',
  'split.seams': 'doubt.split.seams',
  'split.shared': 'doubt.split.shared',
  'symbols.unknown': 'doubt.symbols.unknown',
  'tables.flattened': 'doubt.tables.flattened',
  'tables.merged': 'doubt.tables.merged',
  'text.as-markdown': 'doubt.text.as-markdown',
  'text.controls': 'doubt.characters.left-out',
  'text.damaged': 'doubt.text.damaged',
  'title.from-name': 'doubt.title.from-name',
  'underline.plain': 'doubt.underline.plain',
  'wikilinks.embeds': 'doubt.wikilinks.embeds',
  'wikilinks.words': 'doubt.wikilinks.words',
}

/** What a person should know of a file that was read, in one line. */
export function doubtWords({ code, count, what, message }: ImportDoubt): string {
  const key = WORDS[code]
  // What is newer than its words here is still told.
  return key ? tn(key, count, { what }) : message
}
