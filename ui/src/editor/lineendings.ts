import { type ChangeSpec, EditorState, type Extension, type Text } from '@codemirror/state'

/**
 * Lets a text whose lines end with CR LF go on doing so.
 *
 * The editor parts lines at LF, so that nothing of a file is rewritten; a CR is the last character
 * of its line. What is typed behind it would otherwise stand after a line break of its own.
 */
export function lineEndings(): Extension {
  return EditorState.transactionFilter.of((transaction) => {
    const { docChanged, startState, newDoc, changes } = transaction
    if (!docChanged || !endsWithCr(startState.doc)) return transaction
    const repairs: ChangeSpec[] = []
    let last = 0
    changes.iterChangedRanges((_fromA, _toA, fromB, toB) => {
      const first = newDoc.lineAt(fromB).number
      const end = newDoc.lineAt(toB).number
      for (let number = Math.max(first, last + 1); number <= end; number++)
        repairs.push(...repair(newDoc, number))
      last = Math.max(last, end)
    })
    return repairs.length === 0
      ? transaction
      : [transaction, { changes: repairs, sequential: true }]
  })
}

/** Whether this is such a text; its first line tells, or its last in the rare case of one line. */
function endsWithCr(doc: Text): boolean {
  return doc.lines > 1 && doc.line(1).text.endsWith('\r')
}

function repair(doc: Text, number: number): ChangeSpec[] {
  const { from, to, text } = doc.line(number)
  const isLast = number === doc.lines
  const right = isLast ? !text.includes('\r') : text.indexOf('\r') === text.length - 1
  if (right && (isLast || text !== '')) return []
  const found: ChangeSpec[] = []
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) {
    if (isLast || at < text.length - 1) found.push({ from: from + at, to: from + at + 1 })
  }
  if (!isLast && !text.endsWith('\r')) found.push({ from: to, insert: '\r' })
  return found
}
