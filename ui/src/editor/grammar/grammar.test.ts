import { describe, expect, it } from 'vitest'
import { grammar } from './grammar'
import { LONG_LINE } from './longtext'

/** The names of a text's constructs with their words, without paragraphs and marks. */
function read(text: string): string[] {
  const found: string[] = []
  grammar.parse(text).iterate({
    enter({ name, from, to }) {
      if (/^(Document|Paragraph)$|Mark$|Label$/.test(name)) return
      found.push(`${name} ${text.slice(from, to)}`)
    },
  })
  return found
}

describe('the grammar', () => {
  it('knows footnotes', () => {
    expect(read('a[^1] ![^b]')).toEqual(['FootnoteReference [^1]', 'FootnoteReference [^b]'])
    expect(read('a\n[^1]: b\n    c\n\n    d\n\ne')).toEqual([
      'FootnoteDefinition [^1]: b\n    c\n\n    d',
    ])
    expect(read('[^1]: a\n[^2]: b')).toEqual([
      'FootnoteDefinition [^1]: a',
      'FootnoteDefinition [^2]: b',
    ])
    expect(read('> [^1]: a')).toEqual(['Blockquote > [^1]: a', 'FootnoteDefinition [^1]: a'])
    expect(read('[^ ] [^]')).not.toContainEqual(expect.stringContaining('Footnote'))
  })

  it('strikes out between one or two tildes, with one only whole words', () => {
    expect(read('~~a~~ ~b~ c~d~e f~~g~~h')).toEqual([
      'Strikethrough ~~a~~',
      'Strikethrough ~b~',
      'Strikethrough ~~g~~',
    ])
    expect(read('~~~a~~~ ~~b~ c')).toEqual(['FencedCode ~~~a~~~ ~~b~ c', 'CodeInfo a~~~ ~~b~ c'])
  })

  it('knows no task lists, no addresses without brackets, and none of the rest of GitHub', () => {
    expect(read('- [ ] a')).not.toContainEqual(expect.stringContaining('Task'))
    expect(read('https://example.org a@example.org H~2~O 2^3^ :smile:')).toEqual([])
  })

  it('goes no deeper than a page has room for', () => {
    let depth = 0
    let deepest = 0
    grammar.parse(`${'>'.repeat(15_000)} a\n\n${'- '.repeat(9000)}b`).iterate({
      enter: () => void (deepest = Math.max(deepest, ++depth)),
      leave: () => void depth--,
    })
    expect(deepest).toBeLessThan(80)
  })

  it('reads a line of a megabyte as one line, and a paragraph without an end as many', () => {
    const line = '*a* '.repeat(LONG_LINE / 2)
    expect(read(`b\n${line}\nc`).map((node) => node.slice(0, 8))).toEqual(['LongLine'])
    const lines = `${'word '.repeat(20)}\n`.repeat(5000)
    expect(grammar.parse(lines).topNode.getChildren('Paragraph').length).toBeGreaterThan(5)
  })
})
