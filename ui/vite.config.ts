import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

type Modules = { getModuleInfo(id: string): { isEntry: boolean; importers: string[] } | null }

/** Names the chunk of what the window is read with, not later; null for everything else. */
function first(id: string, modules: Modules, seen = new Set<string>()): string | null {
  if (seen.has(id)) return null
  seen.add(id)
  const module = modules.getModuleInfo(id)
  const isFirst = module?.isEntry || module?.importers.some((one) => first(one, modules, seen))
  return isFirst ? 'first' : null
}

export default defineConfig({
  plugins: [svelte()],
  clearScreen: false,
  server: { port: 5173, strictPort: true },
  build: {
    // The system's web view is the only browser that ever runs this.
    target: 'safari16.4',
    // The policy allows no data: address for scripts or fonts, so nothing is inlined.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1000,
    // What the first look needs is one file: every other one has to be asked for too.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: first, debugName: 'first' }] } },
    },
  },
  // Style sheets are read by tests too: they hold the colours. The limit of time is for tests that
  // hang; none fails because the machine is busy.
  test: { include: ['src/**/*.test.ts'], css: true, testTimeout: 120_000 },
})
