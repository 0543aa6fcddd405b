// Judges a JSON Feed on standard input by the schema beside this file; says what is wrong, a line
// each, and nothing where nothing is.

import { readFileSync } from 'node:fs'

import Ajv from 'ajv/dist/2020.js'
import formats from 'ajv-formats'

const schema = JSON.parse(readFileSync(new URL('json-feed.schema.json', import.meta.url), 'utf8'))
const ajv = formats(new Ajv({ allErrors: true, strict: true, strictRequired: false }))
const isValid = ajv.compile(schema)
if (!isValid(JSON.parse(readFileSync(0, 'utf8')))) {
  for (const { instancePath, message, params } of isValid.errors) {
    process.stdout.write(`${instancePath} ${message} ${JSON.stringify(params)}\n`)
  }
}
