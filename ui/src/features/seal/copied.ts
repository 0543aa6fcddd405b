import { onCopied } from '../../shared/clipboard'

/**
 * Remembers what was copied or cut here last, for it to be taken out of the clipboard when the
 * library locks. In memory only, and only where that is wanted.
 */
export class Copied {
  private last: string | null = null

  constructor(private readonly isWanted: () => boolean) {}

  /** Listens to what is copied in the window; gives back how to stop. */
  watch(): () => void {
    const hear = (event: ClipboardEvent) => this.note(textOf(event))
    // Behind the editors, which put their own text in.
    addEventListener('copy', hear)
    addEventListener('cut', hear)
    const stop = onCopied((text) => this.note(text))
    return () => {
      removeEventListener('copy', hear)
      removeEventListener('cut', hear)
      stop()
    }
  }

  note(text: string) {
    if (text !== '') this.last = this.isWanted() ? text : null
  }

  /** It, and forgets it. */
  take(): string | null {
    const { last } = this
    this.last = null
    return this.isWanted() ? last : null
  }
}

function textOf({ clipboardData }: ClipboardEvent): string {
  const put = clipboardData?.getData('text/plain')
  if (put) return put
  // Where nobody puts anything in, what is selected goes.
  const { activeElement } = document
  if (activeElement instanceof HTMLInputElement || activeElement instanceof HTMLTextAreaElement) {
    const { selectionStart, selectionEnd, value } = activeElement
    return value.slice(selectionStart ?? 0, selectionEnd ?? 0)
  }
  return getSelection()?.toString() ?? ''
}
