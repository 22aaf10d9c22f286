import { describe, expect, test } from 'vitest'
import type { Manifest } from '../../../models/controllers/apply.ts'
import { apply } from '../../../models/controllers/apply.ts'
import type { Cluster, Feature } from '../../../models/controllers/cluster.ts'
import { readyColumn } from '../../../models/controllers/pod-status.ts'
import { startCluster } from '../../../models/controllers/loops.ts'
import { kubectl } from '../../../models/controllers/kubectl.ts'
import { DemoMachine } from '../../../models/controllers/demo-machine.ts'
import { loseNode } from '../../../models/controllers/nodes.ts'
import { nextTime } from '../../../models/controllers/schedule.ts'
import { workload } from './workloads.ts'

const START = Date.UTC(2026, 0, 1)

function stage(manifest: Manifest, nodes = ['node1', 'node2', 'node3'], features: Feature[] = []) {
  const machine = new DemoMachine({ missingImages: ['demo/web:typo'] })
  const cluster = startCluster({ nodes, start: START, machine, features })
  apply(cluster, manifest)
  cluster.advance(20_000)
  const run = (command: string, seconds = 0) => {
    kubectl(cluster, command)
    cluster.advance(seconds * 1_000)
  }
  const lose = (node: string, seconds: number) => {
    loseNode(cluster, cluster.get('Node', node)!)
    cluster.advance(seconds * 1_000)
  }
  const names = () =>
    cluster
      .list('Pod')
      .filter((pod) => pod.deletedAt === null)
      .map(({ name }) => name)
      .toSorted()
  const history = (from: number) =>
    cluster.log
      .slice(from)
      .filter(({ kind }) => kind === 'Pod')
      .map(({ event, name }) => `${event} ${name}`)
  return { cluster, run, lose, names, history }
}

describe('Deployment', () => {
  test('replaces a deleted Pod at once, under another name', () => {
    const { cluster, run, names } = stage(workload('Deployment'))
    const [first] = names()
    run(`kubectl delete pod ${first}`)
    expect(cluster.list('Pod')).toHaveLength(4)
    expect(names()).toHaveLength(3)
    expect(names()).not.toContain(first)
  })

  test('percentages round up for surge and down for unavailability, and are never both 0', () => {
    for (const [replicas, most, least] of [
      [4, 5, 3],
      [3, 4, 3],
      [1, 2, 1],
      [10, 13, 8],
    ] as const) {
      const { cluster, run } = stage(workload('Deployment', { replicas }))
      kubectl(cluster, 'kubectl set image deployment/web web=demo/web:2')
      const seen = { most: 0, least: Infinity }
      for (let i = 0; i < 200; i++) {
        cluster.advance(100)
        const kept = cluster.list('Pod').filter((pod) => pod.deletedAt === null)
        seen.most = Math.max(seen.most, kept.length)
        seen.least = Math.min(seen.least, kept.filter((pod) => pod.ready).length)
      }
      run('kubectl rollout status deployment/web', 60)
      expect({ replicas, ...seen }).toEqual({ replicas, most, least })
    }
  })

  test('a rollout to an image that does not exist stalls and is reported, undo removes only the broken Pod', () => {
    const { cluster, run, names } = stage(workload('Deployment', { progressDeadlineSeconds: 20 }))
    const before = names()
    run('kubectl set image deployment/web web=demo/web:typo', 30)
    expect(names()).toHaveLength(4)
    expect(cluster.get('Deployment', 'web')!.status.Progressing).toEqual({
      status: 'False',
      reason: 'ProgressDeadlineExceeded',
    })
    run('kubectl rollout undo deployment/web', 30)
    expect(names()).toEqual(before)
    expect(cluster.get('Deployment', 'web')!.revision).toBe(3)
  })

  test('Recreate waits until every old Pod is gone', () => {
    const { cluster, run } = stage(workload('Deployment', { strategy: { type: 'Recreate' } }))
    run('kubectl set image deployment/web web=demo/web:2', 1)
    expect(cluster.list('Pod').every((pod) => pod.deletedAt !== null)).toBe(true)
    expect(cluster.list('ReplicaSet')).toHaveLength(1)
    run('kubectl rollout status deployment/web', 30)
    expect(cluster.list('Pod').map((pod) => pod.spec.containers[0]!.image)).toEqual(
      Array(3).fill('demo/web:2'),
    )
  })

  test('resized in the middle of a rollout, the ReplicaSets share the difference by size', () => {
    const { cluster, run } = stage(workload('Deployment', { replicas: 10 }))
    run('kubectl set image deployment/web web=demo/web:typo', 5)
    const sizes = () => cluster.list('ReplicaSet').map(({ spec }) => spec.replicas)
    expect(sizes()).toEqual([8, 5])
    run('kubectl scale deployment/web --replicas=15', 0)
    expect(sizes()[0]! + sizes()[1]!).toBe(19)
    expect(sizes()[0]).toBeGreaterThan(sizes()[1]!)
  })

  test('keeps revisionHistoryLimit old ReplicaSets', () => {
    const { cluster, run } = stage(workload('Deployment', { revisionHistoryLimit: 2 }))
    for (const tag of [2, 3, 4, 5]) run(`kubectl set image deployment/web web=demo/web:${tag}`, 60)
    expect(cluster.list('ReplicaSet')).toHaveLength(3)
  })

  test('a Pod whose label is changed is let go and replaced', () => {
    const { cluster, run, names } = stage(workload('Deployment'))
    run(`kubectl label pod ${names()[0]} app=other --overwrite`, 10)
    expect(names()).toHaveLength(4)
    expect(cluster.list('Pod').filter((pod) => pod.owner === null)).toHaveLength(1)
  })

  test('a lower pod-deletion-cost goes first, whatever else is equal', () => {
    const { run, names } = stage(workload('Deployment'))
    for (const cheap of names().slice(0, 2)) {
      run(`kubectl annotate pod ${cheap} controller.kubernetes.io/pod-deletion-cost=-10`)
      run(`kubectl scale deployment/web --replicas=${names().length - 1}`)
      expect(names()).not.toContain(cheap)
    }
  })

  test('paused, it does not roll out and says so; resumed, it does', () => {
    const { cluster, run } = stage(workload('Deployment'))
    const progress = () => cluster.get('Deployment', 'web')!.status.Progressing
    run('kubectl rollout pause deployment/web')
    run('kubectl set image deployment/web web=demo/web:2', 20)
    expect(progress()).toEqual({ status: 'Unknown', reason: 'DeploymentPaused' })
    expect(cluster.list('ReplicaSet')).toHaveLength(1)
    run('kubectl rollout resume deployment/web', 60)
    expect(progress()).toEqual({ status: 'True', reason: 'NewReplicaSetAvailable' })
    expect(cluster.list('ReplicaSet')).toHaveLength(2)
  })

  test('deleted with --cascade=orphan, its Pods stay', () => {
    const { run, names } = stage(workload('Deployment'))
    run('kubectl delete deployment web --cascade=orphan', 30)
    expect(names()).toHaveLength(3)
  })
})

describe('StatefulSet', () => {
  test('two deleted Pods come back in order, each only when its old object is gone', () => {
    const { cluster, run, history } = stage(workload('StatefulSet'))
    const from = cluster.log.length
    run('kubectl delete pod db-2 db-0', 60)
    expect(history(from).filter((line) => /created|gone|ready/.test(line))).toEqual([
      'gone db-0',
      'gone db-2',
      'created db-0',
      'ready db-0',
      'created db-2',
      'ready db-2',
    ])
  })

  test('a broken rollout is not mended by undo: the Pod must be deleted by hand', () => {
    const { cluster, run } = stage(workload('StatefulSet'))
    run('kubectl set image statefulset/db web=demo/web:typo', 60)
    run('kubectl rollout undo statefulset/db', 120)
    expect(cluster.get('Pod', 'db-2')!.shown).toBe('ImagePullBackOff')
    run('kubectl delete pod db-2', 60)
    expect(cluster.list('Pod').every((pod) => pod.ready)).toBe(true)
  })

  test('with Parallel, undo does mend it', () => {
    const { cluster, run } = stage(workload('StatefulSet', { podManagementPolicy: 'Parallel' }))
    run('kubectl set image statefulset/db web=demo/web:typo', 60)
    run('kubectl rollout undo statefulset/db', 60)
    expect(cluster.list('Pod').every((pod) => pod.ready)).toBe(true)
  })

  test('a partition keeps the lower ordinals on the old revision', () => {
    const { cluster, run } = stage(
      workload('StatefulSet', {
        updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 2 } },
      }),
    )
    run('kubectl set image statefulset/db web=demo/web:2', 60)
    run('kubectl delete pod db-0', 60)
    const image = (name: string) => cluster.get('Pod', name)!.spec.containers[0]!.image
    expect([0, 1, 2].map((i) => image(`db-${i}`))).toEqual([
      'demo/web:1',
      'demo/web:1',
      'demo/web:2',
    ])
  })

  test('on a lost node its Pod stays Terminating and is not replaced, until the node is deleted', () => {
    const { cluster, run, lose } = stage(workload('StatefulSet'))
    const { node, uid } = cluster.get('Pod', 'db-1')!
    lose(node!, 600)
    expect(cluster.get('Pod', 'db-1')).toMatchObject({ uid, shown: 'Terminating' })
    run(`kubectl delete node ${node}`, 120)
    expect(cluster.get('Pod', 'db-1')!.uid).not.toBe(uid)
    expect(cluster.get('Pod', 'db-1')!.node).not.toBe(node)
  })
})

describe('StatefulSet updates', () => {
  const update = (fields: object, features: ['MaxUnavailableStatefulSet'] | [] = []) => {
    const rollingUpdate = { maxUnavailable: 2, partition: 0 }
    const manifest = workload('StatefulSet', {
      updateStrategy: { type: 'RollingUpdate', rollingUpdate },
      ...fields,
    })
    const played = stage(manifest, undefined, features)
    const from = played.cluster.log.length
    played.run('kubectl set image statefulset/db web=demo/web:2', 60)
    return played.history(from).filter((line) => /deleting|created|ready/.test(line))
  }

  test('maxUnavailable counts only with its feature gate, off in 1.36', () => {
    const one = ['deleting db-2', 'created db-2', 'ready db-2', 'deleting db-1']
    expect(update({}).slice(0, 4)).toEqual(one)
    const two = ['deleting db-2', 'deleting db-1', 'created db-1', 'ready db-1', 'created db-2']
    expect(update({}, ['MaxUnavailableStatefulSet']).slice(0, 5)).toEqual(two)
  })

  test('with Parallel both come back at once, and the next goes when one is Ready', () => {
    const seen = update({ podManagementPolicy: 'Parallel' }, ['MaxUnavailableStatefulSet'])
    expect(seen.slice(0, 2)).toEqual(['deleting db-2', 'deleting db-1'])
    expect(seen.slice(2, 4).toSorted()).toEqual(['created db-1', 'created db-2'])
    expect(seen.slice(4, 6)).toEqual([expect.stringMatching(/^ready/), 'deleting db-0'])
  })
})

describe('DaemonSet', () => {
  test('makes the replacement when the old Pod has ended, before its object is gone', () => {
    const { cluster, run, history } = stage(workload('DaemonSet'))
    const from = cluster.log.length
    const { name } = cluster.list('Pod')[0]!
    run(`kubectl delete pod ${name}`, 10)
    const seen = history(from).filter((line) => /finished|created|gone/.test(line))
    expect(seen).toEqual([
      `finished ${name}`,
      expect.stringMatching(/^created agent-/),
      `gone ${name}`,
    ])
  })

  test('puts no Pod on a node that its nodeSelector does not name, and one as soon as it does', () => {
    const manifest = workload('DaemonSet')
    const { template } = manifest.spec as { template: { spec: { nodeSelector?: object } } }
    template.spec.nodeSelector = { disk: 'ssd' }
    const { cluster, run } = stage(manifest)
    expect(cluster.list('Pod')).toHaveLength(0)
    run('kubectl label node node2 disk=ssd', 10)
    expect(cluster.list('Pod').map(({ node }) => node)).toEqual(['node2'])
    run('kubectl label node node2 disk-', 20)
    expect(cluster.list('Pod')).toHaveLength(0)
  })

  test('an update to a broken image stops after maxUnavailable nodes, undo mends it', () => {
    const { cluster, run } = stage(workload('DaemonSet'))
    run('kubectl set image daemonset/agent web=demo/web:typo', 60)
    expect(cluster.list('Pod').filter((pod) => pod.ready)).toHaveLength(2)
    run('kubectl rollout undo daemonset/agent', 60)
    expect(cluster.list('Pod').filter((pod) => pod.ready)).toHaveLength(3)
  })
})

describe('Job', () => {
  const failing = { backoffLimit: 3, command: 'sleep 2; exit 1' }

  test('waits 10 s, 20 s, 40 s before its retries and gives up after backoffLimit', () => {
    const { cluster } = stage(workload('Job', failing))
    cluster.advance(300_000)
    const at = (event: string) =>
      cluster.log.filter((c) => c.kind === 'Pod' && c.event === event).map((c) => c.at)
    const ended = at('unready').map((time) => Math.floor(time / 1_000) * 1_000)
    expect(
      at('created')
        .slice(1)
        .map((time, i) => time - ended[i]!),
    ).toEqual([10_000, 20_000, 40_000])
    expect(cluster.get('Job', 'report')!.status).toMatchObject({
      failed: 4,
      Failed: { reason: 'BackoffLimitExceeded' },
    })
  })

  test('with OnFailure the container is restarted in place, and at the limit the Pod is deleted', () => {
    const { cluster } = stage(workload('Job', { ...failing, restartPolicy: 'OnFailure' }))
    cluster.advance(300_000)
    expect(cluster.log.filter((c) => c.kind === 'Pod' && c.event === 'created')).toHaveLength(1)
    expect(cluster.log.filter((c) => c.event === 'restarted')).toHaveLength(3)
    expect(cluster.list('Pod')).toHaveLength(0)
    expect(cluster.get('Job', 'report')!.status.Failed!.reason).toBe('BackoffLimitExceeded')
  })

  test('what was counted stays counted when its Pod is deleted', () => {
    const { cluster, run } = stage(
      workload('Job', { completions: 6, parallelism: 2, command: 'sleep 4' }),
    )
    const done = cluster.list('Pod').find((pod) => pod.phase === 'Succeeded')!
    run(`kubectl delete pod ${done.name}`, 60)
    expect(cluster.log.filter((c) => c.kind === 'Pod' && c.event === 'created')).toHaveLength(6)
    expect(cluster.get('Job', 'report')!.status).toMatchObject({ succeeded: 6, failed: 0 })
  })

  test('a deleted Pod counts as failed, its replacement waits the back-off', () => {
    const { cluster, run, names } = stage(workload('Job', { command: 'sleep 60' }))
    run(`kubectl delete pod ${names()[0]}`, 2)
    expect(cluster.get('Job', 'report')!.status).toMatchObject({ failed: 1, terminating: 1 })
    expect(names()).toHaveLength(0)
    run('kubectl get pods', 10)
    expect(names()).toHaveLength(1)
  })

  test('while it waits and another Pod is Ready, the API refuses its status: it counts later', () => {
    const { cluster, run, names } = stage(
      workload('Job', { completions: 2, parallelism: 2, command: 'sleep 60' }),
    )
    run(`kubectl delete pod ${names()[0]}`, 8)
    expect(cluster.get('Job', 'report')!.status).toMatchObject({ failed: 0, active: 2 })
    expect(cluster.list('Pod').map(({ shown }) => shown)).toContain('Error')
    run('kubectl get pods', 10)
    expect(cluster.get('Job', 'report')!.status).toMatchObject({ failed: 1, active: 2 })
    expect(cluster.list('Pod')).toHaveLength(2)
  })

  test('suspended, it deletes its Pods without counting them as failed; resumed, it goes on', () => {
    const { cluster, run, names } = stage(
      workload('Job', { completions: 2, parallelism: 2, command: 'sleep 60' }),
    )
    run('kubectl patch job report -p {"spec":{"suspend":true}}', 10)
    expect(names()).toEqual([])
    run('kubectl patch job report -p {"spec":{"suspend":false}}', 90)
    expect(cluster.get('Job', 'report')!.status).toMatchObject({ succeeded: 2, failed: 0 })
  })

  const indexed = (fields: object) =>
    stage(workload('Job', { completions: 3, parallelism: 3, completionMode: 'Indexed', ...fields }))
  const conditions = (cluster: Cluster) => cluster.log.flatMap(({ condition }) => condition ?? [])
  const created = (cluster: Cluster) =>
    cluster.log.filter((c) => c.kind === 'Pod' && c.event === 'created')

  test('backoffLimitPerIndex: only the failing index is tried again, and fails alone', () => {
    const command = '[ $JOB_COMPLETION_INDEX = 1 ] && exit 3; sleep 1'
    const { cluster } = indexed({ command, backoffLimitPerIndex: 1 })
    cluster.advance(60_000)
    expect(created(cluster).map(({ pod }) => pod!.index)).toEqual([0, 1, 2, 1])
    const job = cluster.get('Job', 'report')!
    expect(job.spec.backoffLimit).toBe(2_147_483_647)
    expect(job.status).toMatchObject({ completedIndexes: '0,2', failedIndexes: '1', failed: 2 })
    expect(conditions(cluster)).toEqual([
      'FailureTarget=True FailedIndexes',
      'Failed=True FailedIndexes',
    ])
  })

  test('maxFailedIndexes: more failed indexes end the Job', () => {
    const { cluster } = indexed({
      command: 'sleep 1; exit 3',
      completions: 4,
      backoffLimitPerIndex: 0,
      maxFailedIndexes: 1,
    })
    cluster.advance(60_000)
    expect(conditions(cluster).at(-1)).toBe('Failed=True MaxFailedIndexesExceeded')
  })

  test.each([
    ['FailJob', 1, 'Failed=True PodFailurePolicy'],
    ['FailIndex', 1, 'Failed=True FailedIndexes'],
    ['Count', 3, 'Failed=True FailedIndexes'],
  ])('podFailurePolicy %s: %i Pods of the failing index', (action, pods, end) => {
    const { cluster } = indexed({
      command: '[ $JOB_COMPLETION_INDEX = 1 ] && exit 42; sleep 1',
      backoffLimitPerIndex: 2,
      podFailurePolicy: { rules: [{ action, onExitCodes: { operator: 'In', values: [42] } }] },
    })
    cluster.advance(120_000)
    expect(created(cluster).filter(({ pod }) => pod!.index === 1)).toHaveLength(pods)
    expect(conditions(cluster).at(-1)).toBe(end)
  })

  test('podFailurePolicy Ignore: an evicted Pod does not count, its replacement waits for its end', () => {
    const { cluster, run } = stage(
      workload('Job', {
        backoffLimit: 0,
        command: 'sleep 40',
        podFailurePolicy: {
          rules: [{ action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget' }] }],
        },
      }),
    )
    const [pod] = cluster.list('Pod')
    run(`kubectl create --raw /api/v1/namespaces/demo/pods/${pod!.name}/eviction -f -`, 2)
    expect(pod!.disruption).toBe('EvictionByEvictionAPI')
    expect(cluster.list('Pod')).toEqual([pod])
    run('kubectl get pods', 90)
    expect(created(cluster)).toHaveLength(2)
    expect(cluster.get('Job', 'report')!.status).toMatchObject({ failed: 0, succeeded: 1 })
    expect(conditions(cluster).at(-1)).toBe('Complete=True CompletionsReached')
  })

  test.each([
    [{ succeededIndexes: '0' }, '0'],
    [{ succeededCount: 1 }, '0'],
    [{ succeededIndexes: '0-2', succeededCount: 1 }, '0'],
  ])('successPolicy %j: the others are stopped', (rule, completedIndexes) => {
    const { cluster } = indexed({
      command: 'sleep 90',
      successPolicy: { rules: [rule] },
    })
    const first = cluster.list('Pod').find(({ index }) => index === 0)!
    cluster.update(first, {
      containers: first.containers.map((c) => ({
        ...c,
        run: { ...c.run!, exitsAt: cluster.now, exitCode: 0 },
      })),
    })
    cluster.advance(30_000)
    expect(cluster.get('Job', 'report')!.status).toMatchObject({ completedIndexes, succeeded: 1 })
    expect(cluster.list('Pod')).toHaveLength(1)
    expect(conditions(cluster)).toEqual([
      'SuccessCriteriaMet=True SuccessPolicy',
      'Complete=True SuccessPolicy',
    ])
  })

  test('podReplacementPolicy Failed: no new Pod beside one that is Terminating', () => {
    for (const [podReplacementPolicy, held] of [
      ['Failed', true],
      ['TerminatingOrFailed', false],
    ] as const) {
      const { cluster, run, lose } = stage(
        workload('Job', { command: 'sleep 900', podReplacementPolicy }),
      )
      lose(cluster.list('Pod')[0]!.node!, 0)
      run(`kubectl delete pod ${cluster.list('Pod')[0]!.name}`, 60)
      const { terminating, failed } = cluster.get('Job', 'report')!.status
      expect([created(cluster).length === 1, failed === 0]).toEqual([held, held])
      expect(terminating).toBe(1)
    }
  })

  test('created suspended, it makes no Pod until it is resumed', () => {
    const { cluster, run, names } = stage(workload('Job', { suspend: true, command: 'sleep 4' }))
    expect(names()).toEqual([])
    run('kubectl patch job report -p {"spec":{"suspend":false}}', 1)
    expect(names()).toHaveLength(1)
    run('kubectl get job', 30)
    expect(conditions(cluster)).toEqual([
      'Suspended=True JobSuspended',
      'Suspended=False JobResumed',
      'SuccessCriteriaMet=True CompletionsReached',
      'Complete=True CompletionsReached',
    ])
  })

  test('ttlSecondsAfterFinished: then it goes with its Pods', () => {
    const { cluster } = stage(workload('Job', { command: 'sleep 1', ttlSecondsAfterFinished: 30 }))
    expect(cluster.list('Pod')).toHaveLength(1)
    cluster.advance(30_000)
    expect([...cluster.list('Job'), ...cluster.list('Pod')]).toEqual([])
  })

  test('a sidecar starts first, ends last, and does not hold the Job back', () => {
    const proxy = { name: 'proxy', image: 'demo/web:1', restartPolicy: 'Always' }
    const { cluster } = stage(workload('Job', { command: 'sleep 4', initContainers: [proxy] }))
    const shown = cluster.log.flatMap(({ pod }) => pod?.shown ?? [])
    expect(shown.filter((text, i) => text !== shown[i - 1])).toEqual([
      'Pending',
      'Init:0/1',
      'PodInitializing',
      'Running',
      'Completed',
    ])
    const [pod] = cluster.list('Pod')
    expect(pod!.containers.map(({ name, exitCode }) => [name, exitCode])).toEqual([
      ['proxy', 137],
      ['work', 0],
    ])
    expect(pod!.phase).toBe('Succeeded')
    expect(readyColumn(pod!)).toBe('0/2')
    expect(conditions(cluster).at(-1)).toBe('Complete=True CompletionsReached')
  })

  test('past activeDeadlineSeconds it fails and its Pods are stopped', () => {
    const { cluster } = stage(workload('Job', { command: 'sleep 600', activeDeadlineSeconds: 30 }))
    cluster.advance(60_000)
    expect(cluster.get('Job', 'report')!.status.Failed!.reason).toBe('DeadlineExceeded')
    expect(cluster.list('Pod')).toHaveLength(0)
  })
})

describe('CronJob', () => {
  test.each([
    ['Allow', 3, 2],
    ['Replace', 3, 1],
  ])('%s: %i Jobs in three minutes, %i at a time', (concurrencyPolicy, jobs, atOnce) => {
    const { cluster } = stage(workload('CronJob', { concurrencyPolicy, command: 'sleep 80' }))
    let most = 0
    for (let i = 0; i < 170; i++) {
      cluster.advance(1_000)
      most = Math.max(most, cluster.list('Job').filter((job) => job.finishedAt === null).length)
    }
    expect(cluster.log.filter((c) => c.kind === 'Job' && c.event === 'created')).toHaveLength(jobs)
    expect(most).toBe(atOnce)
  })

  test('Forbid: the run that fell due meanwhile starts when the running Job has ended', () => {
    const { cluster } = stage(
      workload('CronJob', { concurrencyPolicy: 'Forbid', command: 'sleep 80' }),
    )
    cluster.advance(140_000)
    const [first, second] = cluster.log.filter((c) => c.kind === 'Job' && c.event === 'created')
    expect(first!.at).toBe(START + 60_000)
    expect(second!.at).toBeGreaterThan(START + 140_000)
    expect(second!.name).toBe(`tick-${START / 60_000 + 2}`)
  })

  test('keeps as many finished Jobs as asked for, with their Pods', () => {
    const { cluster } = stage(workload('CronJob', { successfulJobsHistoryLimit: 1 }))
    cluster.advance(300_000)
    expect(cluster.list('Job')).toHaveLength(1)
    expect(cluster.list('Pod')).toHaveLength(1)
  })
})

describe('kubelet', () => {
  test('restarts a crashed container in place, after 0 s, 10 s, 20 s …', () => {
    const { cluster } = stage(workload('Deployment', { replicas: 1, command: 'sleep 3; exit 1' }))
    cluster.advance(120_000)
    expect(cluster.log.filter((c) => c.kind === 'Pod' && c.event === 'created')).toHaveLength(1)
    expect(cluster.list('Pod')[0]!.restarts).toBe(4)
    expect(cluster.list('Pod')[0]!.shown).toBe('CrashLoopBackOff')
  })

  test('a Pod whose readiness probe fails runs but is never Ready', () => {
    const { cluster } = stage(workload('StatefulSet', { path: '/nope' }))
    expect(cluster.list('Pod').map((pod) => `${pod.name} ${pod.shown} ${pod.ready}`)).toEqual([
      'db-0 Running false',
    ])
  })
})

describe('scheduler', () => {
  test.each([
    ['cordoned', 'kubectl cordon node1'],
    ['tainted NoSchedule', 'kubectl taint node node1 special=yes:NoSchedule'],
    ['tainted NoExecute', 'kubectl taint node node1 gone=yes:NoExecute'],
    ['lost', null],
  ])('puts no new Pod on a node that is %s', (_how, command) => {
    const { cluster, run, lose } = stage(workload('Deployment', { replicas: 0 }))
    if (command) run(command, 60)
    else lose('node1', 60)
    run('kubectl scale deployment/web --replicas=9', 20)
    const places = cluster.list('Pod').map(({ node }) => node)
    expect(places).toHaveLength(9)
    expect(places).not.toContain('node1')
  })

  test('leaves a Pod without a node while none fits', () => {
    const { cluster, run } = stage(workload('Deployment'), ['node1'])
    run('kubectl cordon node1')
    run('kubectl scale deployment/web --replicas=4', 60)
    expect(cluster.list('Pod').map(({ node }) => node)).toEqual(['node1', 'node1', 'node1', null])
    run('kubectl uncordon node1', 10)
    expect(cluster.get('Deployment', 'web')!.status.readyReplicas).toBe(4)
  })
})

test('drain refuses before the first eviction if it may not evict all', () => {
  const { cluster, run } = stage(workload('DaemonSet'))
  run('kubectl drain node1', 20)
  expect(cluster.list('Pod').filter((pod) => pod.node === 'node1' && pod.ready)).toHaveLength(1)
  expect(cluster.get('Node', 'node1')!.unschedulable).toBe(true)
})

test('an unknown command is named in the error', () => {
  const { run } = stage(workload('Deployment'))
  expect(() => run('kubectl fly deployment/web')).toThrow('kubectl fly deployment/web')
})

test('cron schedules: steps, ranges, lists, weekdays, macros', () => {
  const after = Date.UTC(2026, 10, 22, 15, 49, 30)
  const next = (schedule: string) => new Date(nextTime(schedule, after)!).toISOString().slice(0, 16)
  expect(next('* * * * *')).toBe('2026-11-22T15:50')
  expect(next('*/20 * * * *')).toBe('2026-11-22T16:00')
  expect(next('0 9-17 * * 1-5')).toBe('2026-11-23T09:00')
  expect(next('30 2,14 * * *')).toBe('2026-11-23T02:30')
  expect(next('0 0 29 2 *')).toBe('2028-02-29T00:00')
  expect(next('0 0 13 * 5')).toBe('2026-11-27T00:00')
  expect(next('@monthly')).toBe('2026-12-01T00:00')
  expect(() => nextTime('0 0 * *', after)).toThrow('five fields')
})
