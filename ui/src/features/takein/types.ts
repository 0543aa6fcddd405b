// What the boundary says about newer versions, as Rust wrote it.
export type { NewerComparison } from '../../generated/NewerComparison'
export type { NewerRow } from '../../generated/NewerRow'
export type { NewerRowKind } from '../../generated/NewerRowKind'
export type { ReadNewer } from '../../generated/ReadNewer'
export type { SentVersion } from '../../generated/SentVersion'
export type { TakeNewer } from '../../generated/TakeNewer'
export type { ToldOfNewer } from '../../generated/ToldOfNewer'
