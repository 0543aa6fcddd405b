import type { Finding } from '../../backend/types'
import { has, t, tn } from '../../messages/words.svelte'
import type { Tally } from './todo'

/** What a check saw, in one sentence. */
export function findingWords({ key, args }: Finding): string {
  const name = `finding.${key}`
  // What has no words yet is still shown, by its name.
  if (!has(name)) return [key, ...args].join(' ')
  return t(name, Object.fromEntries(args.map((value, index) => [String(index), value])))
}

/** How much was found, in few words: "1 figure differs", "2 findings". */
export function foundWords(findings: Finding[]): string {
  const areFigures = findings.every(({ check }) => check === 'figures')
  return tn(areFigures ? 'foot.figures' : 'foot.findings', findings.length)
}

/** How far a page is in step with the one that it faces, in words. */
export function stepWords({ pairs, changed, missing }: Tally): string {
  const open = changed + missing
  if (pairs === 0) return ''
  if (open === 0) return t('pair.inStep')
  if (missing === pairs) return t('pair.notBegun')
  if (changed === 0) return tn('pair.toTranslate', missing)
  return tn('pair.except', open)
}
