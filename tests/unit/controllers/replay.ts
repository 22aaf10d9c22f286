import type { Manifest } from '../../../models/controllers/apply.ts'
import type { Cluster, Feature } from '../../../models/controllers/cluster.ts'
import { startCluster } from '../../../models/controllers/loops.ts'
import { EVICTED, kubectl } from '../../../models/controllers/kubectl.ts'
import { joinNode, loseNode, returnNode } from '../../../models/controllers/nodes.ts'
import { RecordedMachine } from './recorded-machine.ts'
import { manifests, unknownParts, type PodRecord, type Step, type Trace } from './trace.ts'

/** What can be read of a cluster's objects without its past: `Kind/name` → status. */
export type Statuses = Record<string, object>

/** A recording and the model's answer to the same actions. Times in ms from the first action. */
export interface Replay {
  trace: Trace
  cluster: Cluster
  machine: RecordedMachine
  start: number
  /** When each action took effect in the recording (kubectl itself takes up to 3 s): the model acts then. */
  effects: number[]
  /** The workloads' status in the model when the recording was at rest: before actions, in pauses, at the end. */
  rests: { at: number; statuses: Statuses }[]
  end: number
  /** Actions that the model refuses, with its words. */
  refused: string[]
  /** Parts of the recording that nothing here knows: a version, fields, kinds, commands. */
  unknown: string[]
}

/** A recording pauses when nothing is seen for so long; it is at rest in the midst of it. In ms. */
const PAUSE = 3_000

/** Plays a recording's manifests and actions into the model, on the recording's clock. */
export function replay(trace: Trace): Replay {
  const start = Date.parse(trace.started_utc)
  const machine = new RecordedMachine(trace)
  const nodes = (trace.nodes ?? []).map(({ name }) => name)
  const cluster = startCluster({ nodes, start, machine, features: featuresOf(trace, machine.pods) })
  for (const { name, unschedulable } of trace.nodes ?? [])
    if (unschedulable) kubectl(cluster, `kubectl cordon ${name}`)
  const files = (file: string) => manifests(trace.more_manifests?.[file] ?? trace.manifest)
  const effects = trace.actions.map((_, i) => effectOf(trace, i))
  const end = Math.max(trace.actions.at(-1)?.at_ms ?? 0, trace.steps.at(-1)?.at_ms ?? 0)
  const rests: Replay['rests'] = []
  const refused: string[] = []
  const unknown = unknownParts(trace)

  const pauses = [...effects.slice(1).map((at) => at - 1), ...pausesOf(trace)]
  const moments = [...new Set([...pauses, ...effects, end])].toSorted((a, b) => a - b)
  for (const moment of moments) {
    cluster.runUntil(start + moment)
    if (pauses.includes(moment)) rests.push({ at: moment, statuses: statusesOf(cluster) })
    for (const [i, { command }] of trace.actions.entries()) {
      if (effects[i] !== moment) continue
      try {
        act(cluster, command, files, evictedIn(trace, i))
      } catch (error) {
        const text = (error as Error).message
        if (text.startsWith('no rule')) unknown.push(text)
        else refused.push(`${command}: ${text}`)
      }
      cluster.settle()
    }
  }
  rests.push({ at: end, statuses: statusesOf(cluster) })
  return { trace, cluster, machine, start, effects, rests, end, refused, unknown }
}

/** The Pods that were evicted between an action and the next. */
function evictedIn({ actions, steps }: Trace, index: number): string[] {
  const until = actions[index + 1]?.at_ms ?? Infinity
  return steps
    .filter(({ at_ms }) => at_ms >= actions[index]!.at_ms && at_ms < until)
    .filter(({ disruption }) => disruption === EVICTED)
    .map(({ name }) => name)
}

/** A command, a remark (`# node3 loses its network`), or an eviction, however it was asked for. */
function act(
  cluster: Cluster,
  command: string,
  files: (file: string) => Manifest[],
  evicted: string[],
): void {
  if (/evict/i.test(command) && evicted.length) {
    for (const pod of cluster.list('Pod'))
      if (evicted.includes(pod.name)) cluster.evict(pod, EVICTED)
    return
  }
  if (!command.startsWith('#')) {
    kubectl(cluster, command, files)
    return
  }
  const [, name = '', what = ''] = /^#\s*(\S+)\s+(.*)$/.exec(command) ?? []
  const node = cluster.get('Node', name)
  if (!node) {
    if (/^(starts|joins|registers)/.test(what)) joinNode(cluster, name)
  } else if (/\b(back|returns|starts|up again)\b/.test(what)) returnNode(cluster, node)
  else if (/\b(loses|lost|stops|dies|off|down)\b/.test(what)) loseNode(cluster, node)
}

/**
 * Which feature gates the recorded cluster had switched on. A recording does not tell, but it shows: of a StatefulSet
 * that asks for more than one unavailable Pod, two were stopped and made anew at the same time.
 */
function featuresOf({ manifest }: Trace, pods: PodRecord[]): Feature[] {
  const asks = manifests(manifest).some(({ kind, spec }) => {
    const { updateStrategy } = (spec ?? {}) as {
      updateStrategy?: { rollingUpdate?: { maxUnavailable?: number | string } }
    }
    const { maxUnavailable = 1 } = updateStrategy?.rollingUpdate ?? {}
    return kind === 'StatefulSet' && maxUnavailable !== 1
  })
  const renewed = pods.filter(
    (pod) =>
      pod.deletingAt !== null &&
      pods.some(
        ({ name, revision, createdAt }) =>
          name === pod.name && createdAt > pod.createdAt && revision !== pod.revision,
      ),
  )
  const together = renewed.some((a) =>
    renewed.some(
      (b) => a !== b && a.deletingAt! <= b.deletingAt! && b.deletingAt! < (a.goneAt ?? 0),
    ),
  )
  return asks && together ? ['MaxUnavailableStatefulSet'] : []
}

/** The midst of each pause. */
function pausesOf({ steps }: Trace): number[] {
  return steps
    .filter((step, i) => i > 0 && step.at_ms - steps[i - 1]!.at_ms >= PAUSE)
    .map(({ at_ms }) => at_ms - PAUSE / 2)
}

const statusesOf = (cluster: Cluster): Statuses =>
  Object.fromEntries(
    (['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob'] as const).flatMap(
      (kind) =>
        cluster
          .list(kind)
          .map((object) => [`${kind}/${object.name}`, structuredClone(object.status)]),
    ),
  )

/** The first recorded step that a command can have made, before the next action. */
function effectOf({ actions, steps, manifest, more_manifests }: Trace, index: number): number {
  const { at_ms, command } = actions[index]!
  const until = actions[index + 1]?.at_ms ?? Infinity
  const window = steps.filter((step) => step.at_ms >= at_ms && step.at_ms < until)
  if (command.startsWith('#')) {
    const joins = window.find(
      (step) => step.kind === 'Node' && step.type === 'ADDED' && command.includes(`${step.name} `),
    )
    return joins?.at_ms ?? at_ms
  }
  const file = /\b(?:apply|replace|create|delete) -f\s*(\S+)/.exec(command)?.[1]
  const names = new Set(
    file
      ? manifests(more_manifests?.[file] ?? manifest).map(({ metadata }) => metadata.name)
      : command.split(/[\s/]+/),
  )
  const seen = window.filter(({ kind }) => kind !== 'Endpoints' && kind !== 'PersistentVolumeClaim')
  const first =
    seen.find(
      (step) =>
        (names.has(step.name) && step.kind !== 'ControllerRevision' && isChange(step)) ||
        isRevision(step, names),
    ) ??
    seen.find((step) => names.has(step.name) && step.status === undefined) ??
    seen.find((step) => step.deletionRequested || step.type !== 'MODIFIED')
  return first?.at_ms ?? Math.min(at_ms + 300, until - 1)
}

const isChange = (step: Step) =>
  step.type !== 'MODIFIED' ||
  [
    step.spec_replicas,
    step.spec,
    step.image,
    step.suspend,
    step.deletionRequested,
    step.taints,
    step.disruption,
  ].some((value) => value !== undefined)

/** A new template makes a new ReplicaSet or ControllerRevision, or renumbers an old one. */
const isRevision = (step: Step, names: ReadonlySet<string>) =>
  (step.kind === 'ReplicaSet' || step.kind === 'ControllerRevision') &&
  (step.revision !== undefined || step.type === 'ADDED') &&
  [...names].some((name) => step.owner?.endsWith(`/${name}`) || step.name.startsWith(`${name}-`))
