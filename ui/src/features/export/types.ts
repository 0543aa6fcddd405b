/** Which posts are exported: that on the desk, those selected in the list, or all in the list. */
export type Which = 'open' | 'selected' | 'listed'
