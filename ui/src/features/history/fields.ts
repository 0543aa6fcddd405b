import type { Field } from '../../backend/types'
import { t } from '../../messages/words.svelte'

const names = {
  title: 'history.field.title',
  dek: 'history.field.dek',
  placeLine: 'history.field.placeLine',
  body: 'history.field.body',
  notes: 'history.field.notes',
} as const satisfies Record<Field, string>

/** The names of fields, as they stand in a sentence: "title, dek". */
export function fieldNames(fields: Field[]): string {
  return fields.map((field) => t(names[field])).join(', ')
}
