import {
  closeSearchPanel,
  findNext,
  findPrevious,
  getSearchQuery,
  replaceAll,
  replaceNext,
  SearchQuery,
  setSearchQuery,
} from '@codemirror/search'
import { type EditorView, type Panel, runScopeHandlers, type ViewUpdate } from '@codemirror/view'
import { MOST_COUNTED, Tally } from './tally'

/** How long the typing rests before matches are counted anew, milliseconds. */
const REST_MS = 120

/** Marks the field of the panel in which the replacement is written. */
export const REPLACEMENT = 'cm-find-replacement'

/** Find and replace: two fields, three switches, and how many there are. */
export function findPanel(view: EditorView): Panel {
  return new FindPanel(view)
}

class FindPanel implements Panel {
  readonly dom = document.createElement('div')
  private readonly search: HTMLInputElement
  private readonly replacement: HTMLInputElement
  private readonly switches: Record<'caseSensitive' | 'wholeWord' | 'regexp', HTMLButtonElement>
  private readonly count = document.createElement('span')
  private query: SearchQuery
  private tally: Tally | null = null
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly view: EditorView) {
    this.query = getSearchQuery(view.state)
    const word = (name: string) => view.state.phrase(name)
    this.search = this.field(word('Find'), this.query.search)
    this.search.setAttribute('main-field', 'true')
    this.replacement = this.field(word('Replace'), this.query.replace)
    this.replacement.classList.add(REPLACEMENT)
    this.count.className = 'cm-find-count'
    this.count.setAttribute('role', 'status')
    this.switches = {
      caseSensitive: this.switch('Aa', word('match case')),
      wholeWord: this.switch('“W”', word('by word')),
      regexp: this.switch('.*', word('regexp')),
    }
    this.showSwitches()
    const finder = element('div', 'cm-find-field', this.search, this.count)
    const { caseSensitive, wholeWord, regexp } = this.switches
    const first = element(
      'div',
      'cm-find-row',
      finder,
      element('div', 'cm-find-switches', caseSensitive, wholeWord, regexp),
      this.button('↑', word('previous'), findPrevious),
      this.button('↓', word('next'), findNext),
      this.button('×', word('close'), closeSearchPanel),
    )
    const second = element(
      'div',
      'cm-find-row',
      element('div', 'cm-find-field', this.replacement),
      this.button(word('replace'), '', replaceNext),
      this.button(word('replace all'), '', replaceAll),
    )
    this.dom.className = 'cm-find'
    this.dom.setAttribute('role', 'search')
    this.dom.append(first, second)
    this.dom.addEventListener('keydown', (event) => this.keys(event))
    this.recount(0)
  }

  mount() {
    this.search.select()
  }

  update({ docChanged, selectionSet, transactions }: ViewUpdate) {
    for (const { effects } of transactions) {
      for (const effect of effects) {
        if (!effect.is(setSearchQuery) || effect.value.eq(this.query)) continue
        this.query = effect.value
        this.search.value = this.query.search
        this.replacement.value = this.query.replace
        this.showSwitches()
        this.recount(REST_MS)
      }
    }
    if (docChanged) this.recount(REST_MS)
    else if (selectionSet) this.showCount()
  }

  destroy() {
    clearTimeout(this.timer)
  }

  private keys(event: KeyboardEvent) {
    const { target, key, shiftKey } = event
    if (runScopeHandlers(this.view, event, 'search-panel')) event.preventDefault()
    else if (key !== 'Enter') return
    else if (target === this.search) (shiftKey ? findPrevious : findNext)(this.view)
    else if (target === this.replacement) replaceNext(this.view)
    else return
    event.preventDefault()
  }

  private commit() {
    const pressed = (button: HTMLButtonElement) => button.getAttribute('aria-pressed') === 'true'
    const query = new SearchQuery({
      search: this.search.value,
      replace: this.replacement.value,
      caseSensitive: pressed(this.switches.caseSensitive),
      wholeWord: pressed(this.switches.wholeWord),
      regexp: pressed(this.switches.regexp),
    })
    if (query.eq(this.query)) return
    this.query = query
    this.view.dispatch({ effects: setSearchQuery.of(query) })
    this.recount(REST_MS)
  }

  private recount(after: number) {
    clearTimeout(this.timer)
    const { query, view } = this
    this.search.setAttribute('aria-invalid', String(query.search !== '' && !query.valid))
    this.timer = setTimeout(() => {
      const tally = query.valid ? new Tally(view.state, query) : null
      if (tally) this.goOn(tally)
      else this.finish(null)
    }, after)
  }

  /** Counts slice by slice; whatever changes meanwhile begins anew. */
  private goOn(tally: Tally) {
    if (tally.step()) this.finish(tally)
    else this.timer = setTimeout(() => this.goOn(tally))
  }

  private finish(tally: Tally | null) {
    this.tally = tally
    this.showCount()
  }

  private showCount() {
    const { tally, query, view } = this
    const word = (name: string, ...values: unknown[]) => view.state.phrase(name, ...values)
    if (query.search !== '' && !query.valid) this.count.textContent = word('not a pattern')
    else if (!tally) this.count.textContent = ''
    else if (tally.count === 0) this.count.textContent = word('no match')
    else {
      const number = tally.numberAt(view.state.selection.main.from)
      const all = tally.isMore ? `${MOST_COUNTED}+` : String(tally.count)
      this.count.textContent = number > 0 ? word('$1 of $2', number, all) : all
    }
  }

  private showSwitches() {
    for (const [name, button] of Object.entries(this.switches)) {
      button.setAttribute('aria-pressed', String(this.query[name as keyof typeof this.switches]))
    }
  }

  private field(label: string, value: string): HTMLInputElement {
    const field = document.createElement('input')
    field.type = 'text'
    field.value = value
    field.placeholder = label
    field.setAttribute('aria-label', label)
    field.spellcheck = false
    field.autocomplete = 'off'
    field.addEventListener('input', () => this.commit())
    return field
  }

  private switch(sign: string, label: string): HTMLButtonElement {
    const button = control(sign, label)
    button.addEventListener('click', () => {
      const isOn = button.getAttribute('aria-pressed') === 'true'
      button.setAttribute('aria-pressed', String(!isOn))
      this.commit()
    })
    return button
  }

  private button(sign: string, label: string, run: (view: EditorView) => boolean) {
    const button = control(sign, label)
    button.addEventListener('click', () => run(this.view))
    return button
  }
}

function control(sign: string, label: string): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  if (!label) {
    button.textContent = sign
    return button
  }
  // The sign is drawn and the label is said.
  button.dataset.sign = sign
  button.title = label
  button.setAttribute('aria-label', label)
  return button
}

function element(name: string, kind: string, ...children: Node[]): HTMLElement {
  const made = document.createElement(name)
  made.className = kind
  made.append(...children)
  return made
}
