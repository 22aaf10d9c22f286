/** What the lab tells on stage: five situations, each with what becomes of it on either side. */
import type { Text } from '../../../facts/types'
import { latency, recorded, type Side } from './script'

/** What a cell's icon draws. */
export type Icon =
  | 'two-ports'
  | 'one-port'
  | 'new-net'
  | 'same-net'
  | 'two-limits'
  | 'sum-limit'
  | 'over-bridge'
  | 'loopback'
  | 'tied'
  | 'whole'

/** One side of a situation. */
interface Cell {
  icon: Icon
  /** At most six Chinese characters; a Latin word counts as one. */
  word: Text
  /** Two lines at most that bear it out: what a program printed, or our own words in two languages. */
  lines: readonly (string | Text)[]
}

export interface MatrixRow {
  id: 'ports' | 'restart' | 'limits' | 'price' | 'imitation'
  name: Text
  /** What is done, or where one looks. */
  asked: Text
  /** Where the lines are from. */
  from: Text
  sides: Record<Side, Cell>
}

const MIB = 1024 * 1024
const RECORDED: Text = { zh: '录制', en: 'recorded' }
const MEASURED: Text = { zh: '测得', en: 'measured' }

const { compose, pod, podlike } = recorded
const limitOf = (side: Side, name: string) =>
  recorded[side].containers.find((c) => c.name === name)!.memoryLimit! / MIB

/** How often prometheus was started again, and its network namespace's cookie before and after. */
function restartOf(side: Side): string[] {
  const { before, after } = recorded[side].kill
  const netns =
    side === 'pod' ? pod.netnsCookie : { before: before.netnsCookie!, after: after.netnsCookie! }
  return [
    `restarts ${before.restarts.prometheus} -> ${after.restarts.prometheus}`,
    `netns    ${netns.before} -> ${netns.after}`,
  ]
}

/** Time of the shortest and of the longest request, in µs. */
function priceOf(path: 'bridge' | 'loopback'): string[] {
  const [tcp, get] = latency.rows
  return [`TCP 64 B  ${tcp![path]} µs`, `GET       ${get![path]} µs`]
}

/** Which of a Pod's three shared namespaces two containers of a recording share. */
function sharing(containers: typeof pod.containers): Text {
  const [a, b] = ['prometheus', 'grafana'].map((name) => containers.find((c) => c.name === name)!)
  const kinds = ['net', 'ipc', 'uts'] as const
  const same = kinds.filter((kind) => a!.inodes[kind] === b!.inodes[kind])
  const apart = kinds.filter((kind) => !same.includes(kind))
  return {
    zh: `${same.join('、')} 合用${apart.length ? `，${apart.join('、')} 两个` : ''}`,
    en: `one ${same.join(', ')}${apart.length ? `; two ${apart.join(', ')}` : ''}`,
  }
}

/** In the order they are told, one a click. */
export const rows: readonly MatrixRow[] = [
  {
    id: 'ports',
    name: { zh: '端口', en: 'Port' },
    asked: { zh: '两个都要 9090', en: 'both want 9090' },
    from: RECORDED,
    sides: {
      compose: {
        icon: 'two-ports',
        word: { zh: '各占各的', en: 'each its own' },
        lines: [compose.publishedPortClash],
      },
      pod: {
        icon: 'one-port',
        word: { zh: '只容一个', en: 'room for one' },
        lines: [pod.portClash.text],
      },
    },
  },
  {
    id: 'restart',
    name: { zh: '重启', en: 'Restart' },
    asked: { zh: '一号进程结束', en: 'PID 1 ends' },
    from: RECORDED,
    sides: {
      compose: {
        icon: 'new-net',
        word: { zh: '换一套网络', en: 'a new network' },
        lines: restartOf('compose'),
      },
      pod: {
        icon: 'same-net',
        word: { zh: '网络不变', en: 'the same network' },
        lines: restartOf('pod'),
      },
    },
  },
  {
    id: 'limits',
    name: { zh: '限额', en: 'Limit' },
    asked: { zh: '谁吃太多内存', en: 'a memory hog' },
    from: RECORDED,
    sides: {
      compose: {
        icon: 'two-limits',
        word: { zh: '各限各的', en: 'each its own' },
        lines: [
          `${limitOf('compose', 'prometheus')} MiB, ${limitOf('compose', 'grafana')} MiB`,
          { zh: '没有合起来的上限', en: 'no limit for both' },
        ],
      },
      pod: {
        icon: 'sum-limit',
        word: { zh: '另有总限额', en: 'a sum on top' },
        lines: [
          `${limitOf('pod', 'prometheus')} MiB, ${limitOf('pod', 'grafana')} MiB`,
          {
            zh: `父 cgroup ${pod.memoryLimit / MIB} MiB`,
            en: `parent ${pod.memoryLimit / MIB} MiB`,
          },
        ],
      },
    },
  },
  {
    id: 'price',
    name: { zh: '代价', en: 'Price' },
    asked: { zh: '一次请求', en: 'one request' },
    from: MEASURED,
    sides: {
      compose: {
        icon: 'over-bridge',
        word: { zh: '多走网桥', en: 'over a bridge' },
        lines: priceOf('bridge'),
      },
      pod: {
        icon: 'loopback',
        word: { zh: '本机回环', en: 'loopback' },
        lines: priceOf('loopback'),
      },
    },
  },
  {
    id: 'imitation',
    name: { zh: '仿 Pod', en: 'Mimic' },
    asked: { zh: 'network_mode', en: 'network_mode' },
    from: RECORDED,
    sides: {
      compose: {
        icon: 'tied',
        word: { zh: '差一个 uts', en: 'lacks one uts' },
        lines: [
          sharing(podlike.containers),
          { zh: '按规则：各自调度、重启', en: 'by the rules: each for itself' },
        ],
      },
      pod: {
        icon: 'whole',
        word: { zh: '一个整体', en: 'one whole' },
        lines: [
          sharing(pod.containers),
          { zh: '按规则：一起调度、扩缩', en: 'by the rules: placed as one' },
        ],
      },
    },
  },
]
