import { randomId } from '../../editor/batchid'

/** Tells what this window keeps in another place from what an earlier one has left there. */
export const windowId = randomId()
