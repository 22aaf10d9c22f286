import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseAllDocuments } from 'yaml'
import type { Manifest } from '../../../models/controllers/apply.ts'
import type { Phase } from '../../../models/controllers/objects.ts'

/** One watched change, as recorded: only the fields that changed (evidence/traces/README.md). */
export interface Step {
  at_ms: number
  kind: string
  type: 'ADDED' | 'MODIFIED' | 'DELETED'
  name: string
  identity: string
  owner?: string
  node?: string
  phase?: string
  shown?: string
  ready?: boolean | 'Unknown'
  ready_column?: string
  restarts?: number
  exitCode?: number
  revision?: string
  image?: string
  claims?: string[]
  completion_index?: number
  disruption?: string
  /** States of the main containers of a Pod that has init containers: `app:running proxy:terminated(0)`. */
  containers?: string
  /** `init_NAME`: `PodInitializing`, `running`, `running started`, `terminated 0`. */
  [init: `init_${string}`]: string | undefined
  deletionRequested?: boolean
  spec_replicas?: number
  suspend?: boolean
  taints?: string[]
  unschedulable?: boolean
  spec?: Record<string, unknown>
  status?: Record<string, unknown>
}

export interface Trace {
  scenario: string
  kubernetes: string
  started_utc: string
  nodes: { name: string; unschedulable: boolean; taints: string[] }[]
  manifest: string
  more_manifests?: Record<string, string>
  actions: { at_ms: number; command: string }[]
  steps: Step[]
}

const FOLDER = path.join(import.meta.dirname, '../../../evidence/traces')

/** The recordings of the project; with TRACES=FOLDER or TRACES=FILE.json, those. */
export const traceFiles = list(process.env.TRACES ?? FOLDER)

function list(place: string): string[] {
  if (place.endsWith('.json')) return [path.resolve(place)]
  return readdirSync(place)
    .filter((file) => file.endsWith('.json'))
    .map((file) => path.join(path.resolve(place), file))
}

/** Reads a recording. */
export const readTrace = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Trace

/** The objects of a manifest in YAML, several documents or a List. */
export function manifests(yaml: string): Manifest[] {
  return parseAllDocuments(yaml)
    .map((document) => document.toJS() as Manifest | null)
    .filter((object) => object !== null)
    .flatMap((object) => object.items ?? [object])
}

const KNOWN_VERSION = 'v1.36.'
const KNOWN_TRACE = new Set(
  'scenario kubernetes started_utc nodes manifest more_manifests actions steps events summary'.split(
    ' ',
  ),
)
const KNOWN_STEP = new Set(
  (
    'at_ms kind type name identity owner node phase shown ready ready_column restarts exitCode revision image ' +
    'claims completion_index disruption containers deletionRequested spec_replicas suspend taints unschedulable ' +
    'spec status ip finalizers ordinal labels volume revision_number concurrencyPolicy ready_addresses ' +
    'not_ready_addresses'
  ).split(' '),
)
const KNOWN_KINDS = new Set(
  (
    'Pod Node Deployment ReplicaSet StatefulSet DaemonSet Job CronJob ControllerRevision PersistentVolumeClaim ' +
    'Service Endpoints'
  ).split(' '),
)

/** What of a recording nothing here compares, each named once: a version, fields, kinds of objects. */
export function unknownParts(trace: Trace): string[] {
  const { kubernetes } = trace
  const fields = [
    ...Object.keys(trace).filter((key) => !KNOWN_TRACE.has(key)),
    ...trace.steps.flatMap((step) =>
      Object.keys(step)
        .filter((key) => !KNOWN_STEP.has(key) && !key.startsWith('init_'))
        .map((key) => `${step.kind}.${key}`),
    ),
  ].map((field) => `field ${field}`)
  const kinds = trace.steps
    .filter(({ kind }) => !KNOWN_KINDS.has(kind))
    .map(({ kind }) => `kind ${kind}`)
  const version = kubernetes?.startsWith(KNOWN_VERSION) ? [] : [`version ${kubernetes}`]
  return [...new Set([...version, ...kinds, ...fields])]
}

/** One recorded run of a container. */
export interface RecordedRun {
  startsAt: number
  startedAt: number | null
  readyAt: number | null
  exitsAt: number | null
  exitCode: number
}

/** What the recording says about one Pod object. Times in ms from the first action. */
export interface PodRecord {
  name: string
  identity: string
  owner: string | null
  node: string | null
  revision: string | null
  claims: string[]
  index: number | null
  disruption: string | null
  createdAt: number
  deletingAt: number | null
  goneAt: number | null
  finished: Phase | null
  finishedAt: number | null
  exitCode: number | null
  /** When the first pull failed. */
  pullFailedAt: number | null
  /** Runs of the Pod as a whole, where it restarts. */
  runs: RecordedRun[]
  /** Runs by container, where the recording tells them apart. */
  containers: Map<string, RecordedRun[]>
  /** Changes of phase, of what kubectl shows, of the condition Ready. */
  phases: Seen<string>[]
  shown: Seen<string>[]
  ready: Seen<boolean>[]
}
export interface Seen<T> {
  at: number
  value: T
}

/** Every Pod object of a recording, in order of creation. */
export function podRecords({ steps }: Trace): PodRecord[] {
  const records = new Map<string, PodRecord>()
  for (const step of steps) {
    if (step.kind !== 'Pod') continue
    let pod = records.get(step.identity)
    if (!pod) {
      pod = {
        name: step.name,
        identity: step.identity,
        owner: step.owner ?? null,
        node: null,
        revision: step.revision ?? null,
        claims: step.claims ?? [],
        index: step.completion_index ?? null,
        disruption: null,
        createdAt: step.at_ms,
        deletingAt: null,
        goneAt: null,
        finished: null,
        finishedAt: null,
        exitCode: null,
        pullFailedAt: null,
        runs: [],
        containers: new Map(),
        phases: [],
        shown: [],
        ready: [],
      }
      records.set(step.identity, pod)
    }
    readPodStep(pod, step)
  }
  return [...records.values()]
}

const isTerminal = (phase?: string): phase is 'Succeeded' | 'Failed' =>
  phase === 'Succeeded' || phase === 'Failed'

function readPodStep(pod: PodRecord, step: Step): void {
  const { at_ms: at, shown, phase } = step
  pod.node = step.node ?? pod.node
  if (step.owner !== undefined) pod.owner = step.owner
  if (step.claims) pod.claims = step.claims
  if (step.disruption) pod.disruption = step.disruption
  if (/ImagePull/.test(shown ?? '')) pod.pullFailedAt ??= at
  if (step.deletionRequested) pod.deletingAt = at
  if (step.type === 'DELETED') {
    pod.goneAt = at
    pod.deletingAt ??= at
    return
  }
  if (phase) pod.phases.push({ at, value: phase })
  if (shown) pod.shown.push({ at, value: shown })
  if (typeof step.ready === 'boolean') pod.ready.push({ at, value: step.ready })
  if (step.exitCode !== undefined) pod.exitCode = step.exitCode

  readContainers(pod, step)
  const starts = step.restarts !== undefined || (phase === 'Running' && !pod.runs.length)
  if (starts) {
    const last = pod.runs.at(-1)
    if (last) last.exitsAt ??= at
    pod.runs.push({ startsAt: at, startedAt: at, readyAt: null, exitsAt: null, exitCode: 1 })
  }
  const current = pod.runs.at(-1)
  if (current && step.ready === true) current.readyAt ??= at
  const ended =
    isTerminal(phase) || /^(Error|Completed|NotReady|CrashLoopBackOff|OOMKilled)$/.test(shown ?? '')
  if (ended && pod.deletingAt === null) {
    const run = current ?? newRun(at)
    if (!current) pod.runs.push(run)
    if (run.exitsAt === null) {
      run.exitsAt = at
      const succeeded = phase === 'Succeeded' || shown === 'Completed' || shown === 'NotReady'
      run.exitCode = step.exitCode ?? (succeeded ? 0 : 1)
    }
  }
  if (isTerminal(phase)) {
    pod.finished = phase
    pod.finishedAt = at
  }
}

const newRun = (startsAt: number): RecordedRun => ({
  startsAt,
  startedAt: startsAt,
  readyAt: null,
  exitsAt: null,
  exitCode: 0,
})

/** What the recording tells of single containers, before somebody asked the Pod to go and after. */
function readContainers(pod: PodRecord, step: Step): void {
  for (const [key, state] of Object.entries(step))
    if (key.startsWith('init_'))
      readState(pod, key.slice('init_'.length), String(state), step.at_ms)
  for (const part of step.containers?.split(' ') ?? []) {
    const [name = '', state = ''] = part.split(':')
    readState(pod, name, state.replace(/\((\d+)\)/, ' $1'), step.at_ms)
  }
}

function readState(pod: PodRecord, name: string, state: string, at: number): void {
  const runs = pod.containers.get(name) ?? []
  pod.containers.set(name, runs)
  const [what, detail] = state.split(' ')
  let run = runs.at(-1)
  if (what === 'running') {
    if (!run || run.exitsAt !== null) {
      run = { ...newRun(at), startedAt: null }
      runs.push(run)
    }
    if (detail === 'started') run.startedAt ??= at
  } else if (what === 'terminated') {
    if (!run || run.exitsAt !== null) {
      run = newRun(at)
      runs.push(run)
    }
    run.exitsAt = at
    run.exitCode = Number(detail ?? 0)
  }
}
