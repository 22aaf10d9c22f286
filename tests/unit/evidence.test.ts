import { describe, expect, it } from 'vitest'
import anatomy from '../../evidence/anatomy.json'
import recordedJson from '../../evidence/pod-vs-compose.json'
import overlay from '../../evidence/overlay.json'
import deletedPodJson from '../../evidence/traces/deployment-delete-pod.json'
import type { PodVsCompose, Trace } from '../../evidence/types.ts'
import type { AnatomyRecording } from '../../models/anatomy/types.ts'
import { parseFlags } from '../../packages/slidev-addon-publish/node/command.ts'
import {
  anatomyKinds,
  askKind,
  compareKinds,
  composeKinds,
  layersKinds,
  podKinds,
  tellRow,
  traceKinds,
  type Kinds,
} from '../../evidence/record/compare.ts'
import { named, readClash } from '../../evidence/record/compose.ts'
import {
  readAsk,
  readCgroup,
  readContainer,
  readInodes,
  readList,
  readMemoryLimit,
  readNameserver,
  type Inspected,
} from '../../evidence/record/container.ts'
import { tellAfter } from '../../evidence/record/controllers.ts'
import { checkEngine } from '../../evidence/record/engine.ts'
import { readDistribution, readVersion } from '../../evidence/record/host.ts'
import {
  readyColumn,
  shownStatus,
  type Pod,
  type Workload,
} from '../../evidence/record/kubernetes.ts'
import { readPodList } from '../../evidence/record/pod.ts'
import { cleaningUp, must, removeAll, run, until } from '../../evidence/record/shell.ts'
import {
  deletedPod,
  traceEvents,
  traceNodes,
  traceSteps,
  type EventWatch,
  type WatchEvent,
} from '../../evidence/record/trace.ts'
import { watchEvents } from '../support/watch-events.ts'

const recorded = recordedJson as unknown as PodVsCompose
const recordedTrace = deletedPodJson as unknown as Trace
const ID = 'c0ffee'.repeat(10) + 'beef'

const inspected = (service: string, state = 'running'): Inspected => ({
  Id: ID,
  Name: `/own_${service}_1`,
  State: { Pid: 7, Status: state },
  Config: { Hostname: 'c0ffeec0ffee', Labels: { 'com.docker.compose.service': service } },
  HostConfig: { Memory: 536870912 },
  NetworkSettings: {
    Ports: { '9090/tcp': [{ HostIp: '127.0.0.1', HostPort: '40001' }], '9091/tcp': null },
    Networks: { own_default: { IPAddress: '172.18.0.2', MacAddress: '02:42:ac:12:00:02' } },
  },
})

describe('what is read of a container', () => {
  const links = 'net:[11]\nipc:[12]\nuts:[13]\npid:[14]\nmnt:[15]'
  const inodes = { net: 11, ipc: 12, uts: 13, pid: 14, mnt: 15 }

  it('joins docker inspect, its namespaces and its cgroup', () => {
    expect(readContainer(inspected('prometheus'), links, `/docker/${ID}`)).toEqual({
      name: 'prometheus',
      inodes,
      ip: '172.18.0.2',
      hostname: 'c0ffeec0ffee',
      cgroup: `/docker/${ID}`,
      memoryLimit: 536870912,
    })
  })

  it("leaves out a cgroup of another process, as the engine's machine need not be this one", () => {
    expect(readContainer(inspected('prometheus'), links, '/user.slice').cgroup).toBeUndefined()
  })

  it('reads namespaces from links', () => expect(readInodes(links)).toEqual(inodes))

  it.each([
    ['the memory controller of v1', '5:cpu,cpuacct:/a\n4:memory:/b\n0::/c', '/b'],
    ['the only one of v2', '0::/system.slice/docker-1.scope', '/system.slice/docker-1.scope'],
    ['none inside a cgroup namespace', '0::/', undefined],
  ])('takes %s as its cgroup', (_, text, cgroup) => expect(readCgroup(text)).toBe(cgroup))

  it.each([
    ['268435456', 268435456],
    ['max', undefined],
    ['9223372036854771712', undefined],
  ])('takes %s as limit %s', (text, limit) => expect(readMemoryLimit(text)).toBe(limit))

  it('lists names, states and published ports', () => {
    expect(readList([inspected('prometheus'), inspected('grafana', 'exited')])).toEqual([
      'own_grafana_1     exited  127.0.0.1:40001->9090/tcp',
      'own_prometheus_1  Up  127.0.0.1:40001->9090/tcp',
    ])
  })

  it('finds the DNS server', () =>
    expect(readNameserver('search lan\nnameserver 127.0.0.11\n')).toBe('127.0.0.11'))

  it("keeps the program's words and drops kubectl's", () => {
    const question = { from: 'grafana', host: 'prometheus', port: 9090, path: '/-/ready' }
    const err = "wget: bad address 'prometheus:9090'\ncommand terminated with exit code 1"
    expect(readAsk(question, { exit: 1, out: '', err })).toEqual({
      ...question,
      text: "wget: bad address 'prometheus:9090'",
      exit: 1,
    })
  })

  it("takes the engine's reason out of what Compose says around it", () => {
    const reason = 'Bind for 127.0.0.1:40001 failed: port is already allocated'
    expect(readClash(`Creating own_2\nError response from daemon: endpoint x: ${reason}\n`)).toBe(
      reason,
    )
    expect(readClash('something\nunexpected\n')).toBe('unexpected')
  })
})

type ContainerStatus = NonNullable<Pod['status']['containerStatuses']>[number]
type Change = Partial<Pod['status']> & { node?: string; deleted?: boolean }
let version = 0

function pod(name: string, { node, deleted, ...status }: Change = {}): Pod {
  return {
    kind: 'Pod',
    metadata: {
      name,
      uid: `uid-${name}`,
      resourceVersion: String(++version),
      labels: { 'pod-template-hash': '664f8df4dd' },
      ownerReferences: [{ kind: 'ReplicaSet', name: 'web-664f8df4dd', controller: true }],
      ...(deleted ? { deletionTimestamp: '2026-11-22T14:52:15Z' } : {}),
    },
    spec: { nodeName: node, containers: [{ name: 'web', image: 'demo/web:1' }] },
    status: { phase: 'Pending', ...status },
  }
}

const running = (ready: boolean, restartCount = 0): Partial<Pod['status']> => ({
  phase: 'Running',
  podIP: '10.244.1.34',
  conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }],
  containerStatuses: [{ name: 'web', ready, restartCount, state: { running: {} } }],
})

const deployment = (status: Workload['status']): Workload => ({
  kind: 'Deployment',
  metadata: { name: 'web', uid: 'uid-web', resourceVersion: String(++version) },
  spec: {
    replicas: 1,
    template: { spec: { containers: [{ name: 'web', image: 'demo/web:1' }] } },
  },
  status,
})

const replicaSet = (): Workload => ({
  ...deployment({ replicas: 0 }),
  kind: 'ReplicaSet',
  metadata: {
    name: 'web-664f8df4dd',
    uid: 'uid-rs',
    resourceVersion: String(++version),
    ownerReferences: [{ kind: 'Deployment', name: 'web', controller: true }],
    annotations: { 'deployment.kubernetes.io/revision': '1' },
  },
})

const START = 1_000_000
/** Watch events, 10 ms apart. */
const watched = (...events: [WatchEvent['type'], Pod | Workload][]): WatchEvent[] =>
  events.map(([type, object], i) => ({ receivedAt: START + 10 * (i + 1), type, object }))

const deletion = () =>
  watched(
    ['ADDED', deployment({})],
    ['ADDED', replicaSet()],
    ['ADDED', pod('web-664f8df4dd-a')],
    ['MODIFIED', pod('web-664f8df4dd-a', { node: 'node1' })],
    ['MODIFIED', pod('web-664f8df4dd-a', { node: 'node1', ...running(true) })],
    ['MODIFIED', pod('web-664f8df4dd-a', { node: 'node1', ...running(true), deleted: true })],
    ['ADDED', pod('web-664f8df4dd-b')],
    ['MODIFIED', pod('web-664f8df4dd-b', { node: 'node2', ...running(true) })],
    ['DELETED', pod('web-664f8df4dd-a', { node: 'node1', ...running(false), deleted: true })],
  )

describe('a trace out of watch events', () => {
  it('has all of a new object, then only what changed', () => {
    const steps = traceSteps(deletion(), START)
    expect(steps.slice(1, 5)).toEqual([
      {
        at_ms: 20,
        kind: 'ReplicaSet',
        type: 'ADDED',
        name: 'web-664f8df4dd',
        identity: 'web-664f8df4dd#1',
        spec_replicas: 1,
        owner: 'Deployment/web',
        image: 'demo/web:1',
        status: { replicas: 0 },
        revision: '1',
      },
      {
        at_ms: 30,
        kind: 'Pod',
        type: 'ADDED',
        name: 'web-664f8df4dd-a',
        identity: 'web-664f8df4dd-a#1',
        phase: 'Pending',
        shown: 'Pending',
        ready: false,
        ready_column: '0/1',
        owner: 'ReplicaSet/web-664f8df4dd',
        image: 'demo/web:1',
        revision: '664f8df4dd',
      },
      {
        at_ms: 40,
        kind: 'Pod',
        type: 'MODIFIED',
        name: 'web-664f8df4dd-a',
        identity: 'web-664f8df4dd-a#1',
        node: 'node1',
      },
      {
        at_ms: 50,
        kind: 'Pod',
        type: 'MODIFIED',
        name: 'web-664f8df4dd-a',
        identity: 'web-664f8df4dd-a#1',
        phase: 'Running',
        shown: 'Running',
        ready: true,
        ready_column: '1/1',
        ip: '10.244.1.34',
      },
    ])
    expect(steps.at(-1)).toEqual({
      at_ms: 90,
      kind: 'Pod',
      type: 'DELETED',
      name: 'web-664f8df4dd-a',
      identity: 'web-664f8df4dd-a#1',
      phase: 'Running',
      node: 'node1',
    })
  })

  it("keeps the API server's order, whichever watch was faster", () => {
    const events = deletion()
    expect(traceSteps(events.toReversed(), START).map(({ type, name }) => [type, name])).toEqual(
      traceSteps(events, START).map(({ type, name }) => [type, name]),
    )
  })

  it('tells a new object from an old one of the same name', () => {
    const events = watched(['ADDED', pod('db-0')], ['DELETED', pod('db-0')], ['ADDED', pod('db-0')])
    events[2]!.object.metadata.uid = 'another'
    expect(traceSteps(events, START).map(({ identity }) => identity)).toEqual([
      'db-0#1',
      'db-0#1',
      'db-0#2',
    ])
  })

  it('gives counts and conditions that changed, a vanished count as 0, and nothing for no change', () => {
    version = 0
    const unavailable = { unavailableReplicas: 1, observedGeneration: 1 }
    const available = {
      availableReplicas: 1,
      conditions: [{ type: 'Available', status: 'True', reason: 'MinimumReplicasAvailable' }],
    }
    const events = watched(
      ['ADDED', deployment(unavailable)],
      ['MODIFIED', deployment({ ...unavailable, observedGeneration: 2 })],
      ['MODIFIED', deployment(available)],
    )
    expect(traceSteps(events, START).map(({ status }) => status)).toEqual([
      { unavailableReplicas: 1 },
      { availableReplicas: 1, Available: 'True MinimumReplicasAvailable', unavailableReplicas: 0 },
    ])
  })

  it('is, for the events of a committed recording, that recording', () => {
    const start = Date.parse(recordedTrace.started_utc)
    expect(traceSteps(watchEvents(recordedTrace), start)).toEqual(recordedTrace.steps)
  })

  it('tells what became of the deleted Pod', () => {
    expect(deletedPod(traceSteps(deletion(), START))).toEqual({
      victim: 'web-664f8df4dd-a',
      requested: 60,
      phase: 'Running',
      gone: 90,
      replacement: {
        name: 'web-664f8df4dd-b',
        created: 70,
        ready: 80,
        waited: false,
      },
    })
  })

  it('writes nodes and events as the recordings do', () => {
    const node = {
      kind: 'Node',
      metadata: { name: 'node1', uid: 'n', resourceVersion: '1' },
      spec: { taints: [{ key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' }] },
      status: {
        conditions: [{ type: 'Ready', status: 'True' }],
        nodeInfo: { osImage: '', kernelVersion: '', containerRuntimeVersion: '' },
      },
    }
    expect(traceNodes([node])).toEqual([
      {
        name: 'node1',
        ready: true,
        unschedulable: false,
        taints: ['node-role.kubernetes.io/control-plane:NoSchedule'],
      },
    ])
  })

  it('dates an event by its first receipt, with its last count and words', () => {
    const event = (resourceVersion: string, message: string, count?: number): EventWatch => ({
      receivedAt: START + Number(resourceVersion),
      type: count ? 'MODIFIED' : 'ADDED',
      object: {
        involvedObject: { kind: 'Pod', name: 'web-1' },
        type: 'Warning',
        reason: 'Unhealthy',
        message,
        count,
        metadata: { uid: 'e1', resourceVersion },
        source: { component: 'kubelet' },
      },
    })
    expect(traceEvents([event('90', 'again', 2), event('5', 'first')], START)).toEqual([
      {
        at_ms: 5,
        object: 'Pod/web-1',
        type: 'Warning',
        reason: 'Unhealthy',
        message: 'again',
        from: 'kubelet',
        count: 2,
      },
    ])
  })

  it('claims no more than tenths of a second', () => {
    expect([0, 99, 1560].map(tellAfter)).toEqual(['at once', 'at once', '1.6 s'])
  })
})

describe("a Pod's columns, as kubectl prints them", () => {
  const withState = (state: object, ready = false, podReady = 'True') =>
    pod('web', {
      phase: 'Running',
      conditions: [{ type: 'Ready', status: podReady }],
      containerStatuses: [
        { name: 'a', ready: true, restartCount: 0, state: { running: {} } },
        { name: 'b', ready, restartCount: 3, state },
      ],
    })

  const ended = (exitCode: number, change: Change) =>
    pod('web', {
      ...change,
      containerStatuses: [
        {
          name: 'web',
          ready: false,
          restartCount: 0,
          state: { terminated: { exitCode, reason: exitCode ? 'Error' : 'Completed' } },
        },
      ],
    })
  const gated = () =>
    pod('web', {
      conditions: [{ type: 'PodScheduled', status: 'False', reason: 'SchedulingGated' }],
    })
  /** Of two init containers, the second a sidecar; one container that waits for them. */
  const starting = (
    first: ContainerStatus['state'],
    sidecar: ContainerStatus['state'] = { waiting: { reason: 'PodInitializing' } },
    started = false,
  ) => {
    const status = (name: string, state: ContainerStatus['state']) => ({
      name,
      ready: name === 'proxy' && started,
      started: name === 'proxy' && started,
      restartCount: 0,
      state,
    })
    const made = pod('web', {
      initContainerStatuses: [status('setup', first), status('proxy', sidecar)],
      containerStatuses: [status('web', { waiting: { reason: 'PodInitializing' } })],
      conditions: [{ type: 'Initialized', status: 'False' }],
    })
    made.spec.initContainers = [{ name: 'setup' }, { name: 'proxy', restartPolicy: 'Always' }]
    return made
  }

  it.each([
    ['CrashLoopBackOff', withState({ waiting: { reason: 'CrashLoopBackOff' } })],
    ['Error', withState({ terminated: { reason: 'Error', exitCode: 1 } })],
    ['ExitCode:3', withState({ terminated: { exitCode: 3 } })],
    ['Running', withState({ terminated: { reason: 'Completed', exitCode: 0 } })],
    ['Running', withState({ running: {} }, true)],
    ['Pending', pod('web')],
    ['Terminating', pod('web', { deleted: true })],
    ['Evicted', pod('web', { phase: 'Failed', reason: 'Evicted' })],
    ['Terminating', pod('web', { ...running(false), deleted: true })],
    ['Error', ended(137, { phase: 'Failed', deleted: true })],
    ['Completed', ended(0, { phase: 'Succeeded', deleted: true })],
    ['Unknown', pod('web', { reason: 'NodeLost', deleted: true })],
    ['SchedulingGated', gated()],
    ['NotReady', withState({ terminated: { reason: 'Completed', exitCode: 0 } }, false, 'False')],
    ['Init:0/2', starting({ waiting: { reason: 'PodInitializing' } })],
    ['Init:0/2', starting({ running: {} })],
    ['Init:ImagePullBackOff', starting({ waiting: { reason: 'ImagePullBackOff' } })],
    ['Init:Error', starting({ terminated: { reason: 'Error', exitCode: 1 } })],
    ['Init:ExitCode:3', starting({ terminated: { exitCode: 3 } })],
    ['Init:1/2', starting({ terminated: { exitCode: 0 } }, { running: {} })],
    ['PodInitializing', starting({ terminated: { exitCode: 0 } }, { running: {} }, true)],
  ])('are %s', (shown, object) => expect(shownStatus(object)).toBe(shown))

  it('count sidecars among the containers', () => {
    expect(readyColumn(starting({ terminated: { exitCode: 0 } }, { running: {} }, true))).toBe(
      '1/2',
    )
  })

  it('are laid out under their heads', () => {
    expect(readPodList(pod('monitoring', running(true, 1)))).toEqual([
      'NAME        READY  STATUS   RESTARTS  IP',
      'monitoring  1/1    Running  1         10.244.1.34',
    ])
  })
})

const verdicts = (own: Kinds, theirs: Kinds) =>
  compareKinds(own, theirs).filter(({ verdict }) => verdict !== 'equal')

describe('the comparison', () => {
  it('finds every committed recording like itself', () => {
    for (const kinds of [
      composeKinds(recorded),
      podKinds(recorded),
      anatomyKinds(anatomy as unknown as AnatomyRecording),
      layersKinds(overlay),
      traceKinds(recordedTrace),
    ]) {
      expect(Object.keys(kinds).length).toBeGreaterThan(5)
      expect(verdicts(kinds, kinds)).toEqual([])
    }
  })

  it('passes over ids, inodes, addresses and ports', () => {
    const other = structuredClone(recorded)
    for (const container of [...other.compose.containers, ...other.podlike.containers]) {
      for (const kind of ['net', 'ipc', 'uts', 'pid', 'mnt'] as const)
        container.inodes[kind] += 1000
      if (container.ip) container.ip = container.ip.replace('172.18', '10.9')
    }
    other.compose.publishedPortClash = 'Bind for 127.0.0.1:40001 failed: port is already allocated'
    other.compose.asks.find(({ from }) => from === 'host')!.port = 40001
    expect(verdicts(composeKinds(other), composeKinds(recorded))).toEqual([])
  })

  it('tells all processes from its own also where the host has few', () => {
    const few = structuredClone(anatomy) as unknown as AnatomyRecording
    for (const seen of few.cases) if (seen.processes > 10) seen.processes = 9
    const deck = anatomyKinds(anatomy as unknown as AnatomyRecording)
    expect(verdicts(anatomyKinds(few), deck)).toEqual([])
  })

  it('tells another outcome of a request', () => {
    const other = structuredClone(recorded)
    other.pod.asks[1]!.text = 'Prometheus Server is Ready.'
    const [row, ...more] = verdicts(podKinds(other), podKinds(recorded))
    expect(more).toEqual([])
    expect(tellRow(row!)).toBe(
      "  ≠ Pod: grafana asks prometheus for Prometheus: answered by Prometheus; the deck's recording says bad address",
    )
  })

  it('tells namespaces that are shared where they were not', () => {
    const other = structuredClone(recorded)
    for (const { inodes } of other.compose.containers) inodes.net = 1
    expect(verdicts(composeKinds(other), composeKinds(recorded))).toMatchObject([
      { observation: 'Compose: namespaces shared by all', verdict: 'different', own: 'net' },
    ])
  })

  it('tells a Pod that got another address from a restart in place', () => {
    const other = structuredClone(recorded)
    other.pod.kill.after.ip = '10.244.0.3'
    expect(verdicts(podKinds(other), podKinds(recorded))).toMatchObject([
      { observation: 'Pod: a killed container', own: 'prometheus restarted, address changed' },
    ])
  })

  it('calls what was not recorded not different', () => {
    const other = structuredClone(recorded)
    other.compose.asks = other.compose.asks.slice(0, -1)
    const [row] = verdicts(composeKinds(other), composeKinds(recorded))
    expect(row).toMatchObject({ verdict: 'only there' })
  })

  it('compares what Compose answers for a stopped container', () => {
    const { 'Compose: grafana asks prometheus for Prometheus (prometheus gone)': kind } =
      composeKinds(recorded)
    expect(kind).toBe('bad address')
  })

  it('reads the outcome of a request from its text, of any busybox', () => {
    expect(askKind("wget: can't connect to remote host: Connection refused")).toBe('refused')
    expect(askKind('{\n  "database": "ok"\n}')).toBe('answered by Grafana')
    expect(askKind('wget: server returned error: HTTP/1.1 503')).toContain('503')
  })

  it('tells a replacement that waits for the old Pod to be gone', () => {
    const steps = traceSteps(deletion(), START)
    const trace = { steps } as Parameters<typeof traceKinds>[0]
    expect(traceKinds(trace)).toMatchObject({
      'Pods made': '2',
      Replacement: 'a new name, made while the old one is Terminating',
      'At the end': '1 of 1 Pods ready',
    })
    const events = deletion()
    const last = events.pop()!
    last.object.metadata.resourceVersion = String(
      Number(events[5]!.object.metadata.resourceVersion) + 0.5,
    )
    const late = { steps: traceSteps([...events, last], START) } as typeof trace
    expect(traceKinds(late).Replacement).toBe('a new name, made after the old one is gone')
  })
})

describe('running other programs', () => {
  const node = (script: string) => [process.execPath, '-e', script]

  it('gives what one printed, its exit code, and what it was told', async () => {
    const echo = 'process.stdin.pipe(process.stdout); process.exitCode = 3'
    expect(await run(node(echo), 'hello')).toEqual({ exit: 3, out: 'hello', err: '' })
  })

  it('says which one is not installed', async () => {
    await expect(must(['no-such-program'])).rejects.toThrow('no-such-program is not installed')
  })

  it('says what it waited for in vain', async () => {
    await expect(until('the moon', 0.01, () => false)).rejects.toThrow(/in vain for the moon/)
  })

  it('cleans up after a failure, the innermost first', async () => {
    const done: string[] = []
    const work = cleaningUp(
      () => void done.push('outer'),
      () =>
        cleaningUp(
          () => void done.push('inner'),
          () => Promise.reject(new Error('broken')),
        ),
    )
    await expect(work).rejects.toThrow('broken')
    expect(done).toEqual(['inner', 'outer'])
  })
})

describe('a program in a container that fails', () => {
  it.each([
    'Cannot connect to the Docker daemon at unix:///run/docker.sock. Is the docker daemon running?',
    'Error response from daemon: container c0ffee is not running',
    'Error: no container with ID c0ffee found: no such container',
    'error: unable to upgrade connection: error dialing backend: dial tcp: lookup node3',
    'Error from server (Forbidden): pods "monitoring" is forbidden',
    'Unable to connect to the server: EOF',
  ])('did not fail itself where its engine says: %s', (err) =>
    expect(() => checkEngine({ exit: 1, out: '', err })).toThrow(`stopped midway: ${err}`),
  )

  it.each([
    "wget: bad address 'prometheus:9090'\ncommand terminated with exit code 1",
    "wget: can't connect to remote host (127.0.0.1): Connection refused",
    'wget: server returned error: HTTP/1.1 503 Service Unavailable',
  ])('did where it says: %s', (err) => {
    const ran = { exit: 1, out: '', err }
    expect(checkEngine(ran)).toBe(ran)
  })
})

describe('removing what was made', () => {
  it('looks again for what an engine makes late, and says what does not go', async () => {
    const rounds = [['a'], [], ['late'], [], []]
    const removed: string[][] = []
    const find = async () => rounds.shift() ?? []
    const remove = async (found: string[]) => void removed.push(found)
    expect(await removeAll(find, remove)).toEqual([])
    expect(removed).toEqual([['a'], ['late']])
    expect(
      await removeAll(
        async () => ['held'],
        async () => {},
      ),
    ).toEqual(['held'])
    expect(await removeAll(async () => undefined, remove)).toBeUndefined()
  })
})

describe('names and versions', () => {
  it.each([
    ['28.5.2+dfsg4', '28.5.2'],
    ['2.40.3-3', '2.40.3'],
    ['2.1.9+unknown', '2.1.9'],
    ['v2.2.0-rc.1', '2.2.0-rc.1'],
    ['podman-compose version 1.5.0', '1.5.0'],
  ])('call %s as its makers do: %s', (packed, name) => expect(readVersion(packed)).toBe(name))

  it.each([
    ['NAME="Debian GNU/Linux"\nVERSION_ID="12"', 'Debian 12'],
    ['PRETTY_NAME="Debian GNU/Linux forky/sid"\nNAME="Debian GNU/Linux"', 'Debian forky/sid'],
    ['NAME=Ubuntu\nVERSION_ID="24.04"', 'Ubuntu 24.04'],
  ])('read a distribution', (text, name) => expect(readDistribution(text)).toBe(name))

  it("are the deck's where the run had its own, and leave ids and inodes alone", () => {
    const own = { project: 'own-0c82d270', ports: { prometheus: 35347, grafana: 40377 } }
    const observed = {
      port: 35347,
      text: 'Bind for 127.0.0.1:35347 failed',
      list: ['own-0c82d270-grafana-1  Up  127.0.0.1:40377->3000/tcp'],
      id: 'a35347f',
      inode: 40265353471,
    }
    expect(named(observed, own)).toEqual({
      port: 9090,
      text: 'Bind for 127.0.0.1:9090 failed',
      list: ['monitoring-grafana-1  Up  127.0.0.1:3000->3000/tcp'],
      id: 'a35347f',
      inode: 40265353471,
    })
  })
})

describe('the command line', () => {
  const words = ['compose', 'pod'] as const
  const flags = { compare: { type: 'boolean', about: '' } } as const

  it('takes words beside flags', () => {
    expect(parseFlags('evidence', flags, ['pod', '--compare'], words)).toEqual({
      values: { compare: true },
      words: ['pod'],
    })
  })

  it('refuses a word it does not know, and any where it takes none', () => {
    expect(() => parseFlags('evidence', flags, ['pdo'], words)).toThrow('"pdo" is none of')
    expect(() => parseFlags('build', flags, ['pod'])).toThrow(/Unexpected argument 'pod'/)
  })
})
