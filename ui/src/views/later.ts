import { warmUp } from '../editor/warmup'

/** What is not needed for the first look at the window, and is read when it is. */
export const later = {
  copies: () => import('../features/copies/CopiesSheet.svelte'),
  export: () => import('./ExportPlace.svelte'),
  headings: () => import('./HeadingPalette.svelte'),
  help: () => import('../features/help/HelpSheet.svelte'),
  history: () => import('../features/history/HistoryView.svelte'),
  image: () => import('../features/image/ImageDialog.svelte'),
  importing: () => import('../features/import/ImportSheet.svelte'),
  naming: () => import('../features/history/NameDialog.svelte'),
  outside: () => import('../features/outside/OutsideDialog.svelte'),
  palette: () => import('./PaletteView.svelte'),
  posting: () => import('./PostingPlace.svelte'),
  profiles: () => import('./ProfilesView.svelte'),
  seal: () => import('../features/seal/SealSheet.svelte'),
  recoveryKey: () => import('../features/seal/RecoveryKeyDialog.svelte'),
  creating: () => import('./NewLibraryDialog.svelte'),
  settings: () => import('./SettingsView.svelte'),
  shortcuts: () => import('./ShortcutSheet.svelte'),
  spelling: () => import('../features/spelling/SpellingMenu.svelte'),
  templates: () => import('../features/template/TemplateSheet.svelte'),
  trash: () => import('../features/trash/TrashView.svelte'),
  words: () => import('../features/export/KeptWords.svelte'),
}

/** How long the window is left alone before the rest is read, so that nothing opens late. */
const QUIET_MS = 1200

/** Reads the rest once the window has come to rest, and gets the editor ready for quick keys. */
export function readTheRest() {
  setTimeout(
    () => void Promise.all(Object.values(later).map((read) => read())).then(warmUp),
    QUIET_MS,
  )
}
