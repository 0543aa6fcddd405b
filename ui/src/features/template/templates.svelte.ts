import { call } from '../../backend/call'
import type { Template, TemplateWords } from '../../backend/types'

/** What new posts can begin with. */
export class Templates {
  list = $state.raw<Template[]>([])

  async refresh() {
    this.list = await call('template.list', {})
  }

  /** Those for a language; where none is shipped for it, the English ones too. */
  for(language: string): Template[] {
    const of = (tag: string) =>
      this.list.filter(({ words }) => primary(words.language) === primary(tag))
    const own = of(language)
    if (own.some(({ shipped }) => shipped)) return own
    return [...own, ...of('en').filter(({ shipped }) => shipped)]
  }

  async save(key: string, words: TemplateWords): Promise<void> {
    this.replace(await call('template.save', { key, words }))
  }

  /** Makes one of a person's own; gives back its key. */
  async create(words: TemplateWords): Promise<string> {
    const { key } = await call('template.create', words)
    await this.refresh()
    return key
  }

  async remove(key: string): Promise<void> {
    await call('template.remove', { key })
    await this.refresh()
  }

  async reset(key: string): Promise<void> {
    await call('template.reset', { key })
    await this.refresh()
  }

  private replace(template: Template) {
    this.list = this.list.map((one) => (one.key === template.key ? template : one))
  }
}

function primary(tag: string): string {
  return tag.split('-')[0]!
}
