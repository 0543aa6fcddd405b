import { expect, it, vi } from 'vitest'
import type { PostTitle } from '../backend/types'
import type { App } from './app.svelte'
import { offered } from './palette'

// Keys are named as the system names them.
vi.hoisted(() => vi.stubGlobal('navigator', { platform: 'Linux' }))
vi.mock('./commands', () => ({ COMMANDS: [], isAvailable: () => true, run: () => {} }))

const app = {
  settings: { now: { recentCommands: [] } },
  desk: { post: null },
  library: { info: null },
} as unknown as App

const titles: PostTitle[] = [
  { post: 'well', title: 'The well is not for sale', language: 'en' },
  { post: 'well', title: 'El pozo no se vende', language: 'es' },
  { post: 'bread', title: 'Bread, not for sale', language: 'en' },
]

it.each(['', 'sale', 'e'])('offers a post once that two of its titles found: %j', (query) => {
  const ids = offered(app, query, titles).flatMap(({ choices }) => choices.map(({ id }) => id))
  expect([...ids].sort()).toEqual(['post-bread', 'post-well'])
})
