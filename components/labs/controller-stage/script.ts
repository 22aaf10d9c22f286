import type { LabStep } from '../../../composables/useLab'
import type { Text } from '../../../facts/types'
import type { Change, Cluster } from '../../../models/controllers/cluster'
import type { ControllerKind, StageAction } from '../../../models/controllers/stage'
import { sceneIn, type Theatre, type TheatreAction } from '../../../models/controllers/theatre'

/** One click of a play. */
export interface StageStep extends LabStep<TheatreAction> {
  /** The large words of each controller from this step on. */
  words?: Partial<Record<ControllerKind, Text>>
  /** A command that is not run yet: the room is asked what it will do. */
  asks?: string
  /** The recorded times stand below. */
  bars?: boolean
}

/** What is played on one slide. */
export interface Play {
  kinds: readonly ControllerKind[]
  initial: Theatre
  steps: readonly StageStep[]
}

const wait = (seconds: number): StageAction => ({ wait: seconds * 1_000 })
const run = (command: string): StageAction => ({ run: command })
/** A command about the second Pod that is ready and stays. */
const onPod = (command: string): StageAction => ({
  run: (cluster: Cluster) => {
    const pods = cluster.list('Pod').filter(({ ready, deletedAt }) => ready && deletedAt === null)
    return `${command} ${pods.at(1)?.name}`
  },
})
const DELETE_DB = 'kubectl delete pod db-1'

const SEATS: readonly StageStep[] = [
  {
    says: {
      zh: '左边三个副本，谁都一样；右边三个座位，名字和存储各有各的。',
      en: 'Left: three replicas, all alike. Right: three seats, each with its name and storage.',
    },
    words: {
      Deployment: { zh: '谁都一样', en: 'All alike' },
      StatefulSet: { zh: '各有各的座位', en: 'Each its own seat' },
    },
    actions: [wait(20)],
  },
  {
    says: {
      zh: '换镜像：新的先来，就绪了，旧的才走。',
      en: 'A new image: the new one comes first, and when it is ready, an old one goes.',
    },
    words: { Deployment: { zh: '新的先来', en: 'The new come first' } },
    actions: [run('kubectl set image deployment/web web=demo/web:2'), wait(2)],
  },
  {
    says: {
      zh: '删掉一个：旧的还没走完，换了名字的新 Pod 已经建好。',
      en: 'Delete one: before it is gone, a new Pod is there, under another name.',
    },
    words: { Deployment: { zh: '换新人', en: 'A new one' } },
    actions: [wait(30), onPod('kubectl delete pod'), wait(0.5)],
  },
  {
    says: {
      zh: '轮到 StatefulSet：删掉 db-1，马上会有新的吗？',
      en: 'Now the StatefulSet: delete db-1, and will there be a new one at once?',
    },
    words: { StatefulSet: { zh: '马上有新的？', en: 'A new one at once?' } },
    asks: DELETE_DB,
    actions: [wait(8), { turn: 'StatefulSet' }],
  },
  {
    says: {
      zh: '名字被旧的占着：座位空着，存储留着，控制器只等。',
      en: 'The old one holds the name: the seat stays empty, the storage stays, it waits.',
    },
    words: { StatefulSet: { zh: '等……', en: 'It waits …' } },
    actions: [run(DELETE_DB), wait(2)],
  },
  {
    says: {
      zh: '旧的一消失，db-1 回到原来的座位，插回原来的存储。',
      en: 'The old one is gone: db-1 is back on its seat, with its own storage.',
    },
    words: { StatefulSet: { zh: '还叫 db-1', en: 'Still db-1' } },
    actions: [wait(4)],
  },
  {
    says: {
      zh: '换新人，一段重叠；等旧人，一段空档。',
      en: 'A new one: an overlap. The old one: a gap.',
    },
    words: {
      Deployment: { zh: '换新人', en: 'New' },
      StatefulSet: { zh: '等旧人', en: 'Waits' },
    },
    bars: true,
  },
]

const LIVES: readonly StageStep[] = [
  {
    says: {
      zh: 'DaemonSet 不写副本数：有几个节点，就有几个 Pod。',
      en: 'A DaemonSet has no number of replicas: one Pod on each node.',
    },
    words: { DaemonSet: { zh: '一台一个', en: 'One each' } },
    actions: [wait(20)],
  },
  {
    says: {
      zh: '新节点加入：一就绪，就得到自己的 Pod。',
      en: 'A node joins: as soon as it is ready, it gets its Pod.',
    },
    words: { DaemonSet: { zh: '来一台添一个', en: 'One more' } },
    actions: [{ machine: 'join', node: 'node4' }, wait(8)],
  },
  {
    says: {
      zh: '封锁 node3，再删掉它的 Pod：还会回来吗？',
      en: 'Cordon node3 and delete its Pod: will it come back?',
    },
    words: { DaemonSet: { zh: '封锁了呢？', en: 'Cordoned?' } },
    actions: [run('kubectl cordon node3'), wait(1)],
  },
  {
    says: {
      zh: '封锁拦不住它：旧的一停下，原地再建一个。',
      en: 'A cordon does not stop it: the old one ends, a new one is made there.',
    },
    words: { DaemonSet: { zh: '跟着节点走', en: 'By the node' } },
    actions: [
      {
        run: (cluster) =>
          `kubectl delete pod ${cluster.list('Pod').find(({ node }) => node === 'node3')?.name}`,
      },
      wait(9),
    ],
  },
  {
    says: {
      zh: 'Job：要成功 6 次，同时最多 2 个 Pod。',
      en: 'A Job: 6 successes wanted, at most 2 Pods at a time.',
    },
    words: { Job: { zh: '6 份，2 个一起', en: '6, 2 at once' } },
    actions: [{ show: 'Job' }, wait(13)],
  },
  {
    says: {
      zh: '中途删掉一个：记 1 次失败，隔 10 秒再试；凑满 6 次就收工。',
      en: 'One is deleted: a failure, tried again after 10 s; at 6 successes it stops.',
    },
    words: { Job: { zh: '做完就停', en: 'Ends' } },
    actions: [onPod('kubectl delete pod'), wait(60)],
  },
  {
    says: {
      zh: '有的跟着节点走，有的做完就停；CronJob 到点再来一个 Job。',
      en: 'Some go with the nodes, some end; a CronJob makes a Job at each full minute.',
    },
    words: { CronJob: { zh: '到点再来', en: 'On time' } },
    actions: [{ show: 'CronJob' }, wait(192)],
  },
]

/** The plays, by name. */
export const PLAYS = {
  seats: {
    kinds: ['Deployment', 'StatefulSet'],
    initial: {
      stages: {
        Deployment: [{ show: 'Deployment' }],
        StatefulSet: [{ show: 'StatefulSet' }, wait(20)],
      },
      front: 'Deployment',
    },
    steps: SEATS,
  },
  lives: {
    kinds: ['DaemonSet', 'Job', 'CronJob'],
    initial: { stages: { DaemonSet: [{ show: 'DaemonSet' }] }, front: 'DaemonSet' },
    steps: LIVES,
  },
} satisfies Record<string, Play>

/** The large words that stand at a step: the latest of each controller. */
export const wordsAt = ({ steps }: Pick<Play, 'steps'>, index: number) =>
  Object.assign({}, ...steps.slice(0, index + 1).map(({ words }) => words)) as NonNullable<
    StageStep['words']
  >

/** What the latest action of the audience did, as one sentence. */
export function describe(theatre: Theatre, action: TheatreAction): Text {
  const { changes, kind } = sceneIn(theatre)
  if ('show' in action || 'turn' in action)
    return { zh: `${kind}，从头开始。`, en: `${kind}, from the start.` }
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
