import { expect, it } from 'vitest'
import { known, offers } from './completing'

const all = ['agua', 'Água viva', 'defensa del agua', 'tierra'].map((name) => ({ name }))
const names = (typed: string, taken?: string[]) => offers(typed, all, taken).map(({ name }) => name)

it('offers what fits, the best first, without what is there', () => {
  expect(names('AGU')).toEqual(['agua', 'Água viva', 'defensa del agua'])
  expect(names('agu', ['Agua'])).toEqual(['Água viva', 'defensa del agua'])
  expect(names('x')).toEqual([])
  expect(names('')).toHaveLength(4)
})

it('knows a name again whatever its accents', () => {
  expect(known('TIERRA', all)).toBe('tierra')
  expect(known('viento', all)).toBe('viento')
})
