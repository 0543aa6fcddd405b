import { expect, it, vi } from 'vitest'
import { keyOf } from './commands'

// Keys are named as the system names them.
vi.hoisted(() => vi.stubGlobal('navigator', { platform: 'Linux' }))

const pages = import.meta.glob<string>('../help/*/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
})

it('names only commands that have a key', () => {
  let named = 0
  for (const [path, page] of Object.entries(pages)) {
    const ids = [...page.matchAll(/`([a-z]+\.[A-Za-z.]+)`/g)].map((match) => match[1]!)
    named += ids.length
    expect(
      ids.filter((id) => keyOf(id) === null),
      path,
    ).toEqual([])
  }
  expect(named).toBeGreaterThan(20)
})
