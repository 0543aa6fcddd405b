import { parse } from 'svelte/compiler'
import { expect, it } from 'vitest'

const components = import.meta.glob<string>('../**/*.svelte', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** Attributes that are read or heard by a person. */
const SPOKEN =
  /^(aria-(label|description|roledescription|valuetext|placeholder)|alt|label|placeholder|title)$/
/** Names, tags of languages and an example of initials are the same in every language. */
const NAMES = ['Octavilla', 'AM', 'pt-BR']

type Node = { type?: string; name?: string; data?: string; value?: unknown; [key: string]: unknown }

/** Words that stand in the markup itself and would be the same in every language. */
function untranslated(source: string): string[] {
  const found: string[] = []
  const words = (text: string) => {
    const bare = text.trim()
    if (/\p{L}{2}/u.test(bare) && !NAMES.includes(bare)) found.push(bare)
  }
  const walk = (node: unknown) => {
    if (Array.isArray(node)) return node.forEach(walk)
    if (typeof node !== 'object' || node === null) return
    const { type, name, data, value } = node as Node
    if (type === 'Text') words(String(data))
    // A style is no word.
    if (type === 'StyleDirective') return
    if (type === 'Attribute') {
      if (!SPOKEN.test(String(name))) return
      const parts = Array.isArray(value) ? value : [value]
      for (const part of parts as Node[]) {
        if (part?.type === 'Text') words(String(part.data))
        else literals(part?.expression, words)
      }
      return
    }
    if (type === 'ExpressionTag') literals((node as Node).expression, words)
    for (const [key, inside] of Object.entries(node)) {
      if (key !== 'expression' && key !== 'css') walk(inside)
    }
  }
  walk(parse(source, { modern: true }).fragment)
  return found
}

/** Strings that are shown as they are: alone, or as an answer of `?:`, `??` and `||`. */
function literals(expression: unknown, words: (text: string) => void) {
  const { type, value, consequent, alternate, left, right } = (expression ?? {}) as Node
  if (type === 'Literal' && typeof value === 'string') words(value)
  if (type === 'ConditionalExpression') [consequent, alternate].forEach((e) => literals(e, words))
  if (type === 'LogicalExpression') [left, right].forEach((e) => literals(e, words))
  if (type !== 'TemplateLiteral') return
  const { quasis } = expression as { quasis: { value: { cooked: string } }[] }
  for (const { value } of quasis) words(value.cooked)
}

it('finds words that nobody can translate', () => {
  expect(untranslated('<p>Hello</p>')).toEqual(['Hello'])
  expect(untranslated('<p title="Ok {x}" class="abc">{a ? "Yes" : t("no")}</p>')).toEqual([
    'Ok',
    'Yes',
  ])
  expect(untranslated("<b aria-label={t('a.b')}>Octavilla {t('c.d')} · 1</b>")).toEqual([])
})

it('says every word of the markup in both languages', () => {
  const all = Object.entries(components).flatMap(([path, source]) =>
    untranslated(source).map((words) => `${path}: ${words}`),
  )
  expect(all).toEqual([])
})
