import { expect, it, vi } from 'vitest'
import type { ExportWarning } from '../backend/types'
import { warningWords } from './warnings'
import { speak } from './words.svelte'

const sources = import.meta.glob<string>(
  ['../../../crates/library/src/export/**/*.rs', '../../../crates/text/src/**/*.rs'],
  { query: '?raw', import: 'default', eager: true },
)

function warning(code: string, change: Partial<ExportWarning> = {}): ExportWarning {
  const nothing = { language: '', slugs: [], posts: 0, message: 'terminal' }
  return { code, count: 1, what: '', ...nothing, ...change }
}

/** The codes that a renderer or an export gives, as they stand in its source. */
function codes(): string[] {
  const found = new Set<string>()
  for (const [path, source] of Object.entries(sources)) {
    if (/paste|watermark|checks|tests\.rs/.test(path)) continue
    for (const [, code] of source.matchAll(/(?:Warning|Diagnostic)::new\(\s*"([^"]+)"/g)) {
      found.add(code!)
    }
    // Several kinds stand in a list, each behind how many there are, or in a call.
    if (/render|sanitize|invisible/.test(path)) {
      for (const [, code] of source.matchAll(/^\s+"([a-z]+\.[a-z-]+)",$/gm)) found.add(code!)
    }
  }
  return [...found]
}

it('has words for every code', () => {
  const all = codes()
  expect(all.length).toBeGreaterThan(25)
  expect(all).toContain('images.remote')
  expect(all).toContain('wxr.uploads')
  const wordless = all.filter((code) => warningWords(warning(code)).includes('terminal'))
  expect(wordless).toEqual([])
})

it('says how many, of what and in which language', () => {
  vi.stubGlobal('document', { documentElement: {} })
  const left = warning('images.left-out', { count: 3, language: 'es' })
  expect(warningWords(left)).toBe('3 images that are not in the library were left out (Spanish)')
  const missing = warning('images.missing', { what: 'bell.png' })
  expect(warningWords(missing)).toBe('The image bell.png is not in the library')
  speak('es')
  expect(warningWords(missing)).toBe('La imagen bell.png no está en la biblioteca')
  speak('en')
  vi.unstubAllGlobals()
})

it('tells what is newer than its words as the terminal does', () => {
  expect(warningWords(warning('some.thing'))).toBe('terminal')
})
