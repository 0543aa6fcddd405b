const OPENING: Record<string, string> = { '?': '¿', '!': '¡' }
/** Shortened words after whose point no sentence begins. */
const SHORTENED =
  /(?:^|[\s(«“])(?:sr|sra|srta|sres|dr|dra|lic|ing|prof|profa|ud|uds|vd|vds|p|pág|núm|art|av|tel|aprox|ej|c|cía|d|dña|[A-ZÁÉÍÓÚÑ])$/iu
const AFTER_COMMA =
  /,\s+(?=(?:(?:y|o|pero|entonces)\s+)?(?:(?:a|de|en|con|por|para|desde|hasta|hacia|sobre)\s+)?(?:qué|quién|quiénes|cuál|cuáles|cómo|cuándo|dónde|adónde|cuánt[oa]s?)(?!\p{L}))/giu
const TAG = /,\s+(?=(?:no|verdad|cierto|eh|sí|vale|ya)$)/iu
/** What may stand at the beginning of a line or a sentence before its first word. */
const BEFORE_WORDS = /^(?:\s|#{1,6}\s|>|[-+*]\s|\d+[.)]\s|["'«“‘([—–-])*/u

/**
 * Finds where the opening sign of Spanish is missing.
 *
 * `before` is what stands from the beginning of the paragraph to just behind a `?` or `!`. Gives
 * the sign and its place in `before`, or null where none is missing or its place is not sure.
 */
export function missingSign(before: string): { at: number; sign: string } | null {
  const sign = OPENING[before.slice(-1)]
  const said = before.slice(0, -1)
  if (!sign || !/[\p{L}\p{N}»”"’'…)*_]$/u.test(said)) return null
  const word = /\S+$/u.exec(said)?.[0] ?? ''
  if (/:\/\/|^www\.|[@/=&]/u.test(word)) return null
  let at = sentenceStart(said)
  const sentence = said.slice(at)
  if (sentence.includes(sign) || !/\p{L}/u.test(sentence)) return null
  at += BEFORE_WORDS.exec(sentence)?.[0].length ?? 0
  // Emphasis that ends before the sign begins after it too.
  if (!/[*_]$/u.test(said)) at += /^[*_]+/u.exec(said.slice(at))?.[0].length ?? 0
  return { at: sign === '¿' ? at + questionStart(said.slice(at)) : at, sign }
}

/** A question may begin in the middle of its sentence: *Pero, ¿quién?*, *Vienes, ¿no?* */
function questionStart(sentence: string): number {
  const tag = TAG.exec(sentence)
  const last = [...sentence.matchAll(AFTER_COMMA)].at(-1) ?? tag
  return last ? last.index + last[0].length : 0
}

function sentenceStart(said: string): number {
  let closed = 0
  for (let at = said.length - 1; at >= 0; at--) {
    const char = said[at]!
    const rest = said.slice(at + 1)
    if (char === '\n') return at + 1
    if (')»”]'.includes(char)) closed++
    else if ('(«“['.includes(char) && --closed < 0) return at + 1
    if (':;?!'.includes(char) && /^[»”"')\]*_]*\s/u.test(rest)) return at + 1
    if (char === '—' && /^\p{L}/u.test(rest) && /(?:^|\s)$/u.test(said.slice(0, at))) return at + 1
    if (!'.…'.includes(char) || !/^[»”"')\]*_]*\s+[^\p{Ll}]/u.test(rest)) continue
    if (char === '…' || !SHORTENED.test(said.slice(0, at))) return at + 1
  }
  return 0
}
