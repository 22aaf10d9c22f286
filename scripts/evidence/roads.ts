/**
 * `docker run` beside a Pod on this machine, which must be a node of the cluster whose kubelet and Docker
 * use one containerd: what containerd lists for each, and the processes down to the containers' own.
 */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'
import { parse } from 'yaml'
import type { ContainerdContainer, RecordedProcess, Roads } from '../../evidence/types.ts'
import { NAMESPACE } from '../../models/roads.ts'
import { CommandError } from '../command.ts'
import { ROOT } from '../deck.ts'
import { inNamespace, type Cluster } from './cluster.ts'
import { describeHost, needLinux, needPrograms, readVersion, today } from './host.ts'
import type { Node, Pod, Workload } from './kubernetes.ts'
import { cleaningUp, lastLine, must, run, runAnyway, until } from './shell.ts'

const POD = 'web'

/**
 * @param context of the kubeconfig; undefined for the current one
 * @param image of both containers, where it is not to be that of examples/deployment.yaml
 * @throws CommandError where this machine is no node of the cluster, or its Docker and kubelet do not share a containerd
 */
export async function recordRoads(
  context: string | undefined,
  image: string | undefined,
): Promise<Roads> {
  needLinux()
  needPrograms('docker', 'kubectl', 'ctr', 'ps')
  const asked = await run(['docker', 'version', '--format', '{{.Server.Version}}'])
  if (asked.exit !== 0)
    throw new CommandError(
      `docker reaches no engine (${lastLine(asked)}); start one, or set DOCKER_HOST`,
    )
  const example = parse(
    readFileSync(path.join(ROOT, 'examples/deployment.yaml'), 'utf8'),
  ) as Workload
  const used = image ?? example.spec.template.spec.containers[0]!.image

  return inNamespace(context, async (cluster) => {
    const node = await thisNode(cluster)
    return withDockerRun(used, async (docker) => {
      const kubernetes = await kubectlRun(cluster, used, node.metadata.name)
      const seen = await look(docker.answer, await podContainer(cluster))
      const listed = await must([
        'docker',
        'ps',
        '-a',
        '--no-trunc',
        '--format',
        '{{.ID}} {{.Names}}',
      ])
      return {
        recorded: today(),
        host: describeHost(),
        engines: [
          { name: 'Docker Engine', version: readVersion(asked.out), with: '' },
          { name: 'Kubernetes', version: cluster.version, with: '' },
          {
            name: 'containerd',
            version: readVersion(node.status.nodeInfo.containerRuntimeVersion),
            with: '',
          },
        ],
        docker: { ...docker, list: namesOf(listed, seen.containers) },
        kubernetes,
        ...seen,
      }
    })
  })
}

async function thisNode(cluster: Cluster): Promise<Node> {
  const { items } = await cluster.get<{ items: Node[] }>('nodes')
  const own = items.find(
    ({ metadata }) => (metadata.labels?.['kubernetes.io/hostname'] ?? metadata.name) === hostname(),
  )
  if (!own)
    throw new CommandError(
      `this machine, ${hostname()}, is no node of the cluster (${items.map(({ metadata }) => metadata.name).join(', ')}); run it on a node that has Docker too`,
    )
  const { containerRuntimeVersion } = own.status.nodeInfo
  if (!containerRuntimeVersion.startsWith('containerd://'))
    throw new CommandError(`needs a node with containerd, this one has ${containerRuntimeVersion}`)
  return own
}

/** Runs a container of our own, and removes it and what had to be pulled for it. */
async function withDockerRun<T>(
  image: string,
  work: (docker: { command: string; answer: string }) => Promise<T>,
): Promise<T> {
  const name = `k8s-and-docker-evidence-${randomBytes(4).toString('hex')}`
  const isPulled = (await run(['docker', 'image', 'inspect', image])).exit !== 0
  return cleaningUp(
    async () => {
      await runAnyway(['docker', 'rm', '-f', name])
      if (isPulled) await runAnyway(['docker', 'image', 'rm', image])
    },
    async () => {
      const argv = ['docker', 'run', '-d', '--name', name, '--network', 'none', image]
      return work({ command: argv.join(' '), answer: await must(argv) })
    },
  )
}

async function kubectlRun(cluster: Cluster, image: string, node: string) {
  const overrides = JSON.stringify({ spec: { nodeName: node, terminationGracePeriodSeconds: 1 } })
  const argv = ['run', POD, `--image=${image}`, '--image-pull-policy=IfNotPresent']
  const answer = await must(cluster.kubectl(...argv, `--overrides=${overrides}`))
  return {
    command: `kubectl ${argv.join(' ')} --overrides='${overrides}'`,
    answer,
    list: [POD],
  }
}

/** @returns the id of the Pod's only container, once it runs */
const podContainer = (cluster: Cluster): Promise<string> =>
  until('the Pod to run', 240, async () => {
    const { status } = await cluster.get<Pod>('pod', POD)
    const [container] = status.containerStatuses ?? []
    return container?.state.running && container.containerID?.replace('containerd://', '')
  })

/** What containerd and `ps` show of the two. */
async function look(
  dockerId: string,
  podId: string,
): Promise<Pick<Roads, 'containers' | 'processes'>> {
  const all = readProcesses(await must(['ps', '-eo', 'pid,ppid,args']))
  const address = all
    .map(({ args }) => (args.includes(dockerId) ? /shim\S* .*-address (\S+)/.exec(args)?.[1] : ''))
    .find(Boolean)
  if (!address)
    throw new CommandError(
      `no containerd-shim of ${dockerId.slice(0, 12)} among this machine's processes`,
    )
  const containers: ContainerdContainer[] = []
  for (const namespace of Object.values(NAMESPACE)) {
    const ctr = (what: string) => must(['ctr', '-a', address, '-n', namespace, what, 'ls'])
    containers.push(...readContainers(namespace, await ctr('containers'), await ctr('tasks')))
  }
  if (!containers.some(({ id }) => id === podId))
    throw new CommandError(
      `Docker's containerd (${address}) has no container of the Pod: the kubelet uses another one; point dockerd at the kubelet's with --containerd`,
    )
  return ofRoads({ containers, processes: all }, [dockerId, podId])
}

/** @param text `ps -eo pid,ppid,args` */
export const readProcesses = (text: string): RecordedProcess[] =>
  [...text.matchAll(/^\s*(\d+)\s+(\d+)\s+(\S.*?)\s*$/gm)].map(([, pid, ppid, args]) => ({
    pid: Number(pid),
    ppid: Number(ppid),
    args: args!,
  }))

/**
 * @param containers `ctr containers ls`
 * @param tasks `ctr tasks ls`
 * @returns the containers that have a process
 */
export function readContainers(
  namespace: string,
  containers: string,
  tasks: string,
): ContainerdContainer[] {
  const rows = (text: string) =>
    text
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
  const pids = new Map(rows(tasks).map(([id, pid]) => [id, Number(pid)]))
  return rows(containers).flatMap(([id, image, runtime]) => {
    const pid = pids.get(id)
    if (!id || !runtime || !pid) return []
    return [{ namespace, id, ...(image === '-' ? {} : { image: image! }), runtime, pid }]
  })
}

/**
 * Leaves out what else the machine runs.
 *
 * @param ids of a container on each road
 * @returns their shims with all that these hold, and containerd
 */
export function ofRoads(
  { containers, processes }: Pick<Roads, 'containers' | 'processes'>,
  ids: readonly string[],
): Pick<Roads, 'containers' | 'processes'> {
  const own = new Set(containers.filter(({ id }) => ids.includes(id)).map(({ pid }) => pid))
  const shims = new Set(processes.filter(({ pid }) => own.has(pid)).map(({ ppid }) => ppid))
  const held = new Set(processes.filter(({ ppid }) => shims.has(ppid)).map(({ pid }) => pid))
  return {
    containers: containers.filter(({ pid }) => held.has(pid)),
    processes: processes.filter(
      ({ pid, args }) => shims.has(pid) || held.has(pid) || /^(\S*\/)?containerd( |$)/.test(args),
    ),
  }
}

/** @param text lines of id and name @returns the names of those that are among the containers */
const namesOf = (text: string, containers: readonly ContainerdContainer[]): string[] =>
  text
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([each]) => containers.some(({ id }) => id === each))
    .map(([, name]) => name!)
