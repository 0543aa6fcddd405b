import { call } from '../../backend/call'
import type { AppSettings, Configure } from '../../backend/types'
import { language, speak } from '../../messages/words.svelte'

/** Per cent. */
const ZOOMS = [80, 90, 100, 110, 125, 140, 160, 180, 200]
const USUAL = 100
/** How large the text can be, per cent of its usual size. */
export const TEXT_SIZES = [85, 90, 95, 100, 110, 120, 135, 150, 175]
/** How many commands are remembered. */
const RECENT = 8

/** Width of a page of text at its usual size, rem. */
const WIDTHS = { narrow: 30, usual: 36, wide: 43 }
/** From one line to the next, in sizes of the text. */
const SPACINGS = { close: 1.45, usual: 1.62, open: 1.85 }

/** How a person likes the window: its light, its language, its size. */
export class Settings {
  now = $state.raw<AppSettings>({
    theme: 'system',
    interfaceLanguage: 'system',
    postsVisible: true,
    facing: true,
    spelling: true,
    smartTypography: true,
    sourceMode: false,
    focus: 'off',
    typewriter: false,
    zoom: 100,
    textWidth: 'usual',
    textSize: 100,
    lineSpacing: 'usual',
    textFace: 'serif',
    lastLanguage: null,
    lastPost: null,
    lastEdition: null,
    recentCommands: [],
    lockAfter: 10,
    lockWithScreen: true,
    clearClipboard: false,
    writer: null,
  })
  private readonly night = matchMedia('(prefers-color-scheme: dark)')

  start(settings: AppSettings) {
    this.now = settings
    this.night.addEventListener('change', () => this.light())
    this.light()
    this.speak()
    this.set()
  }

  async change(change: Configure) {
    this.now = { ...this.now, ...change }
    this.light()
    this.speak()
    this.set()
    this.now = await call('app.configure', change)
  }

  /** Steps the size of everything up or down; 0 goes back to the usual size. */
  size(step: -1 | 0 | 1) {
    const { zoom } = this.now
    const next = step > 0 ? ZOOMS.find((z) => z > zoom) : ZOOMS.findLast((z) => z < zoom)
    void this.change({ zoom: step === 0 ? USUAL : (next ?? zoom) })
  }

  /** Keeps in mind that a command was chosen. */
  remember(command: string) {
    const others = this.now.recentCommands.filter((other) => other !== command)
    void this.change({ recentCommands: [command, ...others].slice(0, RECENT) })
  }

  /** Sets everything, and the text in it, as large and as wide as is wanted. */
  private set() {
    const { zoom, textWidth, textSize, lineSpacing, textFace } = this.now
    const { dataset, style } = document.documentElement
    const before = style.cssText + dataset.face
    style.fontSize = zoom === USUAL ? '' : `${zoom}%`
    style.setProperty('--text-scale', String(textSize / 100))
    style.setProperty('--leading', String(SPACINGS[lineSpacing]))
    style.setProperty('--page-width', `${WIDTHS[textWidth]}rem`)
    dataset.face = textFace
    // The editors measure their lines anew when the window says that it has changed.
    if (style.cssText + dataset.face !== before) dispatchEvent(new Event('resize'))
  }

  private light() {
    const { theme } = this.now
    const dark = theme === 'dark' || (theme === 'system' && this.night.matches)
    document.documentElement.dataset.theme = dark ? 'night' : 'day'
  }

  private speak() {
    const { interfaceLanguage: wish } = this.now
    const system = navigator.language.startsWith('es') ? 'es' : 'en'
    const next = wish === 'system' ? system : wish
    if (next !== language()) speak(next)
    void call('app.setMenu', { language: next }).catch(() => {})
  }
}
