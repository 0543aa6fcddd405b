import { isOpen } from '../features/pair/todo'
import type { Pairs } from '../features/pair/pairs.svelte'
import type { Bead, Finding } from '../backend/types'
import type { Deed } from '../editor/undoorder'
import { t, type Key } from '../messages/words.svelte'
import type { App } from './app.svelte'
import type { Command } from './commands'

const onPair = ({ place, pairs }: App) => place === 'desk' && pairs?.here != null
const onBoth = (app: App) => onPair(app) && bothOf(here(app)) !== null
const isFacing = ({ place, desk, pairs }: App) =>
  place === 'desk' && desk.isFacing && pairs !== null

/** What is done with pairs; also what the menu of a pair offers. */
export const PAIR_COMMANDS: Command[] = [
  {
    id: 'pair.inStep',
    label: 'menu.pair.inStep',
    keys: 'Mod-Enter',
    available: isFacing,
    run: ({ pairs }) => pairs && inStep(pairs),
  },
  {
    id: 'pair.typo',
    label: 'menu.pair.typo',
    available: (app) => onPair(app) && here(app)?.state === 'changed',
    run: (app) => onHere(app, typo),
  },
  {
    id: 'pair.carry',
    label: 'menu.pair.carry',
    keys: 'Mod-Shift-Enter',
    available: onPair,
    run: (app) => onHere(app, (bead, { actions }) => actions.carry(bead)),
  },
  {
    id: 'pair.next',
    label: 'menu.pair.next',
    keys: 'Alt-ArrowDown',
    available: isFacing,
    run: ({ pairs }) => pairs?.walk.next(),
  },
  {
    id: 'pair.previous',
    label: 'menu.pair.previous',
    keys: 'Alt-ArrowUp',
    available: isFacing,
    run: ({ pairs }) => pairs?.walk.previous(),
  },
  {
    id: 'pair.join',
    label: 'menu.pair.join',
    keys: 'Mod-j',
    available: onPair,
    run: (app) => onHere(app, (bead, { actions }) => actions.join(bead)),
  },
  {
    id: 'pair.separate',
    label: 'menu.pair.separate',
    keys: 'Mod-Shift-j',
    available: onBoth,
    run: (app) => onHere(app, (bead, { actions }) => actions.separate(bead)),
  },
  {
    id: 'pair.link',
    label: 'menu.pair.link',
    available: isFacing,
    run: (app) => app.pairs?.actions.link(),
  },
  {
    id: 'pair.alone',
    label: 'menu.pair.alone',
    available: (app) => onPair(app) && !onBoth(app),
    run: (app) => onHere(app, (bead, { actions }) => actions.setAlone(bead)),
  },
  {
    id: 'pair.leadHere',
    label: 'menu.pair.leadHere',
    available: onBoth,
    run: (app) => onHere(app, (bead, { actions }) => actions.exchangePairLead(bead)),
  },
  {
    id: 'pair.lead',
    label: 'menu.pair.lead',
    available: isFacing,
    run: (app) => app.pairs?.actions.exchangeLead(),
  },
  {
    id: 'pair.read',
    label: 'menu.pair.read',
    available: onPair,
    run: (app) => markRead(app),
  },
  {
    id: 'pair.allInStep',
    label: 'menu.pair.allInStep',
    available: isFacing,
    run: (app) => app.pairs && allInStep(app, app.pairs),
  },
  {
    id: 'pair.nextFinding',
    label: 'menu.pair.nextFinding',
    keys: 'F8',
    available: isFacing,
    run: ({ pairs }) => pairs?.walk.nextFinding(),
  },
  {
    id: 'pair.dismiss',
    label: 'menu.pair.dismiss',
    keys: 'Mod-Shift-d',
    available: isFacing,
    run: (app) => dismiss(app),
  },
]

const IN_MENU = [
  'pair.inStep',
  'pair.typo',
  'pair.carry',
  'pair.join',
  'pair.separate',
  'pair.link',
  'pair.alone',
  'pair.leadHere',
  'pair.read',
]

/** What the menu of the current pair offers, in its words. */
export function pairMenu(app: App): { id: string; label: Key; keys?: string }[] {
  const bead = here(app)
  const named = ({ id, label }: Command): Key => {
    if (id === 'pair.alone' && bead?.state === 'alone') return 'pair.notAlone'
    const reader = writer(app)
    if (id === 'pair.read' && reader && bead?.readers.includes(reader)) return 'pair.unread'
    return label
  }
  return PAIR_COMMANDS.filter(({ id }) => IN_MENU.includes(id))
    .filter((command) => command.available?.(app) ?? true)
    .filter(({ id }) => id !== 'pair.carry' || bead?.carry.length)
    .map((command) => ({ ...command, label: named(command) }))
}

/** Marks the current pair as read, by whoever sits here. */
export function markRead(app: App, given?: string) {
  const reader = given ?? writer(app)
  if (!reader) return (app.over = 'initials')
  if (given) void app.settings.change({ writer: given })
  return onHere(app, (bead, { actions }) => actions.setRead(bead, reader))
}

/** The initials of whoever sits here. */
function writer({ settings }: App): string {
  return settings.now.writer ?? ''
}

/** Dismisses a finding, or the one of the current pair in which the caret stands. */
export function dismiss({ pairs }: App, finding: Finding | null = pairs?.finding ?? null) {
  if (finding) pairs?.actions.dismiss(finding)
}

export function allInStep(app: App, pairs: Pairs) {
  tell(app, t('pair.allMarked'), pairs.actions.allInStep())
}

function inStep(pairs: Pairs) {
  const both = bothOf(pairs.here)
  if (both) pairs.actions.inStep(both)
  pairs.walk.next(isOpen)
}

function typo(bead: Bead, pairs: Pairs, app: App) {
  tell(app, t('pair.typoMarked'), pairs.actions.typo(bead))
}

/** Says what was done where more than one pair was touched, which nobody sees. */
function tell(app: App, words: string, deed: Deed) {
  const run = () => void app.desk.order.takeBack(deed)
  app.notices.tell(words, { label: t('common.undo'), run })
}

function onHere(app: App, act: (bead: Bead, pairs: Pairs, app: App) => unknown) {
  const { pairs } = app
  if (pairs?.here) act(pairs.here, pairs, app)
}

function here({ pairs }: App): Bead | null {
  return pairs?.here ?? null
}

function bothOf(bead: Bead | null): Bead | null {
  return bead?.left && bead.right ? bead : null
}
