import type { Machine, NodeStep, Slot } from './machine.ts'
import type {
  Container,
  ContainerState,
  End,
  Node,
  Owner,
  Pod,
  PodTemplate,
  Run,
} from './objects.ts'
import { containerOf, isActive } from './pod-status.ts'

/**
 * Letters of generated names: no vowels, no look-alikes (k8s.io/apimachinery/pkg/util/rand).
 */
export const NAME_LETTERS = 'bcdfghjklmnpqrstvwxz2456789'

/**
 * node-monitor-grace-period: 50 s since Kubernetes 1.32, 40 s before. The NoExecute taint follows at the next pass
 * of the controller, 0.1 s apart. A node that is back was Ready after 4 to 18 s in recordings, its Pods after 11 s.
 * https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/
 */
const NODE_STEP_MS: Record<NodeStep, number> = {
  joins: 4_000,
  notReady: 50_000,
  noExecute: 100,
  heard: 4_000,
  returns: 4_000,
  cleared: 500,
}

/**
 * The Pod garbage collector looks every 20 s; Pods of a deleted node first wait 40 s in quarantine.
 * (k8s.io/kubernetes/pkg/controller/podgc/gc_controller.go)
 */
const COLLECTS_MS = { outOfService: 15_000, nodeDeleted: 50_000 }

/** A container's end is reported as `Completed` or `Error` at once, as the Pod's phase about a second later. */
const PHASE_MS = 1_200

/** Options of `DemoMachine`. */
export interface DemoOptions {
  /** Start of the pseudo-random sequence: equal seeds play equally. */
  seed?: number
  /** Images no registry has. */
  missingImages?: string[]
  /** How long the containers of a stopping Pod take, in ms: the programs ignore SIGTERM for a grace period of 2 s. */
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
  constructor({ seed = 1, missingImages = [], stopMs = 2_600 }: DemoOptions = {}) {
    this.state = seed
    this.missing = missingImages
    this.stopMs = stopMs
  }

  podName(owner: Owner, { index }: Slot = {}): string {
    const letters = Array.from({ length: 5 }, () => NAME_LETTERS[this.below(NAME_LETTERS.length)])
    return [owner.name, ...(index === undefined ? [] : [index]), letters.join('')].join('-')
  }

  /** FNV-1a over the template, its decimal digits spelled in NAME_LETTERS: looks as in Kubernetes, is not the same number. */
  hash(_owner: Owner, template: PodTemplate): string {
    let h = 0x811c9dc5
    for (const c of JSON.stringify(template)) h = Math.imul(h ^ c.charCodeAt(0), 0x01000193) >>> 0
    return [...String(h)]
      .map((digit) => NAME_LETTERS[digit.charCodeAt(0) % NAME_LETTERS.length])
      .join('')
  }

  hasRoom(): boolean {
    return true
  }

  /** Fewest Pods of the same owner first, then fewest that run, then fewest at all, then the first. */
  pickNode(pod: Pod, fit: readonly Node[], pods: readonly Pod[]): string {
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

  run(pod: Pod, { name }: ContainerState, from: number): Run {
    const container = containerOf(pod, name)
    const startsAt = from + 800 + this.below(400)
    const length = lengthMs(container)
    const probe = container.readinessProbe
    const serves = !probe?.httpGet || (probe.httpGet.path ?? '/') === '/'
    return {
      pulls: !this.missing.includes(container.image),
      startsAt,
      startedAt: startsAt + (container.startupProbe ? 1_000 : 0),
      readyAt: serves ? startsAt + (probe?.initialDelaySeconds ?? 0) * 1_000 : null,
      exitsAt: length === null ? null : startsAt + length,
      exitCode: exitCodeOf(container, pod),
    }
  }

  end(pod: Pod, why: 'done' | 'deleted', now: number): End {
    const running = pod.containers.filter(({ state }) => state === 'running')
    const phaseAt = now + (running.length || why === 'deleted' ? this.stopMs : PHASE_MS)
    return {
      exitCodes: Object.fromEntries(running.map(({ name }) => [name, 137])),
      phaseAt,
      goneAt: phaseAt + 600,
    }
  }

  collects(_pod: Pod, why: 'nodeDeleted' | 'outOfService', now: number): number {
    return now + COLLECTS_MS[why]
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

const scriptOf = ({ command = [], args = [] }: Container) => [...command, ...args].join(' ')

/** How long the program runs by itself, in ms; null = until it is stopped. */
export function lengthMs(container: Container): number | null {
  const script = scriptOf(container)
  if (!script) return null
  return [...script.matchAll(/\bsleep (\d+)/g)].reduce((sum, m) => sum + Number(m[1]) * 1_000, 0)
}

/** `exit N`; `[ $JOB_COMPLETION_INDEX = I ] && exit N` ends only that index of an Indexed Job so. */
function exitCodeOf(container: Container, pod: Pod): number {
  const script = scriptOf(container)
  const [, index, code] =
    /\$\{?JOB_COMPLETION_INDEX\}?"? -?e?q?=? ?"?(\d+)"? \] && exit (\d+)/.exec(script) ?? []
  if (index !== undefined) return pod.index === Number(index) ? Number(code) : 0
  return Number([...script.matchAll(/\bexit (\d+)/g)].at(-1)?.[1] ?? 0)
}
