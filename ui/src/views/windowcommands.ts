import { call } from '../backend/call'
import type { App } from './app.svelte'
import type { Command } from './commands'

const onPost = ({ library, desk, exporting }: App) =>
  library.info !== null && (desk.post !== null || exporting.isOpen)

/** What moves about in the window, and what explains it. */
export const WINDOW_COMMANDS: Command[] = [
  {
    id: 'post.next',
    label: 'menu.post.next',
    keys: 'Mod-PageDown',
    available: onPost,
    run: (app) => go(app, 1),
  },
  {
    id: 'post.previous',
    label: 'menu.post.previous',
    keys: 'Mod-PageUp',
    available: onPost,
    run: (app) => go(app, -1),
  },
  {
    id: 'view.fullScreen',
    label: 'menu.view.fullScreen',
    keys: 'F11',
    whenLocked: true,
    run: (app) => app.attempt(() => call('app.toggleFullScreen', {})),
  },
  {
    id: 'help.pages',
    label: 'menu.help.pages',
    keys: 'F1',
    whenLocked: true,
    run: (app) => (app.over = 'help'),
  },
  {
    id: 'help.shortcuts',
    label: 'menu.help.shortcuts',
    keys: 'Mod-/',
    whenLocked: true,
    run: (app) => (app.over = 'shortcuts'),
  },
]

/** Opens the post before or behind the open one; among those that are exported it is only shown. */
function go(app: App, step: 1 | -1) {
  const { exporting } = app
  return exporting.isOpen && exporting.posts.length > 1 ? exporting.turn(step) : beside(app, step)
}

/** Opens the post before or behind the open one, in the order of the list. */
function beside(app: App, step: 1 | -1) {
  return app.attempt(async () => {
    const { library, desk } = app
    const next = await library.neighbour(step, desk.post?.id ?? null)
    if (next) await app.openPost(next)
  })
}
