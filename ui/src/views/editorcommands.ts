import { findNext, findPrevious, openSearchPanel } from '@codemirror/search'
import type { StateCommand } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { openReplacing } from '../editor/finding'
import {
  bold,
  footnote,
  heading,
  italic,
  link,
  list,
  moveLineDown,
  moveLineUp,
  quote,
  rule,
  strikethrough,
  table,
} from '../editor/formatting'
import { starsToLetters } from '../editor/stars'
import type { App } from './app.svelte'
import type { Command } from './commands'

const onDesk = (app: App) => app.desk.post !== null && app.place === 'desk'

/** What is done in a text: its form, what is found in it, and how it is shown. */
export const EDITOR_COMMANDS: Command[] = [
  {
    id: 'edit.bold',
    label: 'menu.edit.bold',
    keys: 'Mod-b',
    byEditor: true,
    available: onDesk,
    run: (app) => inText(app, bold),
  },
  {
    id: 'edit.italic',
    label: 'menu.edit.italic',
    keys: 'Mod-i',
    byEditor: true,
    available: onDesk,
    run: (app) => inText(app, italic),
  },
  {
    id: 'edit.strikethrough',
    label: 'menu.edit.strikethrough',
    keys: 'Mod-Shift-x',
    byEditor: true,
    available: onDesk,
    run: (app) => inText(app, strikethrough),
  },
  {
    id: 'edit.link',
    label: 'menu.edit.link',
    keys: 'Mod-k',
    byEditor: true,
    available: onDesk,
    run: (app) => inText(app, link),
  },
  {
    id: 'edit.openLink',
    label: 'menu.edit.openLink',
    available: onDesk,
    run: (app) => app.askLinkAtCaret(),
  },
  {
    id: 'edit.heading1',
    label: 'menu.edit.heading1',
    keys: 'Mod-1',
    byEditor: true,
    available: onDesk,
    run: (app) => inText(app, heading(1)),
  },
  {
    id: 'edit.heading2',
    label: 'menu.edit.heading2',
    keys: 'Mod-2',
    byEditor: true,
    available: onDesk,
    run: (app) => inText(app, heading(2)),
  },
  {
    id: 'edit.heading3',
    label: 'menu.edit.heading3',
    keys: 'Mod-3',
    byEditor: true,
    available: onDesk,
    run: (app) => inText(app, heading(3)),
  },
  {
    id: 'edit.heading0',
    label: 'menu.edit.heading0',
    keys: 'Mod-Alt-0',
    byEditor: true,
    available: onDesk,
    run: (app) => inText(app, heading(0)),
  },
  {
    id: 'edit.bullets',
    label: 'menu.edit.bullets',
    keys: 'Mod-Shift-8',
    byEditor: true,
    available: onDesk,
    run: (app) => inText(app, list('bullet')),
  },
  {
    id: 'edit.numbers',
    label: 'menu.edit.numbers',
    keys: 'Mod-Shift-7',
    byEditor: true,
    available: onDesk,
    run: (app) => inText(app, list('number')),
  },
  {
    id: 'edit.quote',
    label: 'menu.edit.quote',
    keys: 'Mod-Shift-.',
    byEditor: true,
    available: onDesk,
    run: (app) => inText(app, quote),
  },
  {
    id: 'edit.footnote',
    label: 'menu.edit.footnote',
    keys: 'Mod-Alt-f',
    byEditor: true,
    available: onDesk,
    run: (app) => inText(app, footnote),
  },
  {
    id: 'edit.rule',
    label: 'menu.edit.rule',
    keys: 'Mod-Shift--',
    byEditor: true,
    available: onDesk,
    run: (app) => inText(app, rule),
  },
  {
    id: 'edit.table',
    label: 'menu.edit.table',
    keys: 'Mod-Alt-t',
    byEditor: true,
    available: onDesk,
    run: (app) => inText(app, table),
  },
  {
    id: 'edit.lineUp',
    label: 'menu.edit.lineUp',
    keys: 'Alt-Shift-ArrowUp',
    byEditor: true,
    available: onDesk,
    run: (app) => inText(app, moveLineUp),
  },
  {
    id: 'edit.lineDown',
    label: 'menu.edit.lineDown',
    keys: 'Alt-Shift-ArrowDown',
    byEditor: true,
    available: onDesk,
    run: (app) => inText(app, moveLineDown),
  },
  {
    id: 'edit.star',
    label: 'menu.edit.star',
    keys: 'Mod-.',
    byEditor: true,
    available: onDesk,
    run: (app) => inText(app, starsToLetters),
  },
  {
    id: 'edit.find',
    label: 'menu.edit.find',
    keys: 'Mod-f',
    available: onDesk,
    run: (app) => inBody(app, openSearchPanel),
  },
  {
    id: 'edit.findNext',
    label: 'menu.edit.findNext',
    keys: 'F3',
    byEditor: true,
    available: onDesk,
    run: (app) => inBody(app, findNext),
  },
  {
    id: 'edit.findPrevious',
    label: 'menu.edit.findPrevious',
    keys: 'Shift-F3',
    byEditor: true,
    available: onDesk,
    run: (app) => inBody(app, findPrevious),
  },
  {
    id: 'edit.replace',
    label: 'menu.edit.replace',
    keys: 'Mod-h',
    available: onDesk,
    run: (app) => inBody(app, openReplacing),
  },
  {
    id: 'edit.goTo',
    label: 'menu.edit.goTo',
    keys: 'Mod-Shift-o',
    available: onDesk,
    run: (app) => (app.over = 'headings'),
  },
  {
    id: 'view.source',
    label: 'menu.view.source',
    keys: 'F9',
    available: onDesk,
    run: ({ settings }) => settings.change({ sourceMode: !settings.now.sourceMode }),
  },
  {
    id: 'view.focus',
    label: 'menu.view.focus',
    keys: 'Mod-Shift-l',
    available: onDesk,
    run: (app) => toggleFocus(app, 'paragraph'),
  },
  {
    id: 'view.focusSentence',
    label: 'menu.view.focusSentence',
    available: onDesk,
    run: (app) => toggleFocus(app, 'sentence'),
  },
  {
    id: 'view.typewriter',
    label: 'menu.view.typewriter',
    keys: 'Mod-Shift-t',
    available: onDesk,
    run: ({ settings }) => settings.change({ typewriter: !settings.now.typewriter }),
  },
]

/** The body that somebody is writing in, or wrote in last, or else the one at the left. */
export function bodyOf(app: App): EditorView | null {
  const { left, right, isFacing } = app.desk
  const written = [left, isFacing ? right : null].find((edition) => edition?.written)
  return (written ?? left)?.bodyView ?? null
}

function toggleFocus({ settings }: App, focus: 'paragraph' | 'sentence') {
  return settings.change({ focus: settings.now.focus === focus ? 'off' : focus })
}

/** Does something where somebody is writing; in the title and its like nothing has a form. */
function inText(app: App, command: StateCommand) {
  const view = bodyOf(app)
  if (!view) return
  const { activeElement } = document
  if (activeElement !== view.contentDOM && activeElement?.closest('.cm-editor')) return
  view.focus()
  command(view)
}

function inBody(app: App, command: (view: EditorView) => boolean) {
  const view = bodyOf(app)
  view?.focus()
  if (view) command(view)
}
