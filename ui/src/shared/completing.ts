import { fit, plain } from './match'

/** Something that can be completed to, and what is said of it. */
export type Offer = { name: string; note?: string }

/** So many are offered at once. */
const MOST = 8

/** What begins like, or has a word that begins like, what was typed; the best first. */
export function offers(typed: string, all: Offer[], taken: string[] = []): Offer[] {
  const used = new Set(taken.map(plain))
  return all
    .filter(({ name }) => !used.has(plain(name)))
    .flatMap((offer) => {
      const met = fit(typed, offer.name)
      return met ? [{ offer, score: met.score }] : []
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ offer }) => offer)
}

/** The name that is known already, where only accents and capitals differ. */
export function known(typed: string, all: Offer[]): string {
  return all.find(({ name }) => plain(name) === plain(typed))?.name ?? typed
}
