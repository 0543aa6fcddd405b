import { call } from '../../backend/call'
import type { AppSettings, Configure } from '../../backend/types'
import { language, speak } from '../../messages/words.svelte'

const ZOOMS = [0.8, 0.9, 1, 1.1, 1.25, 1.4, 1.6, 1.8, 2]

/** How a person likes the window: its light, its language, its size. */
export class Settings {
  now = $state.raw<AppSettings>({
    theme: 'system',
    interfaceLanguage: 'system',
    postsVisible: true,
    facing: true,
    lastLanguage: null,
    lastPost: null,
  })
  private zoom = 1
  private readonly night = matchMedia('(prefers-color-scheme: dark)')

  start(settings: AppSettings) {
    this.now = settings
    this.night.addEventListener('change', () => this.light())
    this.light()
    this.speak()
  }

  async change(change: Configure) {
    this.now = { ...this.now, ...change }
    this.light()
    this.speak()
    this.now = await call('app.configure', change)
  }

  /** Steps the size of everything up or down; 0 goes back to the usual size. */
  size(step: -1 | 0 | 1) {
    const at = ZOOMS.indexOf(this.zoom) + step
    this.zoom = step === 0 ? 1 : (ZOOMS[Math.max(0, Math.min(ZOOMS.length - 1, at))] ?? 1)
    document.documentElement.style.fontSize = this.zoom === 1 ? '' : `${this.zoom * 100}%`
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
