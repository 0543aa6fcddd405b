// Answers questions about WordPress: a line of JSON each on standard input, a line each back.

import { createInterface } from 'node:readline'

import { blocks, paste } from './editor.mjs'

const deeds = { blocks, paste }

for await (const line of createInterface({ input: process.stdin })) {
  const { deed, ...question } = JSON.parse(line)
  const answer = deeds[deed](question)
  process.stdout.write(`${JSON.stringify(answer)}\n`)
}
// Timers of the packages would keep the process alive for ever.
process.exit(0)
