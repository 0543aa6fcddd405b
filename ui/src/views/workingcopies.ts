import { call } from '../backend/call'
import { t } from '../messages/words.svelte'
import { copyRich } from '../shared/clipboard'
import type { App } from './app.svelte'

/** What lies on the desk: one language, or the two that face each other. */
async function shown({ desk }: App) {
  await desk.settle()
  const { post, left, right } = desk
  if (!post || !left) return null
  const facing = desk.isFacing && right ? right.language : null
  return { of: { post: post.id, language: left.language, with: facing }, slug: post.slug }
}

/** Asks where, and writes what lies on the desk for people who work in a word processor. */
export const saveWorkingCopy = (app: App) =>
  app.attempt(async () => {
    const it = await shown(app)
    if (!it) return
    const languages = [it.of.language, it.of.with].filter(Boolean).join('-')
    const name = `${it.slug}.${languages}.docx`
    const saved = await call('workingCopy.save', { ...it.of, name })
    if (saved) app.notices.tell(t('workingCopy.saved', { path: saved.path }))
  })

/** Copies what lies on the desk: two columns as a table, a row a pair. */
export const copyWorkingCopy = (app: App) =>
  app.attempt(async () => {
    const it = await shown(app)
    if (!it) return
    const copied = await call('workingCopy.copy', it.of)
    const copy = async () => {
      const took = await copyRich(copied)
      if (took) app.notices.tell(t('workingCopy.copied'))
      return took
    }
    // A web view may take only what is copied at a click: it can be clicked then.
    if (!(await copy())) {
      app.notices.tell(t('workingCopy.ready'), {
        label: t('menu.edit.copy'),
        run: () => void copy(),
      })
    }
  })
