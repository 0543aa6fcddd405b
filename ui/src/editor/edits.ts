import { ChangeSet, type Text } from '@codemirror/state'
import type { Edit } from '../backend/types'

/**
 * Writes a change of `before` as edits that are applied one after the other.
 *
 * An edit never begins or ends between the two halves of a surrogate pair: the backend counts in
 * UTF-16 but stores whole characters, and a browser may well report half of an exchanged emoji.
 */
export function editsOf(changes: ChangeSet, before: Text): Edit[] {
  const edits: Edit[] = []
  let shift = 0
  changes.iterChanges((fromA, toA, _fromB, _toB, inserted) => {
    let text = inserted.toString()
    let [from, to] = [fromA, toA]
    if (splitsPair(before, from)) {
      from -= 1
      text = before.sliceString(from, from + 1) + text
    }
    if (splitsPair(before, to)) {
      text += before.sliceString(to, to + 1)
      to += 1
    }
    edits.push({ from: from + shift, deleted: to - from, inserted: text })
    shift += text.length - (to - from)
  })
  return edits
}

function splitsPair(text: Text, at: number): boolean {
  if (at <= 0 || at >= text.length) return false
  const two = text.sliceString(at - 1, at + 1)
  return two.codePointAt(0)! > 0xffff
}
