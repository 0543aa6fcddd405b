import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

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
  },
  // Style sheets are read by tests too: they hold the colours. The limit of time is for tests that
  // hang; none fails because the machine is busy.
  test: { include: ['src/**/*.test.ts'], css: true, testTimeout: 120_000 },
})
