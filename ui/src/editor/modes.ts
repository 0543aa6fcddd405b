import type { Extension } from '@codemirror/state'
import { type Focus, focusMode } from './focusmode'
import { livePreview } from './livepreview/livepreview'
import { sourceMode } from './sourcemode'
import { typewriter } from './typewriter'

/** How a person likes to write. */
export type Modes = {
  /** Whether the text is shown as it is written. */
  source: boolean
  focus: Focus | 'off'
  typewriter: boolean
}

export const USUAL_MODES: Modes = { source: false, focus: 'off', typewriter: false }

/** The ways of writing that are on. */
export function modes({ source, focus, typewriter: still }: Modes): Extension {
  return [
    source ? sourceMode() : livePreview(),
    focus === 'off' ? [] : focusMode(focus),
    still ? typewriter() : [],
  ]
}
