import { call } from '../../backend/call'
import type { Failure, LibraryInfo } from '../../backend/types'

export type CopyInfo = { path: string; at: number; bytes: number; posts: number }
export type CopyFolder = {
  path: string
  present: boolean
  outside: boolean
  last: number | null
  problem: Failure | null
  copies: CopyInfo[]
}
export type CopiesState = {
  automatic: CopyFolder
  chosen: CopyFolder | null
  lastOutside: number | null
  limit: number
}

type None = Record<string, never>
type Copying = {
  'copies.state': { request: None; reply: CopiesState }
  'copies.make': { request: None; reply: CopiesState }
  'copies.choose': { request: None; reply: CopiesState | null }
  'copies.leave': { request: None; reply: CopiesState }
  'copies.restore': { request: { path: string }; reply: LibraryInfo }
  'copies.forget': { request: None; reply: CopiesState }
  'copies.setLimit': { request: { bytes: number }; reply: CopiesState }
}

export const ask = call as unknown as <N extends keyof Copying>(
  name: N,
  request: Copying[N]['request'],
) => Promise<Copying[N]['reply']>

/** Opens a copy as a library of its own, beside the one that it was made of. */
export function restoreCopy(path: string): Promise<LibraryInfo> {
  return ask('copies.restore', { path })
}
