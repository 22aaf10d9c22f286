import type { Trace, TraceStep } from '../../evidence/types.ts'
import type { Pod, Workload } from '../../scripts/evidence/kubernetes.ts'
import type { WatchEvent } from '../../scripts/evidence/trace.ts'

/** The watch events that a recording of a Deployment was made of, as far as the recording tells. */
export function watchEvents({ steps, started_utc }: Trace): WatchEvent[] {
  const known = new Map<string, Partial<TraceStep>>()
  return steps.map((step, i) => {
    const key = `${step.kind} ${step.identity}`
    const before = known.get(key) ?? {}
    const status = Object.entries({ ...before.status, ...step.status })
    const state = { ...before, ...step, status: Object.fromEntries(status.filter(isThere)) }
    known.set(key, state)
    return {
      receivedAt: Date.parse(started_utc) + step.at_ms,
      type: step.type,
      object: {
        kind: step.kind,
        metadata: metadataOf(state, String(i + 1)),
        ...(step.kind === 'Pod' ? podOf(state) : workloadOf(state)),
      } as Pod | Workload,
    }
  })
}

/** Counts that the API's objects have also where they are 0. */
const ALWAYS = new Set(['replicas', 'terminatingReplicas'])

const isThere = ([field, value]: [string, unknown]) => value !== 0 || ALWAYS.has(field)

function metadataOf(state: Partial<TraceStep>, resourceVersion: string) {
  const [kind, name] = state.owner?.split('/') ?? []
  return {
    name: state.name!,
    uid: `${state.kind} ${state.identity}`,
    resourceVersion,
    ownerReferences: kind ? [{ kind, name: name!, controller: true }] : [],
    labels: state.kind === 'Pod' ? { 'pod-template-hash': state.revision! } : {},
    annotations: state.revision ? { 'deployment.kubernetes.io/revision': state.revision } : {},
    ...(state.deletionRequested ? { deletionTimestamp: '2026-11-22T14:52:16Z' } : {}),
  }
}

function podOf({
  node,
  image,
  phase,
  ip,
  ready,
  shown,
  exitCode,
}: Partial<TraceStep>): Omit<Pod, 'kind' | 'metadata'> {
  const isWaiting = shown === 'ContainerCreating'
  const lives = isWaiting ? { waiting: { reason: shown } } : { running: {} }
  const reason = exitCode === 0 ? 'Completed' : 'Error'
  const state = exitCode === undefined ? lives : { terminated: { reason, exitCode } }
  const container = { name: 'web', ready: ready === true, restartCount: 0, state }
  return {
    spec: { nodeName: node, containers: [{ name: 'web', image: image! }] },
    status: {
      phase: phase!,
      podIP: ip,
      conditions: [{ type: 'Ready', status: ready === true ? 'True' : 'False' }],
      containerStatuses: shown === 'Pending' ? [] : [container],
    },
  }
}

function workloadOf({
  spec_replicas,
  image,
  status = {},
}: Partial<TraceStep>): Omit<Workload, 'kind' | 'metadata'> {
  const entries = Object.entries(status)
  const conditions = entries.flatMap(([type, value]) => {
    const [is, reason] = String(value).split(' ')
    return typeof value === 'string' ? [{ type, status: is!, reason }] : []
  })
  const counts = Object.fromEntries(entries.filter(([, value]) => typeof value === 'number'))
  return {
    spec: {
      replicas: spec_replicas,
      template: { spec: { containers: [{ name: 'web', image: image! }] } },
    },
    status: { ...counts, conditions },
  }
}
