import { expect, it } from 'vitest'
import { revealBy } from './reveal'

const sight = { top: 100, bottom: 700 }
const at = (top: number) => ({ top, bottom: top + 50 })

it('scrolls only to what is out of sight, and never so that the caret leaves it', () => {
  expect(revealBy(sight, at(300), at(400))).toBe(0)
  expect(revealBy(sight, at(300), at(680))).toBe(0)
  expect(revealBy(sight, at(600), at(800))).toBe(150)
  expect(revealBy(sight, at(200), at(20))).toBe(-80)
  expect(revealBy(sight, at(150), at(1200))).toBe(0)
})
