/** What this host sees of a container's process, where it may look: as root, and where the process runs on it. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { readCgroup, readInodes, readMemoryLimit } from './container.ts'
import { hasProgram } from './host.ts'
import { must, run } from './shell.ts'

/** Prints the cookie of the network namespace it runs in: SO_NETNS_COOKIE is 71 in <asm-generic/socket.h>. */
const COOKIE =
  'import socket; print(int.from_bytes(socket.socket().getsockopt(socket.SOL_SOCKET, 71, 8), "little"))'

/** What is to be had of processes here, and what is missing in one line where it is not. */
export const lacksForProcesses = (): string | undefined => {
  if (process.getuid?.() !== 0) return 'needs root'
  const missing = ['nsenter', 'ipcmk', 'python3'].filter((name) => !hasProgram(name))
  return missing.length ? `needs ${missing.join(', ')} on PATH` : undefined
}

/** @returns its network namespace's cookie, which is never used again, unlike an inode number */
export const readNetnsCookie = async (pid: number): Promise<number> =>
  Number(await must(['nsenter', '-t', String(pid), '-n', 'python3', '-c', COOKIE]))

/** Makes a System V message queue in its IPC namespace. It goes with the namespace. */
export const makeQueue = (pid: number): Promise<string> =>
  must(['nsenter', '-t', String(pid), '-i', 'ipcmk', '-Q'])

/** Run in a container, prints how many queues it sees. */
export const COUNT_QUEUES = ['sh', '-c', 'tail -n +2 /proc/sysvipc/msg | wc -l']

/** @returns its memory cgroup, as this host names it */
export function readCgroupOf(pid: number): string | undefined {
  const file = `/proc/${pid}/cgroup`
  return existsSync(file) ? readCgroup(readFileSync(file, 'utf8')) : undefined
}

/** @param pid of a process in this host's root cgroup namespace */
export const readInodesOf = async (pid: number) =>
  readInodes(
    await must(['sh', '-c', `for n in net ipc uts pid mnt; do readlink /proc/${pid}/ns/$n; done`]),
  )

/** @param cgroup a memory cgroup of this host @returns its limit in bytes */
export function readLimitOf(cgroup: string): number | undefined {
  const file = ['memory.max', 'memory/memory.limit_in_bytes']
    .map((name) => path.join('/sys/fs/cgroup', path.dirname(name), cgroup, path.basename(name)))
    .find((candidate) => existsSync(candidate))
  return file === undefined ? undefined : readMemoryLimit(readFileSync(file, 'utf8').trim())
}

/**
 * Finds a Pod's containers among the processes of this host: they are there where its node is
 * (kind, k3s, kubeadm on one machine).
 *
 * @param uid of the Pod
 * @returns container id → its first process
 */
export function podProcesses(uid: string): Map<string, number> {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const found = new Map<string, number>()
  for (const pid of pids.map(Number).toSorted((a, b) => a - b)) {
    const id = containerIn(cgroupText(pid), uid)
    if (id && !found.has(id)) found.set(id, pid)
  }
  return found
}

/** Empty where the process ended meanwhile. */
function cgroupText(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cgroup`, 'utf8')
  } catch {
    return ''
  }
}

/**
 * @param text `/proc/PID/cgroup`
 * @param uid of a Pod
 * @returns the id of the Pod's container that the process is in; undefined where it is in none
 */
export function containerIn(text: string, uid: string): string | undefined {
  const [, after] = (readCgroup(text) ?? '').split(new RegExp(`pod${uid.replaceAll('-', '[-_]')}`))
  return /[0-9a-f]{64}/.exec(after ?? '')?.[0]
}

/** @returns the kernel's own line on the last kill in this cgroup; undefined where it cannot be read */
export async function readOomKill(cgroupPart: string): Promise<string | undefined> {
  const { exit, out } = await run(['dmesg'])
  if (exit !== 0) return undefined
  const line = out
    .split('\n')
    .findLast((text) => text.includes('oom-kill:') && text.includes(cgroupPart))
  return line && shortenOomKill(line)
}

/** @param line e.g. `[1.2] oom-kill:constraint=…,nodemask=…,cpuset=…,mems_allowed=0,oom_memcg=…` */
export const shortenOomKill = (line: string): string =>
  line
    .replace(/^.*?oom-kill:/, 'oom-kill:')
    .replace(/,nodemask=.*?,oom_memcg=/, ',…,oom_memcg=')
    .replace(/,pid=.*$/, '')
