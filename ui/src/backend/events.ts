import { listen } from '@tauri-apps/api/event'
import type { Changed, Progress } from './types'

type Events = {
  changed: Changed
  menu: { command: string }
  closing: unknown
  /** Somebody has clicked a link in the reading view. */
  link: { address: string }
  'export-progress': Progress
  /** The machine is about to sleep. */
  sleeping: unknown
  /** The screen is locked, or the machine falls asleep: what is sealed is to lock too. */
  'lock-requested': unknown
}

/** Calls `heard` for every event of this name until the returned function is called. */
export function on<N extends keyof Events>(name: N, heard: (payload: Events[N]) => void) {
  const stop = listen<Events[N]>(name, (event) => heard(event.payload))
  return () => void stop.then((unlisten) => unlisten())
}
