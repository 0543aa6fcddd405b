import type { EditorState } from '@codemirror/state'
import { treeTo } from './formatting/tree'

export type Heading = { level: number; words: string; at: number }

const SIGNS = /(^[#\s]+)|(\s+#+\s*$)/g

/** The headings of a text in their order, as far as the parser has come. */
export function headingsOf(state: EditorState): Heading[] {
  const found: Heading[] = []
  treeTo(state, state.doc.length).iterate({
    enter({ name, from, to }) {
      const level = /^(?:ATX|Setext)Heading(\d)$/.exec(name)?.[1]
      if (level) {
        const [words = ''] = state.sliceDoc(from, Math.min(to, from + 500)).split('\n')
        found.push({ level: Number(level), words: plain(words.replace(SIGNS, '')), at: from })
      }
      // Only what holds blocks can hold a heading.
      return /^(Document|Blockquote|BulletList|OrderedList|ListItem|Footnote)/.test(name)
    },
  })
  return found
}

/** Words without the signs around them. */
function plain(words: string): string {
  return words.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[*`]|~~|\\(?=[^\w\s])/g, '')
}
