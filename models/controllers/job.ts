import type { Cluster } from './cluster.ts'
import type { Condition, Job, Pod } from './objects.ts'
import { createPod, isActive, isFinished, ownerOf } from './pods.ts'

const BACKOFF_MS = 10_000
const BACKOFF_LIMIT_MS = 360_000

/**
 * Job: Pods until enough of them have succeeded, at most `parallelism` at a time.
 *
 * Counting is today's (batch/v1 with finalizers, stable since Kubernetes 1.26): each Pod's end is counted once and
 * stays counted when the Pod object goes; v1.20 counted the objects that were there. A Pod somebody deletes counts as
 * failed as soon as it is Terminating (podReplacementPolicy TerminatingOrFailed). Before any new Pod the Job waits
 * 10 s, 20 s, 40 s … up to 6 min after its latest failure, by its failures in a row (v1.20: the first retry at once).
 * https://kubernetes.io/docs/concepts/workloads/controllers/job/
 * (back-off: k8s.io/kubernetes/pkg/controller/job/backoff_utils.go)
 */
export function reconcileJob(cluster: Cluster, job: Job): void {
  countEnded(cluster, job)
  if (job.finishedAt !== null) {
    expire(cluster, job)
    return
  }
  if (job.spec.suspend) {
    for (const pod of activePods(cluster, job)) dismiss(cluster, pod)
    cluster.update(job, { startedAt: null })
    report(cluster, job)
    return
  }
  if (job.startedAt === null) cluster.update(job, { startedAt: cluster.now })

  cluster.update(job, { failure: job.failure ?? failureReason(cluster, job) })
  if (job.failure) finish(cluster, job, 'Failed', job.failure)
  else if (isComplete(cluster, job)) finish(cluster, job, 'Complete')
  else adjustActive(cluster, job)
  report(cluster, job)
}

const activePods = (cluster: Cluster, job: Job) => cluster.owned('Pod', job).filter(isActive)

/** Deletes a Pod the Job itself no longer wants: that is no failure. */
function dismiss(cluster: Cluster, pod: Pod): void {
  cluster.update(pod, { finalizer: false })
  cluster.delete(pod)
}

/** Counts each ended Pod once, then lets its object go. */
function countEnded(cluster: Cluster, job: Job): void {
  for (const pod of cluster.owned('Pod', job)) {
    if (!pod.finalizer || (!isFinished(pod) && pod.deletedAt === null)) continue
    const succeeded = pod.phase === 'Succeeded'
    const { status } = job
    cluster.update(job, {
      status: succeeded
        ? { ...status, succeeded: status.succeeded + 1 }
        : { ...status, failed: status.failed + 1 },
      failuresInARow: succeeded ? 0 : job.failuresInARow + 1,
      lastFailureAt: succeeded ? job.lastFailureAt : cluster.now,
    })
    cluster.update(pod, { finalizer: false })
    if (pod.stopped) cluster.remove(pod)
  }
}

function failureReason(cluster: Cluster, { spec, status, startedAt, ...job }: Job): string | null {
  const { activeDeadlineSeconds: deadline, backoffLimit } = spec
  if (deadline !== undefined && startedAt !== null) {
    if (cluster.now >= startedAt + deadline * 1_000) return 'DeadlineExceeded'
    cluster.wake(startedAt + deadline * 1_000)
  }
  const pods = cluster.list('Pod').filter((pod) => pod.owner?.uid === job.uid && isActive(pod))
  const restarts = pods.reduce((sum, pod) => sum + pod.restarts, 0)
  const inPlace =
    spec.template.spec.restartPolicy === 'OnFailure' && restarts > 0 && restarts >= backoffLimit
  return status.failed > backoffLimit || inPlace ? 'BackoffLimitExceeded' : null
}

function isComplete(cluster: Cluster, job: Job): boolean {
  const { completions } = job.spec
  if (completions !== null) return job.status.succeeded >= completions
  return job.status.succeeded > 0 && !activePods(cluster, job).length
}

/** The final condition is set when no Pod is left running. */
function finish(cluster: Cluster, job: Job, type: 'Complete' | 'Failed', reason?: string): void {
  for (const pod of activePods(cluster, job)) cluster.delete(pod)
  if (cluster.owned('Pod', job).some((pod) => !isFinished(pod))) return
  const condition: Condition = { status: 'True', ...(reason && { reason }) }
  cluster.update(job, { finishedAt: cluster.now, status: { ...job.status, [type]: condition } })
}

function adjustActive(cluster: Cluster, job: Job): void {
  const { completions, parallelism } = job.spec
  const active = activePods(cluster, job)
  const toDo = completions === null ? parallelism : completions - job.status.succeeded
  const wanted =
    completions === null && job.status.succeeded > 0
      ? Math.min(active.length, parallelism)
      : Math.min(parallelism, toDo)
  const surplus = active.length - wanted
  if (surplus > 0) {
    for (const pod of startingFirst(active).slice(0, surplus)) dismiss(cluster, pod)
    return
  }
  const retryAt = retryTime(job)
  if (surplus < 0 && retryAt > cluster.now) {
    cluster.wake(retryAt)
    return
  }
  for (let missing = -surplus; missing > 0; missing--) {
    const owner = ownerOf(job)
    createPod(cluster, job.spec.template, {
      name: cluster.machine.podName(owner, null),
      owner,
      finalizer: true,
    })
  }
}

const startingFirst = (pods: Pod[]) =>
  pods.toSorted((a, b) => Number(a.ready) - Number(b.ready) || b.createdAt - a.createdAt)

function retryTime({ failuresInARow, lastFailureAt }: Job): number {
  if (!failuresInARow) return 0
  return lastFailureAt + Math.min(BACKOFF_MS * 2 ** (failuresInARow - 1), BACKOFF_LIMIT_MS)
}

function report(cluster: Cluster, job: Job): void {
  const active = activePods(cluster, job).length
  cluster.update(job, { status: { ...job.status, active } })
}

function expire(cluster: Cluster, job: Job): void {
  const seconds = job.spec.ttlSecondsAfterFinished
  if (seconds === undefined) return
  const end = job.finishedAt! + seconds * 1_000
  if (end <= cluster.now) cluster.delete(job)
  else cluster.wake(end)
}
