import type { Cluster } from './cluster.ts'
import type { CronJob, Job, JobSpec, Owner } from './objects.ts'
import { ownerOf } from './pods.ts'
import { nextTime } from './schedule.ts'

/**
 * CronJob: makes a Job at each scheduled time.
 *
 * Today's controller (batch/v1, stable since Kubernetes 1.21): it works with a timer, and a Job is named after its
 * scheduled time in minutes since 1970 (v1.20 looked every 10 s and used seconds). While a Job runs, Forbid starts
 * no other; the latest run that fell due meanwhile starts late, when that Job has ended.
 * https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
 * (k8s.io/kubernetes/pkg/controller/cronjob/cronjob_controllerv2.go)
 */
export function reconcileCronJob(cluster: Cluster, cron: CronJob): void {
  const jobs = cluster.owned('Job', cron)
  const active = cron.status.active.filter((name) =>
    jobs.some((job) => job.name === name && job.finishedAt === null),
  )
  cluster.update(cron, { status: { ...cron.status, active } })
  keepHistory(cluster, cron)
  if (cron.spec.suspend) return

  const due = latestDue(cluster, cron)
  cluster.wake(nextTime(cron.spec.schedule, cluster.now))
  if (due === null) return
  if (cron.spec.concurrencyPolicy === 'Forbid' && active.length) return
  if (cron.spec.concurrencyPolicy === 'Replace') {
    for (const job of jobs) if (active.includes(job.name)) cluster.delete(job)
    cluster.update(cron, { status: { ...cron.status, active: [] } })
  }
  const name = `${cron.name}-${due / 60_000}`
  if (!cluster.get('Job', name)) createJob(cluster, name, cron.spec.jobTemplate.spec, ownerOf(cron))
  cluster.update(cron, {
    status: { active: [...cron.status.active, name], lastScheduleTime: due },
  })
}

const MAX_INT32 = 2 ** 31 - 1

/**
 * Stores a Job with the API's defaults: one Pod, six retries.
 * (k8s.io/kubernetes/pkg/apis/batch/v1/defaults.go)
 */
export function createJob(
  cluster: Cluster,
  name: string,
  spec: Partial<JobSpec> & Pick<JobSpec, 'template'>,
  owner: Owner | null,
): Job {
  const single = spec.completions === undefined && spec.parallelism === undefined
  return cluster.create<Job>({
    kind: 'Job',
    name,
    labels: {},
    annotations: {},
    owner,
    spec: {
      ...spec,
      parallelism: spec.parallelism ?? 1,
      completions: spec.completions ?? (single ? 1 : null),
      completionMode: spec.completionMode ?? 'NonIndexed',
      backoffLimit: spec.backoffLimit ?? (spec.backoffLimitPerIndex === undefined ? 6 : MAX_INT32),
      podReplacementPolicy:
        spec.podReplacementPolicy ?? (spec.podFailurePolicy ? 'Failed' : 'TerminatingOrFailed'),
    },
    startedAt: null,
    finishedAt: null,
    backoff: { failures: 0, lastAt: 0 },
    queue: { dueAt: null, refused: 0, seenPods: '', seenSpec: '' },
    status: {
      active: 0,
      ready: 0,
      terminating: 0,
      succeeded: 0,
      failed: 0,
      completedIndexes: '',
      failedIndexes: null,
    },
  })
}

/** The latest scheduled time that has passed without a run and is not too late, or null. */
function latestDue(cluster: Cluster, { createdAt, spec, status }: CronJob): number | null {
  const { schedule, startingDeadlineSeconds } = spec
  const earliest =
    startingDeadlineSeconds === undefined ? 0 : cluster.now - startingDeadlineSeconds * 1_000 - 1
  let due: number | null = null
  let time = nextTime(schedule, Math.max(status.lastScheduleTime ?? createdAt, earliest))
  while (time !== null && time <= cluster.now) {
    due = time
    time = nextTime(schedule, time)
  }
  return due
}

/** Of the finished Jobs the newest stay: 3 that succeeded and 1 that failed, where nothing else is asked for. */
function keepHistory(cluster: Cluster, cron: CronJob): void {
  const { successfulJobsHistoryLimit, failedJobsHistoryLimit } = cron.spec
  const finished = cluster.owned('Job', cron).filter((job) => job.finishedAt !== null)
  const trim = (jobs: Job[], limit: number) => {
    for (const job of jobs.slice(0, Math.max(0, jobs.length - limit))) cluster.delete(job)
  }
  trim(
    finished.filter((job) => job.status.Complete),
    successfulJobsHistoryLimit,
  )
  trim(
    finished.filter((job) => job.status.Failed),
    failedJobsHistoryLimit,
  )
}
