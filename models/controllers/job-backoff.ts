import type { Job, Pod } from './objects.ts'
import { finishTime } from './pod-status.ts'

const FIRST_MS = 10_000
const LONGEST_MS = 600_000

/** Failures since the last success, with those that have just been seen. A success ends the row. */
export function nextBackoff(
  backoff: Job['backoff'],
  succeeded: readonly Pod[],
  failed: readonly Pod[],
): Job['backoff'] {
  const ends = failed.map(finishTime)
  const lastSuccess = Math.max(...succeeded.map(finishTime))
  const later = succeeded.length ? ends.filter((end) => end > lastSuccess) : ends
  const before = succeeded.length ? { failures: 0, lastAt: 0 } : backoff
  if (!later.length) return before
  return { failures: before.failures + later.length, lastAt: Math.max(...later) }
}

/**
 * When the next Pod may be made: 10 s, 20 s, 40 s … up to 10 min after the end of the latest failed Pod.
 * (k8s.io/kubernetes/pkg/controller/job/backoff_utils.go)
 */
export const retryAt = ({ failures, lastAt }: Job['backoff']) =>
  failures ? lastAt + Math.min(FIRST_MS * 2 ** (failures - 1), LONGEST_MS) : 0
