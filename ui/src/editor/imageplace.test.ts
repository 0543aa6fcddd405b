import { EditorState, type TransactionSpec } from '@codemirror/state'
import { expect, it } from 'vitest'
import { placeImage, rewriteImage } from './imageplace'
import { imagesIn } from './imagewords'

const NAME = '0123456789abcdef0123456789abcdef.png'

/** An editor without a screen; `|` is the caret. */
function editing(text: string) {
  const anchor = text.indexOf('|')
  const doc = text.replace('|', '')
  return {
    state: EditorState.create({ doc, selection: { anchor } }),
    dispatch(spec: TransactionSpec) {
      this.state = this.state.update(spec).state
    },
    get marked() {
      const { head } = this.state.selection.main
      return `${this.state.sliceDoc(0, head)}|${this.state.sliceDoc(head)}`
    },
  }
}

const cases: [string, string][] = [
  ['|', 'IMG|'],
  ['One| word.', 'One word.\n\nIMG|'],
  ['One\n|two\nthree\n\nFour', 'One\ntwo\nthree\n\nIMG|\n\nFour'],
  ['|One\ntwo', 'IMG|\n\nOne\ntwo'],
  ['One\n\n|\n\nTwo', 'One\n\nIMG|\n\nTwo'],
  ['One\n|\nTwo', 'One\n\nIMG|\n\nTwo'],
  ['One\n\nTwo|\n', 'One\n\nTwo\n\nIMG|\n'],
]

it.each(cases)('is a paragraph of its own: %j', (before, behind) => {
  const view = editing(before)
  placeImage(view as never, 'IMG')
  expect(view.marked).toBe(behind)
})

it('is written anew where it stands now', () => {
  const image = `![a](image/${NAME})`
  const view = editing(`One\n\n${image}\n\n${image}|`)
  const second = imagesIn(view.state.doc.toString())[1]!
  view.dispatch({ changes: { from: 0, insert: 'Zero. ' } })
  expect(rewriteImage(view as never, second, 'NEW')).toBe(true)
  expect(view.marked).toBe(`Zero. One\n\n${image}\n\nNEW|`)
  view.dispatch({ changes: { from: 0, to: view.state.doc.length } })
  expect(rewriteImage(view as never, second, 'NEW')).toBe(false)
})
