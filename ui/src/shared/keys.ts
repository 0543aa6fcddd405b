const isMac = /Mac|iPhone|iPad/.test(navigator.platform)

/** Whether `event` is the chord written like "Mod-Shift-p"; Mod is Cmd on a Mac, else Ctrl. */
export function isChord(event: KeyboardEvent, chord: string): boolean {
  const { held, key } = parts(chord)
  const [command, other] = isMac ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey]
  return (
    event.key.toLowerCase() === key.toLowerCase() &&
    command === held.includes('Mod') &&
    // Some layouts need Shift to reach a sign, so it only counts with letters.
    (event.shiftKey === held.includes('Shift') || !/^\w/.test(key)) &&
    event.altKey === held.includes('Alt') &&
    !other
  )
}

/** The chord as it stands on the keys: "Ctrl+Shift+P", "⇧⌘P". */
export function chordName(chord: string): string {
  const { held, key } = parts(chord)
  const signs: Record<string, string> = isMac ? { Mod: '⌘', Shift: '⇧', Alt: '⌥' } : { Mod: 'Ctrl' }
  const names = held.map((name) => signs[name] ?? name)
  return [...names, nameOf(key)].join(isMac ? '' : '+')
}

/** The same where there is little room: "Ctrl ⇧ ↵". */
export function chordSigns(chord: string): string {
  const signs: Record<string, string> = { Shift: '⇧', '+': ' ' }
  return chordName(chord).replace(/Shift|\+(?=.)/g, (part) => signs[part] ?? part)
}

function nameOf(key: string): string {
  const known = SIGNS[key]
  return known ?? (key.length > 1 ? key : key.toUpperCase())
}

const SIGNS: Record<string, string> = { '-': '−', Enter: '↵', ArrowUp: '↑', ArrowDown: '↓' }

function parts(chord: string): { held: string[]; key: string } {
  const cut = chord.lastIndexOf('-', chord.length - 2)
  return { held: cut < 0 ? [] : chord.slice(0, cut).split('-'), key: chord.slice(cut + 1) }
}
