const SLOW_MS = 1000
/** A disk that is silent for so long may not answer any more. */
const SILENT_MS = 5000

/** Waits for an answer, and says when it is long in coming. */
export async function patiently<T>(
  answer: Promise<T>,
  late: { slow: (isSlow: boolean) => void; silent: () => void },
): Promise<T> {
  const slow = setTimeout(() => late.slow(true), SLOW_MS)
  const silent = setTimeout(late.silent, SILENT_MS)
  try {
    return await answer
  } finally {
    clearTimeout(slow)
    clearTimeout(silent)
    late.slow(false)
  }
}
