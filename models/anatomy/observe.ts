import type { Namespace } from './types'

/** The host that the process runs on, as the recording found it. */
export interface Host {
  hostname: string
  links: readonly string[]
  root: readonly string[]
  /** Processes that `ps` lists on the host. */
  processes: number
  /** The process's pid as the host counts. */
  pid: number
  /** System V message queues. */
  queues: number
}

/** What the lab switches. */
export interface Walls {
  /** Namespaces of the process's own; the others are the host's. */
  namespaces: ReadonlySet<Namespace>
  /** A memory cgroup with a limit, in MiB; null for none. */
  memoryLimit: number | null
}

/** Which processes `ps` lists: it reads /proc, not the pid namespace. */
export type ProcessList = 'host' | 'own' | 'none'

/** What the process itself finds when it looks around. */
export interface View {
  /** `echo $$` */
  pid: number
  /** `ps` */
  processes: ProcessList
  /** `hostname`, after the process has set it to `box` where it may. */
  hostname: string
  /** `ip link` */
  links: readonly string[]
  /** `ls /` */
  root: readonly string[]
  /** `cat /proc/self/uid_map`: first uid inside, first uid outside, count; null where /proc is not mounted. */
  uidMap: string | null
  /** System V message queues in sight; null where /proc is not mounted. */
  queues: number | null
}

/** Root directory of the recorded container: a busybox and nothing else. */
export const CONTAINER_ROOT = ['bin', 'dev', 'probe.sh', 'proc', 'tmp'] as const

/**
 * What the process sees, rule by rule. Conforms to all 64 recorded combinations (evidence/anatomy.json).
 *
 * Sources: namespaces(7) and pid_namespaces(7) (pid 1; `ps` needs a /proc of its own, hence a mount
 * namespace), network_namespaces(7) (a new one holds only `lo`), uts_namespaces(7), ipc_namespaces(7),
 * user_namespaces(7) (a /proc may only be mounted by the user namespace that owns the pid namespace).
 */
export function observe({ namespaces }: Pick<Walls, 'namespaces'>, host: Host): View {
  const has = (kind: Namespace) => namespaces.has(kind)
  const procRefused = has('mnt') && has('user') && !has('pid')
  return {
    pid: has('pid') ? 1 : host.pid,
    processes: procRefused ? 'none' : has('mnt') && has('pid') ? 'own' : 'host',
    hostname: has('uts') ? 'box' : host.hostname,
    links: has('net') ? ['lo'] : host.links,
    root: has('mnt') ? CONTAINER_ROOT : host.root,
    uidMap: procRefused ? null : has('user') ? '0 100000 1' : '0 0 4294967295',
    queues: procRefused ? null : has('ipc') ? 0 : host.queues,
  }
}

/** How an allocation ended: granted, or the kernel's OOM killer ended the process with SIGKILL (128 + 9). */
export type Allocation = { granted: true } | { granted: false; exit: 137 }

/**
 * What happens when the process touches `mib` MiB of memory. Namespaces play no part in it: they
 * decide what a process sees, a cgroup how much it may use (cgroups(7), memory controller).
 *
 * @throws RangeError for a negative amount
 */
export function allocate(mib: number, { memoryLimit }: Pick<Walls, 'memoryLimit'>): Allocation {
  if (mib < 0) throw new RangeError(`allocate: ${mib} MiB is negative; ask for 0 or more`)
  return memoryLimit === null || mib <= memoryLimit
    ? { granted: true }
    : { granted: false, exit: 137 }
}
