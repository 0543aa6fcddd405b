import { expect, it } from 'vitest'
import base from './base.css?raw'

type Colours = Record<string, string>

/** What words are set in, and the grounds that they stand on. */
const WORDS: [string, string[]][] = [
  ['ink', ['paper', 'desk', 'pair', 'added', 'removed', 'selection']],
  ['soft', ['paper', 'desk', 'pair']],
  ['accent', ['paper', 'desk', 'pair']],
  ['on-accent', ['accent']],
]
/** What is no word but has to be seen: WCAG asks for 3 to 1. */
const SIGNS: [string, string[]][] = [['focus', ['paper', 'desk', 'pair']]]

function palette(theme: 'day' | 'night'): Colours {
  const block = base.split(`[data-theme='${theme}'] {`)[1]!.split('}')[0]!
  return Object.fromEntries([...block.matchAll(/--([\w-]+): (#\w{6});/g)].map((m) => [m[1], m[2]]))
}

/** Relative luminance as WCAG 2 defines it. */
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light! + 0.05) / (dark! + 0.05)
}

it.each(['day', 'night'] as const)('can be read by %s', (theme) => {
  const colours = palette(theme)
  const faint = (pairs: [string, string[]][], least: number) =>
    pairs.flatMap(([front, grounds]) =>
      grounds
        .map((ground) => ({ front, ground, is: contrast(colours[front]!, colours[ground]!) }))
        .filter(({ is }) => !(is >= least)),
    )
  expect(faint(WORDS, 4.5)).toEqual([])
  expect(faint(SIGNS, 3)).toEqual([])
})

it('measures as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})
