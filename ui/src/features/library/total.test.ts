import { expect, it } from 'vitest'
import { learnt } from './total'

const exactly = (posts: number) => ({ posts, isExact: true })
const atLeast = (posts: number) => ({ posts, isExact: false })

it('believes the first answer to a question', () => {
  expect(learnt(null, atLeast(51))).toEqual(atLeast(51))
  expect(learnt(null, exactly(7))).toEqual(exactly(7))
})

it('grows with every part that is read, in whichever order they come', () => {
  const parts = [atLeast(101), atLeast(51), atLeast(151)]
  expect(parts.reduce(learnt)).toEqual(atLeast(151))
})

it('takes a count for what it is, also a smaller one', () => {
  expect(learnt(atLeast(151), exactly(100_000))).toEqual(exactly(100_000))
  expect(learnt(exactly(100_000), exactly(3))).toEqual(exactly(3))
  expect(learnt(atLeast(151), exactly(120))).toEqual(exactly(120))
})

it('keeps what was counted until a part says that there are more', () => {
  expect(learnt(exactly(100_000), atLeast(51))).toEqual(exactly(100_000))
  expect(learnt(exactly(51), atLeast(51))).toEqual(exactly(51))
  expect(learnt(exactly(100), atLeast(151))).toEqual(atLeast(151))
})
