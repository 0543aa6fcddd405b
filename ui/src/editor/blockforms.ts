/** What a block is on the page, by the name that the Markdown parser has for it. */
export const blockForms = {
  ATXHeading1: 'h1',
  SetextHeading1: 'h1',
  ATXHeading2: 'h2',
  SetextHeading2: 'h2',
  ATXHeading3: 'h3',
  ATXHeading4: 'h3',
  ATXHeading5: 'h3',
  ATXHeading6: 'h3',
  Blockquote: 'quote',
  ListItem: 'item',
  FencedCode: 'code',
  CodeBlock: 'code',
  HTMLBlock: 'code',
  Table: 'code',
} as const
