import type { Bead, Finding } from '../../backend/types'
import type { LineItem } from '../../editor/underline'
import { since } from '../../messages/names'
import { t } from '../../messages/words.svelte'
import { chordSigns } from '../../shared/keys'
import { findingWords } from './words'

export type LineCommand = 'inStep' | 'typo' | 'carry' | 'dismiss'

/** What stands under a paragraph: how its pair is, and for the current one what can be done. */
export function lineOf(
  bead: Bead,
  findings: Finding[],
  isCurrent: boolean,
  run: (command: LineCommand, finding?: Finding) => void,
): LineItem[] {
  const items: LineItem[] = []
  const offer = (words: string, command: LineCommand, keys?: string, finding?: Finding) =>
    items.push({ words, run: () => run(command, finding), ...(keys && { keys: chordSigns(keys) }) })
  if (bead.state === 'changed') {
    const when = bead.since === null ? null : since(bead.since, Date.now())
    items.push({ words: when ? t('pair.since', { when }) : t('pair.changedNow') })
  } else if (bead.carry.length > 0) items.push({ words: changedWords(bead) })
  if (!isCurrent) return items
  if (bead.state === 'changed') {
    offer(t('pair.inStepNext'), 'inStep', 'Mod-Enter')
    offer(t('pair.typo'), 'typo')
  }
  if (bead.carry.length > 0) offer(carryWords(bead), 'carry', 'Mod-Shift-Enter')
  findings.forEach((finding, index) => {
    items.push({ words: findingWords(finding) })
    offer(t('pair.dismiss'), 'dismiss', index === 0 ? 'Mod-Shift-d' : undefined, finding)
  })
  return items
}

function changedWords({ carry }: Bead): string {
  return carry[0]?.kind === 'figure' ? t('pair.figureChanged') : t('pair.linkChanged')
}

function carryWords({ carry }: Bead): string {
  const [first] = carry
  if (carry.length > 1) return t('pair.carryAll')
  if (first?.kind === 'figure') return t('pair.carryFigure', { figure: first.after })
  return t('pair.carryLink')
}
