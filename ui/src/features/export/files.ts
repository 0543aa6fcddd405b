import type { FileInfo } from '../../backend/types'

/** Files that are or would be written: how many, how large, and the first of them. */
export type Files = { count: number; bytes: number; files: FileInfo[] }

/** Files all of which are known. */
export function filesOf(files: FileInfo[]): Files {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  return { count: files.length, bytes, files }
}
