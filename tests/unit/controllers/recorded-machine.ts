import { DemoMachine, lengthMs } from '../../../models/controllers/demo-machine.ts'
import type { Machine, NodeStep, Slot } from '../../../models/controllers/machine.ts'
import type {
  ContainerState,
  End,
  Node,
  Owner,
  Pod,
  PodTemplate,
  Run,
} from '../../../models/controllers/objects.ts'
import { podRecords, type PodRecord, type RecordedRun, type Step, type Trace } from './trace.ts'

/** Later than any recording. */
const NEVER = 1e15

/** The recorded step of a node that shows a step of its life. */
const SHOWS: Record<Exclude<NodeStep, 'heard'>, (step: Step) => boolean> = {
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
  private readonly last: number
  private readonly named = new Set<PodRecord>()
  private readonly met = new Map<number, PodRecord>()
  private readonly hashesUsed = new Map<string, number>()

  constructor(trace: Trace) {
    this.pods = podRecords(trace)
    this.steps = trace.steps
    this.start = Date.parse(trace.started_utc)
    const last = Math.max(trace.actions.at(-1)?.at_ms ?? 0, trace.steps.at(-1)?.at_ms ?? 0)
    this.last = this.start + last
  }

  podName(owner: Owner, slot: Slot = {}): string {
    const next = this.pods.find(
      (pod) =>
        !this.named.has(pod) &&
        pod.owner === `${owner.kind}/${owner.name}` &&
        (slot.node === undefined || pod.node === slot.node || pod.node === null) &&
        (slot.index === undefined || pod.index === slot.index),
    )
    if (!next) return this.demo.podName(owner, slot)
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

  /** A Pod that stayed without a node for long had none with room. */
  hasRoom(pod: Pod): boolean {
    const record = this.recordOf(pod)
    const until = record?.goneAt ?? this.last - this.start
    return !record || record.node !== null || until - record.createdAt < 5_000
  }

  pickNode(pod: Pod, fit: readonly Node[], pods: readonly Pod[]): string {
    const recorded = this.recordOf(pod)?.node
    return fit.find((node) => node.name === recorded)?.name ?? this.demo.pickNode(pod, fit, pods)
  }

  tieBreak(pod: Pod): number {
    const record = this.recordOf(pod)
    const beside = this.pods.find(
      (other) =>
        record?.owner?.startsWith('DaemonSet/') &&
        other.owner === record.owner &&
        other.node === record.node &&
        other.createdAt > record.createdAt,
    )
    return Math.min(record?.deletingAt ?? NEVER + pod.uid, beside?.createdAt ?? NEVER + pod.uid)
  }

  run(pod: Pod, container: ContainerState, from: number): Run {
    const record = this.recordOf(pod)
    if (!record) return this.demo.run(pod, container, from)
    const run = this.runOf(pod, record, container)
    if (!run) {
      const failed = record.pullFailedAt
      return {
        pulls: failed === null,
        startsAt: failed === null ? NEVER : Math.max(from, this.start + failed),
        startedAt: null,
        readyAt: null,
        exitsAt: null,
        exitCode: 0,
      }
    }
    const shift = Math.max(0, from - this.start - run.startsAt)
    const at = (time: number | null) => (time === null ? null : this.start + time + shift)
    return {
      pulls: true,
      startsAt: at(run.startsAt)!,
      startedAt: at(run.startedAt),
      readyAt: at(run.readyAt),
      exitsAt:
        record.deletingAt !== null && run.exitsAt! >= record.deletingAt ? null : at(run.exitsAt),
      exitCode: run.exitCode,
    }
  }

  /** The recorded run of a container, as far as the recording tells the Pod's containers apart. */
  private runOf(
    pod: Pod,
    record: PodRecord,
    { name, kind, restarts }: ContainerState,
  ): RecordedRun | undefined {
    const whole = record.runs[restarts]
    const own = record.containers.get(name)?.[restarts]
    if (kind !== 'main') return own && { ...own, readyAt: own.startedAt }
    if (record.containers.size)
      return own && { ...own, startedAt: own.startsAt, readyAt: whole?.readyAt ?? null }
    const { containers } = pod.spec
    if (!whole || containers.length === 1) return whole
    const ends = containers
      .map((container) => ({ name: container.name, length: lengthMs(container) }))
      .filter(({ length }) => length !== null)
      .toSorted((a, b) => a.length! - b.length!)
    return ends[0]?.name === name ? whole : { ...whole, exitsAt: null }
  }

  end(pod: Pod, why: 'done' | 'deleted', now: number): End {
    const record = this.recordOf(pod)
    if (!record || this.neverEnds(record, why, now)) return this.demo.end(pod, why, now)
    const late = why === 'deleted' ? pod.deletedAt! - this.start - record.deletingAt! : 0
    const at = (time: number | null) =>
      time === null ? this.last + 1_000 : this.start + time + Math.max(0, late - 2_000)
    const exitCodes = pod.containers.map(({ name }) => {
      const code = record.containers
        .get(name)
        ?.findLast(({ exitsAt }) => exitsAt !== null)?.exitCode
      return [name, code ?? record.exitCode ?? 137] as const
    })
    return {
      exitCodes: Object.fromEntries(exitCodes),
      phaseAt: Math.max(now, at(record.finishedAt ?? record.goneAt)),
      goneAt: at(record.goneAt),
    }
  }

  /** Did the recording go on without this end? Then it is the model's own, and it is to be seen. */
  private neverEnds(record: PodRecord, why: 'done' | 'deleted', now: number): boolean {
    if (why === 'deleted') return record.deletingAt === null
    return record.finishedAt === null && record.goneAt === null && this.last - now > 5_000
  }

  collects(pod: Pod, why: 'nodeDeleted' | 'outOfService', now: number): number {
    const record = this.recordOf(pod)
    const at = record?.finishedAt ?? record?.goneAt ?? null
    if (!record) return this.demo.collects(pod, why, now)
    return at === null ? this.last + 1_000 : Math.max(now, this.start + at)
  }

  nodeStep(node: Node, step: NodeStep, now: number): number {
    const later = this.steps.filter((s) => this.start + s.at_ms >= now)
    if (step === 'heard') {
      const here = new Set(this.pods.filter((pod) => pod.node === node.name).map((p) => p.identity))
      const found = later.find(
        (s) => s.kind === 'Pod' && here.has(s.identity) && (s.ready === true || s.phase),
      )
      return found ? this.start + found.at_ms : NEVER
    }
    const found = later.find((s) => s.kind === 'Node' && s.name === node.name && SHOWS[step](s))
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
}
