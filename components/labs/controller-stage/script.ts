import type { LabStep } from '../../../composables/useLab'
import type { Text } from '../../../facts/types'
import type { Change, Cluster } from '../../../models/controllers/cluster'
import {
  BAD_IMAGE,
  sceneOf,
  type ControllerKind,
  type Stage,
  type StageAction,
} from '../../../models/controllers/stage'

type Step = LabStep<StageAction>

const wait = (seconds: number): StageAction => ({ wait: seconds * 1_000 })
const run = (command: string): StageAction => ({ run: command })
/** A command about the first Pod that is ready and stays. */
const onPod = (command: string): StageAction => ({
  run: (cluster: Cluster) => {
    const pod = cluster.list('Pod').find(({ ready, deletedAt }) => ready && deletedAt === null)
    return `${command} ${pod?.name}`
  },
})

const nodeOf = (pod: string) => (cluster: Cluster) => cluster.get('Pod', pod)!.node!

const STEPS: Record<ControllerKind, readonly Step[]> = {
  Deployment: [
    {
      says: {
        zh: 'Deployment 管 ReplicaSet，ReplicaSet 管 3 个 Pod。',
        en: 'A Deployment owns a ReplicaSet, which owns three Pods.',
      },
      actions: [{ show: 'Deployment' }, wait(20)],
    },
    {
      says: {
        zh: '删掉一个 Pod：旧的还没走完，换了名字的新 Pod 已经建好。',
        en: 'Delete a Pod: before it is gone, a new one has another name.',
      },
      actions: [onPod('kubectl delete pod'), wait(0.5)],
    },
    {
      says: {
        zh: '换镜像：两个 ReplicaSet 一进一出，就绪的不少于 3 个。',
        en: 'A new image: one ReplicaSet grows, one shrinks, 3 stay ready.',
      },
      actions: [wait(20), run('kubectl set image deployment/web web=demo/web:2'), wait(3)],
    },
    {
      says: {
        zh: '滚动完成：旧 ReplicaSet 缩到 0，留着等你回滚。',
        en: 'Done: the old ReplicaSet stays, with 0 Pods, for a rollback.',
      },
      actions: [wait(40)],
    },
    {
      says: {
        zh: '镜像写错：新 Pod 拉不到镜像，滚动停住，旧 Pod 一个不少。',
        en: 'A wrong image: the rollout stalls, and no old Pod goes.',
      },
      actions: [run(`kubectl set image deployment/web web=${BAD_IMAGE}`), wait(30)],
    },
    {
      says: {
        zh: '回滚：只删那个坏 Pod，原来的 3 个原地不动。',
        en: 'Undo: only the broken Pod goes, the other three stay.',
      },
      actions: [run('kubectl rollout undo deployment/web'), wait(2)],
    },
  ],
  StatefulSet: [
    {
      says: {
        zh: 'StatefulSet 的 Pod 名字固定，按序号逐个创建。',
        en: 'A StatefulSet makes Pods with fixed names, one by one.',
      },
      actions: [{ show: 'StatefulSet' }, wait(20)],
    },
    {
      says: {
        zh: '删掉 db-1：名字被旧对象占着，控制器只等，不补。',
        en: 'Delete db-1: the old object holds the name, so nothing is made.',
      },
      actions: [run('kubectl delete pod db-1'), wait(2)],
    },
    {
      says: {
        zh: '旧对象一消失，db-1 带着自己的名字回来了。',
        en: 'The old object is gone: db-1 comes back under its own name.',
      },
      actions: [wait(8)],
    },
    {
      says: {
        zh: '节点失联近 6 分钟：没人确认 db-1 已停，就不补。',
        en: 'Node lost for 6 minutes: nobody confirms db-1 stopped, so it waits.',
      },
      actions: [{ machine: 'lose', node: nodeOf('db-1') }, wait(360)],
    },
    {
      says: {
        zh: '节点回来，旧 Pod 确认停下，db-1 才重新创建。',
        en: 'The node is back, the stop is confirmed, db-1 is made again.',
      },
      actions: [{ machine: 'reconnect', node: nodeOf('db-1') }, wait(14)],
    },
  ],
  DaemonSet: [
    {
      says: {
        zh: 'DaemonSet 不写副本数：有几个节点，就有几个 Pod。',
        en: 'A DaemonSet has no number of replicas: one Pod on each node.',
      },
      actions: [{ show: 'DaemonSet' }, wait(20)],
    },
    {
      says: {
        zh: '删掉一个：旧的一停下，同一个节点就补上新的。',
        en: 'Delete one: as soon as it has stopped, the node gets a new one.',
      },
      actions: [onPod('kubectl delete pod'), wait(3)],
    },
    {
      says: {
        zh: '新节点加入：一就绪，就得到自己的 Pod。',
        en: 'A node joins: as soon as it is ready, it gets its Pod.',
      },
      actions: [wait(5), { machine: 'join', node: 'node4' }, wait(8)],
    },
    {
      says: {
        zh: '封锁节点拦不住它：Pod 不走，删掉了也照样补回来。',
        en: 'A cordon does not stop it: deleted there, the Pod comes back.',
      },
      actions: [
        run('kubectl cordon node3'),
        {
          run: (cluster) =>
            `kubectl delete pod ${cluster.list('Pod').find(({ node }) => node === 'node3')?.name}`,
        },
        wait(9),
      ],
    },
  ],
  Job: [
    {
      says: {
        zh: 'Job：要成功 6 次，同时最多 2 个 Pod。',
        en: 'A Job: 6 successes wanted, at most 2 Pods at a time.',
      },
      actions: [{ show: 'Job' }, wait(3)],
    },
    {
      says: {
        zh: '跑完一个补一个：成功的 Pod 留着，不会重启。',
        en: 'One ends, the next begins: finished Pods stay as they are.',
      },
      actions: [wait(11)],
    },
    {
      says: {
        zh: '删掉正在跑的一个：记 1 次失败，退避 10 秒后再试。',
        en: 'Delete a running one: one failure, tried again after 10 s.',
      },
      actions: [onPod('kubectl delete pod'), wait(3)],
    },
    {
      says: {
        zh: '凑满 6 次成功：Job 完成，不再创建 Pod。',
        en: 'Six successes: the Job is complete and creates no more Pods.',
      },
      actions: [wait(60)],
    },
  ],
  CronJob: [
    {
      says: {
        zh: 'CronJob 到点创建 Job，Job 再创建 Pod。',
        en: 'A CronJob: at each full minute it makes a Job, which makes a Pod.',
      },
      actions: [{ show: 'CronJob' }, wait(63)],
    },
    {
      says: {
        zh: '每分钟一个 Job；名字末尾是计划时间（1970 年以来的分钟数）。',
        en: 'One Job a minute; its name ends in minutes since 1970.',
      },
      actions: [wait(120)],
    },
  ],
}

/** The steps for the controllers of one slide, in their order. */
export const stepsFor = (kinds: readonly ControllerKind[]): readonly Step[] =>
  kinds.flatMap((kind) => STEPS[kind])

/** The steps (0-based) that tell the story of the slide on paper. */
export const PAPER: Partial<Record<ControllerKind, readonly number[]>> = {
  Deployment: [1],
  StatefulSet: [1],
  DaemonSet: [3],
  Job: [1],
}

/** What the latest action of the audience did, as one sentence. */
export function describe(stage: Stage, action: StageAction): Text {
  const { changes, kind } = sceneOf(stage)
  if ('show' in action) return { zh: `${kind}，从头开始。`, en: `${kind}, from the start.` }
  /** A Pod that was asked to go gets a phase too, at its end: nothing of its own. */
  const pods = (event: Change['event']) =>
    changes.filter(
      (change) =>
        change.event === event && change.pod && !(event === 'finished' && change.pod.deleting),
    ).length
  const counts = [
    ['created', '新建', 'created'],
    ['deleting', '开始终止', 'terminating'],
    ['gone', '消失', 'gone'],
    ['ready', '就绪', 'ready'],
    ['finished', '跑完', 'finished'],
  ] as const
  const seen = counts.filter(([event]) => pods(event) > 0)
  const what = {
    zh: seen.map(([event, zh]) => `${zh} ${pods(event)} 个`).join('，') || '没有 Pod 变化',
    en: seen.map(([event, , en]) => `${pods(event)} ${en}`).join(', ') || 'no Pod changes',
  }
  if ('run' in action || 'machine' in action)
    return { zh: `已执行：${what.zh}。`, en: `Done: ${what.en}.` }
  return { zh: `时间过去：${what.zh}。`, en: `Time passes: ${what.en}.` }
}
