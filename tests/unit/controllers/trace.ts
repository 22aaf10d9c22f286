import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseAllDocuments } from 'yaml'
import type { Manifest } from '../../../models/controllers/apply.ts'

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
  restarts?: number
  exitCode?: number
  revision?: string
  image?: string
  claims?: string[]
  deletionRequested?: boolean
  spec_replicas?: number
  suspend?: boolean
  taints?: string[]
  unschedulable?: boolean
  status?: Record<string, unknown>
}

export interface Trace {
  scenario: string
  started_utc: string
  nodes: { name: string; unschedulable: boolean; taints: string[] }[]
  manifest: string
  more_manifests?: Record<string, string>
  actions: { at_ms: number; command: string }[]
  steps: Step[]
}

const FOLDER = path.join(import.meta.dirname, '../../../evidence/traces')

/** Names of all recordings there are, without `.json`. */
export const traceNames = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.slice(0, -'.json'.length))

/**
 * Reads a recording.
 *
 * Rule "names of a CronJob's Jobs": v1.20 ends them in the scheduled time in seconds since 1970, today's controller
 * in minutes. They are read as today's.
 */
export function readTrace(name: string): Trace {
  const text = readFileSync(path.join(FOLDER, `${name}.json`), 'utf8')
  const seconds = /(?<=[a-z0-9]-)(1[5-9]\d{8}|2\d{9})(?=[-"/])/g
  const hasCronJob = /"kind": ?"CronJob"/.test(text)
  return JSON.parse(
    hasCronJob ? text.replace(seconds, (digits) => String(Number(digits) / 60)) : text,
  ) as Trace
}

/** The objects of a manifest in YAML, several documents or a List. */
export function manifests(yaml: string): Manifest[] {
  return parseAllDocuments(yaml)
    .map((document) => document.toJS() as Manifest | null)
    .filter((object) => object !== null)
}

/** What the recording says about one Pod object. */
export interface PodRecord {
  name: string
  identity: string
  owner: string | null
  node: string | null
  revision: string | null
  claims: string[]
  createdAt: number
  deletingAt: number | null
  goneAt: number | null
  finished: 'Succeeded' | 'Failed' | null
  finishedAt: number | null
  everReady: boolean
  pulls: boolean
  runs: { startsAt: number; readyAt: number | null; exitsAt: number | null; exitCode: number }[]
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
        createdAt: step.at_ms,
        deletingAt: null,
        goneAt: null,
        finished: null,
        finishedAt: null,
        everReady: false,
        pulls: true,
        runs: [],
      }
      records.set(step.identity, pod)
    }
    readPodStep(pod, step)
  }
  return [...records.values()]
}

function readPodStep(pod: PodRecord, step: Step): void {
  pod.node = step.node ?? pod.node
  if (step.owner !== undefined) pod.owner = step.owner
  if (step.claims) pod.claims = step.claims
  if (step.shown === 'ErrImagePull' || step.shown === 'ImagePullBackOff') pod.pulls = false
  if (step.deletionRequested) pod.deletingAt = step.at_ms
  if (step.type === 'DELETED') {
    pod.goneAt = step.at_ms
    pod.deletingAt ??= step.at_ms
    return
  }
  const starts = step.restarts !== undefined || (step.phase === 'Running' && !pod.runs.length)
  if (starts) {
    const last = pod.runs.at(-1)
    if (last) last.exitsAt ??= step.at_ms
    pod.runs.push({ startsAt: step.at_ms, readyAt: null, exitsAt: null, exitCode: 1 })
  }
  const current = pod.runs.at(-1)
  if (current && step.ready === true) {
    current.readyAt ??= step.at_ms
    pod.everReady = true
  }
  const ended =
    step.phase === 'Succeeded' ||
    step.phase === 'Failed' ||
    ['Error', 'Completed', 'CrashLoopBackOff'].includes(step.shown ?? '')
  if (ended && pod.deletingAt === null) {
    const run = current ?? { startsAt: step.at_ms, readyAt: null, exitsAt: null, exitCode: 1 }
    if (!current) pod.runs.push(run)
    run.exitsAt ??= step.at_ms
    run.exitCode =
      step.exitCode ?? (step.phase === 'Succeeded' || step.shown === 'Completed' ? 0 : 1)
  }
  if (step.phase === 'Succeeded' || step.phase === 'Failed') {
    pod.finished = step.phase
    pod.finishedAt = step.at_ms
  }
}
