import { SearchQuery } from '@codemirror/search'
import { EditorState } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { MOST_COUNTED, Tally } from './tally'

function counted(doc: string, query: ConstructorParameters<typeof SearchQuery>[0]): Tally {
  const tally = new Tally(EditorState.create({ doc }), new SearchQuery(query))
  while (!tally.step());
  return tally
}

describe('matches', () => {
  it('are counted and numbered in their order', () => {
    const tally = counted('well, Well and wells', { search: 'well' })
    expect(tally.count).toBe(3)
    expect([0, 6, 15, 3].map((at) => tally.numberAt(at))).toEqual([1, 2, 3, 0])
    expect(counted('well, Well and wells', { search: 'well', wholeWord: true }).count).toBe(2)
  })

  it('are all there in a text that is searched in parts', () => {
    const line = `${'word '.repeat(30)}well\n`
    expect(counted(line.repeat(4000), { search: 'well' }).count).toBe(4000)
    expect(counted(line.repeat(4000), { search: 'well\nword' }).count).toBe(3999)
    expect(counted(line.repeat(4000), { search: 'well\\nword', regexp: true }).count).toBe(3999)
  })

  it('are not counted for ever', () => {
    const tally = counted('a'.repeat(MOST_COUNTED * 3), { search: 'a' })
    expect(tally.count).toBe(MOST_COUNTED)
    expect(tally.isMore).toBe(true)
  })
})
