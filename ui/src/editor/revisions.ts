import type { Field } from '../backend/types'

/** Which revision each field's text is known to be. */
export class Revisions {
  private readonly known: Map<Field, number>

  constructor(fields: Field[], revision: number) {
    this.known = new Map(fields.map((field) => [field, revision]))
  }

  of(field: Field): number {
    return this.known.get(field)!
  }

  /** The last revision of which every field's text is known. */
  get oldest(): number {
    return Math.min(...this.known.values())
  }

  get newest(): number {
    return Math.max(...this.known.values())
  }

  /** Every field was read at `revision`. */
  read(revision: number) {
    for (const field of this.known.keys()) this.known.set(field, revision)
  }

  /** A change of `field` has made `revision`. What others wrote before may be in any other field. */
  made(field: Field, revision: number) {
    const isNext = this.oldest === this.newest && revision <= this.newest + 1
    if (isNext) this.read(revision)
    else this.known.set(field, revision)
  }
}
