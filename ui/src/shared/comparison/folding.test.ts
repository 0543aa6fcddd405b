import { expect, it } from 'vitest'
import { fold } from './folding'

/** Rows from letters: `=` is the same, anything else is changed. */
const rows = (letters: string) =>
  [...letters].map((letter) => ({ kind: letter === '=' ? 'same' : 'changed' }))

/** The pieces as text: rows by their number, folds as `(first+count)`. */
const shown = (letters: string, open: number[] = []) =>
  fold(rows(letters), new Set(open))
    .map((piece) => (piece.kind === 'row' ? piece.index : `(${piece.first}+${piece.count})`))
    .join(' ')

const cases: [string, string, string][] = [
  ['a text without a change is shown whole', '======', '0 1 2 3 4 5'],
  ['the beginning and the end fold', '====x====', '(0+3) 3 4 5 (6+3)'],
  ['a middle keeps one row beside each change', 'x=====x', '0 1 (2+3) 5 6'],
  ['a short run stays', 'x====x', '0 1 2 3 4 5'],
  ['changes side by side stay together', 'xx', '0 1'],
  ['nothing is nothing', '', ''],
]

it.each(cases)('%s', (_, letters, pieces) => expect(shown(letters)).toBe(pieces))

it('shows a fold that was opened, and no other', () => {
  expect(shown('====x====', [0])).toBe('0 1 2 3 4 5 (6+3)')
  expect(shown('====x====', [6])).toBe('(0+3) 3 4 5 6 7 8')
})

it('shows or folds each row exactly once', () => {
  for (let bits = 0; bits < 512; bits++) {
    const letters = bits.toString(2).padStart(9, '=').replaceAll('0', '=').replaceAll('1', 'x')
    const count = fold(rows(letters), new Set()).reduce(
      (sum, piece) => sum + (piece.kind === 'row' ? 1 : piece.count),
      0,
    )
    expect(count, letters).toBe(9)
  }
})
