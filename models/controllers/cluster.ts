import type { Machine } from './machine.ts'
import type { ApiObject, Kind, Meta, Node, ObjectOf, Owner, Pod } from './objects.ts'
import { isFinished } from './pod-status.ts'

/** What a watcher sees of a Pod. */
type PodSeen = Pick<Pod, 'phase' | 'shown' | 'ready' | 'index' | 'disruption'> & {
  deleting: boolean
}

/** Something a watcher would have seen. */
export interface Change {
  at: number
  event:
    | 'created'
    | 'deleting'
    | 'gone'
    | 'scheduled'
    | 'ready'
    | 'unready'
    | 'finished'
    | 'restarted'
    | 'shown'
    | 'scaled'
    | 'tainted'
    | 'owned'
    | 'condition'
  kind: Kind
  name: string
  uid: number
  owner: Owner | null
  node: string | null
  revision: string | null
  /** The new size where something was scaled. */
  replicas: number | null
  /** Of a Pod, after the change: what `kubectl get pod` shows. */
  pod: PodSeen | null
  /** `Complete=True CompletionsReached`, where a condition of a Job was set. */
  condition: string | null
}

/** What `kubectl get pod` shows of a Pod. */
const SHOWN = new Set(['phase', 'shown', 'ready'])

/** A loop of the control plane or of a node: looks at the objects and acts on what differs from the declared state. */
export type Loop = (cluster: Cluster) => void

/** Feature gates that the models know; off as in Kubernetes 1.36 unless switched on. */
export type Feature = 'MaxUnavailableStatefulSet'

export interface ClusterOptions {
  /** Names of the nodes, Ready from the start. */
  nodes: string[]
  /** Start of the virtual clock, ms since 1970. */
  start?: number
  machine: Machine
  features?: readonly Feature[]
}

/**
 * A cluster with a virtual clock: the API server's objects and the loops that watch them.
 *
 * Nothing happens between two points of time; at each one every loop looks at the objects and acts, until none has
 * anything left to do (level-triggered, as Kubernetes' controllers are). The same actions with the same machine
 * always give the same cluster.
 */
export class Cluster {
  now: number
  readonly machine: Machine
  readonly features: ReadonlySet<Feature>
  /** All that happened, oldest first. */
  readonly log: Change[] = []
  private readonly objects = new Map<Kind, ApiObject[]>()
  private readonly alarms = new Set<number>()
  private version = 0
  private lastUid = 0
  private readonly loops: readonly Loop[]

  constructor(
    { nodes, start = 0, machine, features = [] }: ClusterOptions,
    loops: readonly Loop[],
  ) {
    this.loops = loops
    this.now = start
    this.machine = machine
    this.features = new Set(features)
    for (const name of nodes) this.addNode(name, true)
  }

  /** All objects of a kind, oldest first; those asked to go are still among them. */
  list<K extends Kind>(kind: K): ObjectOf[K][] {
    return (this.objects.get(kind) ?? []) as ObjectOf[K][]
  }

  get<K extends Kind>(kind: K, name: string): ObjectOf[K] | undefined {
    return this.list(kind).find((object) => object.name === name)
  }

  /** Objects of a kind that this object controls. */
  owned<K extends Kind>(kind: K, owner: Meta): ObjectOf[K][] {
    return this.list(kind).filter((object) => object.owner?.uid === owner.uid)
  }

  /** Stores a new object; uid and times are filled in. */
  create<T extends ApiObject>(
    object: Omit<T, 'uid' | 'createdAt' | 'deletedAt'> & { kind: Kind },
  ): T {
    const stored = {
      ...object,
      uid: ++this.lastUid,
      createdAt: this.now,
      deletedAt: null,
    } as unknown as T
    this.objects.set(stored.kind, [...(this.objects.get(stored.kind) ?? []), stored])
    this.record('created', stored)
    return stored
  }

  /** Changes fields of an object; nothing happens if they are so already. Returns whether anything changed. */
  update<T extends ApiObject>(object: T, fields: Partial<T>, event?: Change['event']): boolean {
    const changed = (Object.keys(fields) as (keyof T)[]).filter(
      (key) =>
        object[key] !== fields[key] && JSON.stringify(object[key]) !== JSON.stringify(fields[key]),
    )
    if (!changed.length) return false
    Object.assign(object, fields)
    const isShown = object.kind === 'Pod' && (changed as string[]).some((key) => SHOWN.has(key))
    const told = event ?? (isShown ? 'shown' : undefined)
    if (told) this.record(told, object)
    this.version++
    return true
  }

  /** Sizes a workload. Returns whether that changed anything. */
  scale(
    workload: ObjectOf['Deployment' | 'ReplicaSet' | 'StatefulSet'],
    replicas: number,
  ): boolean {
    if (workload.spec.replicas === replicas) return false
    workload.spec.replicas = replicas
    this.record('scaled', workload, replicas)
    return true
  }

  /**
   * Asks an object to go. Pods that run get their grace; everything else goes at once, and its dependents after it.
   * In the foreground, a Job's Pods go first.
   */
  delete(object: ApiObject, inForeground = false): void {
    if (object.deletedAt !== null) return
    const deletedAt = this.now
    if (object.kind === 'Pod') {
      const mayGo = object.node === null || isFinished(object)
      this.update(object, { deletedAt, ...(!mayGo && { shown: 'Terminating' }) }, 'deleting')
      if (mayGo) this.remove(object)
    } else if (object.kind === 'PersistentVolumeClaim' || inForeground) {
      this.update(object, { deletedAt }, 'deleting')
    } else {
      object.deletedAt = deletedAt
      this.remove(object)
    }
  }

  /** Asks a Pod to go for a reason that its condition DisruptionTarget tells. */
  evict(pod: Pod, reason: string): void {
    if (pod.deletedAt !== null) return
    this.update(pod, { disruption: reason })
    this.delete(pod)
  }

  /** Takes the object out of the API server, unless a finalizer holds it. */
  remove(object: ApiObject): void {
    if (object.kind === 'Pod' && object.finalizer) {
      this.update(object, { stopped: true })
      return
    }
    const before = this.objects.get(object.kind) ?? []
    if (!before.includes(object)) return
    this.objects.set(
      object.kind,
      before.filter((other) => other !== object),
    )
    this.record('gone', object)
  }

  /** Takes the Job's finalizer off a Pod: if its node is done with it, the object goes. */
  release(pod: Pod): void {
    this.update(pod, { finalizer: false })
    if (pod.stopped) this.remove(pod)
  }

  /** Tells that a condition of an object has changed. */
  tell(object: ApiObject, condition: string): void {
    this.record('condition', object, null, condition)
  }

  /** A node registers; its kubelet is Ready at once or, if it joins, a little later. */
  addNode(name: string, ready: boolean): Node {
    return this.create<Node>({
      kind: 'Node',
      name,
      labels: { 'kubernetes.io/hostname': name },
      annotations: {},
      owner: null,
      ready,
      unschedulable: false,
      taints: ready
        ? []
        : [{ key: 'node.kubernetes.io/not-ready', effect: 'NoSchedule', addedAt: this.now }],
      lostAt: null,
      heardAt: this.now,
      dueAt: null,
    })
  }

  /** Asks to look again at this time. */
  wake(at: number | null): void {
    if (at !== null && at > this.now) this.alarms.add(at)
  }

  /** Lets time pass, in ms. */
  advance(ms: number): void {
    this.runUntil(this.now + ms)
  }

  /** Lets time pass until `end` (ms since 1970). */
  runUntil(end: number): void {
    this.settle()
    for (let next = this.nextAlarm(); next !== null && next <= end; next = this.nextAlarm()) {
      this.now = next
      this.alarms.delete(next)
      this.settle()
    }
    this.now = Math.max(this.now, end)
  }

  /** The next time at which anything can happen, or null. */
  nextAlarm(): number | null {
    return this.alarms.size ? Math.min(...this.alarms) : null
  }

  /**
   * Runs every loop until nothing changes.
   * @throws if the loops work against each other and never come to an end
   */
  settle(): void {
    for (let round = 0; round < 1_000; round++) {
      const before = this.version
      for (const loop of this.loops) loop(this)
      if (this.version === before) return
    }
    throw new Error(`the controllers do not come to rest at ${new Date(this.now).toISOString()}`)
  }

  private record(
    event: Change['event'],
    object: ApiObject,
    replicas: number | null = null,
    condition: string | null = null,
  ): void {
    this.version++
    this.log.push({
      at: this.now,
      event,
      kind: object.kind,
      name: object.name,
      uid: object.uid,
      owner: object.owner,
      node: object.kind === 'Pod' ? object.node : null,
      revision: object.kind === 'Pod' ? object.revision : null,
      replicas: replicas ?? (object.kind === 'ReplicaSet' ? object.spec.replicas : null),
      pod:
        object.kind === 'Pod'
          ? {
              phase: object.phase,
              shown: object.shown,
              ready: object.ready,
              index: object.index,
              disruption: object.disruption,
              deleting: object.deletedAt !== null,
            }
          : null,
      condition,
    })
  }
}
