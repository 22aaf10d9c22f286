/** Recordings compared in kind: what happened, not with which ids, inodes, addresses and times. */
import path from 'node:path/posix'
import type {
  Inodes,
  Overlay,
  OwnCompose,
  OwnPod,
  RecordedAsk,
  RecordedContainer,
  Roads,
  Trace,
} from '../types.ts'
import type { AnatomyRecording } from '../../models/anatomy/types.ts'
import { meeting } from '../../models/roads.ts'
import { deletedPod } from './trace.ts'

/** What was observed → of what kind it was. */
export type Kinds = Record<string, string>

export interface Row {
  observation: string
  verdict: 'equal' | 'different' | 'only there'
  own: string
  recorded: string
}

/** @returns a row for each observation of the committed recording; what only the own one has is not compared */
export const compareKinds = (own: Kinds, recorded: Kinds): Row[] =>
  Object.entries(recorded).map(([observation, kind]) => {
    const mine = own[observation]
    const verdict = mine === undefined ? 'only there' : mine === kind ? 'equal' : 'different'
    return { observation, verdict, own: mine ?? '', recorded: kind }
  })

/** One line a row. */
export const tellRow = ({ observation, verdict, own, recorded }: Row): string =>
  ({
    equal: `  = ${observation}: ${recorded}`,
    different: `  ≠ ${observation}: ${own}; the deck's recording says ${recorded}`,
    'only there': `  · ${observation}: not recorded here; the deck's recording says ${recorded}`,
  })[verdict]

/** Of pod-vs-compose.json or what `npm run evidence -- compose` wrote. */
export function composeKinds({ compose, podlike }: Pick<OwnCompose, 'compose' | 'podlike'>): Kinds {
  const { netnsCookie, ipcQueue } = compose
  const { before, after } = compose.recreate
  return {
    ...containerKinds('Compose', compose.containers),
    'Compose: cgroups': isDistinct(compose.containers.map(({ cgroup }) => cgroup))
      ? 'one each'
      : 'not one each',
    'Compose: DNS server': dnsKind(compose.dns, compose.containers),
    ...askKinds('Compose', compose.asks),
    'Compose: second container on a published port': clashKind(compose.publishedPortClash),
    'Compose: recreate': before.id === after.id ? 'the same container' : 'a new container',
    ...(netnsCookie
      ? { 'Compose: network namespace after a recreate': cookieKind(netnsCookie) }
      : {}),
    ...(ipcQueue ? { 'Compose: IPC queue of prometheus': queueKind(ipcQueue) } : {}),
    ...(podlike
      ? {
          'Compose as a Pod: namespaces shared by all': sharedBy(podlike.containers),
          ...askKinds('Compose as a Pod', podlike.asks),
        }
      : {}),
  }
}

/** Of pod-vs-compose.json or what `npm run evidence -- pod` wrote. */
export function podKinds({ pod }: Pick<OwnPod, 'pod'>): Kinds {
  const containers = pod.containers.filter(({ name }) => name !== 'pause')
  const { before, after } = pod.kill
  const restarted = Object.keys(after.restarts).filter(
    (name) => after.restarts[name]! > before.restarts[name]!,
  )
  const parents = containers.flatMap(({ cgroup }) => (cgroup ? [path.dirname(cgroup)] : []))
  const netns = pod.netnsCookie ?? (before.netns && { before: before.netns, after: after.netns })
  return {
    ...containerKinds('Pod', containers),
    ...(parents.length
      ? { 'Pod: cgroups': new Set(parents).size === 1 ? 'under one parent' : 'apart' }
      : {}),
    ...(pod.memoryLimit
      ? { "Pod: limit of the Pod's own cgroup": `${pod.memoryLimit / 2 ** 20} MiB` }
      : {}),
    ...askKinds('Pod', pod.asks),
    'Pod: a killed container': `${restarted.join()} restarted, address ${before.ip === after.ip ? 'kept' : 'changed'}`,
    ...(netns ? { 'Pod: network namespace after the restart': cookieKind(netns) } : {}),
    ...(pod.ipcQueue ? { 'Pod: IPC queue of prometheus': queueKind(pod.ipcQueue) } : {}),
    'Pod: two containers on port 9090': `${pod.portClash.ready} ${pod.portClash.status}, ${clashKind(pod.portClash.text)}`,
    ...(pod.containerOom
      ? {
          'Pod: a container over its own limit': `exit ${pod.containerOom.exit}, the others ${pod.containerOom.others}`,
        }
      : {}),
    ...(pod.parentOom
      ? { "Pod: over the limit of the Pod's own cgroup": `exit ${pod.parentOom.exit}` }
      : {}),
  }
}

const cookieKind = ({ before, after }: { before: number; after?: number }) =>
  before === after ? 'the same' : 'a new one'

const queueKind = ({ grafana }: { grafana: number }) =>
  grafana ? 'grafana sees it too' : 'grafana does not see it'

/** Docker answers names at 127.0.0.11, Podman at the address of its network's bridge. */
const dnsKind = (dns: string, containers: readonly RecordedContainer[]): string => {
  const network = (address = '') => address.split('.').slice(0, 2).join('.')
  const isEngine =
    dns.startsWith('127.') || containers.some(({ ip }) => network(ip) === network(dns))
  return isEngine ? "the engine's own" : "not the engine's"
}

function containerKinds(where: string, containers: readonly RecordedContainer[]): Kinds {
  return {
    [`${where}: namespaces shared by all`]: sharedBy(containers),
    [`${where}: addresses`]: isDistinct(containers.map(({ ip }) => ip))
      ? 'one each'
      : 'one for all',
    [`${where}: hostnames`]: isDistinct(containers.map(({ hostname }) => hostname))
      ? 'one each'
      : 'one for all',
    [`${where}: memory limits`]: containers
      .map(({ name, memoryLimit = 0 }) => `${name} ${memoryLimit / 2 ** 20} MiB`)
      .toSorted()
      .join(', '),
  }
}

const isDistinct = (values: readonly unknown[]) => new Set(values).size === values.length

function sharedBy(containers: readonly { inodes: Inodes }[]): string {
  const kinds = ['net', 'ipc', 'uts', 'pid', 'mnt'] as const
  const shared = kinds.filter(
    (kind) => new Set(containers.map(({ inodes }) => inodes[kind])).size === 1,
  )
  return shared.join(' ') || 'none'
}

const askKinds = (where: string, asks: readonly RecordedAsk[]): Kinds =>
  Object.fromEntries(
    asks.map(({ from, host, path: asked, after, text }) => {
      const whom = asked === '/-/ready' ? 'Prometheus' : 'Grafana'
      const when = after ? ` (${after})` : ''
      return [`${where}: ${from} asks ${host} for ${whom}${when}`, askKind(text)]
    }),
  )

const OUTCOMES: [RegExp, string][] = [
  [/refused/i, 'refused'],
  [/bad address/i, 'bad address'],
  [/no route to host/i, 'no route to host'],
  [/timed out|no answer in/i, 'no answer'],
  [/Prometheus Server is Ready/, 'answered by Prometheus'],
  [/"database"/, 'answered by Grafana'],
]

/** @param text what wget printed */
export const askKind = (text: string): string =>
  OUTCOMES.find(([pattern]) => pattern.test(text))?.[1] ?? text.split('\n')[0]!

/** Addresses and ports aside. Docker's proxy says the one, the kernel the other. */
const clashKind = (text: string): string =>
  /port is already allocated|address already in use/i.test(text) ? 'the port is taken' : text

/** Of overlay.json or what `npm run evidence -- layers` wrote. */
export function layersKinds({ layers, seenInBothAtFirst, c1, c2, inode }: Overlay): Kinds {
  const wholeSize = layers.base['big.bin']!
  return {
    'Layers: what both containers see': seenInBothAtFirst.toSorted().join(', '),
    'Layers: a deleted file': `${String(c1.upper['base.txt'])} above it; ${/No such file/.test(c1.error) ? 'not seen any more' : 'still seen'}`,
    'Layers: a large file changed by two bytes':
      c1.upper['big.bin'] === wholeSize + 2 ? 'copied up whole' : 'not copied up',
    'Layers: a file overwritten': c1.upper.config === undefined ? 'not copied up' : 'copied up',
    'Layers: a container that writes nothing': c2.upperBytes ? 'costs bytes' : 'costs nothing',
    'Layers: inode of an unchanged file':
      inode.c1 === inode.layer && inode.c2 === inode.layer ? 'the same everywhere' : 'not the same',
  }
}

/** Of anatomy.json or what `npm run evidence -- anatomy` wrote. */
export function anatomyKinds({ cases }: AnatomyRecording): Kinds {
  const host = cases.find(({ on }) => on.length === 0)!
  const inOwn = cases.filter(({ on }) => on.includes('pid') && on.includes('mnt'))
  const own = Math.max(...inOwn.map(({ processes }) => processes))
  return Object.fromEntries(
    cases.map((seen) => {
      const kinds = [
        seen.pid === 1 ? 'is PID 1' : 'has another PID',
        seen.processes < (own + host.processes) / 2
          ? 'sees its own processes'
          : 'sees all processes',
        seen.hostname === host.hostname ? "the host's name" : 'a name of its own',
        seen.links.join() === host.links.join() ? "the host's links" : `links ${seen.links.join()}`,
        seen.root.includes('probe.sh') ? 'a root of its own' : "the host's root",
        `uid ${seen.uid}`,
        seen.uidMap === null ? 'no uid map to read' : `uid map ${seen.uidMap}`,
        seen.queues ? "sees the host's queue" : 'sees no queue',
      ]
      return [`namespaces ${seen.on.join('+') || 'of the host'}`, kinds.join(', ')]
    }),
  )
}

/** Of evidence/traces/deployment-delete-pod.json or what `npm run evidence -- controllers` wrote. */
export function traceKinds({ steps }: Trace): Kinds {
  const pods = steps.filter(({ kind }) => kind === 'Pod')
  const created = pods.filter(({ type }) => type === 'ADDED')
  const sets = steps.filter(({ kind, type }) => kind === 'ReplicaSet' && type === 'ADDED')
  const deleted = deletedPod(steps)
  const replacement = deleted?.replacement
  const readyOf = (identity: string) =>
    pods.findLast((step) => step.identity === identity && step.ready !== undefined)?.ready
  const gone = new Set(
    pods.filter(({ type }) => type === 'DELETED').map(({ identity }) => identity),
  )
  const left = created.filter(({ identity }) => !gone.has(identity))
  return {
    'ReplicaSets made': `${sets.length}, owned by ${sets.map(({ owner }) => owner).join()}`,
    'Pods made': String(created.length),
    "Pods' owner":
      new Set(created.map(({ owner }) => owner)).size === 1 ? 'that ReplicaSet' : 'several',
    'Deleted Pod':
      deleted?.gone === undefined
        ? 'still there'
        : deleted.phase === 'Running'
          ? 'Running until it is gone'
          : 'ended before it is gone',
    Replacement:
      !deleted || !replacement
        ? 'none'
        : `${replacement.name === deleted.victim ? 'the same name' : 'a new name'}, made ${replacement.waited ? 'after the old one is gone' : 'while the old one is Terminating'}`,
    'At the end': `${left.filter(({ identity }) => readyOf(identity) === true).length} of ${left.length} Pods ready`,
  }
}

/** Of evidence/roads.json or what `npm run evidence -- roads` wrote. The containers' own programs may be others. */
export function roadsKinds(recording: Roads): Kinds {
  const { roads } = meeting(recording)
  const kinds = roads.map(({ shim, held }) => {
    const pauses = held.filter(({ name }) => name === 'pause').length
    return [
      `Roads: ${shim.namespace}`,
      `${shim.program} holds ${held.length} containers${pauses ? ', one of them pause' : ''}`,
    ]
  })
  return {
    ...Object.fromEntries(kinds),
    'Roads: containerd': 'one for both',
    'Roads: runtimes': [...new Set(recording.containers.map(({ runtime }) => runtime))].join(),
    'Roads: Docker lists': `${recording.docker.list.length} of these containers`,
  }
}
