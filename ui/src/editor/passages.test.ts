import { ensureSyntaxTree } from '@codemirror/language'
import { EditorState } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { markdownStyle } from './markdownstyle'
import { passages } from './passages'

function texts(doc: string, from = 0, to = doc.length, extensions = [markdownStyle()]) {
  const state = EditorState.create({ doc, extensions })
  ensureSyntaxTree(state, doc.length, 60_000)
  return passages(state, [{ from, to }]).map((passage) => doc.slice(passage.from, passage.to))
}

describe('passages', () => {
  it('are whole blocks without code and raw HTML', () => {
    const doc = 'uno\ndos\n\n```\ncode\n```\n\n- tres\n- cuatro\n\n<div>\nx\n</div>\n\ncinco'
    expect(texts(doc)).toEqual(['uno\ndos', '- tres\n- cuatro', 'cinco'])
  })

  it('begin with the block that the screen cuts', () => {
    const doc = 'uno dos\ntres\n\nocho'
    expect(texts(doc, 9, 10)).toEqual(['uno dos\ntres'])
  })

  it('are one passage in a text without Markdown', () => {
    expect(texts('uno\n\n```\ndos', 0, 12, [])).toEqual(['uno\n\n```\ndos'])
    expect(texts('', 0, 0, [])).toEqual([])
  })

  it('of an endless block hold only what is near, and whole words', () => {
    const doc = 'palabra '.repeat(40_000)
    const [passage, ...others] = texts(doc, 100_003, 101_003)
    expect(others).toEqual([])
    expect(passage!.length).toBeLessThan(6000)
    expect(
      passage!
        .trim()
        .split(' ')
        .every((word) => word === 'palabra'),
    ).toBe(true)
  })

  it('never overlap', () => {
    const doc = 'palabra '.repeat(4000)
    const state = EditorState.create({ doc, extensions: [markdownStyle()] })
    ensureSyntaxTree(state, doc.length, 60_000)
    const found = passages(state, [
      { from: 0, to: 3000 },
      { from: 3100, to: 9000 },
    ])
    found.forEach(({ from }, index) =>
      expect(from).toBeGreaterThanOrEqual(found[index - 1]?.to ?? 0),
    )
  })
})
