import type { Cluster } from '../../../models/controllers/cluster.ts'
import { startCluster } from '../../../models/controllers/loops.ts'
import { kubectl } from '../../../models/controllers/kubectl.ts'
import { RecordedMachine } from './recorded-machine.ts'
import { manifests, type Step, type Trace } from './trace.ts'

/** A recording and the model's answer to the same actions. Times in ms from the first action. */
export interface Replay {
  trace: Trace
  cluster: Cluster
  machine: RecordedMachine
  start: number
  /** When each action took effect in the recording (kubectl itself takes up to 3 s): the model acts then. */
  effects: number[]
  /** The workloads' status in the model just before each action and at the end. */
  rests: Record<string, object>[]
  end: number
}

/** Plays a recording's manifests and actions into the model, on the recording's clock. */
export function replay(trace: Trace): Replay {
  const start = Date.parse(trace.started_utc)
  const machine = new RecordedMachine(trace)
  const cluster = startCluster({ nodes: trace.nodes.map(({ name }) => name), start, machine })
  const files = (file: string) => manifests(trace.more_manifests?.[file] ?? trace.manifest)
  const effects = trace.actions.map((_, i) => effectOf(trace, i))
  const end = Math.max(trace.actions.at(-1)?.at_ms ?? 0, trace.steps.at(-1)?.at_ms ?? 0)
  const rests: Replay['rests'] = []

  for (const [i, { command }] of trace.actions.entries()) {
    cluster.runUntil(start + effects[i]! - 1)
    if (i > 0) rests.push(statuses(cluster))
    cluster.runUntil(start + effects[i]!)
    if (!isTooEarly(command, machine, cluster)) kubectl(cluster, command, files)
    cluster.settle()
  }
  cluster.runUntil(start + end)
  for (let i = 0; i < 60 && cluster.list('Job').some(isWaiting); i++) cluster.advance(20_000)
  rests.push(statuses(cluster))
  return { trace, cluster, machine, start, effects, rests, end }
}

/** Rule job-back-off: the command is about a retried Pod of a Job that today would not be there yet. */
const isTooEarly = (command: string, machine: RecordedMachine, cluster: Cluster) =>
  machine.pods.some(
    ({ name, owner }) =>
      owner?.startsWith('Job/') && command.includes(name) && !cluster.get('Pod', name),
  )

const isWaiting = (job: { owner: object | null; finishedAt: number | null }) =>
  job.owner === null && job.finishedAt === null

const statuses = (cluster: Cluster) =>
  Object.fromEntries(
    (['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob'] as const).flatMap(
      (kind) =>
        cluster
          .list(kind)
          .map((object) => [`${kind}/${object.name}`, structuredClone(object.status)]),
    ),
  )

/** The first recorded step of an object that the command names, before the next action. */
function effectOf({ actions, steps, manifest, more_manifests }: Trace, index: number): number {
  const { at_ms, command } = actions[index]!
  const until = actions[index + 1]?.at_ms ?? Infinity
  if (command.startsWith('#')) {
    const joins = steps.find(
      (step) => step.kind === 'Node' && step.type === 'ADDED' && command.includes(`${step.name} `),
    )
    return joins && joins.at_ms >= at_ms && joins.at_ms < until ? joins.at_ms : at_ms
  }
  const file = /-f\s*(\S+)/.exec(command)?.[1]
  const names = new Set(
    file
      ? manifests(more_manifests?.[file] ?? manifest).map(({ metadata }) => metadata.name)
      : command.split(/[\s/]+/),
  )
  const window = steps.filter(
    (step) =>
      step.at_ms >= at_ms &&
      step.at_ms < until &&
      !['Endpoints', 'ControllerRevision', 'PersistentVolumeClaim'].includes(step.kind),
  )
  const named = window.filter((step) => names.has(step.name))
  const first =
    named.find(isSpecChange) ??
    named[0] ??
    window.find((step) => step.deletionRequested || step.type !== 'MODIFIED')
  return first?.at_ms ?? Math.min(at_ms + 300, until - 1)
}

const isSpecChange = (step: Step) =>
  step.type !== 'MODIFIED' ||
  [step.spec_replicas, step.image, step.suspend, step.deletionRequested, step.taints].some(
    (value) => value !== undefined,
  )
