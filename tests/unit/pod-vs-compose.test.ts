import { describe, expect, it } from 'vitest'
import evidence from '../../evidence/pod-vs-compose.json'
import type { PodVsCompose, RecordedAsk, RecordedContainer } from '../../evidence/types'
import { apply, type Action } from '../../models/pod-vs-compose/act'
import { ask, callers, type Outcome } from '../../models/pod-vs-compose/ask'
import { rows } from '../../components/labs/compose-vs-pod/matrix'
import { SIDES } from '../../components/labs/compose-vs-pod/script'
import { RULES } from '../../models/pod-vs-compose/rules'
import {
  KINDS,
  PAUSE,
  addressOf,
  composeProject,
  find,
  pod,
  ready,
  shared,
  type ContainerSpec,
  type World,
} from '../../models/pod-vs-compose/world'

const recorded: PodVsCompose = evidence as unknown as PodVsCompose
const READY = 'Prometheus Server is Ready.'
const STAND_IN = '{"database":"ok","stand_in_for":"grafana"}'
const MIB = 1024 * 1024

const prometheus: ContainerSpec = {
  name: 'prometheus',
  ports: [9090],
  reply: READY,
  memoryLimit: 512,
}
const grafana: ContainerSpec = {
  name: 'grafana',
  ports: [3000],
  reply: STAND_IN,
  memoryLimit: 256,
}
const restart = 'unless-stopped'
const project = () =>
  composeProject('monitoring', [
    { ...prometheus, restart, publish: { 9090: 9090 } },
    { ...grafana, restart, publish: { 3000: 3000 } },
  ])
const POD_IP = recorded.pod.kill.before.ip
const monitoring = () => pod('monitoring', [prometheus, grafana], { ip: POD_IP })
const podlike = () => {
  const joins = { net: PAUSE, ipc: PAUSE }
  return composeProject('podlike', [
    { name: PAUSE, ports: [], reply: '', memoryLimit: null, publish: { 19090: 9090, 13000: 3000 } },
    { ...prometheus, joins },
    { ...grafana, joins },
  ])
}
const after = (world: World, ...actions: Action[]) => actions.reduce(apply, world)
const outcome = (world: World, from: string, host: string, port: number) =>
  ask(world, { from, host, port }).outcome

const running = (world: World) => world.containers.filter((c) => c.status === 'running')
const prometheusIp = (world: World) => addressOf(world, find(world, 'prometheus')!)
const restarts = (world: World) =>
  Object.fromEntries(callers(world).map((name) => [name, find(world, name)!.restarts]))

/** What a text of busybox wget says happened. */
function outcomeOf(text: string): Outcome {
  if (text.includes('Connection refused')) return 'refused'
  if (text.includes('bad address')) return 'bad-address'
  if (text.includes('No route to host')) return 'no-route'
  return 'answered'
}

/** What had been done in a recording, as actions of the model. */
const DONE: Record<'compose' | 'pod', Record<string, Action[]>> = {
  compose: {
    'grafana listens on 9090': [{ do: 'listen', container: 'grafana', port: 9090 }],
    'prometheus gone': [{ do: 'stop', container: 'prometheus' }],
    'prometheus recreated': [{ do: 'restart', container: 'prometheus' }],
  },
  pod: {
    'prometheus gone': [
      { do: 'kill', container: 'prometheus' },
      { do: 'kill', container: 'prometheus' },
    ],
    'prometheus restarted': [{ do: 'kill', container: 'prometheus' }],
  },
}

function expectAsRecorded(world: World, asked: RecordedAsk) {
  const answer = ask(world, { from: asked.from, host: asked.host, port: asked.port })
  expect(answer.outcome).toBe(outcomeOf(asked.text))
  expect(answer.text).toBe(asked.text)
  if (asked.exit !== undefined) expect(answer.outcome === 'answered').toBe(asked.exit === 0)
}

function expectSharingAsRecorded(world: World, containers: RecordedContainer[]) {
  for (const a of containers)
    for (const b of containers) {
      const same = KINDS.filter((kind) => kind !== 'cgroup' && a.inodes[kind] === b.inodes[kind])
      const model = shared(find(world, a.name)!, find(world, b.name)!)
      expect(
        model.filter((kind) => kind !== 'cgroup'),
        `${a.name} and ${b.name}`,
      ).toEqual(same)
    }
}

describe('as recorded on Docker Engine, a Compose project', () => {
  it.each(recorded.compose.asks)('answers $from → $host:$port $after with: $text', (asked) => {
    expectAsRecorded(after(project(), ...(DONE.compose[asked.after!] ?? [])), asked)
  })

  it('shares no namespace between its containers and gives each an address', () => {
    expectSharingAsRecorded(project(), recorded.compose.containers)
    for (const { name, ip } of recorded.compose.containers)
      expect(addressOf(project(), find(project(), name)!)).toBe(ip)
  })

  it('resolves service names at its own DNS server', () => {
    const { resolver } = ask(project(), { from: 'grafana', host: 'prometheus', port: 9090 })
    expect(resolver).toBe(recorded.compose.dns)
  })

  it('cannot start a second container with the same published port', () => {
    const world = after(project(), { do: 'scale', container: 'prometheus', replicas: 2 })
    const second = find(world, 'prometheus', 2)!
    expect(second.status).toBe('created')
    expect(second.ended!.text).toBe(recorded.compose.publishedPortClash)
  })

  it('starts the same container again when its PID 1 ends: restart count 1, same address, new network namespace', () => {
    const before = project()
    const now = after(before, { do: 'kill', container: 'prometheus' })
    const [a, b] = [find(before, 'prometheus')!, find(now, 'prometheus')!]
    const { kill } = recorded.compose
    expect({ ip: prometheusIp(before), restarts: a.restarts }).toEqual({
      ip: kill.before.ip,
      restarts: kill.before.restarts.prometheus,
    })
    expect({ ip: prometheusIp(now), restarts: b.restarts, status: b.status }).toEqual({
      ip: kill.after.ip,
      restarts: kill.after.restarts.prometheus,
      status: 'running',
    })
    expect(a.id === b.id).toBe(kill.before.id === kill.after.id)
    expect(a.ns.net === b.ns.net).toBe(kill.before.netnsCookie === kill.after.netnsCookie)
  })

  it('recreates a container with another id and network namespace, here with the same address', () => {
    const before = project()
    const now = after(before, { do: 'restart', container: 'prometheus' })
    const [a, b] = [find(before, 'prometheus')!, find(now, 'prometheus')!]
    expect(a.id !== b.id).toBe(
      recorded.compose.recreate.before.id !== recorded.compose.recreate.after.id,
    )
    expect(a.ns.net !== b.ns.net).toBe(
      recorded.compose.netnsCookie.before !== recorded.compose.netnsCookie.after,
    )
    expect([addressOf(before, a), addressOf(now, b)]).toEqual([
      recorded.compose.recreate.before.ip,
      recorded.compose.recreate.after.ip,
    ])
  })

  it('limits each container by a cgroup of its own, without a common parent limit', () => {
    expect(project().podLimit).toBeNull()
    for (const { name, memoryLimit } of recorded.compose.containers)
      expect(find(project(), name)!.spec.memoryLimit! * MIB).toBe(memoryLimit)
  })

  it('keeps System V queues apart', () => {
    const [a, b] = project().containers
    expect(shared(a!, b!).includes('ipc')).toBe(recorded.compose.ipcQueue.grafana === 1)
  })
})

describe('as recorded on Kubernetes, a Pod', () => {
  it.each(recorded.pod.asks)('answers $from → $host:$port $after with: $text', (asked) => {
    expectAsRecorded(after(monitoring(), ...(DONE.pod[asked.after!] ?? [])), asked)
  })

  it('shares net, ipc and uts and one address, and keeps pid and mnt apart', () => {
    expectSharingAsRecorded(monitoring(), recorded.pod.containers)
    for (const { name, ip } of recorded.pod.containers)
      expect(addressOf(monitoring(), find(monitoring(), name)!)).toBe(ip)
  })

  it('restarts a killed container in place: restart count 1, same address, same network namespace', () => {
    const before = monitoring()
    const now = after(before, { do: 'kill', container: 'prometheus' })
    const { kill, netnsCookie } = recorded.pod
    expect(kill.before).toMatchObject({ ip: prometheusIp(before), restarts: restarts(before) })
    expect(kill.after).toMatchObject({ ip: prometheusIp(now), restarts: restarts(now) })
    expect(find(now, 'prometheus')!.id === find(before, 'prometheus')!.id).toBe(
      kill.before.id === kill.after.id,
    )
    expect(find(now, 'prometheus')!.ns.net === find(before, 'prometheus')!.ns.net).toBe(
      netnsCookie.before === netnsCookie.after,
    )
  })

  it('leaves the second container that wants 9090 in CrashLoopBackOff, 1/2', () => {
    const world = pod('clash', [prometheus, { ...grafana, ports: [9090] }])
    const second = find(world, 'grafana')!
    const { portClash } = recorded.pod
    expect(ready(world)).toBe(portClash.ready)
    expect(second.status).toBe('waiting')
    expect(second.restarts).toBe(portClash.restarts)
    expect(second.ended!.text).toBe(portClash.text)
    expect(outcome(world, 'prometheus', 'localhost', 9090)).toBe('answered')
  })

  it('has a parent limit that is the sum of its containers’ limits', () => {
    expect(monitoring().podLimit! * MIB).toBe(recorded.pod.memoryLimit)
  })

  it('kills only the container that exceeds its own limit', () => {
    const world = after(monitoring(), { do: 'allocate', container: 'grafana', memory: 300 })
    const hit = find(world, 'grafana')!
    expect(hit.restarts).toBe(1)
    expect(find(world, 'prometheus')!.restarts).toBe(0)
    const dead = after(project(), { do: 'allocate', container: 'grafana', memory: 300 })
    expect(find(dead, 'grafana')!.ended).toMatchObject({
      code: recorded.pod.containerOom.exit,
      rule: 'containerOom',
    })
  })

  it('kills a container without a limit of its own when the parent’s limit is exceeded', () => {
    const world = after(
      pod('small', [{ ...prometheus, memoryLimit: null }], { memoryLimit: 64 }),
      { do: 'kill', container: 'prometheus' },
      { do: 'allocate', container: 'prometheus', memory: 128 },
    )
    expect(find(world, 'prometheus')!.ended).toMatchObject({
      code: recorded.pod.parentOom.exit,
      rule: 'podOom',
    })
  })

  it('sees one System V queue in both containers', () => {
    const world = monitoring()
    const both = shared(find(world, 'prometheus')!, find(world, 'grafana')!)
    expect(both.includes('ipc')).toBe(recorded.pod.ipcQueue.grafana === 1)
  })
})

describe('as recorded, Compose with network_mode: service:', () => {
  it.each(recorded.podlike.asks)('answers $from → $host:$port with: $text', (asked) => {
    expectAsRecorded(podlike(), asked)
  })

  it('shares net and ipc like a Pod, but not uts', () => {
    expectSharingAsRecorded(podlike(), recorded.podlike.containers)
  })
})

describe('by the rules, where nothing was recorded', () => {
  it('a service that does not run has no name, and its address no owner', () => {
    const world = after(project(), { do: 'stop', container: 'prometheus' })
    expect(outcome(world, 'grafana', 'prometheus', 9090)).toBe('bad-address')
    expect(outcome(world, 'grafana', '172.18.0.2', 9090)).toBe('no-route')
    expect(outcome(world, 'prometheus', 'localhost', 9090)).toBe('no-caller')
    expect(outcome(world, 'host', 'localhost', 9090)).toBe('refused')
  })

  it('the Pod’s own name leads to the Pod, from every container', () => {
    for (const from of callers(monitoring()))
      expect(ask(monitoring(), { from, host: 'monitoring', port: 9090 })).toMatchObject({
        outcome: 'answered',
        by: 'prometheus',
        address: POD_IP,
      })
  })

  it('the host knows no container names, but reaches addresses and published ports', () => {
    expect(outcome(project(), 'host', 'prometheus', 9090)).toBe('bad-address')
    expect(outcome(project(), 'host', '172.18.0.2', 9090)).toBe('answered')
    expect(outcome(project(), 'host', '172.18.0.2', 3000)).toBe('refused')
    expect(outcome(monitoring(), 'host', 'localhost', 9090)).toBe('refused')
    expect(outcome(monitoring(), 'host', POD_IP, 9090)).toBe('answered')
  })

  it('without restart: a container stays dead, and with it so does one that was stopped', () => {
    const bare = composeProject('bare', [prometheus])
    expect(find(after(bare, { do: 'kill', container: 'prometheus' }), 'prometheus')).toMatchObject({
      status: 'exited',
      ended: { code: 137, rule: 'noRestart' },
    })
    expect(
      find(after(project(), { do: 'stop', container: 'prometheus' }), 'prometheus'),
    ).toMatchObject({ status: 'exited', restarts: 0, ended: { code: 137, rule: 'stopped' } })
    expect(after(monitoring(), { do: 'stop', container: 'prometheus' })).toEqual(monitoring())
  })

  it('with restart: a container whose port is taken keeps trying', () => {
    const joins = { net: PAUSE }
    const world = composeProject('podlike', [
      { name: PAUSE, ports: [], reply: '', memoryLimit: null },
      { ...prometheus, joins },
      { ...grafana, ports: [9090], restart, joins },
    ])
    expect(find(world, 'grafana')).toMatchObject({
      status: 'waiting',
      ended: { rule: 'portTaken' },
    })
  })

  it('a second and later death waits for the back-off, a restart ends it', () => {
    const kill: Action = { do: 'kill', container: 'grafana' }
    const twice = after(monitoring(), kill, kill)
    expect(find(twice, 'grafana')!.status).toBe('waiting')
    expect(ready(twice)).toBe('1/2')
    const again = after(twice, { do: 'restart', container: 'grafana' })
    expect(find(again, 'grafana')).toMatchObject({ status: 'running', restarts: 2 })
  })

  it('a container in back-off comes back when the port it wants has become free', () => {
    const clash = after(monitoring(), { do: 'listen', container: 'grafana', port: 9090 })
    expect(find(clash, 'grafana')!.status).toBe('waiting')
    const kill: Action = { do: 'kill', container: 'prometheus' }
    const freed = after(clash, kill, kill, { do: 'restart', container: 'grafana' })
    expect(find(freed, 'grafana')!.status).toBe('running')
    expect(ask(freed, { from: 'grafana', host: 'localhost', port: 9090 }).by).toBe('grafana')
  })

  it('a Pod whose sandbox dies gets a new network namespace and address for all containers', () => {
    const before = monitoring()
    const now = after(before, { do: 'kill', container: PAUSE })
    expect(ready(now)).toBe('2/2')
    expect(find(now, 'grafana')!.restarts).toBe(1)
    expect(addressOf(now, find(now, 'grafana')!)).not.toBe(
      addressOf(before, find(before, 'grafana')!),
    )
    expect(outcome(now, 'grafana', 'localhost', 9090)).toBe('answered')
  })

  it('an imitated Pod whose pause restarts keeps localhost and loses everything else', () => {
    const world = after(podlike(), { do: 'restart', container: PAUSE })
    expect(outcome(world, 'grafana', 'localhost', 9090)).toBe('answered')
    expect(outcome(world, 'host', 'localhost', 19090)).toBe('refused')
    expect(outcome(world, 'grafana', '172.18.0.2', 9090)).toBe('no-route')
    const healed = after(
      world,
      { do: 'restart', container: 'prometheus' },
      { do: 'restart', container: 'grafana' },
    )
    expect(outcome(healed, 'host', 'localhost', 19090)).toBe('answered')
  })

  it('an imitated Pod cannot start a container while its pause is dead', () => {
    const world = after(
      podlike(),
      { do: 'kill', container: PAUSE },
      { do: 'restart', container: 'grafana' },
    )
    expect(find(world, 'grafana')).toMatchObject({
      status: 'created',
      ended: { rule: 'joinNeedsRunning' },
    })
  })

  it('shareProcessNamespace adds pid, and nothing adds mnt', () => {
    const world = pod('monitoring', [prometheus, grafana], {
      shareProcessNamespace: true,
      cgroup: 2,
    })
    expect(shared(find(world, 'prometheus')!, find(world, 'grafana')!)).toEqual([
      'net',
      'ipc',
      'uts',
      'pid',
    ])
  })

  it('a parent limit kills the largest of the Pod, whoever asked for more', () => {
    const free = { memoryLimit: null }
    const world = after(
      pod(
        'free',
        [
          { ...prometheus, ...free },
          { ...grafana, ...free },
        ],
        { memoryLimit: 768 },
      ),
      { do: 'allocate', container: 'prometheus', memory: 600 },
      { do: 'allocate', container: 'grafana', memory: 200 },
    )
    expect(find(world, 'prometheus')!.restarts).toBe(1)
    expect(find(world, 'grafana')).toMatchObject({ restarts: 0, memory: 200 })
  })

  it('a container without a limit leaves its Pod without one', () => {
    expect(pod('free', [prometheus, { ...grafana, memoryLimit: null }]).podLimit).toBeNull()
  })

  it('a Pod scales as a whole, a Compose service by itself', () => {
    const two: Action = { do: 'scale', container: 'prometheus', replicas: 2 }
    const pods = after(monitoring(), two)
    expect(pods.containers.filter((c) => c.replica === 2)).toHaveLength(3)
    expect(addressOf(pods, find(pods, 'grafana', 2)!)).toBe('10.244.1.73')
    expect(ask(pods, { from: 'grafana', replica: 2, host: 'localhost', port: 9090 }).outcome).toBe(
      'answered',
    )

    const services = after(composeProject('monitoring', [prometheus, grafana]), two)
    expect(services.containers.map((c) => `${c.spec.name}_${c.replica}`)).toEqual([
      'prometheus_1',
      'grafana_1',
      'prometheus_2',
    ])
    const one = after(services, { do: 'scale', container: 'prometheus', replicas: 1 })
    expect(one.containers).toHaveLength(2)
  })

  it('two services cannot publish one port of the host', () => {
    const world = after(project(), {
      do: 'publish',
      container: 'grafana',
      hostPort: 9090,
      port: 3000,
    })
    expect(find(world, 'grafana')).toMatchObject({
      status: 'created',
      ended: { rule: 'publishedPort' },
    })
  })
})

/** Small repeatable random numbers (mulberry32), so that a failing sequence can be run again. */
function random(seed: number) {
  return (count: number) => {
    seed = (seed + 0x6d2b79f5) | 0
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % count
  }
}

function randomAction(pick: (count: number) => number, world: World): Action {
  const containers = [...new Set(world.containers.map((c) => c.spec.name))]
  const container = containers[pick(containers.length)]!
  const replica = 1 + pick(2)
  const port = [9090, 3000, 8080][pick(3)]!
  return [
    { do: 'kill', container, replica } as const,
    { do: 'stop', container, replica } as const,
    { do: 'restart', container, replica } as const,
    { do: 'listen', container, port, replica } as const,
    { do: 'allocate', container, memory: pick(900), replica } as const,
    { do: 'publish', container, hostPort: port, port } as const,
    { do: 'scale', container, replicas: 1 + pick(2) } as const,
  ][pick(7)]!
}

const seeds = Array.from({ length: 150 }, (_, seed) => seed)

/** Twelve random actions. */
function play(world: World, seed: number): World {
  const pick = random(seed)
  for (let i = 0; i < 12; i++) world = apply(world, randomAction(pick, world))
  return world
}

describe.each([
  ['a Compose project', project],
  ['a Pod', monitoring],
  ['an imitated Pod', podlike],
])('after any sequence of actions, %s', (_, make) => {
  const worlds = seeds.map((seed) => play(make(), seed))

  it('answers localhost exactly where someone in the caller’s network namespace listens', () => {
    for (const world of worlds)
      for (const caller of running(world))
        for (const port of [9090, 3000, 8080, 1]) {
          const neighbours = running(world).filter((c) => c.ns.net === caller.ns.net)
          const listening = neighbours.some((c) => c.listening.includes(port))
          const { name: from } = caller.spec
          const { outcome: got } = ask(world, {
            from,
            replica: caller.replica,
            host: 'localhost',
            port,
          })
          expect(got).toBe(listening ? 'answered' : 'refused')
        }
  })

  it('has at most one listener for a port of a network namespace', () => {
    for (const world of worlds)
      for (const c of world.containers)
        for (const port of c.listening)
          expect(
            world.containers.filter((o) => o.ns.net === c.ns.net && o.listening.includes(port)),
          ).toHaveLength(1)
  })

  it('never gives one address to two network namespaces', () => {
    for (const world of worlds) {
      const addresses = Object.values(world.addresses).filter((address) => address !== null)
      expect(new Set(addresses).size).toBe(addresses.length)
    }
  })

  it('lets nothing dead listen, hold memory or exceed a limit', () => {
    for (const world of worlds)
      for (const c of world.containers) {
        if (c.status !== 'running') expect([c.listening, c.memory]).toEqual([[], 0])
        expect(c.memory).toBeLessThanOrEqual(c.spec.memoryLimit ?? Infinity)
      }
  })

  it('explains every answer by rules that exist', () => {
    for (const world of worlds)
      for (const from of [...callers(world), 'host'])
        for (const host of ['localhost', 'prometheus', 'grafana', '172.18.0.2', POD_IP]) {
          const { rules } = ask(world, { from, host, port: 9090 })
          expect(rules.length).toBeGreaterThan(0)
          for (const rule of rules) expect(RULES[rule]).toBeDefined()
        }
  })
})

describe('after any sequence of actions', () => {
  it('the containers of a Pod have one address, and no container’s name is a host name', () => {
    for (const world of seeds.map((seed) => play(monitoring(), seed)))
      for (const replica of [1, 2]) {
        const own = world.containers.filter((c) => c.replica === replica && c.status === 'running')
        expect(new Set(own.map((c) => addressOf(world, c))).size).toBeLessThanOrEqual(1)
        for (const { spec } of own)
          expect(outcome(world, spec.name, 'prometheus', 9090)).not.toBe('answered')
      }
  })

  it('a Compose project’s containers share no network namespace, and each running name resolves', () => {
    for (const world of seeds.map((seed) => play(project(), seed))) {
      const own = world.containers.filter((c) => c.status === 'running')
      expect(new Set(own.map((c) => c.ns.net)).size).toBe(own.length)
      const from = own[0]
      if (!from) continue
      for (const { spec } of own) {
        const request = { from: from.spec.name, replica: from.replica, host: spec.name, port: 1 }
        expect(ask(world, request)).toMatchObject({ outcome: 'refused', resolver: '127.0.0.11' })
      }
    }
  })
})

describe('the table on stage', () => {
  const row = (id: (typeof rows)[number]['id']) => rows.find((each) => each.id === id)!.sides
  const said = (id: (typeof rows)[number]['id']) => {
    const { compose, pod: right } = row(id)
    return [compose, right].map(({ lines }) => lines.filter((line) => typeof line === 'string'))
  }

  it('says each verdict in six characters, a Latin word counting as one', () => {
    for (const { sides } of rows)
      for (const side of SIDES)
        expect(sides[side].word.zh.match(/[a-z]+|\p{Script=Han}/giu)!.length).toBeLessThanOrEqual(6)
  })

  it('shows what the engines said to a second listener', () => {
    expect(said('ports')).toEqual([
      [recorded.compose.publishedPortClash],
      [recorded.pod.portClash.text],
    ])
  })

  it('tells who keeps its network as the cookies do', () => {
    const { kill } = recorded.compose
    expect(said('restart').map(([, netns]) => netns!.match(/\d+/g)!.map(Number))).toEqual([
      [kill.before.netnsCookie, kill.after.netnsCookie],
      [recorded.pod.netnsCookie.before, recorded.pod.netnsCookie.after],
    ])
    expect(row('restart').compose.icon).toBe('new-net')
    expect(row('restart').pod.icon).toBe('same-net')
  })

  it('has a sum of limits for the Pod alone', () => {
    const limits = said('limits').map(([line]) => line!.match(/\d+/g)!.map(Number))
    expect(limits).toEqual([
      [512, 256],
      [512, 256],
    ])
    const [, sum] = row('limits').pod.lines
    expect(sum).toMatchObject({ zh: expect.stringContaining('768') })
    expect(project().podLimit).toBeNull()
  })

  it('names the namespace that an imitated Pod still has twice', () => {
    const [left, right] = [row('imitation').compose.lines[0], row('imitation').pod.lines[0]]
    expect(left).toEqual({ zh: 'net、ipc 合用，uts 两个', en: 'one net, ipc; two uts' })
    expect(right).toEqual({ zh: 'net、ipc、uts 合用', en: 'one net, ipc, uts' })
  })
})
