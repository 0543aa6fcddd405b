import { historyKeymap } from '@codemirror/commands'
import type { Extension } from '@codemirror/state'
import { keymap, lineNumbers, placeholder } from '@codemirror/view'
import { plain } from './setup'

/** Source of several lines that are called by their numbers; `hint` stands where there is none. */
export function sourceCode(hint: string): Extension {
  return [lineNumbers(), placeholder(hint), plain(), keymap.of(historyKeymap)]
}
