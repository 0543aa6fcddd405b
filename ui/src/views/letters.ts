import type { OpenEdition } from '../features/write/edition.svelte'
import { scriptName } from '../messages/names'
import { t } from '../messages/words.svelte'
import { fontFor, hasLetters, pen, scriptsOf } from '../shared/scripts'

/** So much of a text is looked at for other scripts than its language's. */
const LOOKED_AT = 4000
const told = new Set<string>()

/** Says once of each script that no font here has its letters, and what to do about it. */
export function tellMissingLetters(editions: OpenEdition[], tell: (words: string) => void) {
  for (const { language, view } of editions) {
    const text = view.title + view.body.slice(0, LOOKED_AT)
    for (const script of scriptsOf(language, text)) {
      if (told.has(script)) continue
      told.add(script)
      const family = getComputedStyle(document.body).getPropertyValue('--serif')
      if (hasLetters(script, pen(family || 'serif'))) continue
      tell(t('letters.missing', { script: scriptName(script), font: fontFor(script) }))
    }
  }
}
