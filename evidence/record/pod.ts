/** What examples/pod.yaml does in a cluster, seen through kubectl alone. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import type { OwnPod, RecordedAsk, RecordedContainer } from '../types.ts'
import { ROOT } from '../../packages/slidev-addon-publish/node/deck.ts'
import { inNamespace, type Cluster } from './cluster.ts'
import {
  QUESTIONS,
  READ_INODES,
  readAsk,
  readCgroup,
  readInodes,
  readMemoryLimit,
  wget,
} from './container.ts'
import { today } from './host.ts'
import {
  readyColumn,
  readyCondition,
  restartsOf,
  shownStatus,
  type Node,
  type Pod,
} from './kubernetes.ts'
import { must, until } from './shell.ts'

/** Prints a container's memory limit, then its cgroup. */
const READ_CGROUP = [
  'sh',
  '-c',
  'cat /sys/fs/cgroup/memory.max 2>/dev/null || cat /sys/fs/cgroup/memory/memory.limit_in_bytes; cat /proc/self/cgroup',
]

interface PodManifest {
  metadata: { name: string }
  spec: { containers: Record<string, unknown>[] }
}

/**
 * @param context of the kubeconfig; undefined for the current one
 * @param images of the containers, where they are not to be those of examples/pod.yaml
 * @throws CommandError where no cluster can be used or the Pod does not come up
 */
export async function recordPod(
  context: string | undefined,
  images: Record<string, string | undefined>,
): Promise<OwnPod> {
  const example = parse(readFileSync(path.join(ROOT, 'examples/pod.yaml'), 'utf8')) as PodManifest
  const containers = example.spec.containers.map((container) => {
    const image = images[String(container.name)] ?? String(container.image)
    return { ...container, image, imagePullPolicy: 'IfNotPresent' }
  })
  const manifest = { ...example, spec: { ...example.spec, containers } }
  return inNamespace(context, async (cluster) => {
    await cluster.apply(manifest)
    const started = await whenReady(cluster, manifest.metadata.name, 0)
    const node = await nodeOf(cluster, started)
    const runtime = node?.status.nodeInfo.containerRuntimeVersion.replace('://', ' ') ?? ''
    const seen = await observe(cluster, started)
    const portClash = await observeClash(cluster, manifest)
    return {
      recorded: today(),
      host: node
        ? `${node.status.nodeInfo.osImage}, Linux ${node.status.nodeInfo.kernelVersion}`
        : '',
      images: Object.fromEntries(started.spec.containers.map(({ name, image }) => [name, image])),
      pod: {
        engine: { name: 'Kubernetes', version: cluster.version, with: runtime },
        ...seen,
        portClash,
      },
    }
  })
}

/** The Pod's node; undefined where we may not look at nodes. */
const nodeOf = (cluster: Cluster, { spec }: Pod): Promise<Node | undefined> =>
  cluster.get<Node>('node', spec.nodeName!).catch(() => undefined)

const whenReady = (cluster: Cluster, name: string, restarts: number): Promise<Pod> =>
  until(`the Pod ${name} to be ready (are its images to be had?)`, 240, async () => {
    const pod = await cluster.get<Pod>('pod', name)
    const restarted = Object.values(restartsOf(pod)).reduce((sum, count) => sum + count, 0)
    return readyCondition(pod.status.conditions) === true && restarted >= restarts && pod
  })

async function observe(cluster: Cluster, pod: Pod) {
  const { name } = pod.metadata
  const ask = async (host: string, after?: string): Promise<RecordedAsk> => {
    const { port, path: asked } = QUESTIONS.prometheus
    const ran = await cluster.exec(name, 'grafana', wget(host, port, asked))
    return readAsk({ from: 'grafana', host, port, path: asked, after }, ran)
  }
  const containers = await Promise.all(
    pod.spec.containers.map((container) => readPodContainer(cluster, pod, container.name)),
  )
  const asks = [await ask('localhost'), await ask('prometheus')]
  await cluster.exec(name, 'prometheus', ['sh', '-c', 'kill 1'])
  const again = await whenReady(cluster, name, 1)
  asks.push(await ask('localhost', 'prometheus restarted'))
  return {
    containers,
    list: readPodList(pod),
    asks,
    kill: { before: readKill(pod), after: readKill(again) },
  }
}

async function readPodContainer(
  cluster: Cluster,
  pod: Pod,
  name: string,
): Promise<RecordedContainer> {
  const read = async (argv: readonly string[]) =>
    must(cluster.kubectl('exec', pod.metadata.name, '-c', name, '--', ...argv))
  const [limit, ...cgroup] = (await read(READ_CGROUP)).split('\n')
  return {
    name,
    inodes: readInodes(await read(READ_INODES)),
    ip: pod.status.podIP,
    hostname: await read(['hostname']),
    cgroup: readCgroup(cgroup.join('\n')),
    memoryLimit: readMemoryLimit(limit!),
  }
}

/** `kubectl get pod -o wide`, without the columns that tell nothing. */
export function readPodList(pod: Pod): string[] {
  const restarts = Object.values(restartsOf(pod)).reduce((sum, count) => sum + count, 0)
  const rows = [
    ['NAME', 'READY', 'STATUS', 'RESTARTS', 'IP'],
    [
      pod.metadata.name,
      readyColumn(pod),
      shownStatus(pod),
      String(restarts),
      pod.status.podIP ?? '<none>',
    ],
  ]
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i]!))
      .join('  ')
      .trimEnd(),
  )
}

const readKill = (pod: Pod) => ({ ip: pod.status.podIP ?? '', restarts: restartsOf(pod) })

/** Two Prometheus in one Pod: both want 9090. */
async function observeClash(
  cluster: Cluster,
  { metadata, spec }: PodManifest,
): Promise<OwnPod['pod']['portClash']> {
  const name = 'clash'
  const [first, second] = spec.containers as [Record<string, unknown>, Record<string, unknown>]
  const clash = { name: second.name, image: first.image, imagePullPolicy: 'IfNotPresent' }
  await cluster.apply({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { ...metadata, name },
    spec: { ...spec, containers: [first, clash] },
  })
  return until('the second container on port 9090 to crash', 240, async () => {
    const pod = await cluster.get<Pod>('pod', name)
    const crashing = pod.status.containerStatuses?.find(
      ({ state }) => state.waiting?.reason === 'CrashLoopBackOff',
    )
    const others = pod.status.containerStatuses?.filter((status) => status !== crashing) ?? []
    if (!crashing || !others.every(({ ready }) => ready)) return undefined
    const log = await must(cluster.kubectl('logs', name, '-c', crashing.name, '--previous'))
    return {
      ready: readyColumn(pod),
      status: shownStatus(pod),
      restarts: crashing.restartCount,
      text: /listen tcp [^"]*address already in use/.exec(log)?.[0] ?? log.split('\n').at(-1)!,
    }
  })
}
