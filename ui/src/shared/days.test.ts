import { expect, it } from 'vitest'
import { dayInWords, readDay } from './days'

const TODAY = '2026-11-26'

const cases: [string, string | null][] = [
  ['2026-05-13', '2026-05-13'],
  ['2026/5/3', '2026-05-03'],
  ['13/5/2026', '2026-05-13'],
  ['13.5.26', '2026-05-13'],
  ['13-5', '2026-05-13'],
  ['3/4/2026', '2026-04-03'],
  ['5/13/2026', '2026-05-13'],
  ['13 May 2026', '2026-05-13'],
  ['May 13th, 2026', '2026-05-13'],
  ['13 de mayo', '2026-05-13'],
  ['el miércoles 13 de MAYO de 2026', '2026-05-13'],
  ['1º de enero de 1994', '1994-01-01'],
  ['2026 mayo 13', '2026-05-13'],
  ['9 sept 2025', '2025-09-09'],
  ['29 feb 2024', '2024-02-29'],
  ['mañana', '2026-11-27'],
  ['Yesterday', '2026-11-25'],
  ['29 feb 2026', null],
  ['31/4/2026', null],
  ['13/13/2026', null],
  ['0/5/2026', null],
  ['13', null],
  ['mayo', null],
  ['13 mayo junio', null],
  ['13 de brumario', null],
  ['some day', null],
  ['123/5/2026', null],
]

it.each(cases)('reads a day as people write it: %s', (words, iso) => {
  expect(readDay(words, TODAY)).toBe(iso)
})

it('says a day in words, and reads them again', () => {
  for (const language of ['en', 'es']) {
    for (const iso of ['2026-05-13', '2024-02-29', '1994-01-01', '2031-09-30', '2026-12-02']) {
      expect(readDay(dayInWords(iso, language), TODAY)).toBe(iso)
    }
  }
  expect(dayInWords('2026-05-13', 'es')).toBe('miércoles 13 de mayo de 2026')
  expect(dayInWords('2026-05-13', 'en')).toBe('Wednesday 13 May 2026')
})
