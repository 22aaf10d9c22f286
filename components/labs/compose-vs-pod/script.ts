/** The script of the lab: its state, what can be done, and the six steps of the talk. */
import type { LabStep } from '../../../composables/useLab'
import latencyJson from '../../../evidence/latency.json'
import recordedJson from '../../../evidence/pod-vs-compose.json'
import type { Latency, PodVsCompose } from '../../../evidence/types'
import type { Text } from '../../../facts/types'
import { apply as applyToWorld, type Action } from '../../../models/pod-vs-compose/act'
import { ask, type Answer } from '../../../models/pod-vs-compose/ask'
import { RULES } from '../../../models/pod-vs-compose/rules'
import {
  PAUSE,
  addressOf,
  composeProject,
  find,
  pod,
  type ContainerSpec,
  type World,
} from '../../../models/pod-vs-compose/world'

export const recorded = recordedJson as unknown as PodVsCompose
export const latency = latencyJson as unknown as Latency
const dearer = latency.rows.map((row) => Math.round(row.difference))
const [least, most] = [Math.min(...dearer), Math.max(...dearer)]

/** The two sides, left and right. */
export const SIDES = ['compose', 'pod'] as const
export type Side = (typeof SIDES)[number]

/** The two containers, in the order they are drawn. */
export const NAMES = ['grafana', 'prometheus'] as const
export type Name = (typeof NAMES)[number]
export const peer = (name: Name): Name => (name === 'grafana' ? 'prometheus' : 'grafana')

/** What a request goes to; `ip` is the other container's address. */
export const TARGETS = ['localhost', 'prometheus', 'grafana', 'ip'] as const
export type Target = (typeof TARGETS)[number]
export const PORTS = [9090, 3000] as const
export interface Question {
  from: Name
  target: Target
  port: number
}

/** What the picture looks at. */
export type View =
  | 'running'
  | 'namespaces'
  | 'ask'
  | 'ports'
  | 'killed'
  | 'status'
  | 'limits'
  | 'price'
  | 'imitation'

export interface LabState {
  compose: World
  pod: World
  question: Question
  view: View
}

export type LabAction =
  | { do: 'look'; at: View }
  | { do: 'ask'; question: Question }
  /** Both sides as they were at the start. */
  | { do: 'fresh' }
  /** The left side becomes the imitation of a Pod by `network_mode: service:pause`. */
  | { do: 'imitate' }
  /** On one side, or on both. Names that a side does not have change nothing there. */
  | { do: 'act'; action: Action; on?: Side; at: View }

const prometheus: ContainerSpec = {
  name: 'prometheus',
  ports: [9090],
  reply: 'Prometheus Server is Ready.',
  memoryLimit: 512,
}
const grafana: ContainerSpec = {
  name: 'grafana',
  ports: [3000],
  reply: '{"database":"ok","stand_in_for":"grafana"}',
  memoryLimit: 256,
}

const restart = 'unless-stopped'
const project = composeProject('monitoring', [
  { ...prometheus, restart, publish: { 9090: 9090 } },
  { ...grafana, restart, publish: { 3000: 3000 } },
])
const monitoring = pod('monitoring', [prometheus, grafana], { ip: recorded.pod.kill.before.ip })
const shares = { net: PAUSE, ipc: PAUSE }
const imitation = composeProject('podlike', [
  { name: PAUSE, ports: [], reply: '', memoryLimit: null, publish: { 19090: 9090, 13000: 3000 } },
  { ...prometheus, joins: shares },
  { ...grafana, joins: shares },
])

export const initial: LabState = {
  compose: project,
  pod: monitoring,
  question: { from: 'grafana', target: 'localhost', port: 9090 },
  view: 'running',
}

/** The lab's state after one action. */
export function apply(state: LabState, action: LabAction): LabState {
  switch (action.do) {
    case 'look':
      return { ...state, view: action.at }
    case 'ask':
      return { ...state, question: action.question, view: 'ask' }
    case 'fresh':
      return { ...state, compose: project, pod: monitoring }
    case 'imitate':
      return { ...state, compose: imitation, view: 'imitation' }
    case 'act': {
      const next = { ...state, view: action.at }
      for (const side of SIDES)
        if (!action.on || action.on === side) next[side] = applyToWorld(state[side], action.action)
      return next
    }
  }
}

/** Things to do that the script and the buttons share. */
export const take9090: Action = { do: 'listen', container: 'grafana', port: 9090 }
export const hog: Action = { do: 'allocate', container: 'grafana', memory: 300 }

/** Ends one service for good: `docker stop` or `docker kill`. A Pod has no such thing for one container. */
export const stop: Action = { do: 'stop', container: 'prometheus' }

/** The question, then one row of the matrix (matrix.ts) a click, each with the state that 动手试试 opens on. */
export const steps: readonly LabStep<LabAction>[] = [
  {
    says: {
      zh: '同样两个服务，多一层 Pod，这五处各会怎样？先猜。',
      en: 'The same two services, one Pod more: what becomes of these five?',
    },
  },
  {
    says: {
      zh: '左边只怕发布到主机的端口相同；右边后来的起不来。',
      en: 'On the left only published ports clash; on the right the second one dies.',
    },
    actions: [{ do: 'act', action: take9090, at: 'ports' }],
  },
  {
    says: {
      zh: '两边都会原地拉起：网络归谁，谁就不变。',
      en: 'Both are started again: who keeps the network?',
    },
    actions: [
      { do: 'fresh' },
      { do: 'act', action: { do: 'kill', container: 'prometheus' }, at: 'killed' },
    ],
  },
  {
    says: {
      zh: '两边都只杀超了的那个；右边外面还有一个父 cgroup。',
      en: 'Only the one that exceeds its limit dies; a Pod has a parent cgroup too.',
    },
    actions: [{ do: 'fresh' }, { do: 'act', action: hog, at: 'limits' }],
  },
  {
    says: {
      zh: `每个请求多 ${least} 到 ${most} 微秒，不是用 Pod 的理由。`,
      en: `${least} to ${most} µs more a request: no reason for a Pod.`,
    },
    actions: [{ do: 'fresh' }, { do: 'look', at: 'price' }],
  },
  {
    says: {
      zh: 'Compose 也能合用 net 和 ipc；整体调度只有 Pod 有。',
      en: 'Compose can share net and ipc; nothing places both as one.',
    },
    actions: [{ do: 'imitate' }],
  },
]

/** What the audience looks at without changing anything. */
const LOOKS: Partial<Record<View, Text>> = {
  namespaces: {
    zh: 'namespace 的编号：左边各用各的；右边 net、ipc、uts 是同一个。',
    en: 'Namespaces: each its own on the left; one net, ipc and uts on the right.',
  },
  price: steps[4]!.says,
}

/** The host part of a question on one side. A dead container is asked at the address it had. */
export function hostOf(world: World, { from, target }: Question): string {
  if (target !== 'ip') return target
  const other = find(world, peer(from))!
  return (
    addressOf(world, other) ??
    recorded[world.side].containers.find((c) => c.name === other.spec.name)!.ip!
  )
}

export const answerOf = (world: World, question: Question): Answer =>
  ask(world, { from: question.from, host: hostOf(world, question), port: question.port })

const path = (question: Question, world: World) =>
  answerOf(world, question).by === 'grafana' || question.port === 3000 ? '/api/health' : '/-/ready'

/** The question that a view draws on a side; the price compares the two ways that work. */
export function questionAt(view: View, side: Side, question: Question): Question | undefined {
  if (view === 'ask') return question
  if (view !== 'price') return undefined
  return { from: 'grafana', target: side === 'pod' ? 'localhost' : 'prometheus', port: 9090 }
}

/** The rule that explains an answer best. */
export function whyOf({ rules }: Answer): Text {
  const telling = (['sharedNetns', 'joinedNetns', 'composeDns', 'podHostname'] as const).find(
    (rule) => rules.includes(rule) && !rules.includes('nobodyListens'),
  )
  const lonely = rules[0] === 'ownLoopback' ? rules[0] : undefined
  return RULES[telling ?? lonely ?? rules.at(-1)!].says
}

/** The command as the recordings give it to `exec`. */
export const commandOf = (world: World, question: Question) =>
  `wget -qO- http://${hostOf(world, question)}:${question.port}${path(question, world)}`

/**
 * The engine that printed exactly this text to this question while everything ran, as
 * `name version`; null where no recording has it, so that the text follows from the rules alone.
 */
export function recordedBy(world: World, question: Question): string | null {
  const source = world.name === imitation.name ? recorded.podlike : recorded[world.side]
  const found = source.asks.find(
    (asked) =>
      asked.from === question.from &&
      asked.host === hostOf(world, question) &&
      asked.port === question.port &&
      asked.text === answerOf(world, question).text,
  )
  const engine = found && (found.engine ?? source.engine)
  return engine ? `${engine.name} ${engine.version}` : null
}

/** The recorded inode of a container's namespace; null where the model has made a new one since. */
export function inode(
  world: World,
  name: string,
  kind: 'net' | 'ipc' | 'uts' | 'pid' | 'mnt',
): number | null {
  const [start, source] =
    world.name === imitation.name
      ? [imitation, recorded.podlike]
      : [world.side === 'pod' ? monitoring : project, recorded[world.side]]
  const number = find(world, name)!.ns[kind]
  const owner = start.containers.find((c) => c.ns[kind] === number)
  return source.containers.find((c) => c.name === owner?.spec.name)?.inodes[kind] ?? null
}

/** A container's state in words. */
export function statusOf(world: World, name: string): Text {
  const { status, restarts, ended } = find(world, name)!
  const again =
    restarts > 0 && status === 'running'
      ? { zh: ` · 重启 ${restarts}`, en: ` · restarts ${restarts}` }
      : { zh: '', en: '' }
  const code = ended?.code ?? ''
  const word = {
    running: { zh: '运行中', en: 'running' },
    exited: { zh: `已退出 ${code}`, en: `exited ${code}` },
    waiting:
      world.side === 'pod'
        ? { zh: 'CrashLoopBackOff', en: 'CrashLoopBackOff' }
        : { zh: 'Restarting', en: 'Restarting' },
    created: { zh: '启动失败', en: 'cannot start' },
  }[status]
  return { zh: word.zh + again.zh, en: word.en + again.en }
}

/** The sentence for what the audience has just done. */
export function describe(state: LabState, action: LabAction): Text {
  if (action.do === 'ask') {
    const { from, port } = action.question
    const outcomes = SIDES.map((side) => VERDICT[answerOf(state[side], action.question).outcome])
    const host = SIDES.map((side) => hostOf(state[side], action.question))
    const where = host[0] === host[1] ? `${host[0]}:${port}` : `IP:${port}`
    return {
      zh: `${from} 问 ${where}：左边${outcomes[0]!.zh}，右边${outcomes[1]!.zh}。`,
      en: `${from} asks ${where}: ${outcomes[0]!.en} on the left, ${outcomes[1]!.en} on the right.`,
    }
  }
  if (action.do === 'look') return LOOKS[action.at] ?? steps[0]!.says
  if (action.do !== 'act') return steps.at(-1)!.says
  const name = action.action.container
  const [left, right] = SIDES.map((side) =>
    find(state[side], name)
      ? statusOf(state[side], name)
      : { zh: '没有这个容器', en: 'no such container' },
  )
  return {
    zh: `${name}：左边${left!.zh}，右边${right!.zh}。`,
    en: `${name}: ${left!.en} on the left, ${right!.en} on the right.`,
  }
}

/** What an outcome is called. */
export const VERDICT: Record<Answer['outcome'], Text> = {
  answered: { zh: '应答', en: 'answered' },
  refused: { zh: '拒绝连接', en: 'refused' },
  'bad-address': { zh: '不认识这个名字', en: 'unknown name' },
  'no-route': { zh: '不可达', en: 'no route' },
  'no-caller': { zh: '发起方没有运行', en: 'caller is dead' },
}
