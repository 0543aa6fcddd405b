/** How often it is looked whether somebody is there. */
const LOOK_MS = 5000

/** Two clocks: one stands still while the machine sleeps, the other can be set. */
export type Clocks = { wall: () => number; steady: () => number }

const CLOCKS: Clocks = { wall: () => Date.now(), steady: () => performance.now() }

/** Notices that nobody has touched a key, a pointer or a wheel for so long. */
export class Idle {
  private wall: number
  private steady: number
  private timer: ReturnType<typeof setInterval> | undefined

  /** `limit` gives after how many milliseconds nobody counts as there; 0 for never. */
  constructor(
    private readonly limit: () => number,
    private readonly onIdle: () => void,
    private readonly clocks: Clocks = CLOCKS,
  ) {
    this.wall = clocks.wall()
    this.steady = clocks.steady()
  }

  /** Listens to what happens in the window; gives back how to stop. */
  watch(): () => void {
    const seen = () => this.seen()
    const options = { capture: true, passive: true }
    const kinds = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const
    for (const kind of kinds) addEventListener(kind, seen, options)
    this.timer = setInterval(() => this.look(), LOOK_MS)
    return () => {
      for (const kind of kinds) removeEventListener(kind, seen, options)
      clearInterval(this.timer)
    }
  }

  /** Somebody is there, unless they come back too late: after a sleep for instance. */
  seen() {
    if (this.look()) return
    this.wall = this.clocks.wall()
    this.steady = this.clocks.steady()
  }

  /** Says whether nobody has been there for too long, and to whom it matters. */
  look(): boolean {
    const limit = this.limit()
    const since = Math.max(this.clocks.wall() - this.wall, this.clocks.steady() - this.steady)
    const isOver = limit > 0 && since >= limit
    if (isOver) this.onIdle()
    return isOver
  }
}
