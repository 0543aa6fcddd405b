/** Two letters that look different, and a font that has them; by the script's ISO 15924 code. */
const KNOWN: Record<string, { letters: [string, string]; font: string; written: RegExp }> = {
  Arab: { letters: ['ع', 'م'], font: 'Noto Naskh Arabic', written: /\p{Script=Arabic}/u },
  Armn: { letters: ['Ա', 'Ֆ'], font: 'Noto Serif Armenian', written: /\p{Script=Armenian}/u },
  Beng: { letters: ['ক', 'ম'], font: 'Noto Serif Bengali', written: /\p{Script=Bengali}/u },
  Deva: { letters: ['क', 'म'], font: 'Noto Serif Devanagari', written: /\p{Script=Devanagari}/u },
  Ethi: { letters: ['ሀ', 'መ'], font: 'Noto Serif Ethiopic', written: /\p{Script=Ethiopic}/u },
  Geor: { letters: ['ა', 'მ'], font: 'Noto Serif Georgian', written: /\p{Script=Georgian}/u },
  Hani: { letters: ['国', '水'], font: 'Noto Serif CJK', written: /\p{Script=Han}/u },
  Hebr: { letters: ['א', 'ם'], font: 'Noto Serif Hebrew', written: /\p{Script=Hebrew}/u },
  Jpan: {
    letters: ['か', 'ミ'],
    font: 'Noto Serif CJK',
    written: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
  },
  Khmr: { letters: ['ក', 'ម'], font: 'Noto Serif Khmer', written: /\p{Script=Khmer}/u },
  Kore: { letters: ['가', '물'], font: 'Noto Serif CJK', written: /\p{Script=Hangul}/u },
  Mymr: { letters: ['က', 'မ'], font: 'Noto Serif Myanmar', written: /\p{Script=Myanmar}/u },
  Sinh: { letters: ['ක', 'ම'], font: 'Noto Serif Sinhala', written: /\p{Script=Sinhala}/u },
  Taml: { letters: ['க', 'ம'], font: 'Noto Serif Tamil', written: /\p{Script=Tamil}/u },
  Thai: { letters: ['ก', 'ม'], font: 'Noto Serif Thai', written: /\p{Script=Thai}/u },
  Tibt: { letters: ['ཀ', 'མ'], font: 'Noto Serif Tibetan', written: /\p{Script=Tibetan}/u },
}

/** Scripts that are drawn with the letters of another. */
const SAME: Record<string, string> = { Hans: 'Hani', Hant: 'Hani', Hrkt: 'Jpan' }

/** Scripts besides those of the shipped fonts in which a language and a text are written. */
export function scriptsOf(tag: string, text: string): string[] {
  const written = Object.keys(KNOWN).filter((script) => KNOWN[script]!.written.test(text))
  const usual = scriptOf(tag)
  // Letters of Chinese are those of Japanese and Korean too.
  const own = usual in KNOWN ? [usual] : []
  return [...new Set([...own, ...written])]
}

/** A font that has the letters of a script. */
export function fontFor(script: string): string {
  return KNOWN[script]?.font ?? ''
}

/**
 * Whether some font here has the letters of a script.
 *
 * A letter that no font has is drawn as the same box as any other such letter, so that two that
 * look alike are not there. `draw` gives a picture of a letter.
 */
export function hasLetters(script: string, draw: (letter: string) => string): boolean {
  const known = KNOWN[script]
  return !known || draw(known.letters[0]) !== draw(known.letters[1])
}

/** Makes a pen that draws letters in a font, as something that can be compared. */
export function pen(family: string): (letter: string) => string {
  const size = 32
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 2 * size
  const context = canvas.getContext('2d', { willReadFrequently: true })
  return (letter) => {
    // Without a canvas nothing is known, and no letter is like another.
    if (!context) return letter
    context.clearRect(0, 0, canvas.width, canvas.height)
    context.font = `${size}px ${family}`
    context.textBaseline = 'middle'
    context.fillText(letter, size / 2, size)
    return canvas.toDataURL()
  }
}

function scriptOf(tag: string): string {
  try {
    const script = new Intl.Locale(tag).maximize().script ?? ''
    return SAME[script] ?? script
  } catch {
    return ''
  }
}
