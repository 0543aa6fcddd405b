// The editor of WordPress without its window: its own parser, serialiser and paste handler.

import { createRequire } from 'node:module'

import { JSDOM, VirtualConsole } from 'jsdom'

const require = createRequire(import.meta.url)

/** Gives the packages the globals of a browser that they look for when they are loaded. */
function openWindow() {
  // Sheets of the editor's buttons use CSS that jsdom cannot read and nobody sees: no console.
  const { window } = new JSDOM('<!doctype html><body></body>', {
    url: 'https://site.example/',
    pretendToBeVisual: true,
    virtualConsole: new VirtualConsole(),
  })
  window.matchMedia = () => ({ matches: false, addEventListener() {}, addListener() {} })
  window.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  }
  for (const name of Object.getOwnPropertyNames(window)) {
    if (!(name in globalThis)) {
      Object.defineProperty(globalThis, name, { get: () => window[name], configurable: true })
    }
  }
  // Node has one of its own, without a platform.
  Object.defineProperty(globalThis, 'navigator', { value: window.navigator })
}

openWindow()
// What the parser finds wrong comes with each block; its console would say it a second time.
for (const level of ['log', 'info', 'warn', 'error']) console[level] = () => {}

const { parse, serialize, pasteHandler } = require('@wordpress/blocks')
const { registerCoreBlocks } = require('@wordpress/block-library')
const { RichTextData } = require('@wordpress/rich-text')
registerCoreBlocks()

/** What the editor makes of the content of a post, and what it would save again. */
export function blocks({ content }) {
  const parsed = parse(content)
  const saved = serialize(parsed)
  parsed.forEach(forget)
  return { blocks: parsed.map(shown), saved, retyped: serialize(parsed) }
}

/** What the visual editor makes of what is pasted into it. */
export function paste({ html, text }) {
  const pasted = pasteHandler({ HTML: html, plainText: text, mode: 'BLOCKS' })
  return { blocks: pasted.map(shown), saved: serialize(pasted) }
}

function shown(block) {
  return {
    name: block.name,
    isValid: block.isValid,
    issues: (block.validationIssues ?? []).map((issue) => issue.args.map(String).join(' ')),
    inner: block.innerBlocks.map(shown),
  }
}

/**
 * Makes the editor forget the HTML that words came from, as the first key typed into them does:
 * what is saved then is what it has understood of them.
 */
function forget(block) {
  forgetIn(block.attributes)
  block.innerBlocks.forEach(forget)
}

function forgetIn(values) {
  for (const [key, value] of Object.entries(values)) {
    if (value instanceof RichTextData) {
      const { text, formats, replacements } = value
      values[key] = new RichTextData({ text, formats, replacements })
    } else if (value !== null && typeof value === 'object') {
      forgetIn(value)
    }
  }
}
