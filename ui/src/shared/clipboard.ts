type Heard = (text: string) => void
const hearing = new Set<Heard>()

/** Calls `heard` with every text that a button copies; gives back how to stop. */
export function onCopied(heard: Heard): () => void {
  hearing.add(heard)
  return () => hearing.delete(heard)
}

function tell(text: string) {
  for (const heard of hearing) heard(text)
}

/**
 * Copies plain text; says whether the system took it. The older way is for web views that keep
 * the clipboard closed to pages.
 */
export async function copyText(text: string): Promise<boolean> {
  tell(text)
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copySelected(text)
  }
}

/** Copies words in both forms, for whoever pastes to take the better one; says whether it went. */
export async function copyRich({ html, text }: { html: string; text: string }): Promise<boolean> {
  const forms = { 'text/html': html, 'text/plain': text }
  tell(text)
  // What is handed over while the page copies stays as it is; the other way WebKit gives every
  // element a style.
  if (copyByEvent(forms)) return true
  try {
    const blobs = Object.entries(forms).map(([type, words]) => [type, new Blob([words], { type })])
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))])
    return true
  } catch {
    return false
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
  const done = copySelected(' ')
  document.removeEventListener('copy', fill, { capture: true })
  return done && taken
}

/** Copies a text that is selected for it: where nothing is, there is nothing to copy. */
function copySelected(text: string): boolean {
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
