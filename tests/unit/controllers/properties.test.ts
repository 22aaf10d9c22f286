import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apply } from '../../../models/controllers/apply.ts'
import type { Cluster } from '../../../models/controllers/cluster.ts'
import { DemoMachine } from '../../../models/controllers/demo-machine.ts'
import { rolloutBounds } from '../../../models/controllers/deployment.ts'
import { kubectl } from '../../../models/controllers/kubectl.ts'
import { startCluster } from '../../../models/controllers/loops.ts'
import { joinNode, loseNode, returnNode } from '../../../models/controllers/nodes.ts'
import type { Pod } from '../../../models/controllers/objects.ts'
import { isActive, isFinished, isTerminating } from '../../../models/controllers/pod-status.ts'
import { ordinalOf } from '../../../models/controllers/statefulset.ts'
import { workload } from './workloads.ts'

/** Cases of each property (CASES=1000 for a long night); a failure is shrunk to its shortest sequence of actions. */
const CASES = Number(process.env.CASES ?? 100)

/** What somebody does: `which` picks among the Pods or nodes that are there, `value` is a number of their own. */
interface Act {
  does: string
  which: number
  value: number
  /** Seconds until the next. */
  pause: number
}
type Doing = (cluster: Cluster, which: number, value: number) => void

const alive = (cluster: Cluster) => cluster.list('Pod').filter((pod) => pod.deletedAt === null)
const image = (pod: Pod) => pod.spec.containers[0]!.image
const run = (cluster: Cluster, command: string) => kubectl(cluster, command)

const onNode =
  (does: (cluster: Cluster, node: string) => void): Doing =>
  (cluster, which) => {
    const nodes = cluster.list('Node')
    does(cluster, nodes[which % nodes.length]!.name)
  }
const onPod =
  (does: (cluster: Cluster, pod: string) => void): Doing =>
  (cluster, which) => {
    const pods = cluster.list('Pod')
    if (pods.length) does(cluster, pods[which % pods.length]!.name)
  }
const MACHINES: Record<string, Doing> = {
  lose: onNode((cluster, name) => loseNode(cluster, cluster.get('Node', name)!)),
  reconnect: onNode((cluster, name) => returnNode(cluster, cluster.get('Node', name)!)),
  cordon: onNode((cluster, name) => run(cluster, `kubectl cordon ${name}`)),
  uncordon: onNode((cluster, name) => run(cluster, `kubectl uncordon ${name}`)),
  taint: onNode((cluster, name) => run(cluster, `kubectl taint node ${name} gone=yes:NoExecute`)),
  untaint: onNode((cluster, name) => run(cluster, `kubectl taint node ${name} gone-`)),
  drain: onNode((cluster, name) => run(cluster, `kubectl drain ${name} --ignore-daemonsets`)),
  join: (cluster) => joinNode(cluster, `node${cluster.list('Node').length + 1}`),
}
const PODS: Record<string, Doing> = {
  deletePod: onPod((cluster, name) => run(cluster, `kubectl delete pod ${name}`)),
  force: onPod((cluster, name) => run(cluster, `kubectl delete pod ${name} --force`)),
  kill: onPod((cluster, name) => run(cluster, `kubectl exec ${name} -- kill 1`)),
}
const rollouts = (target: string): Record<string, Doing> => ({
  image: (cluster, _, value) =>
    run(cluster, `kubectl set image ${target} web=demo/web:${[1, 2, 3, 'typo'][value % 4]}`),
  undo: (cluster) => run(cluster, `kubectl rollout undo ${target}`),
  restart: (cluster) => run(cluster, `kubectl rollout restart ${target}`),
})
const patch = (target: string, spec: object) =>
  `kubectl patch ${target} -p ${JSON.stringify({ spec })}`

const actsOf = (doings: Record<string, Doing>) =>
  fc.array(
    fc.record<Act>({
      does: fc.constantFrom(...Object.keys(doings)),
      which: fc.nat(7),
      value: fc.nat(6),
      pause: fc.constantFrom(0, 1, 4, 15, 70, 400),
    }),
    { maxLength: 12 },
  )

const percentage = fc.constantFrom('25%', '40%', '50%', '100%')
const share = (most: number) => fc.oneof(fc.nat(most), percentage)
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })

/** Plays the actions, looks whenever something can have happened, then mends the machines and lets time pass. */
function play(
  manifest: ReturnType<typeof workload>,
  doings: Record<string, Doing>,
  acts: readonly Act[],
  look: (cluster: Cluster) => void = () => {},
  declare: (cluster: Cluster) => void = () => {},
  options: Partial<Parameters<typeof startCluster>[0]> = {},
): Cluster {
  const machine = new DemoMachine({ missingImages: ['demo/web:typo'] })
  const cluster = startCluster({ nodes: ['node1', 'node2', 'node3'], machine, ...options })
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
  pass(5)
  for (const { does, which, value, pause } of acts) {
    doings[does]!(cluster, which, value)
    pass(pause)
  }
  for (const node of cluster.list('Node')) {
    returnNode(cluster, node)
    run(cluster, `kubectl uncordon ${node.name}`)
    run(cluster, `kubectl taint node ${node.name} gone-`)
  }
  declare(cluster)
  pass(3_000)
  expectLives(cluster)
  return cluster
}

function groupBy<T, K>(list: readonly T[], key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const item of list) groups.set(key(item), [...(groups.get(key(item)) ?? []), item])
  return groups
}

/** What holds for every Pod, whoever made it. */
function expectLives(cluster: Cluster): void {
  const lives = groupBy(
    cluster.log.filter(({ kind }) => kind === 'Pod'),
    ({ uid }) => uid,
  )
  for (const changes of lives.values()) {
    const seen = changes.map(({ pod }) => pod!)
    const end = seen.findIndex(({ phase }) => phase === 'Succeeded' || phase === 'Failed')
    const after = end < 0 ? [] : seen.slice(end)
    expect(new Set(after.map(({ phase }) => phase)).size).toBeLessThanOrEqual(1)
    expect(after.filter(({ shown, ready }) => shown === 'Terminating' || ready)).toEqual([])
    for (const { phase, shown, deleting } of seen)
      if (deleting && phase === 'Running') expect(shown).toBe('Terminating')
  }
}

const holds = <T>(arbitrary: fc.Arbitrary<T>, check: (value: T) => void) =>
  fc.assert(fc.property(arbitrary, check), { numRuns: CASES })

describe('whatever is done to it', () => {
  test('a Deployment comes to rest as declared, within its bounds', () => {
    const doings = {
      ...MACHINES,
      ...PODS,
      ...rollouts('deployment/web'),
      scale: ((cluster, _, value) =>
        run(cluster, `kubectl scale deployment/web --replicas=${value}`)) as Doing,
      pause: ((cluster) => run(cluster, 'kubectl rollout pause deployment/web')) as Doing,
      resume: ((cluster) => run(cluster, 'kubectl rollout resume deployment/web')) as Doing,
      cost: onPod((cluster, pod) =>
        run(
          cluster,
          `kubectl annotate pod ${pod} controller.kubernetes.io/pod-deletion-cost=-10 --overwrite`,
        ),
      ),
    }
    const input = fc.record({
      replicas: fc.nat(5),
      minReadySeconds: optional(fc.nat(10)),
      strategy: fc.constantFrom({ type: 'RollingUpdate' }, { type: 'Recreate' }),
      acts: actsOf(doings),
    })
    holds(input, ({ acts, ...spec }) => {
      const cluster = play(
        workload('Deployment', spec),
        doings,
        acts,
        (now) => {
          const deployment = now.get('Deployment', 'web')!
          const { surge } = rolloutBounds(deployment)
          const sets = now.list('ReplicaSet')
          const size = sets.reduce((sum, set) => sum + set.spec.replicas, 0)
          expect(size).toBeLessThanOrEqual(deployment.spec.replicas + surge)
          expect(alive(now).filter(isActive).length).toBeLessThanOrEqual(size)
          expect(deployment.status.terminatingReplicas).toBe(
            now.list('Pod').filter(isTerminating).length,
          )
        },
        (now) => {
          run(now, 'kubectl rollout resume deployment/web')
          run(now, 'kubectl set image deployment/web web=demo/web:9')
        },
      )
      const wanted = cluster.get('Deployment', 'web')!.spec.replicas
      const pods = cluster.list('Pod').filter(isActive)
      expect(pods.map((pod) => `${image(pod)} ${pod.ready}`)).toEqual(
        Array(wanted).fill('demo/web:9 true'),
      )
      expect(cluster.get('Deployment', 'web')!.status).toMatchObject({
        readyReplicas: wanted,
        availableReplicas: wanted,
        terminatingReplicas: 0,
        Progressing: { reason: 'NewReplicaSetAvailable' },
      })
    })
  })

  test('a rollout alone never leaves its bounds', () => {
    const input = fc.record({
      replicas: fc.integer({ min: 1, max: 9 }),
      minReadySeconds: optional(fc.nat(8)),
      maxSurge: share(2),
      maxUnavailable: share(2),
      again: fc.boolean(),
    })
    holds(input, ({ replicas, minReadySeconds = 0, maxSurge, maxUnavailable, again }) => {
      const strategy = { type: 'RollingUpdate', rollingUpdate: { maxSurge, maxUnavailable } }
      const cluster = startCluster({ nodes: ['node1', 'node2'] })
      apply(cluster, workload('Deployment', { replicas, minReadySeconds, strategy }))
      cluster.advance(60_000)
      const { surge, unavailable } = rolloutBounds(cluster.get('Deployment', 'web')!)
      run(
        cluster,
        again
          ? 'kubectl rollout restart deployment/web'
          : 'kubectl set image deployment/web web=demo/web:2',
      )
      cluster.settle()
      const end = cluster.now + 400_000
      while (cluster.nextAlarm() !== null && cluster.nextAlarm()! < end) {
        cluster.runUntil(cluster.nextAlarm()!)
        expect(alive(cluster).length).toBeLessThanOrEqual(replicas + surge)
        expect(cluster.get('Deployment', 'web')!.status.availableReplicas).toBeGreaterThanOrEqual(
          replicas - unavailable,
        )
      }
      const { revision } = cluster.get('Deployment', 'web')!
      const current = cluster.list('ReplicaSet').find((set) => set.revision === revision)!
      expect(cluster.list('Pod').map((pod) => pod.revision)).toEqual(
        Array(replicas).fill(current.hash),
      )
    })
  })

  test('a StatefulSet has at most one Pod for each ordinal, and its claims as declared', () => {
    const doings = {
      ...MACHINES,
      ...PODS,
      ...rollouts('statefulset/db'),
      scale: ((cluster, _, value) =>
        run(cluster, `kubectl scale statefulset/db --replicas=${value}`)) as Doing,
      partition: ((cluster, _, partition) =>
        run(
          cluster,
          patch('statefulset/db', { updateStrategy: { rollingUpdate: { partition } } }),
        )) as Doing,
    }
    const retention = fc.constantFrom('Retain', 'Delete')
    const input = fc.record({
      spec: fc.record({
        podManagementPolicy: fc.constantFrom('OrderedReady', 'Parallel'),
        minReadySeconds: fc.nat(6),
        ordinals: optional(fc.record({ start: fc.nat(5) })),
        updateStrategy: fc.record({
          type: fc.constant('RollingUpdate'),
          rollingUpdate: fc.record({ partition: fc.nat(3), maxUnavailable: share(3) }),
        }),
        volumeClaimTemplates: fc.constantFrom([], [{ metadata: { name: 'data' } }]),
        persistentVolumeClaimRetentionPolicy: optional(
          fc.record({ whenDeleted: retention, whenScaled: retention }),
        ),
      }),
      gate: fc.boolean(),
      goes: fc.boolean(),
      acts: actsOf(doings),
    })
    holds(input, ({ spec, gate, goes, acts }) => {
      const start = spec.ordinals?.start ?? 0
      const cluster = play(
        workload('StatefulSet', spec),
        doings,
        acts,
        (now) => {
          const names = now.list('Pod').map(({ name }) => name)
          expect(new Set(names).size).toBe(names.length)
          expect(now.list('Pod').every((pod) => ordinalOf(pod) >= start)).toBe(true)
          for (const pod of now.list('Pod'))
            for (const claim of pod.claims)
              expect(now.get('PersistentVolumeClaim', claim)).toBeDefined()
        },
        (now) => {
          run(now, patch('statefulset/db', { updateStrategy: { rollingUpdate: { partition: 0 } } }))
          run(now, 'kubectl set image statefulset/db web=demo/web:9')
          now.advance(60_000)
          for (let i = 0; i < 6; i++) {
            for (const { name } of now.list('Pod').filter((pod) => image(pod) === 'demo/web:typo'))
              run(now, `kubectl delete pod ${name}`)
            now.advance(60_000)
          }
        },
        { features: gate ? ['MaxUnavailableStatefulSet'] : [] },
      )
      const { replicas } = cluster.get('StatefulSet', 'db')!.spec
      const wanted = Array.from({ length: replicas }, (_, i) => `db-${start + i}`)
      const pods = cluster.list('Pod').map((p) => `${p.name} ${image(p)} ${p.ready}`)
      expect(pods.toSorted()).toEqual(wanted.map((name) => `${name} demo/web:9 true`).toSorted())

      const claims = () => cluster.list('PersistentVolumeClaim').map(({ name }) => name)
      const { whenDeleted, whenScaled } = spec.persistentVolumeClaimRetentionPolicy ?? {}
      const made = new Set(
        cluster.log
          .filter(({ kind, event }) => kind === 'PersistentVolumeClaim' && event === 'created')
          .map(({ name }) => name),
      )
      const own = spec.volumeClaimTemplates.length
        ? wanted.map((name) => `data-${name}`).toSorted()
        : []
      // OrderedReady gives a condemned Pod's claims their owner only when all Pods below are available: those of
      // one that goes before that stay (stateful_set_control.go, updateStatefulSet: fixPodClaim).
      const mayOrphan =
        spec.podManagementPolicy === 'OrderedReady' &&
        acts.some(({ does }) => does in MACHINES || does in PODS)
      const orphans = cluster
        .list('PersistentVolumeClaim')
        .filter(({ name, owner }) => !own.includes(name) && owner?.kind !== 'Pod')
        .map(({ name }) => name)
      if (whenScaled !== 'Delete') expect(claims().toSorted()).toEqual([...made].toSorted())
      else expect(claims().toSorted()).toEqual([...own, ...(mayOrphan ? orphans : [])].toSorted())
      if (!goes) return
      const before = claims()
      run(cluster, 'kubectl delete statefulset db')
      cluster.advance(60_000)
      expect(cluster.list('Pod')).toEqual([])
      const kept = whenDeleted === 'Delete' ? before.filter((name) => !own.includes(name)) : before
      if (whenDeleted !== 'Delete') expect(claims()).toEqual(kept)
      else expect(claims().filter((name) => own.includes(name))).toEqual([])
    })
  })

  test('a DaemonSet has one Pod a node, two only while it surges', () => {
    const doings = { ...MACHINES, ...PODS, ...rollouts('daemonset/agent') }
    const input = fc.record({
      minReadySeconds: optional(fc.nat(6)),
      rollingUpdate: fc.oneof(
        fc.record({ maxUnavailable: share(3) }),
        fc.record({ maxSurge: fc.integer({ min: 1, max: 3 }), maxUnavailable: fc.constant(0) }),
      ),
      acts: actsOf(doings),
    })
    holds(input, ({ minReadySeconds, rollingUpdate, acts }) => {
      const updateStrategy = { type: 'RollingUpdate', rollingUpdate }
      const most = 'maxSurge' in rollingUpdate ? 2 : 1
      const cluster = play(
        workload('DaemonSet', { minReadySeconds, updateStrategy }),
        doings,
        acts,
        (now) => {
          const there = alive(now).filter((pod) => !isFinished(pod))
          for (const pods of groupBy(there, targetOf).values())
            expect(pods.length).toBeLessThanOrEqual(most)
        },
        (now) => run(now, 'kubectl set image daemonset/agent web=demo/web:9'),
      )
      const places = cluster.list('Pod').map((pod) => `${pod.node} ${image(pod)} ${pod.ready}`)
      expect(places.toSorted()).toEqual(
        cluster
          .list('Node')
          .map(({ name }) => `${name} demo/web:9 true`)
          .toSorted(),
      )
    })
  })

  test('a CronJob that forbids runs one Job at a time and keeps its history short', () => {
    const doings: Record<string, Doing> = {
      ...MACHINES,
      ...PODS,
      suspend: (cluster) => run(cluster, patch('cronjob/tick', { suspend: true })),
      resume: (cluster) => run(cluster, patch('cronjob/tick', { suspend: false })),
    }
    const input = fc.record({
      seconds: fc.constantFrom(5, 80),
      successfulJobsHistoryLimit: optional(fc.nat(2)),
      acts: actsOf(doings),
    })
    holds(input, ({ seconds, successfulJobsHistoryLimit, acts }) => {
      const cluster = play(
        workload('CronJob', {
          concurrencyPolicy: 'Forbid',
          command: `sleep ${seconds}`,
          successfulJobsHistoryLimit,
        }),
        doings,
        acts,
        (now) => {
          const jobs = now.list('Job')
          expect(jobs.filter((job) => job.finishedAt === null).length).toBeLessThanOrEqual(1)
          expect(jobs.length).toBeLessThanOrEqual((successfulJobsHistoryLimit ?? 3) + 2)
        },
        (now) => run(now, patch('cronjob/tick', { suspend: true })),
      )
      expect(cluster.list('Job').every((job) => job.finishedAt !== null)).toBe(true)
    })
  })
})

const targetOf = (pod: Pod) => pod.node ?? pod.spec.nodeSelector?.['kubernetes.io/hostname']

describe('whatever is done to a Job', () => {
  const doings: Record<string, Doing> = {
    ...MACHINES,
    ...PODS,
    suspend: (cluster) => change(cluster, { suspend: true }),
    resume: (cluster) => change(cluster, { suspend: false }),
  }
  /** A Job may be gone by its TTL. */
  function change(cluster: Cluster, spec: object): void {
    if (cluster.get('Job', 'report')) run(cluster, patch('job/report', spec))
  }

  /** Exit codes are not ignored here: a program that always fails would be started again for ever. */
  const rule = (indexed: boolean) =>
    fc.oneof(
      fc.record({
        action: fc.constantFrom('FailJob', 'Count', ...(indexed ? ['FailIndex'] : [])),
        onExitCodes: fc.constantFrom(
          { operator: 'In', values: [3] },
          { operator: 'NotIn', values: [3, 137] },
        ),
      }),
      fc.record({
        action: fc.constantFrom('FailJob', 'Count', 'Ignore', ...(indexed ? ['FailIndex'] : [])),
        onPodConditions: fc.constant([{ type: 'DisruptionTarget' }]),
      }),
    )
  const policies = (indexed: boolean) =>
    optional(fc.record({ rules: fc.array(rule(indexed), { minLength: 1, maxLength: 3 }) }))
  const common = {
    parallelism: fc.integer({ min: 1, max: 4 }),
    backoffLimit: fc.nat(4),
    activeDeadlineSeconds: optional(fc.integer({ min: 5, max: 200 })),
    ttlSecondsAfterFinished: optional(fc.nat(100)),
    suspend: optional(fc.boolean()),
  }
  const spec = fc.oneof(
    fc.record({
      ...common,
      completions: optional(fc.integer({ min: 1, max: 6 })),
      podReplacementPolicy: optional(fc.constantFrom('TerminatingOrFailed', 'Failed')),
      podFailurePolicy: fc.constant(undefined),
      command: fc.constantFrom('sleep 20', 'sleep 2; exit 3', 'sleep 0'),
      restartPolicy: fc.constantFrom('Never', 'OnFailure'),
    }),
    fc.record({
      ...common,
      completions: fc.integer({ min: 1, max: 6 }),
      completionMode: fc.constantFrom('NonIndexed', 'Indexed'),
      podFailurePolicy: policies(false),
      command: fc.constantFrom('sleep 20', 'sleep 2; exit 3', 'sleep 1; exit 7'),
      restartPolicy: fc.constant('Never'),
    }),
    fc.record({
      ...common,
      completions: fc.integer({ min: 1, max: 6 }),
      completionMode: fc.constant('Indexed'),
      backoffLimit: fc.constant(undefined),
      backoffLimitPerIndex: fc.nat(2),
      maxFailedIndexes: optional(fc.nat(3)),
      podFailurePolicy: policies(true),
      successPolicy: optional(
        fc.record({
          rules: fc.array(
            fc.oneof(
              fc.record({ succeededIndexes: fc.constantFrom('0', '0-1', '0,2-3') }),
              fc.record({ succeededCount: fc.integer({ min: 1, max: 3 }) }),
              fc.record({
                succeededIndexes: fc.constant('0-3'),
                succeededCount: fc.integer({ min: 1, max: 2 }),
              }),
            ),
            { minLength: 1, maxLength: 2 },
          ),
        }),
      ),
      command: fc.constantFrom(
        'sleep 5',
        '[ $JOB_COMPLETION_INDEX = 1 ] && exit 3; sleep 4',
        'sleep 2; exit 7',
      ),
      restartPolicy: fc.constant('Never'),
    }),
  )

  test('it never runs more than its parallelism, counts once, decides once, and ends', () => {
    holds(fc.record({ job: spec, acts: actsOf(doings) }), ({ job, acts }) => {
      let before = { succeeded: 0, failed: 0 }
      const onlyEnded =
        job.podFailurePolicy ??
        ('podReplacementPolicy' in job && job.podReplacementPolicy === 'Failed')
      const cluster = play(
        workload('Job', job),
        doings,
        acts,
        (now) => {
          const pods = now.list('Pod')
          const active = pods.filter(isActive)
          expect(active.length).toBeLessThanOrEqual(job.parallelism)
          const stopping = pods.filter(isTerminating).length
          if (onlyEnded && !acts.some(({ does }) => does === 'suspend'))
            expect(active.length + stopping).toBeLessThanOrEqual(job.parallelism)
          const indexes = active.map(({ index }) => index).filter((index) => index !== null)
          expect(new Set(indexes).size).toBe(indexes.length)
          const report = now.get('Job', 'report')
          if (!report) return
          const { status } = report
          expect(status.succeeded).toBeGreaterThanOrEqual(before.succeeded)
          expect(status.failed).toBeGreaterThanOrEqual(before.failed)
          before = status
          if (status.Complete || status.Failed) expect(active).toEqual([])
        },
        (now) => change(now, { suspend: false }),
      )
      const told = cluster.log.filter(({ event }) => event === 'condition')
      const first = (type: string) => told.findIndex((c) => c.condition!.startsWith(`${type}=True`))
      const [met, target, complete, failed] = [
        'SuccessCriteriaMet',
        'FailureTarget',
        'Complete',
        'Failed',
      ].map(first) as [number, number, number, number]
      expect([complete >= 0, failed >= 0].filter(Boolean)).toHaveLength(1)
      expect([met >= 0, target >= 0]).toEqual([complete >= 0, failed >= 0])
      if (complete >= 0) expect(met).toBeLessThan(complete)
      else expect(target).toBeLessThan(failed)
      expect(cluster.get('Job', 'report') === undefined).toBe(
        job.ttlSecondsAfterFinished !== undefined,
      )
      expect(cluster.list('Pod').filter((pod) => !isFinished(pod))).toEqual([])
    })
  })

  test('alone, it comes to the end that its fields say', () => {
    holds(spec, (job) => {
      const cluster = play(
        workload('Job', { ...job, activeDeadlineSeconds: undefined, suspend: undefined }),
        {},
        [],
      )
      const { status } = cluster.get('Job', 'report') ?? {}
      if (!status) return
      const code = Number(/^(?!\[).*exit (\d+)/.exec(job.command)?.[1] ?? 0)
      if (job.command.startsWith('[') || code === 0) {
        if (!('successPolicy' in job) && code === 0 && !job.command.startsWith('['))
          expect(status.Complete?.reason).toBe('CompletionsReached')
      } else if (!job.podFailurePolicy) {
        expect(status.Failed?.reason).toMatch(/BackoffLimitExceeded|FailedIndexes|MaxFailed/)
        if (status.failedIndexes === null && job.restartPolicy === 'Never')
          expect(status.failed).toBeGreaterThan(job.backoffLimit ?? 0)
      }
      if (status.failedIndexes && status.Failed?.reason === 'MaxFailedIndexesExceeded')
        expect('maxFailedIndexes' in job && job.maxFailedIndexes).not.toBe(undefined)
    })
  })
})

test('a Pod runs its init containers in order, its sidecars around the others', () => {
  const container = fc.record({ kind: fc.constantFrom('init', 'sidecar'), seconds: fc.nat(4) })
  const doings = { ...PODS, ...MACHINES }
  const input = fc.record({
    inits: fc.array(container, { maxLength: 4 }),
    seconds: fc.nat(10),
    restartPolicy: fc.constantFrom('Always', 'Never'),
    acts: actsOf(doings),
  })
  holds(input, ({ inits, seconds, restartPolicy, acts }) => {
    const sleep = (n: number) => ({ command: ['sh', '-c', `sleep ${n}`] })
    const spec = {
      restartPolicy,
      initContainers: inits.map((init, i) =>
        init.kind === 'sidecar'
          ? { name: `c${i}`, image: 'demo/web:1', restartPolicy: 'Always' }
          : { name: `c${i}`, image: 'demo/batch:1', ...sleep(init.seconds) },
      ),
      containers: [{ name: 'app', image: 'demo/batch:1', ...sleep(seconds) }],
    }
    play({ kind: 'Pod', metadata: { name: 'lonely' }, spec }, doings, acts, (now) => {
      for (const { containers, phase, shown } of now.list('Pod')) {
        const running = containers.map(({ state }) => state === 'running')
        const app = containers.at(-1)
        if (!app || phase === 'Succeeded' || phase === 'Failed') continue
        const inOrder = containers.filter(({ kind }) => kind === 'init')
        const next = inOrder.findIndex(({ exitCode }) => exitCode !== 0)
        if (next >= 0)
          expect(inOrder.slice(next + 1).every(({ state }) => state === 'waiting')).toBe(true)
        if (!running.at(-1)) continue
        expect(next).toBe(-1)
        expect(shown).not.toMatch(/^Init/)
      }
    })
  })
})

test('the same actions play the same, down to the last change', () => {
  const doings = { ...MACHINES, ...PODS }
  holds(actsOf(doings), (acts) => {
    const [first, second] = [1, 2].map(() => play(workload('Deployment'), doings, acts).log)
    expect(first).toEqual(second)
  })
})
