import { call } from './call'

/**
 * What the window begins with. It is asked for before the rest of the page's script runs, and the
 * two are done at once: this module is the first that is imported.
 */
export const firstState = call('app.state', {})
// Whoever awaits it is told; until then it is nobody's mistake.
firstState.catch(() => {})
