import { invoke } from '@tauri-apps/api/core'
import type { Commands, Failure } from './types'

export type Command = keyof Commands
export type Request<N extends Command> = Commands[N]['request']
export type Reply<N extends Command> = Commands[N]['reply']

/** Asks the backend; rejects with a `Failure`. */
export async function call<N extends Command>(name: N, request: Request<N>): Promise<Reply<N>> {
  try {
    return await invoke<Reply<N>>('call', { name, request })
  } catch (thrown) {
    throw failure(thrown)
  }
}

/** Gives whatever was thrown the shape that the table of errors understands. */
export function failure(thrown: unknown): Failure {
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown) return thrown as Failure
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  return { code: 'internal', message, detail: null }
}
