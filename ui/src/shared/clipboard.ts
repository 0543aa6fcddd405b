/** Copies plain text; says whether the system took it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text)
  }
}

/** Copies words in both forms, for whoever pastes to take the better one; says whether it went. */
export async function copyRich({ html, text }: { html: string; text: string }): Promise<boolean> {
  try {
    const blob = (type: string, words: string) => new Blob([words], { type })
    const item = new ClipboardItem({
      'text/html': blob('text/html', html),
      'text/plain': blob('text/plain', text),
    })
    await navigator.clipboard.write([item])
    return true
  } catch {
    return copyByEvent({ 'text/html': html, 'text/plain': text })
  }
}

/** What the page hears of its own copying takes any form. */
function copyByEvent(forms: Record<string, string>): boolean {
  let taken = false
  const fill = (event: ClipboardEvent) => {
    event.preventDefault()
    event.stopImmediatePropagation()
    for (const [type, words] of Object.entries(forms)) event.clipboardData?.setData(type, words)
    taken = event.clipboardData !== null
  }
  document.addEventListener('copy', fill, { capture: true, once: true })
  const done = document.execCommand('copy')
  document.removeEventListener('copy', fill, { capture: true })
  return done && taken
}

/** The older way, for web views that keep the clipboard closed to pages. */
function copyBySelection(text: string): boolean {
  const area = document.createElement('textarea')
  const before = document.activeElement as HTMLElement | null
  area.value = text
  area.style.cssText = 'position:fixed;opacity:0'
  // Under a dialog nothing can be selected.
  ;(before?.closest('dialog') ?? document.body).append(area)
  area.select()
  const done = document.execCommand('copy')
  area.remove()
  before?.focus()
  return done
}
