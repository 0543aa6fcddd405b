import { call } from '../../backend/call'
import type { AppSettings, Configure } from '../../backend/types'
import { language, speak } from '../../messages/words.svelte'

/** Per cent. */
const ZOOMS = [80, 90, 100, 110, 125, 140, 160, 180, 200]
const USUAL = 100

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
    lastLanguage: null,
    lastPost: null,
    writer: null,
  })
  private readonly night = matchMedia('(prefers-color-scheme: dark)')

  start(settings: AppSettings) {
    this.now = settings
    this.night.addEventListener('change', () => this.light())
    this.light()
    this.speak()
    this.enlarge()
  }

  async change(change: Configure) {
    this.now = { ...this.now, ...change }
    this.light()
    this.speak()
    this.now = await call('app.configure', change)
  }

  /** Steps the size of everything up or down; 0 goes back to the usual size. */
  size(step: -1 | 0 | 1) {
    const { zoom } = this.now
    const next = step > 0 ? ZOOMS.find((z) => z > zoom) : ZOOMS.findLast((z) => z < zoom)
    void this.change({ zoom: step === 0 ? USUAL : (next ?? zoom) })
    this.enlarge()
  }

  private enlarge() {
    const { zoom } = this.now
    document.documentElement.style.fontSize = zoom === USUAL ? '' : `${zoom}%`
    // The editors measure their lines anew when the window says that it has changed.
    dispatchEvent(new Event('resize'))
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
