import { expect, it, vi } from 'vitest'
import en from '../messages/en.json'
import es from '../messages/es.json'
import { COMMANDS, keyOf } from './commands'

// Keys are named as the system names them.
vi.hoisted(() => vi.stubGlobal('navigator', { platform: 'Linux' }))

it('calls each command by one id, with words in both languages', () => {
  const ids = COMMANDS.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const { id, label, within } of COMMANDS) {
    expect(label, id).toBe(`menu.${id}`)
    for (const key of [label, ...(within ? [within] : [])]) {
      expect(en, id).toHaveProperty([key])
      expect(es, id).toHaveProperty([key])
    }
  }
})

it('gives no key to two commands', () => {
  const keys = COMMANDS.flatMap(({ keys }) => (keys ? [keys.toLowerCase()] : []))
  const twice = keys.filter((key, index) => keys.indexOf(key) !== index)
  expect(twice).toEqual([])
})

it('has no command whose name in the palette is that of another', () => {
  const names = COMMANDS.map(({ label, within }) => (within ? `${en[within]}: ` : '') + en[label])
  const twice = names.filter((name, index) => names.indexOf(name) !== index)
  expect(twice).toEqual([])
})

it('knows the key of a command, and of nothing else', () => {
  expect(keyOf('view.palette')).toBe('Ctrl+P')
  expect(keyOf('view.facing')).toBe(null)
  expect(keyOf('no such command')).toBe(null)
})

it('keeps no word of a menu that nothing has', () => {
  const shell = Object.values(
    import.meta.glob<string>('../../../src-tauri/src/menu.rs', {
      query: '?raw',
      import: 'default',
      eager: true,
    }),
  ).join()
  expect(shell).toContain('const MENUS')
  const known = new Set<string>(COMMANDS.map(({ id }) => id))
  const unused = Object.keys(en)
    .filter((key) => key.startsWith('menu.'))
    .map((key) => key.slice('menu.'.length))
    .filter((id) => !known.has(id) && !shell.includes(`"${id}"`))
  expect(unused).toEqual([])
})
