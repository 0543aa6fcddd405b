import { expect, it } from 'vitest'
import { suggest } from './suggest'

it('makes five groups of four signs that can be read out', () => {
  const made = suggest()
  expect(made).toMatch(/^([a-hjkmnp-z2-9]{4}-){4}[a-hjkmnp-z2-9]{4}$/)
  expect(made).not.toMatch(/[ilo01]/)
  expect(suggest()).not.toBe(made)
})

it('passes over what would make some signs likelier', () => {
  const bytes = [255, 250, 0]
  let at = 0
  const made = suggest((into) => (into[0] = bytes[at++ % bytes.length] ?? 0))
  expect(made).toBe('aaaa-aaaa-aaaa-aaaa-aaaa')
})
