import { parser } from '@lezer/markdown'

type SyntaxNode = ReturnType<typeof parser.parse>['topNode']

/** Words of a page of help, and what they are. */
export type Inline =
  | { kind: 'words'; words: string }
  | { kind: 'strong'; inside: Inline[] }
  | { kind: 'emphasis'; inside: Inline[] }
  /** What is written as code: the id of a command, or what is typed. */
  | { kind: 'code'; words: string }
  /** To another page of the help. */
  | { kind: 'link'; page: string; inside: Inline[] }

export type Block =
  | { kind: 'heading'; level: number; inside: Inline[] }
  | { kind: 'paragraph'; inside: Inline[] }
  | { kind: 'list'; ordered: boolean; items: Block[][] }
  | { kind: 'example'; words: string }

/** Reads a page of help: the part of Markdown that the pages are written in, and no HTML. */
export function read(markdown: string): Block[] {
  return blocks(parser.parse(markdown).topNode, markdown)
}

/** All words of a page, for searching. */
export function wordsOf(all: Block[]): string {
  return all.map(wordsIn).join(' ')
}

function wordsIn(block: Block): string {
  if (block.kind === 'list') return block.items.map(wordsOf).join(' ')
  return block.kind === 'example' ? block.words : inlineWords(block.inside)
}

export function inlineWords(inside: Inline[]): string {
  return inside.map((one) => ('words' in one ? one.words : inlineWords(one.inside))).join('')
}

function blocks(parent: SyntaxNode, text: string): Block[] {
  return children(parent).flatMap((node): Block[] => {
    const level = /^ATXHeading(\d)$/.exec(node.name)?.[1]
    if (level) return [{ kind: 'heading', level: Number(level), inside: inline(node, text) }]
    switch (node.name) {
      case 'Paragraph':
        return [{ kind: 'paragraph', inside: inline(node, text) }]
      case 'BulletList':
      case 'OrderedList': {
        const items = children(node).filter(({ name }) => name === 'ListItem')
        const ordered = node.name === 'OrderedList'
        return [{ kind: 'list', ordered, items: items.map((item) => blocks(item, text)) }]
      }
      case 'FencedCode': {
        const words = children(node)
          .filter(({ name }) => name === 'CodeText')
          .map(({ from, to }) => text.slice(from, to))
          .join('')
        return [{ kind: 'example', words }]
      }
      default:
        return []
    }
  })
}

/** The words between the marks, and what the marks make of them. */
function inline(parent: SyntaxNode, text: string): Inline[] {
  const found: Inline[] = []
  let at = parent.from
  const upTo = (to: number) => {
    // A line of the source is no line of the page.
    const words = text.slice(at, to).replace(/\s*\n\s*/g, ' ')
    if (words) found.push({ kind: 'words', words })
  }
  for (const node of children(parent)) {
    upTo(node.from)
    at = node.to
    // The space behind the mark of a heading is no word of it.
    if (node.name === 'HeaderMark') at = node.to + 1
    const made = one(node, text)
    if (made) found.push(made)
    // What stands behind the words of a link is where it leads.
    if (parent.name === 'Link' && node.name === 'LinkMark' && text[node.from] === ']') return found
  }
  upTo(parent.to)
  return found
}

function one(node: SyntaxNode, text: string): Inline | null {
  switch (node.name) {
    case 'StrongEmphasis':
      return { kind: 'strong', inside: inline(node, text) }
    case 'Emphasis':
      return { kind: 'emphasis', inside: inline(node, text) }
    case 'InlineCode':
      return { kind: 'code', words: text.slice(node.from, node.to).replace(/^`+ ?| ?`+$/g, '') }
    case 'Link': {
      const target = node.getChild('URL')
      const page = target ? text.slice(target.from, target.to).replace('#', '') : ''
      return { kind: 'link', page, inside: inline(node, text) }
    }
    case 'Escape':
      return { kind: 'words', words: text.slice(node.from + 1, node.to) }
    default:
      return null
  }
}

function children(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) found.push(child)
  return found
}
