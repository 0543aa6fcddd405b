import { WidgetType } from '@codemirror/view'

/** What a line under a paragraph says, or offers to do. */
export type LineItem =
  { words: string; keys?: never; run?: never } | { words: string; keys?: string; run: () => void }

/** A small line under a paragraph; without items it only keeps the room. */
export class UnderLine extends WidgetType {
  constructor(
    private readonly key: string,
    private readonly items: LineItem[],
  ) {
    super()
  }
  override eq(other: UnderLine) {
    return this.key === other.key && this.said === other.said
  }
  override toDOM() {
    const line = document.createElement('div')
    line.className = 'cm-under'
    this.fill(line)
    return line
  }
  override updateDOM(line: HTMLElement) {
    this.fill(line)
    return true
  }
  override get estimatedHeight() {
    return 26
  }
  override ignoreEvent() {
    return true
  }

  private get said(): string {
    return JSON.stringify(this.items.map(({ words, keys }) => [words, keys]))
  }

  private fill(line: HTMLElement) {
    line.replaceChildren(...this.items.map((item) => (item.run ? button(item) : words(item))))
  }
}

function words(item: LineItem): HTMLElement {
  const element = document.createElement('span')
  element.textContent = item.words
  return element
}

function button({ words, keys, run }: LineItem): HTMLElement {
  const element = document.createElement('button')
  element.type = 'button'
  element.tabIndex = -1
  element.setAttribute('aria-label', words)
  if (keys) {
    const key = document.createElement('kbd')
    key.textContent = keys
    element.append(key)
  }
  element.append(words)
  // The caret stays where it is: it says which pair is meant.
  element.addEventListener('mousedown', (event) => event.preventDefault())
  element.addEventListener('click', () => run?.())
  return element
}
