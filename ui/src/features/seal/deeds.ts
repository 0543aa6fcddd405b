import type { Key } from '../../messages/words.svelte'

/** What a person does to the seal of a library. */
export type Deed = 'seal' | 'unseal' | 'change' | 'add' | 'keep' | 'recovery' | 'renew' | 'clear'

type Words = {
  /** Where it is offered. */
  begin: Key
  title: Key
  what: Key
  aside: Key
  action: Key
  /** What is said in the end, unless something is shown then. */
  done: Key | null
  /** The passphrase that it asks for. */
  known: Key | null
  /** The passphrase that it makes. */
  fresh: Key | null
}

/** What each says and asks for. */
export const DEEDS: Record<Deed, Words> = {
  seal: {
    begin: 'seal.sealIt',
    title: 'seal.seal.title',
    what: 'seal.seal.what',
    aside: 'seal.seal.aside',
    action: 'seal.seal.action',
    done: 'seal.seal.done',
    known: null,
    fresh: 'seal.passphrase',
  },
  unseal: {
    begin: 'seal.unseal.begin',
    title: 'seal.unseal.title',
    what: 'seal.unseal.what',
    aside: 'seal.unseal.aside',
    action: 'seal.unseal.action',
    done: 'seal.unseal.done',
    known: 'seal.passphrase',
    fresh: null,
  },
  change: {
    begin: 'seal.change.begin',
    title: 'seal.change.title',
    what: 'seal.change.what',
    aside: 'seal.change.aside',
    action: 'seal.change.action',
    done: 'seal.change.done',
    known: 'seal.old',
    fresh: 'seal.newPassphrase',
  },
  add: {
    begin: 'seal.add.begin',
    title: 'seal.add.title',
    what: 'seal.add.what',
    aside: 'seal.add.aside',
    action: 'seal.add.action',
    done: 'seal.add.done',
    known: 'seal.own',
    fresh: 'seal.theirs',
  },
  keep: {
    begin: 'seal.keep.begin',
    title: 'seal.keep.title',
    what: 'seal.keep.what',
    aside: 'seal.keep.aside',
    action: 'seal.keep.action',
    done: 'seal.keep.done',
    known: 'seal.kept',
    fresh: null,
  },
  recovery: {
    begin: 'seal.recovery.begin',
    title: 'seal.recovery.title',
    what: 'seal.recovery.what',
    aside: 'seal.recovery.aside',
    action: 'seal.recovery.action',
    done: null,
    known: 'seal.passphrase',
    fresh: null,
  },
  renew: {
    begin: 'seal.renew.begin',
    title: 'seal.renew.title',
    what: 'seal.renew.what',
    aside: 'seal.renew.aside',
    action: 'seal.renew.action',
    done: null,
    known: 'seal.kept',
    fresh: null,
  },
  clear: {
    begin: 'seal.clear.begin',
    title: 'seal.clear.title',
    what: 'seal.clear.what',
    aside: 'seal.clear.aside',
    action: 'seal.clear.action',
    done: 'seal.clear.done',
    known: null,
    fresh: null,
  },
}
