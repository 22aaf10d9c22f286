/** A controller's trace out of watch events, in the form of evidence/traces/. */
import type { Trace, TraceStep } from '../../evidence/types.ts'
import {
  readyColumn,
  readyCondition,
  shownStatus,
  type Condition,
  type KubeObject,
  type Node,
  type Pod,
  type Workload,
} from './kubernetes.ts'

/** One event of a watch, and when it was received (ms since 1970). */
export interface WatchEvent {
  receivedAt: number
  type: TraceStep['type']
  object: Pod | Workload
}

/** Likewise, of Event objects. */
export interface EventWatch {
  receivedAt: number
  type: TraceStep['type']
  object: KubeEvent
}

/** The parts of an Event object that are read. */
export interface KubeEvent {
  involvedObject: { kind: string; name: string }
  type: string
  reason: string
  message: string
  count?: number | null
  /** Of an event that happens again under events.k8s.io/v1. */
  series?: { count: number } | null
  metadata: { uid: string; resourceVersion: string }
  source?: { component?: string }
  reportingComponent?: string
}

type View = Omit<TraceStep, 'at_ms' | 'kind' | 'type' | 'name' | 'identity'>

/**
 * @param events of all kinds, in any order
 * @param start ms since 1970 of the first action
 * @returns what changed, in the API server's order, which is that of resourceVersion
 */
export function traceSteps(events: readonly WatchEvent[], start: number): TraceStep[] {
  const views = new Map<string, View>()
  const identities = new Map<string, string>()
  const count = new Map<string, number>()
  const steps: TraceStep[] = []
  let at_ms = 0
  for (const { receivedAt, type, object } of events.toSorted(byResourceVersion)) {
    const { kind, metadata } = object
    const { name, uid } = metadata
    if (!identities.has(uid)) {
      const nth = (count.get(`${kind}/${name}`) ?? 0) + 1
      count.set(`${kind}/${name}`, nth)
      identities.set(uid, `${name}#${nth}`)
    }
    const view = isPod(object) ? viewPod(object) : viewWorkload(object)
    const changed = type === 'DELETED' ? viewLast(object) : changes(views.get(uid), view)
    views.set(uid, view)
    at_ms = Math.max(at_ms, receivedAt - start)
    if (type !== 'MODIFIED' || Object.keys(changed).length)
      steps.push({ at_ms, kind, type, name, identity: identities.get(uid)!, ...changed })
  }
  return steps
}

const byResourceVersion = (a: WatchEvent | EventWatch, b: WatchEvent | EventWatch) =>
  Number(a.object.metadata.resourceVersion) - Number(b.object.metadata.resourceVersion)

const isPod = (object: KubeObject): object is Pod => object.kind === 'Pod'

const ownerOf = ({ metadata }: KubeObject) => {
  const owner = metadata.ownerReferences?.find(({ controller }) => controller)
  return owner && `${owner.kind}/${owner.name}`
}

const imagesOf = ({ containers }: Pod['spec']) => containers.map(({ image }) => image).join(',')

function viewPod(pod: Pod): View {
  const { metadata, spec, status } = pod
  const containers = status.containerStatuses ?? []
  const restarts = containers.reduce((sum, { restartCount }) => sum + restartCount, 0)
  return {
    phase: status.phase,
    shown: shownStatus(pod),
    ready: readyCondition(status.conditions),
    ready_column: readyColumn(pod),
    deletionRequested: metadata.deletionTimestamp ? true : undefined,
    node: spec.nodeName,
    ip: status.podIP,
    restarts: restarts || undefined,
    exitCode: containers.find(({ state }) => state.terminated)?.state.terminated?.exitCode,
    owner: ownerOf(pod),
    image: imagesOf(spec),
    revision:
      metadata.labels?.['controller-revision-hash'] ?? metadata.labels?.['pod-template-hash'],
  }
}

function viewWorkload(workload: Workload): View {
  return {
    spec_replicas: workload.spec.replicas,
    owner: ownerOf(workload),
    image: imagesOf(workload.spec.template.spec),
    status: viewStatus(workload),
    revision: workload.metadata.annotations?.['deployment.kubernetes.io/revision'],
  }
}

/** Counts as they are, conditions as `True Reason`. */
function viewStatus({ status = {} }: Workload): Record<string, number | string> {
  const counts = Object.entries(status).filter(
    (entry): entry is [string, number] =>
      typeof entry[1] === 'number' && entry[0] !== 'observedGeneration',
  )
  const conditions = (status.conditions ?? []).map((condition: Condition) => [
    condition.type,
    `${condition.status} ${condition.reason ?? ''}`.trim(),
  ])
  return Object.fromEntries([...counts, ...conditions])
}

const viewLast = (object: Pod | Workload): View =>
  isPod(object) ? defined({ phase: object.status.phase, node: object.spec.nodeName }) : {}

const defined = (view: View): View =>
  Object.fromEntries(Object.entries(view).filter(([, value]) => value !== undefined))

function changes(before: View | undefined, after: View): View {
  const { status: statusBefore = {}, ...restBefore } = before ?? {}
  const { status: statusAfter = {}, ...restAfter } = after
  const changed = Object.entries(restAfter).filter(
    ([field, value]) => value !== (restBefore as Record<string, unknown>)[field],
  )
  const status = changedStatus(statusBefore, statusAfter)
  return defined({
    ...Object.fromEntries(changed),
    status: Object.keys(status).length ? status : undefined,
  })
}

/** A count that vanished is 0. */
function changedStatus(
  before: Record<string, number | string>,
  after: Record<string, number | string>,
): Record<string, number | string> {
  const vanished = Object.entries(before)
    .filter(([field, value]) => !(field in after) && value !== 0)
    .map(([field]) => [field, 0] as const)
  const changed = Object.entries(after).filter(([field, value]) => value !== before[field])
  return Object.fromEntries([...changed, ...vanished])
}

/** @param nodes of the cluster, at the start */
export const traceNodes = (nodes: readonly Node[]): Trace['nodes'] =>
  nodes.map(({ metadata, spec, status }) => ({
    name: metadata.name,
    ready: readyCondition(status.conditions) === true,
    unschedulable: spec.unschedulable ?? false,
    taints: (spec.taints ?? []).map(
      ({ key, value, effect }) => `${key}${value ? `=${value}` : ''}:${effect}`,
    ),
  }))

/**
 * @param watched events of the namespace, in any order. Their own timestamps have whole seconds only.
 * @param start ms since 1970 of the first action
 * @returns what `kubectl get events` would show, each at the time when it was first received
 */
export function traceEvents(watched: readonly EventWatch[], start: number): Trace['events'] {
  const byUid = new Map<string, EventWatch[]>()
  for (const seen of watched.toSorted(byResourceVersion)) {
    const { uid } = seen.object.metadata
    if (seen.type !== 'DELETED') byUid.set(uid, [...(byUid.get(uid) ?? []), seen])
  }
  return [...byUid.values()]
    .map((seen) => {
      const event = seen.at(-1)!.object
      const count = event.series?.count ?? event.count ?? 1
      return {
        at_ms: Math.max(0, seen[0]!.receivedAt - start),
        object: `${event.involvedObject.kind}/${event.involvedObject.name}`,
        type: event.type,
        reason: event.reason,
        message: event.message,
        from: event.reportingComponent || event.source?.component || '',
        ...(count > 1 ? { count } : {}),
      }
    })
    .toSorted((a, b) => a.at_ms - b.at_ms)
}

/** What became of the first Pod whose deletion was requested, and of the one made in its place. Times in ms. */
export interface DeletedPod {
  victim: string
  requested: number
  /** Its phase when it was last seen: a terminal one today, Running in v1.20. */
  phase?: string
  gone?: number
  replacement?: {
    name: string
    created: number
    ready?: number
    /** Whether it was made only when the old one was gone. */
    waited: boolean
  }
}

/** @returns undefined where no deletion was requested */
export function deletedPod(steps: readonly TraceStep[]): DeletedPod | undefined {
  const pods = steps.filter(({ kind }) => kind === 'Pod')
  const request = pods.find((step) => step.deletionRequested)
  if (!request) return undefined
  const goneAt = pods.findIndex(
    ({ type, identity }) => type === 'DELETED' && identity === request.identity,
  )
  const from = pods.indexOf(request)
  const madeAt = pods.findIndex(({ type }, i) => i > from && type === 'ADDED')
  const made = pods[madeAt]
  return {
    victim: request.name,
    requested: request.at_ms,
    phase: pods[goneAt]?.phase,
    gone: pods[goneAt]?.at_ms,
    replacement: made && {
      name: made.name,
      created: made.at_ms,
      ready: pods.find(({ identity, ready }) => identity === made.identity && ready === true)
        ?.at_ms,
      waited: goneAt !== -1 && goneAt < madeAt,
    },
  }
}
