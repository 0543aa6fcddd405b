/** How many groups a recovery key has. */
export const GROUPS = 13
/** Signs of the key in a group; one more checks them. */
const OWN = 4
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const BETWEEN = /[\s\u2010-\u2015-]/u

/** How a group stands: typed rightly, not right, or not all there yet. */
export type Standing = 'right' | 'wrong' | 'open'

/** What was typed of a recovery key so far. */
export type Typed = {
  groups: Standing[]
  /** The first group that is not right, counted from 1, or null. */
  wrong: number | null
  /** Whether there is more than a key. */
  more: boolean
  /** Whether it is a whole key, with no mistake in it. */
  whole: boolean
}

/**
 * Reads what somebody types from paper, as the library reads it in the end
 * (`crates/library/src/seal/recovery.rs`).
 */
export function readRecoveryKey(typed: string): Typed {
  const groups: Standing[] = Array.from({ length: GROUPS }, () => 'open')
  let signs: number[] = []
  let at = 0
  let more = false
  for (const sign of typed) {
    if (BETWEEN.test(sign)) continue
    if (at >= GROUPS) {
      more = true
      break
    }
    signs.push(valueOf(sign))
    if (signs.includes(-1)) groups[at] = 'wrong'
    if (signs.length <= OWN) continue
    groups[at] = isRight(at, signs) ? 'right' : 'wrong'
    signs = []
    at++
  }
  const wrong = groups.indexOf('wrong') + 1 || null
  return { groups, wrong, more, whole: !more && groups.every((group) => group === 'right') }
}

function isRight(at: number, signs: number[]): boolean {
  if (signs.includes(-1) || checkOf(at, signs.slice(0, OWN)) !== signs[OWN]) return false
  // The last four bits of the last group are no part of the key.
  return at < GROUPS - 1 || signs[OWN - 1]! % 16 === 0
}

function valueOf(sign: string): number {
  const plain = sign.toUpperCase().replace(/[IL]/, '1').replace('O', '0')
  return plain.length === 1 ? ALPHABET.indexOf(plain) : -1
}

function checkOf(group: number, own: number[]): number {
  return doubled(own.reduce((sum, sign) => doubled(sum) ^ sign, group + 1))
}

/** Times 2 in the field of 32 elements (x⁵ + x² + 1). */
function doubled(value: number): number {
  const shifted = value << 1
  return shifted & 32 ? (shifted ^ 0b100101) & 31 : shifted
}
