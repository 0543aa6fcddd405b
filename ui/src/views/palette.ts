import type { PostTitle } from '../backend/types'
import { languageName, USUAL_LANGUAGES } from '../messages/names'
import { t } from '../messages/words.svelte'
import { chordName } from '../shared/keys'
import { fit } from '../shared/match'
import type { Choice, Group } from '../shared/Palette.svelte'
import type { App } from './app.svelte'
import { type Command, COMMANDS, isAvailable, run } from './commands'

/** So many are offered before anything is asked for. */
const RECENT = 5
const POSTS = 6
/** So many commands stand above what is found among the posts. */
const ABOVE_POSTS = 6
/** What each letter has to be worth: as much as where they stand together at a word's beginning. */
const GOOD = 8

export type Candidate = Omit<Choice, 'met'>

/** What the palette offers for a query: commands first, because they are always there. */
export function offered(app: App, query: string, titles: PostTitle[]): Group[] {
  const groups = query.trim() ? found(app, query, titles) : atFirst(app, titles)
  return groups.filter(({ choices }) => choices.length > 0)
}

/** The name of a command where nothing else says to what it belongs. */
export function commandName({ label, within }: Command): string {
  return within ? t('palette.within', { within: t(within), label: t(label) }) : t(label)
}

function atFirst(app: App, titles: PostTitle[]): Group[] {
  const commands = commandsOf(app)
  const recent = app.settings.now.recentCommands
    .flatMap((id) => commands.find((command) => command.id === id) ?? [])
    .slice(0, RECENT)
  const rest = [...commands, ...beginnings(app)].filter((command) => !recent.includes(command))
  // What is still there from the last question may have found a post by two of its titles.
  const others = once(titles, ({ post }) => post)
    .filter(({ post }) => post !== app.desk.post?.id)
    .slice(0, POSTS)
  return [
    { name: t('palette.recent'), choices: whole(recent) },
    { name: t('palette.posts'), choices: whole(others.map((title) => ofPost(app, title))) },
    { name: t('palette.commands'), choices: whole(rest) },
  ]
}

function found(app: App, query: string, titles: PostTitle[]): Group[] {
  const commands = ranked(query, commandsOf(app))
  const rest = ranked(query, beginnings(app))
  // A post that is found by two of its titles is offered by the one that fits better.
  const byTitles = titles.map((title) => ofPost(app, title))
  const posts = once(ranked(query, byTitles), ({ id }) => id)
  const good = GOOD * query.replace(/\s/g, '').length
  const isAbove = (score: number, index: number) =>
    posts.length === 0 || (score >= good && index < ABOVE_POSTS)
  const above = commands.filter(({ score }, index) => isAbove(score, index))
  const below = commands.filter((command) => !above.includes(command))
  return [
    { name: t('palette.commands'), choices: above },
    { name: t('palette.posts'), choices: posts },
    { name: t('palette.more'), choices: [...below, ...rest] },
  ]
}

/** The candidates that fit a query, best first. */
export function ranked(query: string, candidates: Candidate[]): (Choice & { score: number })[] {
  return candidates
    .map((candidate) => ({ candidate, fits: fit(query, candidate.label) }))
    .flatMap(({ candidate, fits }) => (fits ? [{ candidate, ...fits }] : []))
    .sort((a, b) => b.score - a.score)
    .map(({ candidate, met, score }) => ({ ...candidate, met, score }))
}

/** The candidates as they are, where nothing was asked for. */
export function whole(candidates: Candidate[]): Choice[] {
  return candidates.map((candidate) => ({ ...candidate, met: [] }))
}

function commandsOf(app: App): Candidate[] {
  return COMMANDS.filter((command) => command.id !== 'view.palette')
    .filter((command) => isAvailable(app, command))
    .map((command) => ({
      id: command.id,
      label: commandName(command),
      hint: command.keys ? chordName(command.keys) : '',
      isKey: command.keys !== undefined,
      run: () => {
        app.settings.remember(command.id)
        run(app, command.id)
      },
    }))
}

/** The first of each that have the same name. */
function once<T>(all: T[], name: (one: T) => string): T[] {
  const seen = new Set<string>()
  return all.filter((one) => !seen.has(name(one)) && seen.add(name(one)))
}

/** A new post in any of the languages, not only in the one of the last, or from a template. */
function beginnings(app: App): Candidate[] {
  if (!app.library.info || app.seal.isBarred) return []
  const tags = new Set([...app.library.languages, ...USUAL_LANGUAGES])
  const inLanguages = [...tags].map((tag) => ({
    id: `post.new.${tag}`,
    label: t('palette.newIn', { language: languageName(tag) }),
    hint: '',
    run: () => void app.newPostIn(tag),
  }))
  const fromTemplates = app.templates.for(app.usualLanguage).map(({ key, words }) => ({
    id: `post.new.${key}`,
    label: t('palette.newFrom', { name: words.name }),
    hint: languageName(app.usualLanguage),
    run: () => void app.newPostFrom(key),
  }))
  return [...fromTemplates, ...inLanguages]
}

function ofPost(app: App, { post, title, language }: PostTitle): Candidate {
  return {
    id: `post-${post}`,
    label: title || t('posts.untitled'),
    ...(title && { lang: language }),
    hint: languageName(language),
    run: () => void app.openPost(post),
  }
}
