/** What a Deployment does when one of its Pods is deleted, watched in a cluster. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse, stringify } from 'yaml'
import type { Trace } from '../types.ts'
import { CommandError } from '../../packages/slidev-addon-publish/node/command.ts'
import { ROOT } from '../../packages/slidev-addon-publish/node/deck.ts'
import { inNamespace, type Cluster } from './cluster.ts'
import type { Node, Workload } from './kubernetes.ts'
import { cleaningUp, follow, must, run, until } from './shell.ts'
import {
  deletedPod,
  traceEvents,
  traceNodes,
  traceSteps,
  type EventWatch,
  type WatchEvent,
} from './trace.ts'

export const SCENARIO = 'deployment-delete-pod'

const RESOURCES = {
  deployments: '/apis/apps/v1',
  replicasets: '/apis/apps/v1',
  pods: '/api/v1',
  events: '/api/v1',
}

/** What a watch tells besides is about the watch. */
const CHANGES = new Set(['ADDED', 'MODIFIED', 'DELETED'])

/**
 * @param context of the kubeconfig; undefined for the current one
 * @param image of the web server, where it is not to be that of examples/deployment.yaml (listens on 8080)
 * @throws CommandError where no cluster can be used or the Deployment does not come up
 */
export async function recordControllers(
  context: string | undefined,
  image: string | undefined,
): Promise<Trace> {
  const example = parse(
    readFileSync(path.join(ROOT, 'examples/deployment.yaml'), 'utf8'),
  ) as Workload
  const { containers } = example.spec.template.spec
  if (image !== undefined) containers[0]!.image = image
  const manifest = stringify(example)
  const { name } = example.metadata
  const replicas = example.spec.replicas!

  return inNamespace(context, async (cluster) => {
    const nodes = traceNodes(await nodesOf(cluster))
    const heard: Heard = { changes: [], events: [] }
    const stops = await Promise.all(
      Object.entries(RESOURCES).map(([resource, group]) =>
        watch(cluster, `${group}/namespaces/${cluster.namespace}/${resource}`, heard),
      ),
    )
    return cleaningUp(
      () => stops.forEach((stop) => stop()),
      async () => {
        const start = Date.now()
        const actions: Trace['actions'] = []
        const note = (command: string) => actions.push({ at_ms: Date.now() - start, command })
        const seen = () => {
          if (heard.broken) throw new CommandError(`stopped midway: ${heard.broken}`)
          return traceSteps(heard.changes, start)
        }

        note('kubectl apply -f deployment.yaml')
        await cluster.apply(manifest)
        await atRest(seen, name, replicas)
        const victim = seen().find(({ kind }) => kind === 'Pod')!.name
        note(`kubectl delete pod ${victim}`)
        await must(cluster.kubectl('delete', 'pod', victim, '--wait=false'))
        await until(`the Pod ${victim} to be gone and replaced`, 180, () => {
          const found = deletedPod(seen())
          return found?.gone && found.replacement?.ready !== undefined
        })
        await atRest(seen, name, replicas)
        note('# end')
        const steps = seen()
        return {
          scenario: SCENARIO,
          kubernetes: cluster.version,
          started_utc: new Date(start).toISOString(),
          nodes,
          manifest,
          actions,
          steps,
          events: traceEvents(heard.events, start),
          summary: [summary(steps)],
        }
      },
    )
  })
}

/** What the watches have told so far. */
interface Heard {
  changes: WatchEvent[]
  events: EventWatch[]
  /** Why a watch ended by itself. */
  broken?: string
}

/** Empty where we may not look at nodes. */
const nodesOf = async (cluster: Cluster): Promise<Node[]> => {
  const { exit, out } = await run(cluster.kubectl('get', 'nodes', '-o', 'json'))
  return exit === 0 ? (JSON.parse(out) as { items: Node[] }).items : []
}

/** Hears every change from now on; the list's version makes sure that none is missed. */
async function watch(cluster: Cluster, url: string, heard: Heard): Promise<() => void> {
  const list = JSON.parse(await must(cluster.kubectl('get', '--raw', url))) as {
    metadata: { resourceVersion: string }
  }
  const from = `${url}?watch=1&resourceVersion=${list.metadata.resourceVersion}`
  return follow(
    cluster.kubectl('get', '--raw', from),
    (line) => hear(line, heard),
    (words) => (heard.broken ??= `the watch of ${path.basename(url)} ended (${words})`),
  )
}

/** @param line of a watch: one change as JSON */
function hear(line: string, heard: Heard): void {
  let change: Omit<WatchEvent, 'receivedAt'> | Omit<EventWatch, 'receivedAt'>
  try {
    change = JSON.parse(line) as typeof change
  } catch {
    heard.broken ??= `a watch told no JSON: ${line.slice(0, 80)}`
    return
  }
  if (!CHANGES.has(change.type)) return
  const received = { receivedAt: Date.now(), ...change }
  if ('involvedObject' in received.object) heard.events.push(received as EventWatch)
  else heard.changes.push(received as WatchEvent)
}

const atRest = (seen: () => Trace['steps'], name: string, replicas: number) =>
  until(
    `the Deployment ${name} to have ${replicas} available Pods (is its image to be had?)`,
    240,
    () => {
      const status = Object.assign(
        {},
        ...seen()
          .filter(({ kind }) => kind === 'Deployment')
          .map((step) => step.status),
      ) as Record<string, number>
      return (
        status.availableReplicas === replicas &&
        !status.unavailableReplicas &&
        readyPods(seen()) === replicas
      )
    },
  )

/** Pods come by a watch of their own, which may tell later than that of the Deployment. */
function readyPods(steps: Trace['steps']): number {
  const ready = new Map<string, boolean>()
  for (const step of steps.filter(({ kind }) => kind === 'Pod')) {
    if (step.type === 'DELETED') ready.delete(step.identity)
    else if (step.ready !== undefined) ready.set(step.identity, step.ready === true)
  }
  return [...ready.values()].filter(Boolean).length
}

/** Of a clock that several watches share, no more than tenths of a second can be told. */
export function tellAfter(ms: number): string {
  return ms < 100 ? 'at once' : `${(ms / 1000).toFixed(1)} s`
}

function summary(steps: Trace['steps']): string {
  const { victim, requested, gone, replacement } = deletedPod(steps)!
  const after = (at: number) => tellAfter(at - requested)
  return `after deletion of ${victim} was requested: replacement ${replacement!.name} created ${after(replacement!.created)}, ready ${after(replacement!.ready!)}; the old Pod gone ${after(gone!)}`
}
