import type { RuleId } from './rules'
import {
  PAUSE,
  bindPorts,
  die,
  find,
  replace,
  start,
  startAgain,
  startAll,
  type Container,
  type World,
} from './world'

/** What can be done to a project or a Pod. `replica` is 1 where it is not given. */
export type Action =
  /** The container's PID 1 is killed from outside the engine (SIGKILL: exit 137). */
  | { do: 'kill'; container: string; replica?: number }
  /** Compose: `docker kill`, or `docker stop`: no restart policy acts. A Pod's containers cannot be stopped one by one. */
  | { do: 'stop'; container: string; replica?: number }
  /**
   * Compose: `up --force-recreate` of that service, a new container. Pod: the container's next
   * restart by the kubelet, after its back-off where there is one.
   */
  | { do: 'restart'; container: string; replica?: number }
  /** The program is told to listen on one more port. */
  | { do: 'listen'; container: string; port: number; replica?: number }
  /** The program takes that much memory in all, in MiB. */
  | { do: 'allocate'; container: string; memory: number; replica?: number }
  /** Compose: publishes a port on the host; the service is recreated for it. */
  | { do: 'publish'; container: string; hostPort: number; port: number }
  /** Compose: so many copies of that service. Pod: so many copies of the whole Pod. */
  | { do: 'scale'; container: string; replicas: number }

const KILLED = 137

/** The world after an action. An action on a container that is not there, or that makes no sense on this side, changes nothing. */
export function apply(world: World, action: Action): World {
  if (action.do === 'scale') return scale(world, action.container, action.replicas)
  const replica = 'replica' in action ? action.replica : 1
  const at = world.containers.indexOf(find(world, action.container, replica)!)
  const container = world.containers[at]
  if (!container) return world

  switch (action.do) {
    case 'kill':
      return container.status === 'running'
        ? die(world, at, {
            code: KILLED,
            rule: restartRule(world, container),
            text: null,
          })
        : world
    case 'stop':
      return container.status === 'running' && world.side === 'compose'
        ? die(world, at, { code: KILLED, rule: 'stopped', text: null })
        : world
    case 'restart':
      return restart(world, at, container)
    case 'listen': {
      const ports = [...new Set([...container.spec.ports, action.port])]
      const wanting = replace(world, at, { spec: { ...container.spec, ports } })
      return container.status === 'running' ? bindPorts(wanting, at) : wanting
    }
    case 'allocate':
      return container.status === 'running' ? allocate(world, at, action.memory) : world
    case 'publish': {
      if (world.side === 'pod') return world
      const publish = { ...container.spec.publish, [action.hostPort]: action.port }
      return restart(replace(world, at, { spec: { ...container.spec, publish } }), at, container)
    }
  }
}

function restartRule({ side }: World, { spec }: Container): RuleId {
  if (side === 'pod') return 'podRestart'
  return spec.restart ? 'composeRestart' : 'noRestart'
}

function restart(world: World, at: number, container: Container): World {
  if (world.side === 'pod') {
    if (container.spec.name === PAUSE || container.status === 'running') {
      world = die(world, at, { code: KILLED, rule: 'podRestart', text: null })
      if (world.containers[at]!.status === 'running') return world
    }
    return startAgain(world, at)
  }
  if (container.status === 'running') {
    world = die(world, at, { code: KILLED, rule: 'stopped', text: null })
    world = replace(world, at, { ended: { code: KILLED, rule: 'newNetns', text: null } })
  }
  return start(replace({ ...world, next: world.next + 1 }, at, { id: world.next, restarts: 0 }), at)
}

/** The kernel's rule: a cgroup over its limit kills inside that cgroup, the child's before the parent's. */
function allocate(world: World, at: number, memory: number): World {
  const { memoryLimit } = world.containers[at]!.spec
  world = replace(world, at, { memory })
  if (memoryLimit !== null && memory > memoryLimit)
    return die(world, at, { code: KILLED, rule: 'containerOom', text: 'Killed' })

  const { replica } = world.containers[at]!
  const family = world.containers.filter((c) => c.replica === replica)
  const total = family.reduce((sum, c) => sum + c.memory, 0)
  if (world.podLimit === null || total <= world.podLimit) return world
  const largest = family.reduce((a, b) => (b.memory > a.memory ? b : a))
  return die(world, world.containers.indexOf(largest), {
    code: KILLED,
    rule: 'podOom',
    text: 'Killed',
  })
}

function scale(world: World, name: string, replicas: number): World {
  if (!find(world, name) || replicas < 1) return world
  const isScaled = (c: Container) => world.side === 'pod' || c.spec.name === name
  const specs = world.containers.filter((c) => c.replica === 1 && isScaled(c)).map((c) => c.spec)
  const count = Math.max(...world.containers.filter(isScaled).map((c) => c.replica))
  const cgroup = world.containers[0]!.ns.cgroup === 0 ? 1 : 2
  for (let replica = count + 1; replica <= replicas; replica++)
    world = startAll(world, specs, replica, { cgroup })

  const gone = world.containers.filter((c) => isScaled(c) && c.replica > replicas)
  const addresses = { ...world.addresses }
  for (const { ns, spec } of gone) if (!spec.joins?.net) addresses[ns.net] = null
  return { ...world, addresses, containers: world.containers.filter((c) => !gone.includes(c)) }
}
