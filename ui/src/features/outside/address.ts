/** An address as it is shown before it is opened. */
export type Address = {
  /** What is opened, sign by sign, in ASCII. */
  opened: string
  /** The same in three: where it leads stands between what comes before and behind it. */
  before: string
  host: string
  behind: string
  /** The host in its own letters, where they are not ASCII: they may look like others. */
  letters: string | null
}

/** Reads an address as a browser does; null where it is none, or leads nowhere by itself. */
export function readAddress(written: string): Address | null {
  let url: URL
  try {
    url = new URL(written.trim())
  } catch {
    return null
  }
  if (url.protocol === 'mailto:') return letter(url)
  const opened = url.href
  const { host } = url
  const at = host ? opened.indexOf(host, url.protocol.length) : -1
  if (at < 0) return { ...whole(opened), letters: null }
  const letters = /^[a-z][a-z0-9+.-]*:[/\\]*([^/\\?#]*)/i.exec(written.trim())?.[1] ?? ''
  return {
    opened,
    before: opened.slice(0, at),
    host,
    behind: opened.slice(at + host.length),
    letters: isAscii(letters) ? null : letters,
  }
}

/** Of an address for letters, what stands behind the last `@` is where it leads. */
function letter(url: URL): Address {
  const [to = '', ...rest] = url.href.split('?')
  const at = to.lastIndexOf('@')
  const written = safely(to.slice(at + 1))
  if (at < 0 || isAscii(written)) return { ...whole(url.href), letters: null }
  const host = asciiHost(written)
  const before = to.slice(0, at + 1)
  const behind = rest.length > 0 ? `?${rest.join('?')}` : ''
  return { opened: before + host + behind, before, host, behind, letters: written }
}

function whole(opened: string) {
  return { opened, before: opened, host: '', behind: '' }
}

function asciiHost(host: string): string {
  try {
    return new URL(`http://${host}`).host
  } catch {
    return encodeURIComponent(host)
  }
}

/** Percent signs read as letters, or left where they are none. */
function safely(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function isAscii(text: string): boolean {
  return [...text].every((sign) => sign.charCodeAt(0) < 128)
}
