/** What programs print about a container, read into the recordings' form. */
import type { Inodes, RecordedAsk, RecordedContainer } from '../../evidence/types.ts'
import type { Ran } from './shell.ts'

/** Run in a container, prints the links that `readInodes` reads. */
export const READ_INODES = [
  'sh',
  '-c',
  'for n in net ipc uts pid mnt; do readlink /proc/self/ns/$n; done',
]

/** @param text lines such as `net:[4026532256]` */
export function readInodes(text: string): Inodes {
  return Object.fromEntries(
    [...text.matchAll(/(\w+):\[(\d+)\]/g)].map(([, kind, inode]) => [kind, Number(inode)]),
  ) as Inodes
}

/**
 * @param text `/proc/PID/cgroup`
 * @returns path of the memory cgroup (v1) or of the only one (v2); undefined at the root, as seen from a cgroup namespace
 */
export function readCgroup(text: string): string | undefined {
  const rows = text.split('\n').map((line) => line.split(':'))
  const row =
    rows.find(([, controllers]) => controllers?.split(',').includes('memory')) ??
    rows.find(([id, controllers]) => id === '0' && controllers === '')
  const path = row?.slice(2).join(':')
  return path === '/' ? undefined : path
}

/** @param text memory.max or memory.limit_in_bytes @returns bytes; undefined where there is no limit */
export function readMemoryLimit(text: string): number | undefined {
  const bytes = Number(text)
  return bytes > 0 && bytes < 2 ** 60 ? bytes : undefined
}

/** @param text /etc/resolv.conf */
export const readNameserver = (text: string): string => /^nameserver\s+(\S+)/m.exec(text)?.[1] ?? ''

/** The parts of `docker inspect` that are read. */
export interface Inspected {
  Id: string
  Name: string
  State: { Pid: number; Status: string }
  Config: { Hostname: string; Labels: Record<string, string> }
  /** Podman gives the name of the image here, Docker its id. */
  Image?: string
  HostConfig: { Memory?: number }
  NetworkSettings: {
    Ports: Record<string, { HostIp: string; HostPort: string }[] | null>
    Networks: Record<string, { IPAddress: string; MacAddress: string }>
  }
}

/** Its service of the Compose project. */
export const serviceOf = ({ Config }: Inspected): string =>
  Config.Labels['com.docker.compose.service'] ?? ''

/** Its only network. A container in another's namespace has none. */
export const networkOf = ({ NetworkSettings }: Inspected) =>
  Object.values(NetworkSettings.Networks)[0]

/**
 * @param inodes what `READ_INODES` printed in it
 * @param cgroup its process's memory cgroup, as this host sees it; undefined where it does not
 */
export function readContainer(
  inspected: Inspected,
  inodes: string,
  cgroup: string | undefined,
): RecordedContainer {
  return {
    name: serviceOf(inspected),
    inodes: readInodes(inodes),
    ip: networkOf(inspected)?.IPAddress || undefined,
    hostname: inspected.Config.Hostname || undefined,
    cgroup: cgroup?.includes(inspected.Id) ? cgroup : undefined,
    memoryLimit: inspected.HostConfig.Memory || undefined,
  }
}

/** One line a container, as `docker-compose ps` has it, without the columns that tell nothing. */
export function readList(inspected: readonly Inspected[]): string[] {
  const rows = inspected.map(({ Name, State, NetworkSettings }) => ({
    name: Name.replace(/^\//, ''),
    state: State.Status === 'running' ? 'Up' : State.Status,
    ports: Object.entries(NetworkSettings.Ports).flatMap(([port, bound]) =>
      (bound ?? []).map(({ HostIp, HostPort }) => `${HostIp}:${HostPort}->${port}`),
    ),
  }))
  const width = Math.max(0, ...rows.map(({ name }) => name.length)) + 2
  return rows
    .map(({ name, state, ports }) => `${name.padEnd(width)}${state}  ${ports.join(', ')}`.trim())
    .toSorted()
}

/** What is asked of whom: the path tells them apart. */
export const QUESTIONS = {
  prometheus: { port: 9090, path: '/-/ready' },
  grafana: { port: 3000, path: '/api/health' },
} as const

/** Seconds that a request may take. */
export const PATIENCE = 30

/** busybox wget, as it is asked in a container. Not with -T: Debian's busybox 1.35 crashes on it. */
export const wget = (host: string, port: number, asked: string): string[] => [
  'wget',
  '-qO-',
  `http://${host}:${port}${asked}`,
]

/** @param ran what became of `wget` */
export function readAsk(question: Omit<RecordedAsk, 'text' | 'exit'>, ran: Ran): RecordedAsk {
  const said = ran.exit === 0 ? ran.out : ran.err
  const text = said
    .split('\n')
    .filter((line) => !line.startsWith('command terminated with exit code'))
    .join('\n')
    .trim()
  return { ...question, text, exit: ran.exit }
}
