import { WidgetType } from '@codemirror/view'
import type { Former } from './sheet'

class Rule extends WidgetType {
  override eq() {
    return true
  }
  override toDOM() {
    const element = document.createElement('span')
    element.className = 'cm-rule'
    element.setAttribute('role', 'separator')
    return element
  }
  override ignoreEvent() {
    return false
  }
}

const rule = new Rule()

/** Draws the rule between two parts of a text. */
export const rules: Former = (node, sheet) => {
  if (!sheet.isLineTouched(node.from)) sheet.replace(node.from, node.to, rule)
}
