import type { Code, Failure } from '../backend/types'
import { kindName } from './kinds'
import { type Key, t, type Values } from './words.svelte'

type Entry = { words: Key; next: Key | null; grave?: true; again?: true }

/** What each error says, and what one can do next; only what may lose something is grave. */
const table: Record<Code, Entry> = {
  'not-a-library': { words: 'error.notALibrary', next: 'error.notALibrary.next' },
  'newer-library': { words: 'error.newerLibrary', next: 'error.newerLibrary.next' },
  'in-use': { words: 'error.inUse', next: 'error.inUse.next', again: true },
  'read-only': { words: 'error.readOnly', next: 'error.readOnly.next', grave: true, again: true },
  sealed: { words: 'error.sealed', next: 'error.sealed.next' },
  'key-file-missing': { words: 'error.keyFileMissing', next: 'error.keyFileMissing.next' },
  'key-file-damaged': { words: 'error.keyFileDamaged', next: 'error.keyFileDamaged.next' },
  'key-file-of-another': { words: 'error.keyFileOfAnother', next: 'error.keyFileOfAnother.next' },
  'wrong-passphrase': { words: 'error.wrongPassphrase', next: null },
  'wrong-recovery-key': { words: 'error.wrongRecoveryKey', next: 'error.wrongRecoveryKey.next' },
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
  'unknown-image': { words: 'error.unknownImage', next: 'error.unknownImage.next' },
  'broken-image': { words: 'error.brokenImage', next: 'error.brokenImage.next' },
  'image-too-large': { words: 'error.imageTooLarge', next: 'error.imageTooLarge.next' },
  'unknown-document': { words: 'error.unknownDocument', next: 'error.unknownDocument.next' },
  'encrypted-document': { words: 'error.encryptedDocument', next: 'error.encryptedDocument.next' },
  'bad-document': { words: 'error.badDocument', next: 'error.badDocument.next' },
  'kept-words': { words: 'error.keptWords', next: 'error.keptWords.next' },
  'bad-value': { words: 'error.badValue', next: 'error.badValue.next' },
  'bad-template': { words: 'error.badTemplate', next: 'error.badTemplate.next' },
  'bad-page': { words: 'error.badPage', next: 'error.badPage.next' },
  io: { words: 'error.io', next: 'error.io.next', grave: true, again: true },
  internal: { words: 'error.internal', next: 'error.internal.next', again: true },
}

/** Values that do not fit, by the field that they were meant for. */
const fields: Record<string, Entry> = {
  date: { words: 'error.badDate', next: 'error.badDate.next' },
  slug: { words: 'error.badSlug', next: 'error.badSlug.next' },
  name: { words: 'error.nameMissing', next: null },
  passphrase: { words: 'error.emptyPassphrase', next: null },
  passphrases: { words: 'error.tooManyPassphrases', next: 'error.tooManyPassphrases.next' },
  recoveryKey: { words: 'error.badRecoveryKey', next: 'error.badRecoveryKey.next' },
  notSealed: { words: 'error.notSealed', next: null },
  alreadySealed: { words: 'error.alreadySealed', next: null },
  memory: { words: 'error.noMemory', next: 'error.noMemory.next' },
  image: { words: 'error.imageInUse', next: null },
  file: { words: 'error.sameFile', next: 'error.sameFile.next' },
  fileName: { words: 'error.badFileName', next: 'error.badFileName.next' },
  address: { words: 'error.badAddress', next: 'error.badAddress.next' },
  link: { words: 'error.badLink', next: 'error.badLink.next' },
  'link.desktop': { words: 'error.linkUnopened', next: 'error.linkUnopened.next' },
  'profile.address': { words: 'error.profileAddress', next: 'error.profileAddress.next' },
  'profile.share-address': { words: 'error.profileShare', next: 'error.profileShare.next' },
  'profile.place': { words: 'error.profilePlace', next: 'error.profilePlace.next' },
  'profile.link-name': { words: 'error.profileLinkName', next: null },
  'profile.link-address': { words: 'error.profileLinkAddress', next: null },
  'profile.folder': { words: 'error.profileFolder', next: 'error.profileFolder.next' },
  'profile.file': { words: 'error.profileFile', next: 'error.profileFile.next' },
  'profile.newer': { words: 'error.profileNewer', next: 'error.profileNewer.next' },
}

/** The entry of a failure; its facts may tell more than its code. */
function entry({ code, detail }: Failure): Entry {
  // A key that is too long has no group that is wrong.
  if (detail?.field === 'recoveryKey' && !detail.group) return { words: 'recover.more', next: null }
  if (code === 'bad-value') return fields[String(detail?.field)] ?? table[code]
  if (code === 'unknown-image' && detail?.kind) {
    return { words: 'error.namedImage', next: 'error.namedImage.next' }
  }
  if (code === 'unknown-document' && detail?.kind) {
    return { words: 'error.namedDocument', next: 'error.namedDocument.next' }
  }
  if (code === 'bad-document' && detail?.fault !== 'damaged') {
    return { words: 'error.strangeDocument', next: 'error.strangeDocument.next' }
  }
  const isImage = detail?.image === true || detail?.name === 'this image'
  if (code === 'too-large' && isImage) {
    return { words: 'error.imageBytes', next: 'error.imageTooLarge.next' }
  }
  return table[code] ?? table.internal
}

/** The facts of a failure, as words can hold them. */
function facts({ message, detail }: Failure): Values {
  const all = Object.entries(detail ?? {}).map(([name, fact]) => [name, String(fact ?? '')])
  const kind = kindName(String(detail?.kind ?? ''))
  return { path: '', ...Object.fromEntries(all), kind, message }
}

/** What an error says to a person. */
export function explain(failure: Failure) {
  const { words, next, grave, again } = entry(failure)
  return {
    words: t(words, facts(failure)),
    next: next && t(next, facts(failure)),
    grave: grave ?? false,
    again: again ?? false,
  }
}
