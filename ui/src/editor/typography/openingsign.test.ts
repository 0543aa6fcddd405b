import { describe, expect, it } from 'vitest'
import { missingSign } from './openingsign'

/** Writes the sign in where it is missing. */
function signed(before: string): string {
  const missing = missingSign(before)
  if (!missing) return before
  return before.slice(0, missing.at) + missing.sign + before.slice(missing.at)
}

const cases: [string, string][] = [
  ['Quién vive?', '¿Quién vive?'],
  ['Ya basta!', '¡Ya basta!'],
  ['No nos vamos. Quién vive?', 'No nos vamos. ¿Quién vive?'],
  ['Vino la Dra. Pérez?', '¿Vino la Dra. Pérez?'],
  ['Pero, qué quieren?', 'Pero, ¿qué quieren?'],
  ['Si no hay agua, entonces por qué cobran?', 'Si no hay agua, ¿entonces por qué cobran?'],
  ['Vienes mañana, no?', 'Vienes mañana, ¿no?'],
  ['Preguntó: quién vive?', 'Preguntó: ¿quién vive?'],
  ['Dijo «quién vive?', 'Dijo «¿quién vive?'],
  ['Dijo «no» y quién vive?', '¿Dijo «no» y quién vive?'],
  ['## Quién vive?', '## ¿Quién vive?'],
  ['- *Quién* vive?', '- *¿Quién* vive?'],
  ['*Quién vive*?', '¿*Quién vive*?'],
  ['¡Ya basta! Quién vive?', '¡Ya basta! ¿Quién vive?'],
  ['Aquí.\nQuién vive?', 'Aquí.\n¿Quién vive?'],
  ['—Quién vive?', '—¿Quién vive?'],
]
const untouched = [
  '¿Quién vive?',
  'Pero ¿quién vive?',
  '¿Qué?!',
  'https://a.example/?',
  'a@b.example?',
  '?',
  '123?',
  'Raro (?',
  'Quién vive ?',
]

describe('the opening sign of Spanish', () => {
  for (const [typed, expected] of cases) {
    it(`is set in ${JSON.stringify(typed)}`, () => expect(signed(typed)).toBe(expected))
  }
  for (const typed of untouched) {
    it(`is not set in ${JSON.stringify(typed)}`, () => expect(missingSign(typed)).toBeNull())
  }
})
