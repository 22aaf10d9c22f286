/** The six namespaces that the anatomy lab switches, in the order a container runtime is usually explained. */
export const NAMESPACES = ['pid', 'net', 'mnt', 'uts', 'ipc', 'user'] as const
export type Namespace = (typeof NAMESPACES)[number]

/** What a process saw with some namespaces of its own; evidence/anatomy.json holds all 64 combinations. */
export interface AnatomyRecording {
  /** Day of the recording, YYYY-MM-DD. */
  recorded: string
  kernel: string
  tools: string
  cases: {
    /** The namespaces that were new; all others were the host's. */
    on: readonly Namespace[]
    /** The process's own pid, as `echo $$` prints it. */
    pid: number
    /** Lines that `ps` prints. */
    processes: number
    hostname: string
    /** Network interfaces that `ip link` lists. */
    links: string[]
    /** What `ls /` lists. */
    root: string[]
    /** What `id -u` prints. */
    uid: number
    /** `/proc/self/uid_map` (first uid inside, first uid outside, count), or null where /proc is not readable. */
    uidMap: string | null
    /** System V message queues in sight; the host has one. */
    queues: number
  }[]
}
