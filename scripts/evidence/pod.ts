/** What examples/pod.yaml does in a cluster, seen through kubectl and, where its node is this host, from outside. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import type { Engine, OwnPod, RecordedAsk, RecordedContainer } from '../../evidence/types.ts'
import { ROOT } from '../deck.ts'
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
import { readVersion, today } from './host.ts'
import {
  readyColumn,
  readyCondition,
  restartsOf,
  shownStatus,
  type Node,
  type Pod,
} from './kubernetes.ts'
import {
  COUNT_QUEUES,
  lacksForProcesses,
  makeQueue,
  podProcesses,
  readCgroupOf,
  readInodesOf,
  readLimitOf,
  readNetnsCookie,
  readOomKill,
} from './process.ts'
import { must, run, until } from './shell.ts'

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
    const [runtime = '', runtimeVersion = ''] =
      node?.status.nodeInfo.containerRuntimeVersion.split('://') ?? []
    const engine = {
      name: 'Kubernetes',
      version: cluster.version,
      with: `${runtime} ${readVersion(runtimeVersion)}`.trim(),
    }
    const pids = findProcesses(started)
    const seen = await observe(cluster, started, engine, pids)
    const portClash = await observeClash(cluster, manifest)
    const image = seenImage(started)
    const containerOom = await observeOom(cluster, image, { name: 'oom', ofPod: false })
    const parentOom = await observeOom(cluster, image, { name: 'podlimit', ofPod: true })
    return {
      recorded: today(),
      host: node
        ? `${node.status.nodeInfo.osImage}, Linux ${node.status.nodeInfo.kernelVersion}`
        : '',
      images: Object.fromEntries(
        started.spec.containers.map(({ name, image: used }) => [name, used]),
      ),
      pod: {
        engine,
        ...seen,
        portClash,
        ...(containerOom
          ? { containerOom: { exit: containerOom.exit, others: containerOom.others, engine } }
          : {}),
        ...(parentOom ? { parentOom: { exit: parentOom.exit, text: parentOom.text, engine } } : {}),
      },
    }
  })
}

/** Of grafana: it has a shell. */
const seenImage = ({ spec }: Pod): string =>
  spec.containers.find(({ name }) => name === 'grafana')!.image

/** Container name → its first process; `pause` is the one that kubectl does not tell of. Empty where not seen from here. */
function findProcesses({ metadata, status }: Pod): Map<string, number> {
  const lacks = lacksForProcesses()
  const found = lacks ? new Map<string, number>() : podProcesses(metadata.uid)
  const names = new Map(
    (status.containerStatuses ?? []).map(({ containerID = '', name }) => [
      containerID.split('://').at(-1)!,
      name,
    ]),
  )
  if (!found.size)
    console.log(
      `pod: without pause, the Pod's cgroup, network namespace cookie and IPC queue: ${lacks ?? "its node's processes are not of this host"}`,
    )
  return new Map([...found].map(([id, pid]) => [names.get(id) ?? 'pause', pid]))
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

async function observe(cluster: Cluster, pod: Pod, engine: Engine, pids: Map<string, number>) {
  const { name } = pod.metadata
  const ask = async (host: string, after?: string): Promise<RecordedAsk> => {
    const { port, path: asked } = QUESTIONS.prometheus
    const ran = await cluster.exec(name, 'grafana', wget(host, port, asked))
    return readAsk({ from: 'grafana', host, port, path: asked, after }, ran)
  }
  const containers = await Promise.all(
    pod.spec.containers.map((container) => readPodContainer(cluster, pod, container.name, pids)),
  )
  const pause = pids.get('pause')
  if (pause) containers.unshift(await readPause(pod, pause))
  const asks = [await ask('localhost'), await ask('prometheus')]
  const queues = async (container: string) =>
    Number(await must(cluster.kubectl('exec', name, '-c', container, '--', ...COUNT_QUEUES)))
  const maker = pids.get('prometheus')
  if (maker) await makeQueue(maker)
  const ipcQueue = maker && {
    prometheus: await queues('prometheus'),
    grafana: await queues('grafana'),
    engine,
  }
  const cookieBefore = maker && (await readNetnsCookie(maker))
  const netnsBefore = containers.find((container) => container.name === 'prometheus')!.inodes.net

  asks.push(...(await killPrometheus(cluster, name)))
  const again = await whenReady(cluster, name, 1)
  asks.push(await ask('localhost', 'prometheus restarted'))
  const { inodes } = await readPodContainer(cluster, again, 'prometheus', new Map())
  const restarted = maker && findProcesses(again).get('prometheus')
  const parent = maker && path.dirname(readCgroupOf(pids.get('grafana') ?? maker) ?? '/')
  return {
    containers,
    list: readPodList(pod),
    ...(parent ? { memoryLimit: readLimitOf(parent) } : {}),
    asks,
    kill: {
      before: { ...readKill(pod), netns: netnsBefore },
      after: { ...readKill(again), netns: inodes.net },
    },
    ...(restarted
      ? {
          netnsCookie: {
            before: cookieBefore!,
            after: await readNetnsCookie(restarted),
            engine,
          },
        }
      : {}),
    ...(ipcQueue ? { ipcQueue } : {}),
  }
}

/** Asks every tenth of a second until there is no answer: the container is back before kubectl could ask again. */
const ASK_UNTIL_SILENT = (url: string) =>
  `i=0; while [ $i -lt 300 ]; do said=$(wget -qO- ${url} 2>&1) || { echo "$said" >&2; exit 1; }; i=$((i+1)); sleep 0.1 || true; done`

/** @returns what grafana was told while prometheus was down; empty where it never noticed */
async function killPrometheus(cluster: Cluster, pod: string): Promise<RecordedAsk[]> {
  const { port, path: asked } = QUESTIONS.prometheus
  const host = 'localhost'
  const asking = cluster.exec(pod, 'grafana', [
    'sh',
    '-c',
    ASK_UNTIL_SILENT(`http://${host}:${port}${asked}`),
  ])
  const killed = cluster.exec(pod, 'prometheus', ['sh', '-c', 'sleep 1; kill 1'])
  const [ran] = await Promise.all([asking, killed])
  if (ran.exit === 0) return []
  const question = { from: 'grafana', host, port, path: asked, after: 'prometheus gone' }
  return [readAsk(question, ran)]
}

/** The container that holds the Pod's namespaces, seen from this host. */
const readPause = async ({ status }: Pod, pid: number): Promise<RecordedContainer> => ({
  name: 'pause',
  inodes: await readInodesOf(pid),
  ip: status.podIP,
  cgroup: readCgroupOf(pid),
})

async function readPodContainer(
  cluster: Cluster,
  pod: Pod,
  name: string,
  pids: Map<string, number>,
): Promise<RecordedContainer> {
  const read = async (argv: readonly string[]) =>
    must(cluster.kubectl('exec', pod.metadata.name, '-c', name, '--', ...argv))
  const [limit, ...cgroup] = (await read(READ_CGROUP)).split('\n')
  const pid = pids.get(name)
  return {
    name,
    inodes: readInodes(await read(READ_INODES)),
    ip: pod.status.podIP,
    hostname: await read(['hostname']),
    cgroup: (pid && readCgroupOf(pid)) || readCgroup(cgroup.join('\n')),
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

const OOM_LIMIT = '64Mi'

/**
 * A container that takes all the memory it can get, beside one that sleeps.
 *
 * @param image with a shell
 * @param limit whether the limit is the Pod's or the container's own
 * @returns undefined, said in one line, where the cluster knows no limit of a whole Pod
 */
async function observeOom(
  cluster: Cluster,
  image: string,
  { name, ofPod }: { name: string; ofPod: boolean },
): Promise<{ exit: number; others: string; text: string } | undefined> {
  const resources = { limits: { memory: OOM_LIMIT } }
  const container = (of: string, command: string) => ({
    name: of,
    image,
    imagePullPolicy: 'IfNotPresent',
    command: ['sh', '-c', command],
    ...(ofPod ? {} : { resources }),
  })
  const containers = [
    container('hog', 'sleep 2; exec tail /dev/zero'),
    container('other', 'exec sleep 100000'),
  ]
  const made = await run(
    cluster.kubectl('create', '-f', '-'),
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name },
      spec: { terminationGracePeriodSeconds: 1, ...(ofPod ? { resources } : {}), containers },
    }),
  )
  const pod =
    made.exit === 0 && (await cluster.get<Pod & { spec: { resources?: object } }>('pod', name))
  if (!pod || (ofPod && !pod.spec.resources)) {
    console.log(
      `pod: without the limit of a whole Pod: ${cluster.version} does not know spec.resources`,
    )
    return undefined
  }
  return until(`a container of the Pod ${name} to exceed its memory limit`, 120, async () => {
    const { status } = await cluster.get<Pod>('pod', name)
    const [hog, other] = ['hog', 'other'].map((of) =>
      status.containerStatuses?.find((found) => found.name === of),
    )
    const ended = hog?.state.terminated ?? hog?.lastState?.terminated
    if (!ended || !other) return undefined
    return {
      exit: ended.exitCode,
      others: other.state.running && !other.restartCount ? 'running' : 'ended',
      text: (await readOomKill(pod.metadata.uid)) ?? ended.reason ?? '',
    }
  })
}
