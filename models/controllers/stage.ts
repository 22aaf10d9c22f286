import { apply, type Manifest } from './apply.ts'
import type { Change, Cluster } from './cluster.ts'
import { startCluster } from './loops.ts'
import { kubectl } from './kubectl.ts'
import { DemoMachine } from './demo-machine.ts'
import { joinNode, loseNode, returnNode } from './nodes.ts'
import type { Container, JobSpec, WorkloadKind } from './objects.ts'

/** The controllers that can stand on the stage. */
export type ControllerKind = Exclude<WorkloadKind, 'ReplicaSet'>

/** A text, or how to find it in the cluster of that moment: to name a Pod that is there, or its node. */
type Found = string | ((cluster: Cluster) => string)

/** What happens to a machine: its network goes, is back, or a new node registers. */
const MACHINE = {
  lose: (cluster: Cluster, node: string) => loseNode(cluster, cluster.get('Node', node)!),
  reconnect: (cluster: Cluster, node: string) => returnNode(cluster, cluster.get('Node', node)!),
  join: joinNode,
}
export type MachineEvent = keyof typeof MACHINE

/** What a Job can be declared with besides its size; what it shows is seen when a Pod is deleted or time passes. */
export const JOB_POLICIES = {
  plain: {},
  indexed: { completionMode: 'Indexed' },
  replaceFailed: { podReplacementPolicy: 'Failed' },
  deadline: { activeDeadlineSeconds: 20 },
} satisfies Record<string, Partial<JobSpec>>
export type JobPolicy = keyof typeof JOB_POLICIES

/**
 * What can be done on the stage: begin with a controller on three fresh nodes (a Job with a policy), run a command (see `kubectl`), do
 * something to the node of this name, or let time pass (ms).
 */
export type StageAction =
  | { show: ControllerKind; policy?: JobPolicy }
  | { run: Found }
  | { machine: MachineEvent; node: Found }
  | { wait: number }

/** A stage is what was done on it: played again, the same actions give the same cluster. */
export type Stage = readonly StageAction[]

export interface Scene {
  kind: ControllerKind
  cluster: Cluster
  /** The latest command, as it was run, or what was done to a machine. */
  did: { run: string } | { machine: MachineEvent; node: string } | null
  /** When that was done, on the cluster's clock; null before anything was. */
  didAt: number | null
  /** What has happened since the latest action began. */
  changes: readonly Change[]
  /** Time since the stage was set, in ms. */
  elapsed: number
}

/** Thursday, 1 January 2026, 09:00 UTC: a full minute, for the CronJob. */
const START = Date.UTC(2026, 0, 1, 9)
/** An image the stage's registry does not have. */
export const BAD_IMAGE = 'demo/web:typo'

/** Adds an action; what came before the latest `show` no longer matters, waits in a row are one. */
export function act(stage: Stage, action: StageAction): Stage {
  if ('show' in action) return [action]
  const last = stage.at(-1)
  return 'wait' in action && last && 'wait' in last
    ? [...stage.slice(0, -1), { wait: last.wait + action.wait }]
    : [...stage, action]
}

const scenes = new WeakMap<Stage, Scene>()

/** Plays a stage. It must begin with a `show`. */
export function sceneOf(stage: Stage): Scene {
  const known = scenes.get(stage)
  if (known) return known
  const [first] = stage
  if (!first || !('show' in first)) throw new Error('a stage begins with a controller')
  const machine = new DemoMachine({ seed: 5, missingImages: [BAD_IMAGE] })
  const cluster = startCluster({ nodes: ['node1', 'node2', 'node3'], start: START, machine })
  apply(cluster, manifestOf(first.show, first.policy))
  let did: Scene['did'] = null
  let didAt: Scene['didAt'] = null
  const find = (found: Found) => (typeof found === 'string' ? found : found(cluster))
  let from = 0
  for (const action of stage.slice(1)) {
    from = cluster.log.length
    if (!('wait' in action)) didAt = cluster.now
    if ('run' in action) {
      did = { run: find(action.run) }
      kubectl(cluster, did.run)
      cluster.settle()
    } else if ('machine' in action) {
      did = { machine: action.machine, node: find(action.node) }
      MACHINE[did.machine](cluster, did.node)
      cluster.settle()
    } else if ('wait' in action) cluster.advance(action.wait)
  }
  const scene = {
    kind: first.show,
    cluster,
    did,
    didAt,
    changes: cluster.log.slice(from),
    elapsed: cluster.now - START,
  }
  scenes.set(stage, scene)
  return scene
}

const WEB: Container = {
  name: 'web',
  image: 'demo/web:1',
  readinessProbe: { httpGet: { path: '/', port: 3000 }, initialDelaySeconds: 1 },
}
const work = (seconds: number): Container => ({
  name: 'work',
  image: 'demo/batch:1',
  command: ['sh', '-c', `sleep ${seconds}`],
})

/** What each controller is declared with on the stage. */
export function manifestOf(kind: ControllerKind, policy: JobPolicy = 'plain'): Manifest {
  const name = NAMES[kind]
  const labels = { app: name }
  const template = (container: Container, rest: object = {}) => ({
    metadata: { labels },
    spec: { ...rest, containers: [container] },
  })
  const job = (seconds: number, spec: object = {}) => ({
    ...spec,
    template: template(work(seconds), { restartPolicy: 'Never' }),
  })
  const serving = { selector: { matchLabels: labels }, template: template(WEB) }
  const spec = {
    Deployment: { replicas: 3, progressDeadlineSeconds: 20, ...serving },
    StatefulSet: {
      replicas: 3,
      serviceName: name,
      volumeClaimTemplates: [{ metadata: { name: 'data' } }],
      ...serving,
    },
    DaemonSet: serving,
    Job: job(8, { completions: 6, parallelism: 2, ...JOB_POLICIES[policy] }),
    CronJob: { schedule: '* * * * *', jobTemplate: { spec: job(5) } },
  }[kind]
  return { kind, metadata: { name }, spec }
}

/** The workload's name on the stage. */
export const NAMES: Record<ControllerKind, string> = {
  Deployment: 'web',
  StatefulSet: 'db',
  DaemonSet: 'agent',
  Job: 'report',
  CronJob: 'tick',
}
