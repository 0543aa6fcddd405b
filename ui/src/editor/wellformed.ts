import { EditorState, type Extension } from '@codemirror/state'

const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Lets no half of a surrogate pair into the text: it could not be stored, searched or exported. */
export function wellFormed(): Extension {
  return EditorState.transactionFilter.of((transaction) => {
    if (!transaction.docChanged) return transaction
    const doc = transaction.newDoc
    const lone = new Set<number>()
    transaction.changes.iterChangedRanges((_fromA, _toA, fromB, toB) => {
      const start = Math.max(0, fromB - 2)
      const text = doc.sliceString(start, Math.min(doc.length, toB + 2))
      if (text.isWellFormed()) return
      for (const { index } of text.matchAll(LONE)) {
        const at = start + index
        // Further out, the other half may only have been cut off by the slice.
        if (at >= fromB - 1 && at <= toB) lone.add(at)
      }
    })
    if (lone.size === 0) return transaction
    const changes = [...lone].map((at) => ({ from: at, to: at + 1, insert: '\ufffd' }))
    return [transaction, { changes, sequential: true }]
  })
}
