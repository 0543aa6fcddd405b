import { moveLineDown, moveLineUp } from '@codemirror/commands'
import { type Extension, Prec } from '@codemirror/state'
import { keymap } from '@codemirror/view'
import { heading, list, quote } from './formatting/blocks'
import { indentItem, outdentItem } from './formatting/items'
import { bold, italic, strikethrough } from './formatting/inline'
import { footnote, rule, table } from './formatting/insert'
import { link } from './formatting/link'

export { bold, footnote, heading, italic, link, list, quote, rule, strikethrough, table }
export { moveLineDown, moveLineUp }

/** The keys by which words, lines and blocks get their form. */
export function formatting(): Extension {
  const keys = keymap.of([
    { key: 'Mod-b', run: bold, preventDefault: true },
    { key: 'Mod-i', run: italic, preventDefault: true },
    { key: 'Mod-k', run: link, preventDefault: true },
    { key: 'Mod-Shift-x', run: strikethrough, preventDefault: true },
    { key: 'Mod-1', run: heading(1), preventDefault: true },
    { key: 'Mod-2', run: heading(2), preventDefault: true },
    { key: 'Mod-3', run: heading(3), preventDefault: true },
    { key: 'Mod-Alt-0', run: heading(0), preventDefault: true },
    { key: 'Mod-Shift-8', run: list('bullet'), preventDefault: true },
    { key: 'Mod-Shift-7', run: list('number'), preventDefault: true },
    { key: 'Mod-Shift-.', run: quote, preventDefault: true },
    { key: 'Mod-Shift--', run: rule, preventDefault: true },
    { key: 'Mod-Alt-f', run: footnote, preventDefault: true },
    { key: 'Mod-Alt-t', run: table, preventDefault: true },
    { key: 'Alt-Shift-ArrowUp', run: moveLineUp, preventDefault: true },
    { key: 'Alt-Shift-ArrowDown', run: moveLineDown, preventDefault: true },
    // Outside of a list Tab leads on, or nobody could leave the text by key.
    { key: 'Tab', run: indentItem, shift: outdentItem },
  ])
  return Prec.high(keys)
}
