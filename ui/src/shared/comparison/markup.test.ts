import { expect, it } from 'vitest'
import { dress, formOf, type Stroke } from './markup'

const stroke = (text: string, kind: Stroke['kind'] = 'same'): Stroke => ({
  kind,
  text,
  found: false,
})
const told = (strokes: Stroke[]) =>
  dress(strokes).map(({ parts }) => parts.map(({ text, dress }) => `${dress}|${text}`))

it('gives strong words their weight and leaves the marks faint', () => {
  expect(told([stroke('Free **them** now')])).toEqual([
    ['|Free ', 'md-strong md-mark|**', 'md-strong|them', 'md-strong md-mark|**', '| now'],
  ])
})

it('carries a form over the border of a change', () => {
  expect(told([stroke('_a'), stroke('b_', 'added')])).toEqual([
    ['md-emphasis md-mark|_', 'md-emphasis|a'],
    ['md-emphasis|b', 'md-emphasis md-mark|_'],
  ])
})

it.each([
  ['## What we ask', 'h2'],
  ['> “Ask them.”\n> Then ask us.', 'quote'],
  ['- blankets\n- coffee', 'item'],
  ['', 'text'],
  ['**Free them now!**', 'text'],
])('knows what block %j is', (text, form) => expect(formOf(text)).toBe(form))

it('loses no character', () => {
  const text = '## Háganlo 🔔\n> «cita» [aquí](https://example.org)\n\n- `x` & ████'
  const parts = dress([stroke(text.slice(0, 9)), stroke(text.slice(9))])
  expect(parts.flatMap((d) => d.parts.map((part) => part.text)).join('')).toBe(text)
})
