import type { Pod, Taint, Toleration } from './objects.ts'

export const NOT_READY = 'node.kubernetes.io/not-ready'
export const UNREACHABLE = 'node.kubernetes.io/unreachable'
export const OUT_OF_SERVICE = 'node.kubernetes.io/out-of-service'
export const UNSCHEDULABLE = 'node.kubernetes.io/unschedulable'

/**
 * Does a toleration match a taint: empty key = every key, empty effect = every effect.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
 */
const matches = (toleration: Toleration, taint: Taint) =>
  (!toleration.effect || toleration.effect === taint.effect) &&
  (!toleration.key || toleration.key === taint.key) &&
  (toleration.operator === 'Exists' || (toleration.value ?? '') === (taint.value ?? ''))

/** A Pod's tolerations with the two that the API server adds: 300 s on a node that is not ready or unreachable. */
function tolerationsOf(pod: Pick<Pod, 'spec'>): Toleration[] {
  const given = pod.spec.tolerations ?? []
  const added = [NOT_READY, UNREACHABLE].filter(
    (key) => !given.some((t) => matches(t, { key, effect: 'NoExecute', addedAt: 0 })),
  )
  return [
    ...given,
    ...added.map((key): Toleration => ({
      key,
      operator: 'Exists',
      effect: 'NoExecute',
      tolerationSeconds: 300,
    })),
  ]
}

/** How long a Pod bears a taint, in ms: 0 = not at all, Infinity = for ever. */
export function bearsMs(pod: Pick<Pod, 'spec'>, taint: Taint): number {
  const seconds = tolerationsOf(pod)
    .filter((toleration) => matches(toleration, taint))
    .map((toleration) => toleration.tolerationSeconds ?? Infinity)
  return seconds.length ? Math.min(...seconds) * 1_000 : 0
}

/** May a Pod come onto a node with these taints? */
export const admits = (taints: Taint[], pod: Pick<Pod, 'spec'>) =>
  taints.every((taint) => taint.effect === 'PreferNoSchedule' || bearsMs(pod, taint) > 0)
