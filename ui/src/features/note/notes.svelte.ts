import type { ChangeSet, Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { call } from '../../backend/call'
import type { Note } from '../../backend/types'
import {
  carried,
  type Margin,
  noteAt,
  type NoteMark,
  notes,
  notesIn,
  pointAtNote,
  putNotes,
  wordsForNote,
} from '../../editor/notes'
import { t, tn } from '../../messages/words.svelte'
import { afterFirstLook } from '../../shared/firstlook'

/** The note that is being written and is not in the library yet. */
export const NEW = 'new'

const PATIENCE_MS = 150
/** Where words came back, the library knows better; it is asked once nobody types. */
const REST_MS = 1200

/** What the notes need to know of an edition. */
export type Page = {
  id: string
  revision: () => number
  /** The revision of the body as far as the backend has answered. */
  bodyRevision: () => number
  unsent: () => ChangeSet
  /** Sends what was typed; resolves when it is durable or has failed. */
  flush: () => Promise<void>
}
type Open = { page: Page; view: EditorView }
/** Where the card is to stand, pixels from the top left of the sheet on which it lies. */
export type Place = {
  /** Below the words. */
  top: number
  /** Where the words begin. */
  words: number
  /** The page. */
  left: number
  width: number
}

/** The notes of the post on the desk: where they lie, which one is open, and what is being said. */
export class Notes {
  list = $state.raw<Note[]>([])
  /** Id of the note on the card. */
  opened = $state<string | null>(null)
  place = $state.raw<Place | null>(null)
  /** What is typed and not sent yet, by the id of its note. */
  drafts = $state<Record<string, string>>({})
  /** Whether the new note is to hold the post. */
  willHold = $state(false)
  waiting = $derived(this.list.filter(({ resolvedAt }) => resolvedAt === null))
  resolved = $derived(this.list.filter(({ resolvedAt }) => resolvedAt !== null))
  current = $derived(this.list.find(({ id }) => id === this.opened) ?? null)
  /** The words of the note that is being written. */
  newWords = $state('')

  /** Called when there are no words that a note could be put on. */
  onNoWords: () => void = () => {}

  private post: string | null = null
  private readonly pages = new Map<string, Open>()
  private sheet: HTMLElement | null = null
  private timer: ReturnType<typeof setTimeout> | undefined
  private newOn: string | null = null
  private said: { note: string; text: string } | null = null

  /** Follows another post; what was begun in the one before stays for when it is back. */
  show(post: string | null) {
    if (this.post === post) return
    this.post = post
    this.list = []
    this.opened = this.newOn = null
    if (post) this.refresh(0)
  }

  /** What makes an editor's body one on which notes lie. */
  on(page: Page, margin: Margin): Extension {
    return [
      notes({
        margin,
        name: (count, holds) => (holds ? t('note.signHolds') : tn('note.sign', count)),
        open: (ids) => {
          const id = this.following(ids)
          if (id !== undefined) this.open(id)
        },
      }),
      EditorView.updateListener.of((update) => {
        const lies = page.id === this.currentPage
        if (lies && (update.docChanged || update.geometryChanged)) this.measure()
      }),
    ]
  }

  join(page: Page, view: EditorView) {
    this.pages.set(page.id, { page, view })
    this.mark()
  }

  /** Lays the card on `sheet`; gives back how to take it away. */
  attach(sheet: HTMLElement) {
    this.sheet = sheet
    this.measure()
    return () => {
      // Another one may have taken its place already.
      if (this.sheet !== sheet) return
      this.sheet = null
      if (this.opened === NEW) this.opened = this.newOn = null
    }
  }

  /** Asks for the notes anew, a little later. */
  refresh(after = PATIENCE_MS) {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.read(), after)
  }

  /** Something on the desk became durable. */
  rest() {
    if (this.list.length > 0) this.refresh(REST_MS)
  }

  /** Opens the note at the caret, or begins one on the words there. */
  begin() {
    const open = [...this.pages.values()].find(({ view }) => view.hasFocus)
    if (!open) return
    const { view, page } = open
    const { main } = view.state.selection
    const here = main.empty && noteAt(view.state, main.head)
    if (here) return this.open(here.id)
    const { from, to } = wordsForNote(view.state)
    if (!view.state.sliceDoc(from, to).trim()) return this.onNoWords()
    this.newOn = page.id
    this.newWords = view.state.sliceDoc(from, to)
    this.willHold = false
    const mark = { id: NEW, from, to, holds: false }
    putNotes(view, [...notesIn(view.state).filter(({ id }) => id !== NEW), mark])
    this.open(NEW)
  }

  open(id: string) {
    if (this.opened !== id) this.place = null
    this.opened = id
    this.mark()
    this.reveal()
    this.measure()
  }

  /** The note after the one on the card, among these; after the last comes the first again. */
  following(ids = this.waiting.map(({ id }) => id)): string | undefined {
    return ids[(ids.indexOf(this.opened ?? '') + 1) % ids.length]
  }

  /** Puts the card away and goes back to the words. */
  close() {
    const open = this.lying()
    const mark = open && notesIn(open.view.state).find(({ id }) => id === this.opened)
    this.opened = this.newOn = this.place = null
    this.mark()
    if (!open) return
    open.view.focus()
    const { main } = open.view.state.selection
    if (mark && (main.head < mark.from || main.head > mark.to))
      open.view.dispatch({ selection: { anchor: mark.to } })
  }

  /** Says what was typed on the card, as a new note or as an answer; says whether it did. */
  async say(writer: string): Promise<boolean> {
    const { opened } = this
    const text = opened && this.drafts[this.draftOf(opened)]?.trim()
    if (!opened || !text) return false
    if (opened === NEW) return this.create(text, writer)
    await call('note.answer', { note: opened, text, writer })
    this.said = { note: opened, text }
    this.drafts[opened] = ''
    await this.read()
    return true
  }

  async resolve(note: Note) {
    await call(note.resolvedAt === null ? 'note.resolve' : 'note.reopen', { note: note.id })
    await this.read()
  }

  async hold(note: Note, holds: boolean) {
    await call('note.hold', { note: note.id, holds })
    await this.read()
  }

  async trash(note: Note) {
    await call('note.trash', { note: note.id })
    if (this.opened === note.id) this.close()
    await this.read()
  }

  /** The key of a draft; a new one belongs to its edition. */
  draftOf(note: string): string {
    return note === NEW ? `${NEW}:${this.newOn}` : note
  }

  private async create(text: string, writer: string): Promise<boolean> {
    const open = this.lying()
    if (!open) return false
    const { page, view } = open
    // The place is one of the text that the library has.
    await page.flush()
    const mark = notesIn(view.state).find(({ id }) => id === NEW)
    if (!mark || this.newOn !== page.id) return false
    const unsent = page.unsent()
    // What was typed while that was sent is carried back: the library carries it on again.
    const back = unsent.empty ? mark : carried(mark, unsent.invertedDesc)
    const { from, to } = back
    const revision = page.bodyRevision()
    const holds = this.willHold
    const made = await call('note.create', {
      edition: page.id,
      revision,
      from,
      to,
      text,
      writer,
      holds,
    })
    this.drafts[this.draftOf(NEW)] = ''
    this.newOn = null
    this.opened = made.id
    await this.read()
    return true
  }

  private async read() {
    const { post } = this
    if (!post) return
    await afterFirstLook()
    try {
      const fresh = await call('note.list', { post })
      if (this.post !== post) return
      // What was said and is taken back is at hand to be said otherwise.
      const { said } = this
      const note = said && fresh.find(({ id }) => id === said.note)
      if (said && note && !note.entries.some(({ text }) => text === said.text)) {
        if (!this.drafts[said.note]) this.drafts[said.note] = said.text
        this.said = null
      }
      this.list = fresh
      const isGone = this.opened && this.opened !== NEW && !this.current
      if (isGone) this.opened = this.place = null
      this.mark()
      this.measure()
    } catch {
      // They stay as they were; the next change asks again.
    }
  }

  /** Draws the marks of every page that is open. */
  private mark() {
    for (const { page, view } of this.pages.values()) {
      if (!view.dom.isConnected) {
        this.pages.delete(page.id)
        continue
      }
      const own = this.list.filter(({ edition }) => edition === page.id)
      const timely = own.every(({ revision }) => revision === page.revision())
      const unsent = page.unsent()
      const drawn = notesIn(view.state)
      const shown = own.filter((note) => note.resolvedAt === null || note.id === this.opened)
      const marks = shown.map((note): NoteMark => {
        const mark = { id: note.id, ...note.span, holds: note.holds && note.resolvedAt === null }
        // A place in another text than the one here is not a better one.
        const known = drawn.find(({ id }) => id === note.id)
        if (!timely && known) return { ...known, holds: mark.holds }
        return mark.to <= unsent.length ? carried(mark, unsent) : mark
      })
      const made = page.id === this.newOn ? drawn.filter(({ id }) => id === NEW) : []
      const { length } = view.state.doc
      putNotes(
        view,
        [...marks, ...made].filter(({ to }) => to <= length),
      )
      pointAtNote(view, this.opened)
      if (!timely) this.refresh(REST_MS)
    }
  }

  private get currentPage(): string | null {
    return this.opened === NEW ? this.newOn : (this.current?.edition ?? null)
  }

  private lying(): Open | undefined {
    return this.pages.get(this.currentPage ?? '')
  }

  private reveal() {
    const open = this.lying()
    const mark = open && notesIn(open.view.state).find(({ id }) => id === this.opened)
    if (!open || !mark) return
    open.view.dispatch({
      effects: EditorView.scrollIntoView(mark.from, { y: 'nearest', yMargin: 160 }),
    })
  }

  /** Finds where the words of the open note stand, once the editor has measured itself. */
  private measure() {
    const open = this.lying()
    if (!open || !this.opened) return
    open.view.requestMeasure({
      key: this,
      read: (view) => this.found(view),
      write: (place) => {
        if (place) this.place = place
      },
    })
  }

  private found(view: EditorView): Place | null {
    const mark = notesIn(view.state).find(({ id }) => id === this.opened)
    if (!mark || !this.sheet) return null
    const [start, end] = [view.coordsAtPos(mark.from, 1), view.coordsAtPos(mark.to, -1)]
    if (!start || !end) return null
    const origin = this.sheet.getBoundingClientRect()
    const page = view.contentDOM.getBoundingClientRect()
    return {
      top: end.bottom - origin.top,
      words: start.left - origin.left,
      left: page.left - origin.left,
      width: page.width,
    }
  }
}
