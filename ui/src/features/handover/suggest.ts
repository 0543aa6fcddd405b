/** Letters and figures that are not taken for each other when they are read out or written. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789'
const GROUPS = 5
const IN_GROUP = 4

/** A passphrase of the machine's own: five groups of four signs, some 99 bits. */
export function suggest(random: (bytes: Uint8Array<ArrayBuffer>) => void = fill): string {
  const groups = Array.from({ length: GROUPS }, () =>
    Array.from({ length: IN_GROUP }, () => sign(random)).join(''),
  )
  return groups.join('-')
}

const fill = (bytes: Uint8Array<ArrayBuffer>) => void crypto.getRandomValues(bytes)

function sign(random: (bytes: Uint8Array<ArrayBuffer>) => void): string {
  const byte = new Uint8Array(1)
  // A remainder alone would make the first signs likelier than the last.
  const limit = 256 - (256 % SIGNS.length)
  do random(byte)
  while ((byte[0] ?? 0) >= limit)
  return SIGNS[(byte[0] ?? 0) % SIGNS.length] ?? ''
}
