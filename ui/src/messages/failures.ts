import type { Code, Failure } from '../backend/types'
import { type Key, t } from './words.svelte'

type Entry = { words: Key; next: Key | null; grave?: true; again?: true }

/** What each error says, and what one can do next; only what may lose something is grave. */
const table: Record<Code, Entry> = {
  'not-a-library': { words: 'error.notALibrary', next: 'error.notALibrary.next' },
  'newer-library': { words: 'error.newerLibrary', next: 'error.newerLibrary.next' },
  'in-use': { words: 'error.inUse', next: 'error.inUse.next', again: true },
  'read-only': { words: 'error.readOnly', next: 'error.readOnly.next', grave: true, again: true },
  vanished: { words: 'error.vanished', next: 'error.vanished.next', grave: true, again: true },
  'disk-full': { words: 'error.diskFull', next: 'error.diskFull.next', grave: true, again: true },
  'not-found': { words: 'error.notFound', next: 'error.notFound.next', again: true },
  ambiguous: { words: 'error.ambiguous', next: null },
  'bad-language': { words: 'error.badLanguage', next: 'error.badLanguage.next' },
  'bad-text': { words: 'error.badText', next: 'error.badText.next' },
  'too-large': { words: 'error.tooLarge', next: 'error.tooLarge.next' },
  'already-exists': { words: 'error.alreadyExists', next: 'error.alreadyExists.next' },
  'no-library': { words: 'error.noLibrary', next: 'error.noLibrary.next' },
  damaged: { words: 'error.damaged', next: 'error.damaged.next', grave: true },
  'slug-taken': { words: 'error.slugTaken', next: 'error.slugTaken.next' },
  forgotten: { words: 'error.forgotten', next: null },
  'bad-value': { words: 'error.badValue', next: 'error.badValue.next' },
  io: { words: 'error.io', next: 'error.io.next', grave: true, again: true },
  internal: { words: 'error.internal', next: 'error.internal.next', again: true },
}

/** What an error says to a person. */
export function explain(failure: Failure) {
  const { words, next, grave, again } = table[failure.code] ?? table.internal
  return {
    words: t(words, { message: failure.message, path: String(failure.detail?.path ?? '') }),
    next: next && t(next),
    grave: grave ?? false,
    again: again ?? false,
  }
}
