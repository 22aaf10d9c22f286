import type { Cluster } from './cluster.ts'
import { nextBackoff, retryAt } from './job-backoff.ts'
import { formatIndexes, parseIndexes } from './job-indexes.ts'
import { failureAction, meetsSuccessPolicy } from './job-policies.ts'
import type { Condition, Job, JobConditionType, JobSpec, JobStatus, Pod } from './objects.ts'
import { finishTime, isActive, isFinished, isTerminating, seconds } from './pod-status.ts'
import { createPod, ownerOf } from './pods.ts'

/** Changes of Pods are looked at together, a second after the first (SyncJobBatchPeriod). */
const BATCH_MS = 1_000
/** A refused status is tried again after 1 s, 2 s, 4 s … up to a minute. */
const REFUSED_MS = 1_000
const REFUSED_LONGEST_MS = 60_000

const FAILURES = 'batch.kubernetes.io/job-index-failure-count'
const IGNORED_FAILURES = 'batch.kubernetes.io/job-index-ignored-failure-count'

/**
 * Job: Pods until enough of them have succeeded, at most `parallelism` at a time.
 *
 * Each Pod bears a finalizer until its end is counted, and what was counted stays counted. A Job first decides
 * (condition SuccessCriteriaMet or FailureTarget, and its Pods are stopped), then is Complete or Failed, when no Pod
 * is Terminating any more. After a failure it waits before any new Pod.
 * https://kubernetes.io/docs/concepts/workloads/controllers/job/
 * (order of the steps: k8s.io/kubernetes/pkg/controller/job/job_controller.go, syncJob)
 */
export function reconcileJob(cluster: Cluster, job: Job): void {
  if (job.finishedAt !== null) {
    expire(cluster, job)
    return
  }
  notice(cluster, job)
  const { dueAt } = job.queue
  cluster.wake(dueAt)
  if (dueAt === null || dueAt > cluster.now) return
  job.queue.dueAt = null
  new Sync(cluster, job).run()
}

/** A changed spec is looked at once, changed Pods a little later. */
function notice(cluster: Cluster, job: Job): void {
  const seenSpec = JSON.stringify([job.spec, job.deletedAt])
  const seenPods = JSON.stringify(
    cluster
      .owned('Pod', job)
      .map((pod) => [
        pod.uid,
        pod.node,
        pod.phase,
        pod.shown,
        pod.ready,
        pod.deletedAt,
        pod.finalizer,
      ]),
  )
  const { queue } = job
  if (seenSpec !== queue.seenSpec) lookAt(cluster, job, cluster.now)
  else if (seenPods !== queue.seenPods) lookAt(cluster, job, cluster.now + BATCH_MS)
  Object.assign(queue, { seenPods, seenSpec })
}

/** Asks to look at the Job at this time, unless it is looked at before. */
function lookAt(cluster: Cluster, { queue }: Job, at: number): void {
  queue.dueAt = Math.min(queue.dueAt ?? Infinity, at)
  cluster.wake(queue.dueAt)
}

const isIndexed = ({ completionMode }: JobSpec) => completionMode === 'Indexed'
/** A podFailurePolicy needs to see how a Pod ended, so it too waits for the end. */
const replacesOnlyEnded = ({ podReplacementPolicy, podFailurePolicy }: JobSpec) =>
  podReplacementPolicy === 'Failed' || !!podFailurePolicy

/** Has the Pod failed? With TerminatingOrFailed one that was asked to go counts at once. */
const isFailed = (spec: JobSpec, pod: Pod) =>
  pod.phase === 'Failed' ||
  (!replacesOnlyEnded(spec) && pod.deletedAt !== null && pod.phase !== 'Succeeded')

const annotated = (pod: Pod, key: string) => Number(pod.annotations[key] ?? 0)

type Decision = { type: 'SuccessCriteriaMet' | 'FailureTarget'; reason: string }

/** One look of the controller at a Job. Pods count as they are when it begins. */
class Sync {
  private readonly cluster: Cluster
  private readonly job: Job
  private readonly spec: JobSpec
  /** Pods that bear the finalizer still, and whether they count as failed. */
  private readonly uncounted: { pod: Pod; failed: boolean }[]
  private active: Pod[]
  private readonly terminatingPods: Pod[]
  private terminating: number
  private ready: number
  private succeeded: number
  private readonly failed: number
  private readonly backoff: Job['backoff']
  private succeededIndexes = new Set<number>()
  private failedIndexes: Set<number> | null = null
  /** With backoffLimitPerIndex: failed Pods that stay until their replacement has been made, by index. */
  private readonly waiting = new Map<number, Pod>()
  private decision: Decision | null = null
  private suspended: Condition | undefined

  constructor(cluster: Cluster, job: Job) {
    const { spec, status } = job
    const pods = cluster.owned('Pod', job)
    this.cluster = cluster
    this.job = job
    this.spec = spec
    this.active = pods.filter(isActive)
    this.terminatingPods = pods.filter(isTerminating)
    this.terminating = this.terminatingPods.length
    this.ready = this.active.filter((pod) => pod.ready).length
    this.uncounted = pods
      .filter((pod) => pod.finalizer)
      .map((pod) => ({ pod, failed: isFailed(spec, pod) }))
    this.suspended = status.Suspended

    const valid = this.uncounted.filter(({ pod }) => this.hasValidIndex(pod))
    const ended = valid.filter(({ pod }) => pod.phase === 'Succeeded').map(({ pod }) => pod)
    const failed = valid.filter((entry) => entry.failed).map(({ pod }) => pod)
    this.succeeded = status.succeeded + ended.length
    this.failed = status.failed + failed.filter((pod) => this.counts(pod)).length
    this.backoff = nextBackoff(job.backoff, ended, failed)
    if (isIndexed(spec)) {
      this.succeededIndexes = parseIndexes(status.completedIndexes, spec.completions!)
      for (const pod of ended) this.succeededIndexes.add(pod.index!)
      this.succeeded = this.succeededIndexes.size
      if (spec.backoffLimitPerIndex !== undefined) this.countIndexes(failed)
    }
  }

  run(): void {
    const { cluster, job, spec } = this
    if (job.startedAt === null && !spec.suspend)
      cluster.update(job, { startedAt: seconds(cluster.now) })
    this.decision = this.decide()
    let active = this.active.length
    if (this.decision) {
      this.stop(this.active, (pod) => cluster.delete(pod))
      active = 0
    } else if (job.deletedAt === null) {
      active = this.manage()
      const { completions } = spec
      const complete =
        active === 0 && (completions === null ? this.succeeded > 0 : this.succeeded >= completions)
      if (complete) this.decision = { type: 'SuccessCriteriaMet', reason: 'CompletionsReached' }
      else this.tellSuspension()
    }
    this.report(active)
  }

  /** What was decided before stands. Failure is looked at before success. */
  private decide(): Decision | null {
    const { spec, job, cluster } = this
    for (const type of ['SuccessCriteriaMet', 'FailureTarget'] as const)
      if (job.status[type]) return { type, reason: job.status[type].reason! }
    const fail = (reason: string): Decision => ({ type: 'FailureTarget', reason })

    const pods = cluster.owned('Pod', job)
    if (pods.some((pod) => isFailed(spec, pod) && failureAction(spec, pod) === 'FailJob'))
      return fail('PodFailurePolicy')
    if (this.failed > spec.backoffLimit || this.restartedTooOften(pods))
      return fail('BackoffLimitExceeded')
    if (spec.activeDeadlineSeconds !== undefined && job.startedAt !== null && !spec.suspend) {
      const deadline = job.startedAt + spec.activeDeadlineSeconds * 1_000
      if (deadline <= cluster.now) return fail('DeadlineExceeded')
      lookAt(cluster, job, deadline)
    }
    if (!isIndexed(spec)) return null
    if (this.failedIndexes) {
      const { size } = this.failedIndexes
      if (size > (spec.maxFailedIndexes ?? Infinity)) return fail('MaxFailedIndexesExceeded')
      if (size > 0 && size + this.succeededIndexes.size >= spec.completions!)
        return fail('FailedIndexes')
    }
    return meetsSuccessPolicy(spec, this.succeededIndexes)
      ? { type: 'SuccessCriteriaMet', reason: 'SuccessPolicy' }
      : null
  }

  /** With restartPolicy OnFailure the restarts in place count. */
  private restartedTooOften(pods: readonly Pod[]): boolean {
    const { template, backoffLimit } = this.spec
    if (template.spec.restartPolicy !== 'OnFailure') return false
    const running = pods.filter((pod) => !isFinished(pod))
    const count = running
      .flatMap(({ containers }) => containers)
      .reduce((sum, { restarts }) => sum + restarts, 0)
    return count > 0 && count >= backoffLimit
  }

  /**
   * Deletes Pods that are too many, or makes those that are missing and whose time has come.
   * @returns how many are active; 0 while it waits, whatever runs (manageJob returns so)
   */
  private manage(): number {
    const { cluster, job, spec, active } = this
    const wanted = spec.suspend ? 0 : this.wanted()
    const surplus = this.surplus(Math.max(0, active.length - wanted))
    if (spec.suspend || surplus.length) {
      this.stop(spec.suspend ? active : surplus, (pod) => {
        cluster.release(pod)
        cluster.delete(pod)
      })
      return this.active.length
    }
    const held = replacesOnlyEnded(spec) ? this.terminating : 0
    const missing = wanted - held - active.length
    if (missing <= 0) return active.length

    const perIndex = spec.backoffLimitPerIndex !== undefined
    let slots: (number | null)[] = isIndexed(spec)
      ? this.pendingIndexes(missing)
      : Array.from({ length: missing }, () => null)
    let from = retryAt(this.backoff)
    if (perIndex) {
      const times = slots.map((index) => this.indexRetryAt(index!))
      slots = slots.filter((_, i) => times[i]! <= cluster.now)
      from = slots.length || !times.length ? 0 : Math.min(...times)
    }
    if (from > cluster.now) {
      lookAt(cluster, job, Math.max(from, cluster.now + BATCH_MS))
      return 0
    }
    for (const index of slots) this.makePod(index)
    return active.length + slots.length
  }

  private wanted(): number {
    const { completions, parallelism } = this.spec
    if (completions === null) return this.succeeded > 0 ? this.active.length : parallelism
    return Math.max(0, Math.min(parallelism, completions - this.succeeded))
  }

  /** In an Indexed Job first those of an index that is there twice or that there is not. */
  private surplus(atLeast: number): Pod[] {
    const { active, spec } = this
    const order = byReadiness(active)
    if (!isIndexed(spec)) return order.slice(0, atLeast)
    const keeps = new Map<number, Pod>()
    for (const pod of order) if (this.hasValidIndex(pod)) keeps.set(pod.index!, pod)
    const kept = new Set(keeps.values())
    const unfit = order.filter((pod) => !kept.has(pod))
    const others = order.filter((pod) => kept.has(pod))
    return [...unfit, ...others.slice(0, Math.max(0, atLeast - unfit.length))]
  }

  private pendingIndexes(count: number): number[] {
    const taken = new Set([...this.succeededIndexes, ...(this.failedIndexes ?? [])])
    const held = replacesOnlyEnded(this.spec) ? this.terminatingPods : []
    for (const { index } of [...this.active, ...held]) taken.add(index!)
    const all = Array.from({ length: this.spec.completions! }, (_, index) => index)
    return all.filter((index) => !taken.has(index)).slice(0, count)
  }

  private indexRetryAt(index: number): number {
    const before = this.waiting.get(index)
    if (!before) return 0
    const failures = annotated(before, FAILURES) + annotated(before, IGNORED_FAILURES) + 1
    return retryAt({ failures, lastAt: finishTime(before) })
  }

  private makePod(index: number | null): void {
    const { cluster, job, spec } = this
    const owner = ownerOf(job)
    const annotations: Record<string, string> = { ...spec.template.metadata?.annotations }
    if (index !== null) annotations['batch.kubernetes.io/job-completion-index'] = String(index)
    if (spec.backoffLimitPerIndex !== undefined) {
      const before = this.waiting.get(index!)
      const counted = before && this.counts(before) ? 1 : 0
      const ignored = before ? annotated(before, IGNORED_FAILURES) + 1 - counted : 0
      annotations[FAILURES] = String((before ? annotated(before, FAILURES) : 0) + counted)
      if (ignored) annotations[IGNORED_FAILURES] = String(ignored)
    }
    createPod(cluster, spec.template, {
      name: cluster.machine.podName(owner, index === null ? {} : { index }),
      owner,
      annotations,
      finalizer: true,
      index,
    })
  }

  private stop(pods: readonly Pod[], how: (pod: Pod) => void): void {
    const ready = pods.filter((pod) => pod.ready).length
    for (const pod of pods) how(pod)
    this.active = this.active.filter((pod) => !pods.includes(pod))
    this.terminating += pods.filter(isTerminating).length
    this.ready -= ready
  }

  private tellSuspension(): void {
    const { job, cluster, spec } = this
    if (spec.suspend) {
      if (this.suspended?.status === 'True') return
      this.suspended = { status: 'True', reason: 'JobSuspended' }
      cluster.update(job, { startedAt: null })
    } else if (this.suspended?.status === 'True') {
      this.suspended = { status: 'False', reason: 'JobResumed' }
      cluster.update(job, { startedAt: seconds(cluster.now) })
    }
  }

  /**
   * Counts the Pods that have ended and lets them go; tells what was decided; when nothing is left to stop, the Job
   * is Complete or Failed. The API refuses a status with more ready than active Pods (validateJobStatus), as it
   * stands while the Job waits and another Pod runs: then nothing is counted, and the controller tries again.
   */
  private report(active: number): void {
    const { cluster, job, spec } = this
    if (this.ready > active) {
      const wait = Math.min(REFUSED_MS * 2 ** job.queue.refused, REFUSED_LONGEST_MS)
      job.queue.refused++
      lookAt(cluster, job, cluster.now + wait)
      return
    }
    job.queue.refused = 0
    const counted = this.uncounted.filter((entry) => this.mayGo(entry))
    const status: JobStatus = { ...job.status, active, ready: this.ready }
    status.terminating = this.terminating
    if (this.suspended) status.Suspended = this.suspended
    for (const entry of counted) {
      const { pod } = entry
      if (pod.phase === 'Succeeded') {
        if (!isIndexed(spec)) status.succeeded++
      } else if ((entry.failed || this.decision?.type === 'FailureTarget') && this.counts(pod))
        if (this.hasValidIndex(pod)) status.failed++
    }
    if (isIndexed(spec)) {
      status.succeeded = this.succeededIndexes.size
      status.completedIndexes = formatIndexes(this.succeededIndexes)
    }
    if (this.failedIndexes) status.failedIndexes = formatIndexes(this.failedIndexes)
    cluster.update(job, { backoff: this.backoff })
    if (this.decision) {
      const { type, reason } = this.decision
      status[type] = { status: 'True', reason }
      if (!this.terminating) {
        status[type === 'FailureTarget' ? 'Failed' : 'Complete'] = { status: 'True', reason }
        cluster.update(job, { finishedAt: seconds(cluster.now) })
      }
    }
    const before = job.status
    cluster.update(job, { status })
    for (const { pod } of counted) cluster.release(pod)
    for (const type of CONDITIONS) {
      const condition = status[type]
      if (condition && condition.status + condition.reason !== tellOf(before[type]))
        cluster.tell(job, `${type}=${condition.status} ${condition.reason}`)
    }
  }

  private mayGo({ pod, failed }: { pod: Pod; failed: boolean }): boolean {
    if (this.job.deletedAt !== null || this.decision || pod.phase === 'Succeeded') return true
    return failed && this.waiting.get(pod.index ?? -1) !== pod
  }

  private hasValidIndex({ index }: Pod): boolean {
    return !isIndexed(this.spec) || (index !== null && index < this.spec.completions!)
  }

  /** Does a podFailurePolicy let this failure count? */
  private counts(pod: Pod): boolean {
    return failureAction(this.spec, pod) !== 'Ignore'
  }

  /** Which indexes have failed for good, and which failed Pods wait for their replacement. */
  private countIndexes(failed: readonly Pod[]): void {
    const { spec, job } = this
    this.failedIndexes = parseIndexes(job.status.failedIndexes, spec.completions!)
    for (const pod of failed) {
      const tooOften =
        this.counts(pod) && annotated(pod, FAILURES) >= (spec.backoffLimitPerIndex ?? Infinity)
      if (tooOften || failureAction(spec, pod) === 'FailIndex') this.failedIndexes.add(pod.index!)
    }
    const runs = new Set(this.active.map(({ index }) => index))
    for (const pod of failed) {
      const index = pod.index!
      if (this.succeededIndexes.has(index) || this.failedIndexes.has(index) || runs.has(index))
        continue
      const other = this.waiting.get(index)
      if (!other || annotated(other, FAILURES) <= annotated(pod, FAILURES))
        this.waiting.set(index, pod)
    }
  }
}

const CONDITIONS: readonly JobConditionType[] = [
  'SuccessCriteriaMet',
  'FailureTarget',
  'Suspended',
  'Complete',
  'Failed',
]
const tellOf = (condition?: Condition) => condition && `${condition.status}${condition.reason}`

/** Without a node first, then Pending, then not Ready, then the most recently Ready, the newest. */
const byReadiness = (pods: readonly Pod[]) =>
  pods.toSorted(
    (a, b) =>
      Number(a.node !== null) - Number(b.node !== null) ||
      Number(a.phase === 'Running') - Number(b.phase === 'Running') ||
      Number(a.ready) - Number(b.ready) ||
      (b.readySince ?? 0) - (a.readySince ?? 0) ||
      b.createdAt - a.createdAt,
  )

/**
 * ttlSecondsAfterFinished: then the Job goes, its Pods first.
 * https://kubernetes.io/docs/concepts/workloads/controllers/ttlafterfinished/
 */
function expire(cluster: Cluster, job: Job): void {
  const ttl = job.spec.ttlSecondsAfterFinished
  if (ttl === undefined) return
  const end = job.finishedAt! + ttl * 1_000
  if (end <= cluster.now) cluster.delete(job, true)
  else cluster.wake(end)
}
