import { expect, it, vi } from 'vitest'
import { doubtWords } from './doubts'
import { kindName } from './kinds'
import { speak } from './words.svelte'

const sources = import.meta.glob<string>(
  [
    '../../../crates/library/src/import/**/*.rs',
    '../../../crates/text/src/split/**/*.rs',
    '../../../crates/text/src/paste/removed.rs',
  ],
  { query: '?raw', import: 'default', eager: true },
)

/** The codes of doubts, as they stand in the source of those who tell them. */
function codes(): string[] {
  const found = new Set<string>()
  for (const [path, source] of Object.entries(sources)) {
    // Archives say what they have to say in their own report.
    if (/tests|fixtures|\/wxr\//.test(path)) continue
    const told = /(?:told(?:_once)?|tell|more|new)\(\s*"([a-z-]+\.[a-z-]+)"/g
    for (const [, code] of source.matchAll(told)) found.add(code!)
    for (const [, code] of source.matchAll(/^\s+"([a-z-]+\.[a-z-]+)"(?:,| =>)/gm)) found.add(code!)
  }
  return [...found].filter((code) => !/\.(md|toml|ya?ml|txt|xml|rels)$/.test(code))
}

it('has words for every code', () => {
  const all = codes()
  expect(all.length).toBeGreaterThan(35)
  const one = (code: string) => doubtWords({ code, count: 1, what: 'x', message: 'terminal' })
  expect(all.filter((code) => one(code) === 'terminal')).toEqual([])
})

it('tells what is newer than its words as the terminal does', () => {
  expect(doubtWords({ code: 'some.thing', count: 1, what: '', message: 'said' })).toBe('said')
})

it('calls kinds of files by their names', () => {
  vi.stubGlobal('document', { documentElement: {} })
  speak('es')
  expect([kindName('PNG image'), kindName('PDF'), kindName('program')]).toEqual([
    'imagen PNG',
    'PDF',
    'programa',
  ])
  speak('en')
  vi.unstubAllGlobals()
})
