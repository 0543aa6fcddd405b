import { expect, it } from 'vitest'
import { GROUPS, readRecoveryKey } from './recovery'

// The library reads the same file.
const files = import.meta.glob<string>('../../../../crates/library/specs/recovery.md', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const file = Object.values(files).join()
const examples = [...file.matchAll(/^```example\n([^]*?)\n\.\n(.*)\n```$/gm)].map(
  ([, typed, said]) => ({ typed: typed!, said: said! }),
)

/** What the library would say of it. */
function said(typed: string): string {
  const { groups, more, whole } = readRecoveryKey(typed)
  if (whole) return 'right'
  const first = groups.findIndex((group) => group !== 'right')
  return first < 0 && more ? 'more' : `group ${first + 1}`
}

it('reads every example as the library does', () => {
  expect(examples.length).toBeGreaterThan(15)
  for (const example of examples) expect(said(example.typed), example.typed).toBe(example.said)
})

it('finds fault with nothing that may become right', () => {
  const { typed } = examples[0]!
  for (let length = 0; length <= typed.length; length++) {
    const { wrong, groups } = readRecoveryKey(typed.slice(0, length))
    expect(wrong).toBe(null)
    expect(groups.filter((group) => group === 'right')).toHaveLength(Math.floor((length + 1) / 6))
  }
})

it('names a group that is wrong as soon as that is certain', () => {
  const { typed } = examples[0]!
  const groups = typed.split('-')
  expect(readRecoveryKey('ab').wrong).toBe(null)
  expect(readRecoveryKey('abu').wrong).toBe(1)
  expect(readRecoveryKey(`${groups[0]} ${groups[2]}`).wrong).toBe(2)
  // A mistake does not hide those behind it.
  const two = groups.map((group, at) => (at === 1 || at === 8 ? 'UUUUU' : group)).join(' ')
  const read = readRecoveryKey(two)
  expect(read.wrong).toBe(2)
  expect(read.groups[8]).toBe('wrong')
  expect(read.groups.filter((group) => group === 'right')).toHaveLength(GROUPS - 2)
})
