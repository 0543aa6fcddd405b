import type { ChosenPosts } from '../../backend/types'

/** Every post, the last touched first. */
export const EVERYTHING: ChosenPosts = {
  search: '',
  status: null,
  language: null,
  tag: null,
  series: null,
  author: null,
  needsTranslation: false,
  changedSinceExport: false,
  sort: 'touched',
  reversed: false,
}

/** What restricts the list, as opposed to what orders it. */
const RESTRICTIONS = [
  'search',
  'status',
  'language',
  'tag',
  'series',
  'author',
  'needsTranslation',
  'changedSinceExport',
] as const

/** Those that have no place of their own above the list. */
const OTHERS = ['tag', 'series', 'author', 'needsTranslation', 'changedSinceExport'] as const
export type Other = (typeof OTHERS)[number]

/** Whether this shows less than every post. */
export function isRestricted(chosen: ChosenPosts): boolean {
  return RESTRICTIONS.some((name) => chosen[name] !== EVERYTHING[name])
}

/** What can be taken away again, one by one. */
export function chips(chosen: ChosenPosts): Other[] {
  return OTHERS.filter((name) => chosen[name] !== EVERYTHING[name])
}

/** The same without one of them. */
export function without(chosen: ChosenPosts, name: Other): ChosenPosts {
  return { ...chosen, [name]: EVERYTHING[name] }
}

export function isSame(one: ChosenPosts, other: ChosenPosts): boolean {
  const names = Object.keys(EVERYTHING) as (keyof ChosenPosts)[]
  return names.every((name) => one[name] === other[name])
}
