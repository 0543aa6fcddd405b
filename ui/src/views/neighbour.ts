import { call } from '../backend/call'
import { type Library, PAGE } from '../features/library/library.svelte'

/** The post that stands so many rows from an open one in the list as it is filtered now. */
export async function neighbour(library: Library, open: string, step: 1 | -1) {
  const at = rowOf(library, open)
  // A post that the filter hides has no neighbours, so that the list's first row is next.
  const offset = at < 0 ? 0 : at + step
  if (offset < 0 || offset >= library.total) return null
  const { search, status, language } = library
  const filter = { search: search.trim(), status, language, trashed: false }
  const { posts } = await call('post.list', { ...filter, offset, limit: 1 })
  return posts[0]?.id ?? null
}

function rowOf({ pages }: Library, open: string): number {
  const page = pages.findIndex((rows) => rows?.some(({ id }) => id === open))
  return page < 0 ? -1 : page * PAGE + pages[page]!.findIndex(({ id }) => id === open)
}
