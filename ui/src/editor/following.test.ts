import { EditorState } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { linkAt } from './following'
import { language } from './grammar/grammar'
import { knownLabels } from './labels'

/** The address at the caret, which is written `|`. */
function at(marked: string): string | null {
  const head = marked.indexOf('|')
  const doc = marked.replace('|', '')
  const state = EditorState.create({ doc, extensions: [language, knownLabels()] })
  return linkAt(state, { from: head, to: head })
}

describe('the link at the caret', () => {
  it.each([
    ['see [the c|all](https://example.org/a "title") now', 'https://example.org/a'],
    ['see [the call](https://exam|ple.org/a)', 'https://example.org/a'],
    ['see <https://exam|ple.org/a>', 'https://example.org/a'],
    ['[a|](<https://example.org/a b>)', 'https://example.org/a b'],
    ['[a|](https://example.org/\\(x\\)?a=1&amp;b=2)', 'https://example.org/(x)?a=1&b=2'],
    ['[the c|all][x]\n\n[x]: https://example.org/x "X"', 'https://example.org/x'],
    ['[Th|e  Call]\n\n[the call]: <https://example.org/y>', 'https://example.org/y'],
    ['[x]: https://exam|ple.org/x', 'https://example.org/x'],
    ['[si|c] and nothing else', null],
    ['no l|ink [here](https://example.org)', null],
    ['`[a|](https://example.org)`', null],
  ])('%s', (marked, address) => {
    expect(at(marked)).toBe(address)
  })
})
