import { expect, it } from 'vitest'
import { MAIL, missingFrom, NETWORKS } from './sharing'

it('has addresses that hold the address of a post, each once', () => {
  for (const { name, address } of NETWORKS) {
    expect(address, name).toMatch(/^https:\/\/[a-z.]+\/.*\{url\}/)
  }
  expect(new Set(NETWORKS.map(({ address }) => address)).size).toBe(NETWORKS.length)
})

it('offers what is not there yet', () => {
  const all = missingFrom([], 'E-mail')
  expect(all.at(-1)).toEqual({ name: 'E-mail', address: MAIL })
  const rest = missingFrom([{ name: 'Other words', address: MAIL }, NETWORKS[0]!], 'E-mail')
  expect(rest).toEqual(NETWORKS.slice(1))
})
