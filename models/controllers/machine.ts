import type { Cluster } from './cluster.ts'
import type { Node, Owner, Pod, PodTemplate, Run } from './objects.ts'
import { isActive } from './pods.ts'

/**
 * What Kubernetes does not decide: names drawn at random, equal choices, how long a node takes, what the program in
 * the container does. The controllers ask; a test answers from a recording, `DemoMachine` answers by itself.
 * All times are absolute, in ms on the cluster's clock.
 */
export interface Machine {
  /** A name for a Pod of this owner; `node` is set where the Pod is made for one node (DaemonSet). */
  podName(owner: Owner, node: string | null): string
  /** The hash that names a revision of a Pod template. */
  hash(owner: Owner, template: PodTemplate): string
  /** One of the nodes the scheduler found fit (never empty). */
  pickNode(pod: Pod, fit: Node[], cluster: Cluster): string
  /** Orders Pods that are equal by every rule; the API server's random uid does that in a real cluster. */
  tieBreak(pod: Pod): number
  /** How run number `pod.restarts` goes, if it may begin at `from`. */
  run(pod: Pod, from: number): Run
  /** When a Pod that was asked to go has stopped; if its node was deleted: when the Pod garbage collector takes it. */
  stopsAt(pod: Pod, now: number, nodeGone: boolean): number
  /** When the next step in the life of a node is due. */
  nodeStep(node: Node, step: NodeStep, now: number): number
}

/** joins = Ready after registering; unheard → NotReady → NoExecute taint; back → Ready → last taint lifted. */
export type NodeStep = 'joins' | 'notReady' | 'noExecute' | 'returns' | 'cleared'

/**
 * Letters of generated names: no vowels, no look-alikes (k8s.io/apimachinery/pkg/util/rand).
 */
export const NAME_LETTERS = 'bcdfghjklmnpqrstvwxz2456789'

/** node-monitor-grace-period, 40 s in the recorded cluster (50 s since Kubernetes 1.32); the taint follows at the next look, 5 s later. */
const NODE_STEP_MS: Record<NodeStep, number> = {
  joins: 4_000,
  notReady: 40_000,
  noExecute: 5_000,
  returns: 1_000,
  cleared: 3_000,
}

/** Pods of a deleted node wait 40 s in quarantine, and the collector looks every 20 s (recorded: 49 to 54 s). */
const POD_GC_MS = 50_000

/** Options of `DemoMachine`. */
export interface DemoOptions {
  /** Start of the pseudo-random sequence: equal seeds play equally. */
  seed?: number
  /** Images no registry has. */
  missingImages?: string[]
  /** How long a stopping Pod takes, in ms. */
  stopMs?: number
}

/**
 * A machine that plays the demo images: `demo/web` serves `/` until stopped (any other path is a 404, so such a
 * readiness probe fails); a `sh -c` command runs for its `sleep`s and ends with its last `exit`.
 */
export class DemoMachine implements Machine {
  private state: number
  private readonly missing: string[]
  private readonly stopMs: number
  constructor({ seed = 1, missingImages = [], stopMs = 6_000 }: DemoOptions = {}) {
    this.state = seed
    this.missing = missingImages
    this.stopMs = stopMs
  }

  podName(owner: Owner): string {
    return `${owner.name}-${Array.from({ length: 5 }, () => NAME_LETTERS[this.below(NAME_LETTERS.length)]).join('')}`
  }

  /** FNV-1a over the template, its decimal digits spelled in NAME_LETTERS: looks as in Kubernetes, is not the same number. */
  hash(_owner: Owner, template: PodTemplate): string {
    let h = 0x811c9dc5
    for (const c of JSON.stringify(template)) h = Math.imul(h ^ c.charCodeAt(0), 0x01000193) >>> 0
    return [...String(h)]
      .map((digit) => NAME_LETTERS[digit.charCodeAt(0) % NAME_LETTERS.length])
      .join('')
  }

  /** Fewest Pods of the same owner first, then fewest that run, then fewest at all, then the first. */
  pickNode(pod: Pod, fit: Node[], cluster: Cluster): string {
    const pods = cluster.list('Pod')
    const running = pods.filter(isActive)
    const counts = [running.filter((p) => p.owner?.uid === pod.owner?.uid), running, pods]
    const keys = (node: Node) =>
      counts.map((group) => group.filter((p) => p.node === node.name).length)
    return fit
      .map((node) => ({ node, keys: keys(node) }))
      .reduce((best, next) => {
        const differs = next.keys.findIndex((key, i) => key !== best.keys[i])
        return differs >= 0 && next.keys[differs]! < best.keys[differs]! ? next : best
      }).node.name
  }

  tieBreak(pod: Pod): number {
    return -pod.uid
  }

  run(pod: Pod, from: number): Run {
    const [container] = pod.spec.containers
    const pulls = !this.missing.includes(container!.image)
    const startsAt = from + 800 + this.below(400)
    const script = [...(container!.command ?? []), ...(container!.args ?? [])].join(' ')
    const seconds = [...script.matchAll(/\bsleep (\d+)/g)].reduce((sum, m) => sum + Number(m[1]), 0)
    const exitsAt = script ? startsAt + seconds * 1_000 : null
    const probe = container!.readinessProbe
    const serves = !probe?.httpGet || (probe.httpGet.path ?? '/') === '/'
    const readyAt = probe ? startsAt + (probe.initialDelaySeconds ?? 0) * 1_000 : startsAt
    return {
      pulls,
      startsAt,
      readyAt: serves ? readyAt : null,
      exitsAt,
      exitCode: Number([...script.matchAll(/\bexit (\d+)/g)].at(-1)?.[1] ?? 0),
    }
  }

  stopsAt(_pod: Pod, now: number, nodeGone: boolean): number {
    return now + (nodeGone ? POD_GC_MS : this.stopMs)
  }

  nodeStep(_node: Node, step: NodeStep, now: number): number {
    return now + NODE_STEP_MS[step]
  }

  /** mulberry32 */
  private below(n: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % n
  }
}
