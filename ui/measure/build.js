// Prints `bare.ts` as one script, for the tests that measure against it. It is part of no release.
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const entry = fileURLToPath(new URL('bare.ts', import.meta.url))
const [{ output }] = await build({
  configFile: false,
  logLevel: 'silent',
  build: {
    write: false,
    target: 'safari16.4',
    lib: { entry, formats: ['iife'], name: 'bare' },
  },
})
process.stdout.write(output[0].code)
