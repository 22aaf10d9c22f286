import { parseIndexes } from './job-indexes.ts'
import type { JobSpec, Pod, PodFailureRule } from './objects.ts'
import { podConditions } from './pod-status.ts'

/** What a podFailurePolicy makes of a failed Pod; null: no rule matches, it counts as any failure. */
export type PodFailureAction = PodFailureRule['action'] | null

/**
 * The first rule that matches decides. Exit codes are those of containers that have ended, never 0; conditions match
 * with status True unless the rule says another.
 * https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy (KEP-3329)
 */
export function failureAction({ podFailurePolicy }: JobSpec, pod: Pod): PodFailureAction {
  return podFailurePolicy?.rules.find((rule) => matches(rule, pod))?.action ?? null
}

function matches({ onExitCodes, onPodConditions }: PodFailureRule, pod: Pod): boolean {
  if (onExitCodes) {
    const { containerName, operator, values } = onExitCodes
    return pod.containers.some(
      ({ name, state, exitCode }) =>
        state === 'terminated' &&
        exitCode !== null &&
        exitCode !== 0 &&
        (containerName === undefined || containerName === name) &&
        values.includes(exitCode) === (operator === 'In'),
    )
  }
  const conditions = podConditions(pod)
  return !!onPodConditions?.some(({ type, status = 'True' }) => conditions[type] === status)
}

/**
 * Is one rule of the successPolicy met: all of its indexes have succeeded, or as many of them as succeededCount.
 * https://kubernetes.io/docs/concepts/workloads/controllers/job/#success-policy (KEP-3998)
 */
export function meetsSuccessPolicy(
  { successPolicy, completions }: JobSpec,
  succeeded: ReadonlySet<number>,
): boolean {
  if (!succeeded.size) return false
  return !!successPolicy?.rules.some(({ succeededIndexes, succeededCount = Infinity }) => {
    if (succeededIndexes === undefined) return succeeded.size >= succeededCount
    const wanted = parseIndexes(succeededIndexes, completions!)
    const reached = [...wanted].filter((index) => succeeded.has(index)).length
    return wanted.size > 0 && (reached === wanted.size || reached >= succeededCount)
  })
}
