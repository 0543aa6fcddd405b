/** Where the window leads a link of the reading view to: nowhere, but it asks. */
const ASKING = '/~link'

const WITH_SCHEME = /^[a-z][a-z0-9+.-]*:/i

/**
 * The same document with links that ask, in place of links that lead away.
 *
 * The frame runs nothing, so nobody in it can ask. A link to an address of the window's own is
 * heard by the window, which goes nowhere and asks (`window.rs`).
 */
export function asking(html: string): string {
  if (!/<a\b/i.test(html)) return html
  const page = new DOMParser().parseFromString(html, 'text/html')
  for (const link of page.querySelectorAll('a[href], area[href]')) {
    const address = link.getAttribute('href')!.trim()
    if (!WITH_SCHEME.test(address)) continue
    link.setAttribute('href', `${location.origin}${ASKING}?to=${encodeURIComponent(address)}`)
    link.removeAttribute('target')
    if (!link.hasAttribute('title')) link.setAttribute('title', address)
  }
  return `<!doctype html>${page.documentElement.outerHTML}`
}
