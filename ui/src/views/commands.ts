import type { Key } from '../messages/words.svelte'
import { chordName, isChord } from '../shared/keys'
import type { App } from './app.svelte'
import { EDITOR_COMMANDS } from './editorcommands'
import { PAIR_COMMANDS } from './paircommands'
import { WINDOW_COMMANDS } from './windowcommands'

export type Command = {
  /** Also the end of its key among the words, `menu.ID`, and what the native menus send. */
  id: string
  label: Key
  /** What it belongs to, where its menu says that and nothing else does. */
  within?: Key
  keys?: string
  /** The editor itself listens to these keys. */
  byEditor?: true
  available?: (app: App) => boolean
  /** It needs no library, and is there while one is locked. */
  whenLocked?: true
  run: (app: App) => unknown
}

const inLibrary = (app: App) => app.library.info !== null
const onDesk = (app: App) => app.desk.post !== null && app.place === 'desk'
const canFace = (app: App) => onDesk(app) && app.desk.right !== null
/** Whether two editions face each other on the desk. */
export const isFacing = (app: App) => onDesk(app) && app.desk.isFacing

/** Every command there is: the palette, the keys, the shortcut sheet and the menus read this list. */
export const COMMANDS: Command[] = [
  {
    id: 'post.new',
    label: 'menu.post.new',
    keys: 'Mod-n',
    available: inLibrary,
    run: (app) => app.newPost(),
  },
  {
    id: 'edition.translate',
    label: 'menu.edition.translate',
    keys: 'Mod-Shift-e',
    available: onDesk,
    run: (app) => (app.adding = true),
  },
  {
    id: 'library.import',
    label: 'menu.library.import',
    keys: 'Mod-Alt-i',
    available: inLibrary,
    run: (app) => app.import('files'),
  },
  {
    id: 'library.importFolder',
    label: 'menu.library.importFolder',
    available: inLibrary,
    run: (app) => app.import('folder'),
  },
  {
    id: 'export.open',
    label: 'menu.export.open',
    keys: 'Mod-e',
    available: onDesk,
    run: (app) => app.export('open'),
  },
  {
    id: 'export.listed',
    label: 'menu.export.listed',
    available: (app) => inLibrary(app) && app.library.total > 0,
    run: (app) => app.export('listed'),
  },
  {
    id: 'export.words',
    label: 'menu.export.words',
    available: inLibrary,
    run: (app) => (app.over = 'words'),
  },
  {
    id: 'export.posting',
    label: 'menu.export.posting',
    keys: 'Mod-Alt-p',
    available: (app) => inLibrary(app) && app.desk.post !== null,
    run: (app) => app.showPosting(),
  },
  {
    id: 'export.profiles',
    label: 'menu.export.profiles',
    available: inLibrary,
    run: (app) => app.showProfiles(),
  },
  {
    id: 'post.duplicate',
    label: 'menu.post.duplicate',
    available: onDesk,
    run: (app) => app.duplicate(),
  },
  {
    id: 'post.trash',
    label: 'menu.post.trash',
    available: onDesk,
    run: (app) => app.trashOpen(),
  },
  {
    id: 'edit.save',
    label: 'menu.edit.save',
    keys: 'Mod-s',
    available: inLibrary,
    run: (app) => app.desk.flush(),
  },
  {
    id: 'history.name',
    label: 'menu.history.name',
    keys: 'Mod-Shift-s',
    available: onDesk,
    run: (app) => app.askForName(),
  },
  { id: 'edit.undo', label: 'menu.edit.undo', keys: 'Mod-z', run: undo },
  {
    id: 'edit.redo',
    label: 'menu.edit.redo',
    keys: 'Mod-Shift-z',
    available: onDesk,
    run: (app) => inEditor(app)?.redo() ?? app.desk.order.redoOutside(onTable(app)),
  },
  ...EDITOR_COMMANDS,
  {
    id: 'edit.image',
    label: 'menu.edit.image',
    available: onDesk,
    run: (app) => app.putImage(),
  },
  {
    id: 'edit.describe',
    label: 'menu.edit.describe',
    keys: 'Mod-Shift-k',
    available: onDesk,
    run: (app) => app.describeImage(),
  },
  {
    id: 'edit.spelling',
    label: 'menu.edit.spelling',
    keys: 'F7',
    available: onDesk,
    run: (app) => app.nextMisspelt(),
  },
  {
    id: 'edit.typography',
    label: 'menu.edit.typography',
    available: onDesk,
    run: (app) => app.setTypography(),
  },
  {
    id: 'edit.counterpart',
    label: 'menu.edit.counterpart',
    keys: 'F6',
    available: isFacing,
    run: ({ pairs }) => pairs?.walk.counterpart(pairs.sentence),
  },
  {
    id: 'edit.pairs',
    label: 'menu.edit.pairs',
    keys: 'Mod-Shift-f',
    available: onDesk,
    run: (app) => app.searchPairs(),
  },
  ...PAIR_COMMANDS,
  {
    id: 'note.create',
    label: 'menu.note.create',
    keys: 'Mod-Shift-m',
    available: onDesk,
    run: (app) => app.notes.begin(),
  },
  {
    id: 'note.next',
    label: 'menu.note.next',
    available: (app) => onDesk(app) && app.notes.waiting.length > 0,
    run: (app) => app.nextNote(),
  },
  {
    id: 'view.palette',
    label: 'menu.view.palette',
    keys: 'Mod-p',
    whenLocked: true,
    run: (app) => (app.over = 'palette'),
  },
  {
    id: 'view.search',
    label: 'menu.view.search',
    keys: 'Mod-Shift-p',
    available: inLibrary,
    run: (app) => app.searchPosts(),
  },
  {
    id: 'view.posts',
    label: 'menu.view.posts',
    keys: 'Mod-\\',
    available: inLibrary,
    run: (app) => app.togglePosts(),
  },
  {
    id: 'view.facing',
    label: 'menu.view.facing',
    available: canFace,
    run: (app) => app.toggleFacing(),
  },
  {
    id: 'view.exchange',
    label: 'menu.view.exchange',
    available: isFacing,
    run: (app) => app.exchange(),
  },
  {
    id: 'view.details',
    label: 'menu.view.details',
    keys: 'Mod-Shift-i',
    available: onDesk,
    run: (app) => (app.desk.details = !app.desk.details),
  },
  {
    id: 'view.outline',
    label: 'menu.view.outline',
    keys: 'Mod-Alt-o',
    available: onDesk,
    run: (app) => app.toggleOutline(),
  },
  {
    id: 'view.templates',
    label: 'menu.view.templates',
    available: inLibrary,
    run: (app) => (app.over = 'templates'),
  },
  {
    id: 'view.history',
    label: 'menu.view.history',
    keys: 'Mod-Shift-h',
    available: onDesk,
    run: (app) => app.showHistory(),
  },
  {
    id: 'view.trash',
    label: 'menu.view.trash',
    available: inLibrary,
    run: (app) => app.showTrash(),
  },
  {
    id: 'view.settings',
    label: 'menu.view.settings',
    keys: 'Mod-,',
    run: (app) => (app.over = 'settings'),
  },
  {
    id: 'view.spelling',
    label: 'menu.view.spelling',
    run: (app) => app.checkSpelling(!app.settings.now.spelling),
  },
  {
    id: 'view.theme.system',
    label: 'menu.view.theme.system',
    within: 'menu.view.theme',
    whenLocked: true,
    run: (app) => app.settings.change({ theme: 'system' }),
  },
  {
    id: 'view.theme.light',
    label: 'menu.view.theme.light',
    within: 'menu.view.theme',
    whenLocked: true,
    run: (app) => app.settings.change({ theme: 'light' }),
  },
  {
    id: 'view.theme.dark',
    label: 'menu.view.theme.dark',
    within: 'menu.view.theme',
    whenLocked: true,
    run: (app) => app.settings.change({ theme: 'dark' }),
  },
  {
    id: 'view.language.en',
    label: 'menu.view.language.en',
    within: 'menu.view.language',
    whenLocked: true,
    run: (app) => app.settings.change({ interfaceLanguage: 'en' }),
  },
  {
    id: 'view.language.es',
    label: 'menu.view.language.es',
    within: 'menu.view.language',
    whenLocked: true,
    run: (app) => app.settings.change({ interfaceLanguage: 'es' }),
  },
  {
    id: 'view.zoomIn',
    label: 'menu.view.zoomIn',
    keys: 'Mod-+',
    whenLocked: true,
    run: (app) => app.settings.size(1),
  },
  {
    id: 'view.zoomOut',
    label: 'menu.view.zoomOut',
    keys: 'Mod--',
    whenLocked: true,
    run: (app) => app.settings.size(-1),
  },
  {
    id: 'view.zoomReset',
    label: 'menu.view.zoomReset',
    keys: 'Mod-0',
    whenLocked: true,
    run: (app) => app.settings.size(0),
  },
  {
    id: 'library.create',
    label: 'menu.library.create',
    available: inLibrary,
    run: (app) => (app.over = 'creating'),
  },
  {
    id: 'library.open',
    label: 'menu.library.open',
    keys: 'Mod-o',
    whenLocked: true,
    run: (app) => app.door.openLibrary(),
  },
  {
    id: 'library.openExample',
    label: 'menu.library.openExample',
    run: (app) => change(app, app.library.openExample),
  },
  {
    id: 'library.backup',
    label: 'menu.library.backup',
    available: inLibrary,
    run: (app) => app.door.backup(),
  },
  {
    id: 'library.copies',
    label: 'menu.library.copies',
    available: inLibrary,
    run: (app) => app.showCopies(),
  },
  {
    id: 'library.seal',
    label: 'menu.library.seal',
    available: inLibrary,
    run: (app) => app.showSeal(),
  },
  {
    id: 'library.lock',
    label: 'menu.library.lock',
    keys: 'Mod-l',
    available: inLibrary,
    run: (app) => app.door.lock(),
  },
  {
    id: 'library.close',
    label: 'menu.library.close',
    available: (app) => inLibrary(app) || (app.seal.locked !== null && app.seal.asked === null),
    whenLocked: true,
    run: (app) => app.door.closeLibrary(),
  },
  ...WINDOW_COMMANDS,
]

/** The key of a command as it stands on the keys, or null for what is no command or has none. */
export function keyOf(id: string): string | null {
  const keys = COMMANDS.find((command) => command.id === id)?.keys
  return keys ? chordName(keys) : null
}

/** Whether the key of a command was pressed. */
export function isKeyOf(event: KeyboardEvent, id: string): boolean {
  const keys = COMMANDS.find((command) => command.id === id)?.keys
  return keys !== undefined && isChord(event, keys)
}

/** Runs a command by its id, if it makes sense now. */
export function run(app: App, id: string) {
  const command = COMMANDS.find((command) => command.id === id)
  if (command && isAvailable(app, command)) command.run(app)
}

/** Whether a command makes sense now. */
export function isAvailable(app: App, { available, whenLocked }: Command): boolean {
  if (app.seal.isBarred && !whenLocked) return false
  return available?.(app) ?? true
}

/** Finds the command of a key and runs it; says whether there was one. */
export function runKey(app: App, event: KeyboardEvent): boolean {
  const command = COMMANDS.find(({ keys }) => keys && isChord(event, keys))
  if (!command || command.byEditor || !isAvailable(app, command)) return false
  if (command.id === 'edit.undo' && inTextField()) return false
  command.run(app)
  return true
}

function undo(app: App) {
  const edition = inEditor(app)
  if (edition) return edition.undo()
  if (inTextField()) return document.execCommand('undo')
  if (app.place === 'desk' && app.desk.order.undoOutside(onTable(app))) return
  // The past has nothing to take back: what it gives is taken back on the desk.
  if (app.place !== 'history') return app.undoInLibrary()
}

/** Ids of the editions that lie open. */
function onTable({ desk }: App): string[] {
  return [desk.left, desk.right].flatMap((edition) => edition?.id ?? [])
}

function inEditor({ desk }: App) {
  return [desk.left, desk.right].find((edition) => edition?.focused())
}

function inTextField(): boolean {
  const { activeElement } = document
  const isLine =
    activeElement instanceof HTMLInputElement && ['text', 'password'].includes(activeElement.type)
  return isLine || activeElement instanceof HTMLTextAreaElement
}

function change(app: App, open: () => Promise<boolean>) {
  return app.attempt(() => app.door.change(open))
}
