import { expect, it } from 'vitest'
import en from './en.json'
import es from './es.json'
import { fill } from './words.svelte'

const sources = import.meta.glob<string>(['../**/*.{ts,svelte}', '!../**/*.test.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
})
const code = Object.values(sources).join('\n')
const names = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort()

it('says everything in both languages, with the same values', () => {
  expect(Object.keys(es)).toEqual(Object.keys(en))
  for (const [key, words] of Object.entries(en)) {
    const other = es[key as keyof typeof es]
    expect(other.trim(), key).not.toBe('')
    expect(names(other), key).toEqual(names(words))
  }
})

it('uses every word', () => {
  const used = (key: string) => {
    const base = key.replace(/\.(one|other)$/, '')
    return code.includes(`'${key}'`) || code.includes(`'${base}'`)
  }
  // The words of the menus are also read by the desktop shell, those of the checks by the names
  // that the checks themselves give.
  const named = (key: string) => /^(menu|check|finding)\./.test(key)
  const unused = Object.keys(en).filter((key) => !named(key) && !used(key))
  expect(unused).toEqual([])
})

it('has one wording for one and another for many', () => {
  const keys = Object.keys(en)
  const lonely = keys.filter((key) => key.endsWith('.one') && !(`${key.slice(0, -3)}other` in en))
  expect(lonely).toEqual([])
})

it('fills in values and leaves what it does not know', () => {
  expect(fill('{a} of {b}', { a: 1 })).toBe('1 of {b}')
})
