const isMac = /Mac|iPhone|iPad/.test(navigator.platform)

/** Whether `event` is the chord written like "Mod-Shift-p"; Mod is Cmd on a Mac, else Ctrl. */
export function isChord(event: KeyboardEvent, chord: string): boolean {
  const parts = chord.split('-')
  const key = parts.pop() || '-'
  const [command, other] = isMac ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey]
  return (
    event.key.toLowerCase() === key.toLowerCase() &&
    command === parts.includes('Mod') &&
    event.shiftKey === parts.includes('Shift') &&
    event.altKey === parts.includes('Alt') &&
    !other
  )
}

/** The chord as it stands on the keys: "Ctrl+Shift+P", "⌘P". */
export function chordName(chord: string): string {
  const names: Record<string, string> = isMac
    ? { Mod: '⌘', Shift: '⇧', Alt: '⌥' }
    : { Mod: 'Ctrl', Shift: 'Shift', Alt: 'Alt' }
  const parts = chord.split('-').map((part) => names[part] ?? keyName(part))
  return parts.join(isMac ? '' : '+')
}

function keyName(key: string): string {
  return key.length === 1 ? key.toUpperCase() : key
}
