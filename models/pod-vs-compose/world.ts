import type { RuleId } from './rules'

/** The namespace kinds of a container that the model tells apart. */
export const KINDS = ['net', 'ipc', 'uts', 'pid', 'mnt', 'cgroup'] as const
export type Kind = (typeof KINDS)[number]

/** What a container runs. */
export interface Program {
  /** Ports it wants to listen on. */
  ports: readonly number[]
  /** What it answers to a request. */
  reply: string
}

/** A container as its file describes it. Memory in MiB, null without a limit. */
export interface ContainerSpec extends Program {
  name: string
  memoryLimit: number | null
  /** Compose: `restart:`. A Pod's containers are always started again. */
  restart?: 'unless-stopped'
  /** Compose: host port → container port. */
  publish?: Readonly<Record<number, number>>
  /** Namespaces that it takes from another container instead of getting its own. */
  joins?: Readonly<Partial<Record<Kind, string>>>
}

export type Status =
  | 'running'
  /** Dead, nobody starts it again. */
  | 'exited'
  /** Dead, waiting for its next restart: CrashLoopBackOff, or Docker's Restarting. */
  | 'waiting'
  /** Made, but it could not start. */
  | 'created'

export interface Container {
  spec: ContainerSpec
  /** 1-based copy of the service or Pod. */
  replica: number
  /** Counts container objects: another number is another container. */
  id: number
  status: Status
  /** Times the engine, Docker or the kubelet, started it again by itself. */
  restarts: number
  /** Namespace numbers: equal numbers are one namespace. */
  ns: Readonly<Record<Kind, number>>
  listening: readonly number[]
  /** MiB in use. */
  memory: number
  /** Why it last stopped or could not start; kept when it runs again. */
  ended: { code: number | null; rule: RuleId; text: string | null } | null
}

/**
 * A Compose project on a bridge network, or a Pod. Plain data: every change makes a new world.
 *
 * A Pod is a world whose containers join the net, ipc and uts namespaces of `pause`; the two sides
 * differ besides only in who resolves names, who restarts, what is scaled and what limits memory.
 */
export interface World {
  side: 'compose' | 'pod'
  name: string
  /** First three bytes of its addresses, with the last dot. */
  subnet: string
  containers: readonly Container[]
  /** IPv4 address of each network namespace; null once Docker has taken it away. */
  addresses: Readonly<Record<number, string | null>>
  /** Memory limit of the Pod's parent cgroup in MiB; null without one. */
  podLimit: number | null
  /** Next unused namespace and container number. */
  next: number
  /** Last address byte given out, for engines that do not re-use addresses at once. */
  lastHost: number
}

/** A namespace that every container shares with the host: cgroup on cgroup v1. */
const HOST_NS = 0
export const PAUSE = 'pause'

/** Options of an engine. `cgroup` v1 leaves containers in the host's cgroup namespace; v2 gives each its own. */
export interface EngineOptions {
  cgroup?: 1 | 2
}

/**
 * A Compose project with its default network, all services started in order.
 * Addresses: the lowest free one from .2, as Docker's IPAM gives them.
 */
export function composeProject(
  name: string,
  services: readonly ContainerSpec[],
  options: EngineOptions = {},
): World {
  return startAll(
    { side: 'compose', name, subnet: '172.18.0.', podLimit: null, ...EMPTY },
    services,
    1,
    options,
  )
}

/** A Pod: its sandbox (`pause`) first, then its containers in order. */
export interface PodOptions extends EngineOptions {
  /** IPv4 address that it gets; its copies get the following ones. */
  ip?: string
  /** `shareProcessNamespace`: one pid namespace for the whole Pod. */
  shareProcessNamespace?: boolean
  /** `spec.resources.limits.memory` in MiB. Without it: the sum of the limits, where every container has one. */
  memoryLimit?: number
}
export function pod(
  name: string,
  containers: readonly ContainerSpec[],
  { ip = '10.244.0.2', shareProcessNamespace = false, memoryLimit, ...engine }: PodOptions = {},
): World {
  const joins: ContainerSpec['joins'] = {
    net: PAUSE,
    ipc: PAUSE,
    uts: PAUSE,
    ...(shareProcessNamespace ? { pid: PAUSE } : {}),
  }
  const limits = containers.map((c) => c.memoryLimit)
  const sum = limits.every((limit) => limit !== null) ? limits.reduce((a, b) => a + b, 0) : null
  const [, subnet, host] = /^(.*\.)(\d+)$/.exec(ip)!
  return startAll(
    {
      side: 'pod',
      name,
      podLimit: memoryLimit ?? sum,
      ...EMPTY,
      subnet: subnet!,
      lastHost: Number(host) - 1,
    },
    [
      { name: PAUSE, ports: [], reply: '', memoryLimit: null },
      ...containers.map((spec) => ({ ...spec, joins })),
    ],
    1,
    engine,
  )
}

const EMPTY = { containers: [], addresses: {}, next: 1, lastHost: 1 }

/** Makes and starts one copy of every spec, in order. */
export function startAll(
  world: World,
  specs: readonly ContainerSpec[],
  replica: number,
  { cgroup = 1 }: EngineOptions = {},
): World {
  for (const spec of specs) {
    const ns = { net: 0, ipc: 0, uts: 0, pid: 0, mnt: 0, cgroup: cgroup === 1 ? HOST_NS : -1 }
    const container: Container = {
      spec,
      replica,
      id: world.next,
      status: 'created',
      restarts: 0,
      ns,
      listening: [],
      memory: 0,
      ended: null,
    }
    world = start(
      { ...world, next: world.next + 1, containers: [...world.containers, container] },
      world.containers.length,
    )
  }
  return world
}

/** The container of that name in a copy; undefined where there is none. */
export function find(world: World, name: string, replica = 1): Container | undefined {
  return world.containers.find((c) => c.spec.name === name && c.replica === replica)
}

/** True where the process runs in that network namespace and listens on the port. */
export function listener(world: World, net: number, port: number): Container | undefined {
  return world.containers.find((c) => c.ns.net === net && c.listening.includes(port))
}

/** Namespace kinds that two running containers have in common. */
export function shared(a: Container, b: Container): Kind[] {
  return KINDS.filter((kind) => a.ns[kind] === b.ns[kind])
}

/** A container's address, null where it has none. */
export function addressOf(world: World, container: Container): string | null {
  return container.status === 'running' ? (world.addresses[container.ns.net] ?? null) : null
}

/** Ready containers of all containers, without `pause`, as `kubectl get pod` counts them. */
export function ready(world: World, replica = 1): string {
  const own = world.containers.filter((c) => c.replica === replica && c.spec.name !== PAUSE)
  return `${own.filter((c) => c.status === 'running').length}/${own.length}`
}

export function replace(world: World, at: number, change: Partial<Container>): World {
  return {
    ...world,
    containers: world.containers.map((c, i) => (i === at ? { ...c, ...change } : c)),
  }
}

/**
 * Starts a container: gives it its namespaces and, if it has a network namespace of its own, an
 * address; then its process binds its ports. What goes wrong is told in `ended`.
 */
export function start(world: World, at: number): World {
  const { spec, replica, ns: old } = world.containers[at]!
  const joins = spec.joins ?? {}
  const owners = [...new Set(Object.values(joins))].map((name) => find(world, name, replica))
  if (owners.some((owner) => owner?.status !== 'running'))
    return cannotStart(world, at, 'joinNeedsRunning', null)
  for (const hostPort of Object.keys(spec.publish ?? {}).map(Number)) {
    if (published(world, hostPort))
      return cannotStart(
        world,
        at,
        'publishedPort',
        `Bind for 0.0.0.0:${hostPort} failed: port is already allocated`,
      )
  }

  let { next, lastHost, addresses } = world
  const ns = { ...old }
  for (const kind of KINDS) {
    const owner = joins[kind] && find(world, joins[kind], replica)
    if (owner) ns[kind] = owner.ns[kind]
    else if (kind !== 'cgroup' || old.cgroup !== HOST_NS) ns[kind] = next++
  }
  if (!joins.net) {
    const host = world.side === 'pod' ? lastHost + 1 : lowestFree(world)
    lastHost = Math.max(lastHost, host)
    addresses = { ...addresses, [ns.net]: world.subnet + host }
  }
  world = replace({ ...world, next, lastHost, addresses }, at, {
    ns,
    status: 'running',
    listening: [],
    memory: 0,
  })
  return bindPorts(world, at)
}

/** The process binds the ports it wants; it dies where another process in its netns has one. */
export function bindPorts(world: World, at: number): World {
  const { spec, ns, listening } = world.containers[at]!
  const wanted = spec.ports.filter((port) => !listening.includes(port))
  const taken = wanted.find((port) => listener(world, ns.net, port))
  if (taken !== undefined)
    return die(world, at, {
      code: 1,
      rule: 'portTaken',
      text: `listen tcp 0.0.0.0:${taken}: bind: address already in use`,
    })
  return replace(world, at, { listening: [...listening, ...wanted] })
}

/** The container that has a port of the host; it must run. */
export function published(world: World, hostPort: number): Container | undefined {
  return world.containers.find(
    (c) => c.status === 'running' && c.spec.publish?.[hostPort] !== undefined,
  )
}

/**
 * A container's process ends. A namespace lives as long as a process is in it; the address of a
 * network namespace goes with the container that Docker gave it to. Then the engine acts: the kubelet
 * in a Pod; Docker where `restart:` tells it to and nobody stopped the container.
 */
export function die(world: World, at: number, ended: NonNullable<Container['ended']>): World {
  const { spec, replica, restarts, ns } = world.containers[at]!
  world = replace(world, at, { status: 'exited', listening: [], memory: 0, ended })
  if (!spec.joins?.net) world = { ...world, addresses: { ...world.addresses, [ns.net]: null } }
  if (world.side === 'compose') {
    if (!spec.restart || ended.rule === 'stopped') return world
    return ended.rule === 'portTaken'
      ? replace(world, at, { status: 'waiting' })
      : startAgain(world, at)
  }

  if (spec.name === PAUSE) return newSandbox(world, replica)
  return restarts > 0 ? replace(world, at, { status: 'waiting' }) : startAgain(world, at)
}

/** The engine starts it again: Docker the same container, the kubelet another one in the Pod's sandbox. */
export function startAgain(world: World, at: number): World {
  const restarts = world.containers[at]!.restarts + 1
  if (world.side === 'compose') return start(replace(world, at, { restarts }), at)
  return start(replace({ ...world, next: world.next + 1 }, at, { restarts, id: world.next }), at)
}

/** The kubelet finds the sandbox gone: it stops every container, makes a sandbox, starts them again. */
function newSandbox(world: World, replica: number): World {
  const members = world.containers.flatMap((c, at) => (c.replica === replica ? [at] : []))
  const ended = { code: null, rule: 'sandboxLost', text: null } as const
  for (const at of members)
    world = replace(world, at, { status: 'exited', listening: [], memory: 0, ended })
  for (const at of members) {
    const isPause = world.containers[at]!.spec.name === PAUSE
    world = isPause ? start(world, at) : startAgain(world, at)
  }
  return world
}

function cannotStart(world: World, at: number, rule: RuleId, text: string | null): World {
  return replace(world, at, { status: 'created', ended: { code: null, rule, text } })
}

function lowestFree(world: World): number {
  const used = new Set(Object.values(world.addresses))
  let host = 2
  while (used.has(world.subnet + host)) host++
  return host
}
