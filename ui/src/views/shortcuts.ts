import type { Key } from '../messages/words.svelte'
import { chordName } from '../shared/keys'
import { fit, type Met, plain } from '../shared/match'
import { type Command, COMMANDS } from './commands'
import { commandName } from './palette'

type Shortcut = { id: string; name: string; keys: string; met: Met[] }
type Area = { area: Key; shortcuts: Shortcut[] }

/** In which menu a command stands, by the first part of its id. */
const AREAS: [Key, string[]][] = [
  ['menu.file', ['post', 'edition', 'export', 'library']],
  ['menu.edit', ['edit', 'note', 'history']],
  ['menu.view', ['view']],
  ['menu.pair', ['pair']],
  ['menu.help', ['help']],
]

/** The menu to which a command belongs; those of a room of its own are about editing. */
export function areaOf({ id }: Command): Key {
  const kind = id.split('.')[0]!
  return AREAS.find(([, kinds]) => kinds.includes(kind))?.[0] ?? 'menu.edit'
}

/** All that has a key and fits the query by its name or its key, by area. */
export function sought(query: string): Area[] {
  return AREAS.map(([area]) => ({ area, shortcuts: shortcutsOf(area, query) })).filter(
    ({ shortcuts }) => shortcuts.length > 0,
  )
}

function shortcutsOf(area: Key, query: string): Shortcut[] {
  return COMMANDS.filter((command) => areaOf(command) === area).flatMap((command) => {
    const { id, keys } = command
    if (!keys) return []
    const name = commandName(command)
    const met = fit(query, name)?.met ?? (hasKey(keys, query) ? [] : null)
    return met ? [{ id, name, keys, met }] : []
  })
}

/** Whether somebody may have written this key: "ctrl p", "Ctrl+P". */
function hasKey(keys: string, query: string): boolean {
  const wanted = plain(query)
    .split(/[\s+]+/)
    .filter(Boolean)
  const held = plain(chordName(keys)).split('+')
  return wanted.every((part) => held.includes(part))
}
