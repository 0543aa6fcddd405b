import { tick } from 'svelte'
import type { Field, KeptWord, NotReady } from '../backend/types'
import type { Which } from '../features/export/types'
import { placeOf } from '../shared/match'
import { once } from '../shared/once.svelte'
import type { App } from './app.svelte'

/** How many posts there are of each choice. */
export function choicesOf({ desk, exporting, library }: App): Record<Which, number> {
  const { total } = library
  return { open: desk.post ? 1 : 0, selected: exporting.selected.length, listed: total }
}

/** The languages in which what is exported can be had alone. */
export function languagesOf({ desk, exporting, library }: App): string[] {
  if (exporting.which !== 'open') return library.languages
  const editions = desk.post?.editions ?? []
  return editions.filter(({ current }) => current).map(({ language }) => language)
}

/** The ids of the posts of a choice. */
export async function postsOf({ desk, exporting, library }: App, which: Which): Promise<string[]> {
  if (which === 'open') return desk.post ? [desk.post.id] : []
  return which === 'selected' ? exporting.selected : library.all()
}

/** Leads to what a post is not ready for. */
export async function leadTo(app: App, { kind, post, edition, left, note }: NotReady) {
  if (kind === 'trash') return app.showTrash()
  await app.openPost(post)
  if (kind === 'note' && note) {
    if (await once(() => app.notes.list.some(({ id }) => id === note))) await app.showNote(note)
    return
  }
  if (kind === 'language') return void (app.adding = true)
  if (edition) lay(app, edition, left)
  await tick()
  if (kind === 'pairs' && (await once(() => (app.pairs?.beads.length ?? 0) > 0))) {
    app.pairs?.walk.next()
  } else if (kind === 'findings' && (await once(() => (app.pairs?.heard.length ?? 0) > 0))) {
    app.pairs?.walk.nextFinding()
  } else if (kind === 'alt') {
    const page = shown(app, edition)
    if (page) app.images.openNext(page)
  } else if (kind === 'title') {
    shown(app, edition)?.focus('title')
  }
}

/** Where the words stand of each place that a text has; the others are among the details. */
const FIELDS: Record<string, Field> = {
  title: 'title',
  dek: 'dek',
  place: 'placeLine',
  text: 'body',
  alt: 'body',
  address: 'body',
}

/** Leads to a word that must never leave. */
export async function leadToWord(app: App, { post, language, place, word }: KeptWord) {
  if (post) await app.openPost(post)
  const { desk } = app
  const editions = desk.post?.editions ?? []
  const edition = editions.find((one) => one.current && one.language === language) ?? editions[0]
  const field = FIELDS[place]
  if (!edition || !field) return void (desk.details = true)
  lay(app, edition.id, null)
  await tick()
  const page = shown(app, edition.id)
  const found = page && placeOf(word, page.now[field])
  if (found) page.select(field, found.from, found.to)
  else page?.focus(field)
}

/** Lays an edition on the desk, beside another one where that is named. */
function lay({ desk }: App, edition: string, left: string | null) {
  if (left) {
    desk.choose('left', left)
    desk.choose('right', edition)
    desk.facing = true
    return
  }
  if (desk.left?.id === edition) return
  if (desk.right?.id === edition) desk.facing = true
  else desk.choose('left', edition)
}

function shown({ desk }: App, edition: string | null) {
  return [desk.left, desk.right].find((one) => one?.id === edition)
}
