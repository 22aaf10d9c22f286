import type { Cluster } from '../../../models/controllers/cluster.ts'
import { DemoMachine, type Machine, type NodeStep } from '../../../models/controllers/machine.ts'
import type { Node, Owner, Pod, PodTemplate, Run } from '../../../models/controllers/objects.ts'
import { podRecords, type PodRecord, type Step, type Trace } from './trace.ts'

/** Later than any recording. */
const NEVER = 1e15

/** The recorded step of a node that shows a step of its life. */
const SHOWS: Record<NodeStep, (step: Step) => boolean> = {
  joins: ({ ready }) => ready === true,
  returns: ({ ready }) => ready === true,
  notReady: ({ ready }) => ready === 'Unknown' || ready === false,
  noExecute: ({ taints = [] }) => taints.some((taint) => taint.includes('unreachable:NoExecute')),
  cleared: ({ taints }) => !!taints && !taints.some((taint) => /unreachable|not-ready/.test(taint)),
}

/**
 * Answers from a recording what Kubernetes leaves to chance or to the machines: random names, the scheduler's choice
 * among fit nodes, when a container was up, ready, ended and stopped, when a node was missed. What was decided by a
 * controller it does not tell. Something the recording does not know is answered by the demo machine.
 */
export class RecordedMachine implements Machine {
  readonly pods: PodRecord[]
  private readonly demo = new DemoMachine({ stopMs: 10_000 })
  private readonly steps: Step[]
  private readonly start: number
  private readonly end: number
  private readonly named = new Set<PodRecord>()
  private readonly met = new Map<number, PodRecord>()
  private readonly hashesUsed = new Map<string, number>()

  constructor(trace: Trace) {
    this.pods = podRecords(trace)
    this.steps = trace.steps
    this.start = Date.parse(trace.started_utc)
    const last = Math.max(trace.actions.at(-1)?.at_ms ?? 0, trace.steps.at(-1)?.at_ms ?? 0)
    this.end = this.start + last
  }

  podName(owner: Owner, node: string | null): string {
    const next = this.pods.find(
      (pod) =>
        !this.named.has(pod) &&
        pod.owner === `${owner.kind}/${owner.name}` &&
        (node === null || pod.node === node || pod.node === null),
    )
    if (!next) return this.demo.podName(owner)
    this.named.add(next)
    return next.name
  }

  hash(owner: Owner, template: PodTemplate): string {
    const of = `${owner.kind}/${owner.name}`
    const names = this.steps
      .filter(
        (step) =>
          step.type === 'ADDED' &&
          step.owner === of &&
          (step.kind === 'ReplicaSet' || step.kind === 'ControllerRevision'),
      )
      .map((step) => step.name.slice(owner.name.length + 1))
    const used = this.hashesUsed.get(of) ?? 0
    this.hashesUsed.set(of, used + 1)
    return names[used] ?? this.demo.hash(owner, template)
  }

  pickNode(pod: Pod, fit: Node[], cluster: Cluster): string {
    const recorded = this.recordOf(pod)?.node
    return fit.find((node) => node.name === recorded)?.name ?? this.demo.pickNode(pod, fit, cluster)
  }

  tieBreak(pod: Pod): number {
    return this.recordOf(pod)?.deletingAt ?? NEVER + pod.uid
  }

  run(pod: Pod, from: number): Run {
    const record = this.recordOf(pod)
    if (!record) return this.demo.run(pod, from)
    const run = record.runs[pod.restarts]
    if (!run) {
      return {
        pulls: record.pulls,
        startsAt: record.pulls ? NEVER : from,
        readyAt: null,
        exitsAt: null,
        exitCode: 0,
      }
    }
    const began = record.runs[pod.restarts - 1]?.exitsAt ?? record.createdAt
    const shift = this.shift(began, from)
    return {
      pulls: record.pulls,
      startsAt: this.start + run.startsAt + shift,
      readyAt: run.readyAt === null ? null : this.start + run.readyAt + shift,
      exitsAt: run.exitsAt === null ? null : this.start + run.exitsAt + shift,
      exitCode: run.exitCode,
    }
  }

  stopsAt(pod: Pod, now: number, nodeGone: boolean): number {
    const record = this.recordOf(pod)
    if (!record || record.deletingAt === null) return this.demo.stopsAt(pod, now, nodeGone)
    if (record.goneAt === null) return this.end + 1_000
    return this.start + record.goneAt + this.shift(record.deletingAt, pod.deletedAt ?? now)
  }

  nodeStep(node: Node, step: NodeStep, now: number): number {
    const found = this.steps.find(
      (s) =>
        s.kind === 'Node' && s.name === node.name && this.start + s.at_ms >= now && SHOWS[step](s),
    )
    return found ? this.start + found.at_ms : NEVER
  }

  /** The recorded object this Pod plays: the next of its name. */
  recordOf(pod: Pod): PodRecord | undefined {
    if (!this.met.has(pod.uid)) {
      const known = new Set(this.met.values())
      const record = this.pods.find((r) => r.name === pod.name && !known.has(r))
      if (record) this.met.set(pod.uid, record)
    }
    return this.met.get(pod.uid)
  }

  /** How much later than recorded something began: what follows from it is as much later. Earlier does not count. */
  private shift(recorded: number, now: number): number {
    return Math.max(0, now - this.start - recorded - 2_000)
  }
}
