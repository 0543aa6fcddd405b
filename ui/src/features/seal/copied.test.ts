import { afterEach, expect, it, vi } from 'vitest'
import { Copied } from './copied'

class Field {
  constructor(
    readonly value: string,
    readonly selectionStart: number,
    readonly selectionEnd: number,
  ) {}
}

afterEach(() => vi.unstubAllGlobals())

/** A page in which something is selected, and one hears what is copied. */
function watched(isWanted: () => boolean, selected: Field | string = '') {
  const page = new EventTarget()
  vi.stubGlobal('HTMLInputElement', Field)
  vi.stubGlobal('HTMLTextAreaElement', Field)
  vi.stubGlobal('document', { activeElement: selected instanceof Field ? selected : null })
  vi.stubGlobal('getSelection', () => selected)
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page))
  const copied = new Copied(isWanted)
  const stop = copied.watch()
  /** A key that copies, with what an editor has put into the event, if any has. */
  const copy = (kind: 'copy' | 'cut', put = '') => {
    const clipboardData = { getData: (type: string) => (type === 'text/plain' ? put : '') }
    page.dispatchEvent(Object.assign(new Event(kind), { clipboardData }))
  }
  return { copied, copy, stop }
}

it('gives what was copied or cut last, once', () => {
  const { copied, copy, stop } = watched(() => true)
  copy('copy', 'el pozo')
  copy('cut', 'la campana')
  expect(copied.take()).toBe('la campana')
  expect(copied.take()).toBeNull()
  stop()
  copy('copy', 'nobody listens')
  expect(copied.take()).toBeNull()
})

it('reads the selection where nobody puts anything in', () => {
  const field = watched(() => true, new Field('agua para todes', 5, 9))
  field.copy('copy')
  expect(field.copied.take()).toBe('para')
  const words = watched(() => true, 'fuimos sesenta')
  words.copy('copy')
  expect(words.copied.take()).toBe('fuimos sesenta')
})

it('keeps nothing in memory where that is not wanted, whenever it was asked for', () => {
  let isWanted = false
  const { copied, copy } = watched(() => isWanted)
  copy('copy', 'before')
  isWanted = true
  expect(copied.take()).toBeNull()
  copy('copy', 'while it is wanted')
  isWanted = false
  expect(copied.take()).toBeNull()
})

it('forgets an older text when something else is copied while it is not wanted', () => {
  let isWanted = true
  const { copied, copy } = watched(() => isWanted)
  copy('copy', 'older')
  isWanted = false
  copy('copy', 'newer')
  isWanted = true
  expect(copied.take()).toBeNull()
})
