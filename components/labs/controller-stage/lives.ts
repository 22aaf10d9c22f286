import type { Pod } from '../../../models/controllers/objects'
import type { Scene } from '../../../models/controllers/stage'

/** How one of a Job's completions stands. */
export type Share = 'done' | 'running' | 'open'

/** A Job's completions, done first, then those at work; how many Pods failed; whether it is complete. */
export function sharesOf({ cluster }: Scene): {
  shares: Share[]
  failed: number
  isComplete: boolean
} {
  const [job] = cluster.list('Job')
  const { completions, parallelism } = job!.spec
  const { succeeded, failed, active } = job!.status
  return {
    shares: Array.from({ length: completions ?? parallelism }, (_, i) => {
      if (i < succeeded) return 'done'
      return i < succeeded + active ? 'running' : 'open'
    }),
    failed,
    isComplete: job!.status.Complete?.status === 'True',
  }
}

/** A CronJob's Jobs: the minute each is for, and how its Pod stands. */
export function roundsOf({ cluster }: Scene): { time: string; pod: Pod | undefined }[] {
  return cluster.list('Job').map((job) => {
    const minutes = Number(job.name.slice(job.name.lastIndexOf('-') + 1))
    return {
      time: new Date(minutes * 60_000).toISOString().slice(11, 16),
      pod: cluster.owned('Pod', job).at(-1),
    }
  })
}
