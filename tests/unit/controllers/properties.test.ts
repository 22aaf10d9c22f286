import { describe, expect, test } from 'vitest'
import { apply } from '../../../models/controllers/apply.ts'
import type { Cluster } from '../../../models/controllers/cluster.ts'
import { startCluster } from '../../../models/controllers/loops.ts'
import { rolloutBounds } from '../../../models/controllers/deployment.ts'
import { kubectl } from '../../../models/controllers/kubectl.ts'
import { DemoMachine } from '../../../models/controllers/machine.ts'
import type { Pod } from '../../../models/controllers/objects.ts'
import { workload } from './workloads.ts'

const SEEDS = Array.from({ length: 40 }, (_, i) => i + 1)

/** A reproducible source of choices. */
function chooser(seed: number) {
  let state = seed * 7919
  const below = (n: number) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return Math.floor((state / 2 ** 32) * n)
  }
  return { below, one: <T>(list: readonly T[]) => list[below(list.length)]! }
}
type Chooser = ReturnType<typeof chooser>
type Action = (cluster: Cluster, pick: Chooser) => string

const alive = (cluster: Cluster) => cluster.list('Pod').filter((pod) => pod.deletedAt === null)
const running = (cluster: Cluster) =>
  alive(cluster).filter((pod) => pod.phase === 'Running' || pod.phase === 'Pending')

const node: Action = (cluster, { one }) => one(cluster.list('Node')).name
const onNodes: Action[] = [
  (cluster, pick) => `# ${node(cluster, pick)} loses its network`,
  (cluster, pick) => `# ${node(cluster, pick)} gets its network back`,
  (cluster, pick) => `kubectl cordon ${node(cluster, pick)}`,
  (cluster, pick) => `kubectl uncordon ${node(cluster, pick)}`,
  (cluster, pick) => `kubectl taint node ${node(cluster, pick)} gone=yes:NoExecute`,
  (cluster, pick) => `kubectl taint node ${node(cluster, pick)} gone-`,
  (cluster) => `# node${cluster.list('Node').length + 1} starts`,
]
const deletePod: Action = (cluster, { one }) =>
  cluster.list('Pod').length ? `kubectl delete pod ${one(cluster.list('Pod')).name}` : '# nothing'
const drain: Action = (cluster, pick) => `kubectl drain ${node(cluster, pick)} --ignore-daemonsets`
const rollout = (target: string): Action[] => [
  (_, { one }) => `kubectl set image ${target} web=demo/web:${one([1, 2, 3, 'typo'])}`,
  () => `kubectl rollout undo ${target}`,
  () => `kubectl rollout restart ${target}`,
]
const scale =
  (target: string): Action =>
  (_, { below }) =>
    `kubectl scale ${target} --replicas=${below(7)}`

/** Plays random actions with random pauses, looks after each tenth of a second, then mends the machines and waits. */
function play(
  manifest: ReturnType<typeof workload>,
  actions: Action[],
  seed: number,
  look: (cluster: Cluster) => void,
  declare: (cluster: Cluster) => void = () => {},
): Cluster {
  const pick = chooser(seed)
  const machine = new DemoMachine({ seed, missingImages: ['demo/web:typo'] })
  const cluster = startCluster({ nodes: ['node1', 'node2', 'node3'], machine })
  const pass = (seconds: number) => {
    const end = cluster.now + seconds * 1_000
    for (let next = cluster.nextAlarm(); next !== null && next <= end; next = cluster.nextAlarm()) {
      cluster.runUntil(next)
      look(cluster)
    }
    cluster.runUntil(end)
    look(cluster)
  }
  apply(cluster, manifest)
  pass(pick.below(20))
  for (let i = 0; i < 12; i++) {
    kubectl(cluster, pick.one(actions)(cluster, pick))
    pass(pick.one([0, 1, 4, 15, 70, 400]))
  }
  for (const { name } of cluster.list('Node')) {
    kubectl(cluster, `# ${name} gets its network back`)
    kubectl(cluster, `kubectl uncordon ${name}`)
    kubectl(cluster, `kubectl taint node ${name} gone-`)
  }
  declare(cluster)
  pass(3_000)
  return cluster
}

const image = (pod: Pod) => pod.spec.containers[0]!.image

describe('whatever is done to it', () => {
  test.each(SEEDS)(
    'a Deployment comes to rest as declared, within its bounds (seed %i)',
    (seed) => {
      const replicas = chooser(seed).below(6)
      const most = new Map<string, number>()
      const cluster = play(
        workload('Deployment', { replicas }),
        [...onNodes, ...rollout('deployment/web'), scale('deployment/web'), deletePod, drain],
        seed,
        (now) => {
          const deployment = now.get('Deployment', 'web')!
          const { surge } = rolloutBounds(deployment)
          const sizes = now.list('ReplicaSet').map(({ spec }) => spec.replicas)
          const size = sizes.reduce((a, b) => a + b, 0)
          expect(size).toBeLessThanOrEqual(deployment.spec.replicas + surge)
          expect(alive(now).length).toBeLessThanOrEqual(size)
          most.set('pods', Math.max(most.get('pods') ?? 0, alive(now).length))
        },
        (now) => kubectl(now, 'kubectl set image deployment/web web=demo/web:9'),
      )
      const wanted = cluster.get('Deployment', 'web')!.spec.replicas
      expect(cluster.list('Pod').map((pod) => `${image(pod)} ${pod.ready}`)).toEqual(
        Array(wanted).fill('demo/web:9 true'),
      )
      expect(cluster.get('Deployment', 'web')!.status.readyReplicas).toBe(wanted)
    },
  )

  test.each(SEEDS)('a rollout alone never leaves its bounds (seed %i)', (seed) => {
    const { below, one } = chooser(seed)
    const replicas = 1 + below(9)
    const rollingUpdate = {
      maxSurge: one([0, 1, 2, '25%', '50%', '100%']),
      maxUnavailable: one([1, 2, '25%', '40%']),
    }
    const manifest = workload('Deployment', {
      replicas,
      strategy: { type: 'RollingUpdate', rollingUpdate },
    })
    const cluster = startCluster({ nodes: ['node1', 'node2'], machine: new DemoMachine({ seed }) })
    apply(cluster, manifest)
    cluster.advance(60_000)
    const { surge, unavailable } = rolloutBounds(cluster.get('Deployment', 'web')!)
    kubectl(cluster, 'kubectl set image deployment/web web=demo/web:2')
    cluster.settle()
    while (cluster.nextAlarm() !== null && cluster.nextAlarm()! < cluster.now + 100_000) {
      cluster.runUntil(cluster.nextAlarm()!)
      expect(alive(cluster).length).toBeLessThanOrEqual(replicas + surge)
      expect(alive(cluster).filter((pod) => pod.ready).length).toBeGreaterThanOrEqual(
        replicas - unavailable,
      )
    }
    expect(cluster.list('Pod').map(image)).toEqual(Array(replicas).fill('demo/web:2'))
  })

  test.each(SEEDS)('a StatefulSet has at most one Pod for each ordinal (seed %i)', (seed) => {
    const podManagementPolicy = seed % 2 ? 'OrderedReady' : 'Parallel'
    const cluster = play(
      workload('StatefulSet', { podManagementPolicy }),
      [...onNodes, ...rollout('statefulset/db'), scale('statefulset/db'), deletePod, drain],
      seed,
      (now) => {
        const names = now.list('Pod').map(({ name }) => name)
        expect(new Set(names).size).toBe(names.length)
      },
      (now) => {
        kubectl(now, 'kubectl set image statefulset/db web=demo/web:9')
        for (const { name } of now.list('Pod').filter((pod) => !pod.ready))
          kubectl(now, `kubectl delete pod ${name}`)
      },
    )
    const { replicas } = cluster.get('StatefulSet', 'db')!.spec
    expect(
      cluster
        .list('Pod')
        .map((p) => `${p.name} ${image(p)} ${p.ready}`)
        .toSorted(),
    ).toEqual(Array.from({ length: replicas }, (_, i) => `db-${i} demo/web:9 true`))
  })

  test.each(SEEDS)(
    'a DaemonSet has one Pod a node, none where it may not start (seed %i)',
    (seed) => {
      const cluster = play(
        workload('DaemonSet'),
        [...onNodes, ...rollout('daemonset/agent'), deletePod, drain],
        seed,
        (now) => {
          const places = now.list('Pod').map((pod) => pod.node)
          expect(new Set(places).size).toBe(places.length)
        },
        (now) => kubectl(now, 'kubectl set image daemonset/agent web=demo/web:9'),
      )
      const places = cluster.list('Pod').filter((p) => p.ready && image(p) === 'demo/web:9')
      expect(places.map((pod) => pod.node).toSorted()).toEqual(
        cluster
          .list('Node')
          .map(({ name }) => name)
          .toSorted(),
      )
    },
  )

  test.each(SEEDS)('a Job never runs more than its parallelism and ends (seed %i)', (seed) => {
    const { below } = chooser(seed)
    const [parallelism, completions] = [1 + below(4), 1 + below(8)]
    const cluster = play(
      workload('Job', { parallelism, completions, backoffLimit: 6, command: 'sleep 20' }),
      [...onNodes, deletePod, drain],
      seed,
      (now) => expect(running(now).length).toBeLessThanOrEqual(parallelism),
    )
    const { status } = cluster.get('Job', 'report')!
    expect(status.active).toBe(0)
    if (status.Complete) expect(status.succeeded).toBe(completions)
    else expect(status.failed).toBeGreaterThan(6)
  })

  test.each(SEEDS)(
    'a CronJob that forbids runs one Job at a time and keeps its history short (seed %i)',
    (seed) => {
      const cluster = play(
        workload('CronJob', { concurrencyPolicy: 'Forbid', command: 'sleep 80' }),
        [
          ...onNodes,
          deletePod,
          () => 'kubectl patch cronjob tick -p {"spec":{"suspend":true}}',
          () => 'kubectl patch cronjob tick -p {"spec":{"suspend":false}}',
        ],
        seed,
        (now) => {
          const jobs = now.list('Job')
          expect(jobs.filter((job) => job.finishedAt === null).length).toBeLessThanOrEqual(1)
          expect(jobs.length).toBeLessThanOrEqual(5)
        },
        (now) => kubectl(now, 'kubectl patch cronjob tick -p {"spec":{"suspend":true}}'),
      )
      expect(cluster.list('Job').every((job) => job.finishedAt !== null)).toBe(true)
    },
  )
})

test('equal seeds play equally', () => {
  const [first, second] = [1, 2].map(
    () => play(workload('Deployment'), [...onNodes, deletePod, drain], 7, () => {}).log,
  )
  expect(first).toEqual(second)
})
