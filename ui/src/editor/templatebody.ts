import { historyKeymap } from '@codemirror/commands'
import type { Extension } from '@codemirror/state'
import { keymap } from '@codemirror/view'
import { lineEndings } from './lineendings'
import { markdownStyle } from './markdownstyle'
import { placeholders } from './placeholders'
import { plain } from './setup'

/** The Markdown of a template, with a history of its own. */
export function templateBody(): Extension {
  return [
    placeholders(() => false),
    markdownStyle(),
    lineEndings(),
    plain(),
    keymap.of(historyKeymap),
  ]
}
