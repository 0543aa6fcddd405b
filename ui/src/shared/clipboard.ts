/** Copies plain text; says whether the system took it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text)
  }
}

/** Copies mark-up, which programs that know none take as it is written. */
export async function copyHtml(html: string): Promise<boolean> {
  if (copyByEvent({ 'text/html': html, 'text/plain': html })) return true
  try {
    const types = ['text/html', 'text/plain']
    const blobs = types.map((type) => [type, new Blob([html], { type })])
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))])
    return true
  } catch {
    return copyText(html)
  }
}

/** Copies several types at once, which web views let a page do that copies. */
function copyByEvent(types: Record<string, string>): boolean {
  let isFilled = false
  const fill = (event: ClipboardEvent) => {
    event.preventDefault()
    event.stopImmediatePropagation()
    for (const [type, value] of Object.entries(types)) event.clipboardData?.setData(type, value)
    isFilled = event.clipboardData !== null
  }
  document.addEventListener('copy', fill, { capture: true, once: true })
  const isDone = document.execCommand('copy')
  document.removeEventListener('copy', fill, { capture: true })
  return isDone && isFilled
}

/** The older way, for web views that keep the clipboard closed to pages. */
function copyBySelection(text: string): boolean {
  const area = document.createElement('textarea')
  const before = document.activeElement as HTMLElement | null
  area.value = text
  area.style.cssText = 'position:fixed;opacity:0'
  document.body.append(area)
  area.select()
  const done = document.execCommand('copy')
  area.remove()
  before?.focus()
  return done
}
