import { describe, expect, it } from 'vitest'
import { readAddress } from './address'

describe('an address before it is opened', () => {
  it('shows where it leads within the whole of it', () => {
    expect(readAddress('https://example.org:8080/a?b=example.org#c')).toEqual({
      opened: 'https://example.org:8080/a?b=example.org#c',
      before: 'https://',
      host: 'example.org:8080',
      behind: '/a?b=example.org#c',
      letters: null,
    })
  })

  it('says in ASCII what may look like something else', () => {
    // The first letter is Cyrillic.
    expect(readAddress('https://\u0435xample.org/que\u0301')).toMatchObject({
      opened: 'https://xn--xample-2of.org/que%CC%81',
      host: 'xn--xample-2of.org',
      letters: '\u0435xample.org',
    })
    expect(readAddress('https://xn--xample-2of.org/')).toMatchObject({ letters: null })
    expect(readAddress('mailto:ana@bücher.example?subject=a%20b')).toEqual({
      opened: 'mailto:ana@xn--bcher-kva.example?subject=a%20b',
      before: 'mailto:ana@',
      host: 'xn--bcher-kva.example',
      behind: '?subject=a%20b',
      letters: 'bücher.example',
    })
  })

  it('opens in ASCII whatever was written', () => {
    for (const written of ['tel:+34 600', 'mailto:josé', 'https://example.org/añil?ñ#ñ']) {
      expect(readAddress(written)?.opened).toMatch(/^[\u0021-\u007e ]+$/)
    }
  })

  it('is none where nothing says where to', () => {
    for (const written of ['', '#note', '/page', 'page.html', '//example.org', 'https://']) {
      expect(readAddress(written), written).toBeNull()
    }
  })
})
