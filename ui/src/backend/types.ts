// Stands in for the types written from Rust until those are there.
export type Id = string
export type Ms = number
export type Language = string
export type Field = 'title' | 'dek' | 'placeLine' | 'body' | 'notes'
export type Status = 'draft' | 'ready' | 'published'
export type Edit = { from: number; deleted: number; inserted: string }
export type ChangeKind =
  | 'type'
  | 'delete'
  | 'paste'
  | 'drop'
  | 'undo'
  | 'redo'
  | 'move'
  | 'replace'
  | 'import'
  | 'restore'
  | 'merge'
export type Theme = 'system' | 'light' | 'dark'
export type InterfaceLanguage = 'en' | 'es'
export type Failure = { code: string; message: string; detail: unknown }
export type LibraryInfo = {
  id: Id
  name: string
  path: string
  lineBreaks: boolean
  typographicQuotes: boolean
  posts: number
  readOnly: boolean
}
export type RecentLibrary = { name: string; path: string; openedAt: Ms; present: boolean }
export type AppSettings = {
  theme: Theme
  interfaceLanguage: 'system' | InterfaceLanguage
  postsVisible: boolean
  facing: boolean
  lastLanguage: Language | null
  lastPost: Id | null
}
export type AppState = {
  library: LibraryInfo | null
  recent: RecentLibrary[]
  settings: AppSettings
  version: string
  trouble: Failure | null
}
export type Role = 'source' | 'translation'
export type EditionMark = {
  language: Language
  role: Role
  name: string
  pairs: number
  missing: number
  changed: number
}
export type Hit = { before: string; match: string; after: string }
export type PostRow = {
  id: Id
  slug: string
  title: string
  status: Status
  editions: EditionMark[]
  touchedAt: Ms
  hit: Hit | null
}
export type PostPage = { posts: PostRow[]; total: number; languages: Language[]; trashed: number }
export type EditionView = {
  id: Id
  post: Id
  language: Language
  direction: 'ltr' | 'rtl'
  role: Role
  translatedFrom: Id | null
  name: string
  current: boolean
  title: string
  dek: string
  placeLine: string
  notes: string
  body: string
  revision: number
  slug: string
  tags: string[]
}
export type PostView = {
  id: Id
  slug: string
  date: string
  status: Status
  tags: string[]
  series: string
  people: string[]
  editions: EditionView[]
  trashedAt: Ms | null
  createdAt: Ms
  touchedAt: Ms
}
export type AppendEdits = {
  edition: Id
  field: Field
  base: number
  edits: Edit[]
  kind: ChangeKind
  undoGroup: number
  selection: [number, number] | null
  length: number | null
}
export type Appended = { revision: number; text: string | null }
export type Span = { from: number; to: number }
export type BeadState = 'inStep' | 'changed' | 'missing'
export type Bead = {
  id: number
  source: Span | null
  target: Span | null
  state: BeadState
  confirmed: boolean
}
export type Alignment = { sourceRevision: number; targetRevision: number; beads: Bead[] }
export type FormatId = 'html-page' | 'html-fragment' | 'markdown' | 'text'
export type FormatInfo = { id: FormatId; extension: string; perLanguage: boolean }
export type Preview = {
  document: string
  content: string
  files: { name: string; bytes: number }[]
  warnings: string[]
}
export type Changes = {
  posts: Id[]
  editions: Id[]
  list: boolean
  settings: boolean
  library: boolean
}
type Nothing = Record<string, never>
export interface Commands {
  'app.state': { request: Nothing; reply: AppState }
  'app.configure': { request: Partial<AppSettings>; reply: AppSettings }
  'app.ready': { request: Nothing; reply: null }
  'app.quit': { request: Nothing; reply: null }
  'app.setMenu': { request: { language: InterfaceLanguage }; reply: null }
  'library.create': { request: Nothing; reply: LibraryInfo | null }
  'library.open': { request: { path: string | null }; reply: LibraryInfo | null }
  'library.openExample': { request: Nothing; reply: LibraryInfo }
  'library.close': { request: Nothing; reply: null }
  'library.configure': {
    request: { lineBreaks?: boolean; typographicQuotes?: boolean }
    reply: LibraryInfo
  }
  'library.undo': { request: Nothing; reply: { label: string } | null }
  'library.backup': { request: Nothing; reply: { path: string } | null }
  'post.list': {
    request: {
      search: string
      status: Status | null
      language: Language | null
      trashed: boolean
      offset: number
      limit: number
    }
    reply: PostPage
  }
  'post.create': {
    request: { title: string; language: Language }
    reply: { post: Id; edition: Id }
  }
  'post.get': { request: { post: Id }; reply: PostView }
  'post.rename': { request: { post: Id; slug: string }; reply: PostView }
  'post.setStatus': { request: { post: Id; status: Status }; reply: null }
  'post.setTags': { request: { post: Id; tags: string[] }; reply: null }
  'post.setDate': { request: { post: Id; date: string }; reply: null }
  'post.setSeries': { request: { post: Id; series: string }; reply: null }
  'post.setPeople': { request: { post: Id; people: string[] }; reply: null }
  'post.trash': { request: { post: Id }; reply: null }
  'post.restore': { request: { post: Id }; reply: null }
  'post.emptyTrash': { request: Nothing; reply: { forgotten: number } }
  'edition.translate': {
    request: { post: Id; from: Id | null; language: Language; title: string }
    reply: EditionView
  }
  'edition.get': { request: { edition: Id }; reply: EditionView }
  'edition.trash': { request: { edition: Id }; reply: null }
  'edition.append': { request: AppendEdits; reply: Appended }
  'alignment.get': { request: { source: Id; target: Id }; reply: Alignment }
  'export.formats': { request: Nothing; reply: FormatInfo[] }
  'export.preview': {
    request: { post: Id; format: FormatId; language: Language | null }
    reply: Preview
  }
  'export.save': {
    request: { post: Id; format: FormatId; language: Language | null }
    reply: { folder: string; files: string[]; warnings: string[] } | null
  }
}
