import { expect, it } from 'vitest'
import { grouped, isHtml } from './formats'

const format = (id: string) => ({ id, extension: 'html', scope: 'post', profile: '', ignores: [] })

it('offers formats by what they are for, and loses none', () => {
  const groups = grouped(['text', 'epub', 'html-page', 'wxr', 'wordpress-blocks'].map(format))
  expect(groups.map(({ group, formats }) => [group, formats.map(({ id }) => id)])).toEqual([
    ['export.group.page', ['html-page']],
    ['export.group.wordpress', ['wordpress-blocks', 'wxr']],
    ['export.group.text', ['text']],
    ['export.group.others', ['epub']],
  ])
})

it('knows what can be pasted as it is', () => {
  expect(isHtml('wordpress-classic')).toBe(true)
  expect(isHtml('hugo')).toBe(false)
})
