import { expect, it } from 'vitest'
import { parts } from './parts'

const said = (markdown: string) =>
  parts(markdown)
    .map(({ text }) => text)
    .join('')

it('reads the words without marks and addresses', () => {
  expect(said('El [agua](https://example.org/a "A") es **de** *todxs*.')).toBe(
    'El agua es de todxs.',
  )
  expect(said('Write to https://example.org/now or <https://example.org>.')).toBe(
    'Write to https://example.org/now or https://example.org.',
  )
  expect(said('compañer*s y amig@s')).toBe('compañer*s y amig@s')
})

it('marks what was looked for, in whatever form it stands', () => {
  const markdown = 'The *well is* ours.'
  expect(parts(markdown, [{ from: 5, to: 9 }])).toEqual([
    { text: 'The ', form: '', match: false },
    { text: 'well', form: 'emphasis', match: true },
    { text: ' is', form: 'emphasis', match: false },
    { text: ' ours.', form: '', match: false },
  ])
})

it('keeps signs of two units together', () => {
  expect(parts('🔔 rang', [{ from: 0, to: 2 }])[0]).toEqual({ text: '🔔', form: '', match: true })
})
