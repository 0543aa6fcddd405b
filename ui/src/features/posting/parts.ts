import type { PostingEdition } from '../../backend/types'

/** What is pasted into a field of its own, in the order in which sites ask for it. */
export const PARTS = ['title', 'dek', 'slug', 'tags', 'body'] as const

export type Part = (typeof PARTS)[number]

/** What a part says; empty where there is nothing to paste. */
export function said(edition: PostingEdition, part: Part): string {
  switch (part) {
    case 'tags':
      // As sites take several at once.
      return edition.tags.join(', ')
    case 'body':
      return edition.body.html
    default:
      return edition[part]
  }
}
