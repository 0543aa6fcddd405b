import { isolateHistory } from '@codemirror/commands'
import { ChangeSet, type Extension } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import { call } from '../../backend/call'
import type { Marks } from '../../backend/types'
import { smartTypography } from '../../editor/smarttypography'

/** Languages in which a question has a sign at its beginning too. */
const WITH_OPENING_SIGNS = ['es', 'ast']

/** The marks of the languages that are written in, as the open library has them. */
export class Typography {
  /** Called with what went wrong. */
  onFailed: (thrown: unknown) => void = () => {}
  private readonly known = new Map<string, Marks | null>()
  private readonly asked = new Set<string>()

  /** `isOn` tells whether anything is set while somebody types. */
  constructor(private readonly isOn: () => boolean) {}

  /** What lets an editor set quotes and dashes while somebody types. */
  extension(language: string, markdown: boolean): Extension {
    // Every field of an edition asks, and one answer does for all of them.
    if (!this.asked.has(language)) void this.learn(language)
    return smartTypography({
      isOn: () => this.isOn() && this.known.has(language),
      marks: () => this.known.get(language) ?? null,
      hasOpeningSigns: () => WITH_OPENING_SIGNS.includes(language.split('-')[0]!),
      markdown,
    })
  }

  /** Asks anew for the marks, because the library may have chosen others. */
  refresh() {
    for (const language of this.asked) void this.learn(language)
  }

  /** Sets a whole text, as one step that can be undone; says whether there was anything to set. */
  async setWhole(view: EditorView, language: string): Promise<boolean> {
    const { doc } = view.state
    const edits = await call('typography.set', { language, text: doc.toString() })
    if (edits.length === 0) return false
    // All places are those of the text that was sent: what comes later stands earlier.
    const changes = edits.map(({ from, deleted, inserted }) => ({
      from,
      to: from + deleted,
      insert: inserted,
    }))
    // Whoever has typed meanwhile has another text, which is set when it is asked for again.
    if (view.state.doc !== doc) return this.setWhole(view, language)
    view.dispatch({
      changes: ChangeSet.of(changes, doc.length, '\n'),
      userEvent: 'input.replace.typography',
      annotations: isolateHistory.of('full'),
    })
    return true
  }

  private async learn(language: string) {
    this.asked.add(language)
    try {
      this.known.set(language, await call('typography.marks', { language }))
    } catch (thrown) {
      this.onFailed(thrown)
    }
  }
}
