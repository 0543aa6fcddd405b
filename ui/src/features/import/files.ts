import type { DroppedFile } from '../../backend/types'

const PICTURES = /\.(png|jpe?g|gif|webp|bmp|svg|avif|heic|tiff?)$/i
const DOCUMENTS = /\.(md|markdown|mdown|mkd|html?|xhtml|docx|doc|odt|rtf|pdf|xml)$/i

/** Libraries, profiles and what else is Octavilla's own is taken in other ways. */
const OURS = /\.octavilla[\w-]*$/i

/** The most bytes that are dropped at once; larger files are chosen in the menu. */
export const MOST_BYTES = 64 * 1024 * 1024

/** Whether dropped files are meant to become posts. On a text, pictures are meant for the text. */
export function areDocuments(files: File[], isOnText: boolean): boolean {
  if (files.length === 0 || files.some(({ name }) => OURS.test(name))) return false
  if (files.some(({ name }) => DOCUMENTS.test(name))) return true
  const pictures = files.filter(({ name, type }) => PICTURES.test(name) || /^image\//.test(type))
  return isOnText ? pictures.length === 0 : pictures.length < files.length
}

/** The bytes of dropped files; fails where one of them is a folder. */
export async function read(files: File[]): Promise<DroppedFile[]> {
  return Promise.all(
    files.map(async (file) => {
      const bytes = new Uint8Array(await file.arrayBuffer())
      return { name: file.name, data: base64(bytes) }
    }),
  )
}

/** So many bytes at a time, since a call holds no more arguments. */
const PART = 0x8000

function base64(bytes: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < bytes.length; at += PART) {
    binary += String.fromCharCode(...bytes.subarray(at, at + PART))
  }
  return btoa(binary)
}
