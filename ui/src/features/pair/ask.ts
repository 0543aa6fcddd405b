import { call } from '../../backend/call'

/** Asks for what the generated words do not know yet. */
export const ask = call as unknown as <T>(name: string, request: object) => Promise<T>
