import type { Text } from '@codemirror/state'

/** Counts what stands between spaces and has a letter or a figure in it. */
export function countWords(text: Text): number {
  let count = 0
  for (const chunk of text.iterLines()) {
    let inside = false
    for (let i = 0; i < chunk.length; i++) {
      const code = chunk.charCodeAt(i)
      if (code === 32 || code === 9 || code === 0xa0) inside = false
      else if (!inside && isWordLike(code)) {
        inside = true
        count++
      }
    }
  }
  return count
}

function isWordLike(code: number): boolean {
  if (code > 127) return !(code >= 0x2010 && code <= 0x205e) && code !== 0xab && code !== 0xbb
  const letter = code | 32
  return (letter >= 97 && letter <= 122) || (code >= 48 && code <= 57)
}
