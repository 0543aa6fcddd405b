import type { Text } from '@codemirror/state'

/**
 * FNV-1a over the UTF-16 units of a text, low byte first.
 *
 * 32 bits, unsigned. It tells an accident, not an attack.
 */
export function hash(text: Text): number {
  let h = 0x811c9dc5
  for (const chunk of text.iter()) {
    for (let at = 0; at < chunk.length; at++) {
      const unit = chunk.charCodeAt(at)
      h = Math.imul(h ^ (unit & 0xff), 0x01000193)
      h = Math.imul(h ^ (unit >> 8), 0x01000193)
    }
  }
  return h >>> 0
}
