import type { NamedLink } from '../../backend/types'

/**
 * Where many readers share a post: addresses that each network keeps for that. They are links and
 * nothing else; nobody is told anything before a reader follows one.
 */
export const NETWORKS: NamedLink[] = [
  { name: 'Mastodon', address: 'https://share.joinmastodon.org/#text={title}%20{url}' },
  { name: 'Bluesky', address: 'https://bsky.app/intent/compose?text={title}%20{url}' },
  { name: 'Telegram', address: 'https://t.me/share/url?url={url}&text={title}' },
  { name: 'WhatsApp', address: 'https://wa.me/?text={title}%20{url}' },
  { name: 'Diaspora*', address: 'https://share.diasporafoundation.org/?url={url}&title={title}' },
  { name: 'Facebook', address: 'https://www.facebook.com/sharer/sharer.php?u={url}' },
  { name: 'X', address: 'https://x.com/intent/post?text={title}&url={url}' },
  { name: 'Reddit', address: 'https://www.reddit.com/submit?url={url}&title={title}' },
  { name: 'LinkedIn', address: 'https://www.linkedin.com/sharing/share-offsite/?url={url}' },
]

/** Writing a message, which has a name in each language. */
export const MAIL = 'mailto:?subject={title}&body={url}'

/** The networks that are not in a list of links yet. */
export function missingFrom(links: NamedLink[], mail: string): NamedLink[] {
  const there = new Set(links.map(({ address }) => address))
  return [...NETWORKS, { name: mail, address: MAIL }].filter(({ address }) => !there.has(address))
}
