/** What the engines did, in the form that the labs show and the models are tested against. */

/** Namespace inode numbers of one process, as `readlink /proc/PID/ns/KIND` prints them. */
export type Inodes = Record<'net' | 'ipc' | 'uts' | 'pid' | 'mnt', number>

/** The engine that made a recording. */
export interface Engine {
  name: string
  version: string
  /** The tool that drove it, with its version; empty where it was driven by hand. */
  with: string
  /** Whose copy of its source it was built from; absent for the project's own release. */
  builtFrom?: string
}

/** One container of a recording. */
export interface RecordedContainer {
  name: string
  inodes: Inodes
  /** IPv4, without prefix length. */
  ip?: string
  hostname?: string
  /** Path of its memory cgroup. */
  cgroup?: string
  /** Bytes; absent where it has no limit of its own. */
  memoryLimit?: number
}

/** One request, made with busybox wget (from `host`: curl). */
export interface RecordedAsk {
  /** A container, or `host`. */
  from: string
  host: string
  port: number
  path: string
  /** Exit status of the program; absent where it was not recorded. */
  exit?: number
  /** What it printed: the answer, or the error. */
  text: string
  /** What had been done before, in words of the model: container → its state. Absent: all run. */
  after?: string
  /** Where it is not the engine of the whole recording. */
  engine?: Engine
}

/** Microseconds per request over the shared loopback and over Docker's bridge. */
export interface LatencyRow {
  test: string
  loopback: number
  bridge: number
  /** Difference of the paired medians. */
  difference: number
  /** Median paired ratio and its 95 % bootstrap interval. */
  ratio: [median: number, low: number, high: number]
}

/** evidence/latency.json: measured apart, on a quiet machine. */
export interface Latency {
  /** ISO date. */
  recorded: string
  host: string
  engine: Engine
  rows: LatencyRow[]
}

/** A container before or after its PID 1 ended, with a restart policy that starts it again. */
export interface RecordedKill {
  ip: string
  /** How often each container had been started again. */
  restarts: Record<string, number>
  /** First 12 characters of the container's id. */
  id?: string
  mac?: string
  /** SO_NETNS_COOKIE of its network namespace: never re-used, unlike the inode number. */
  netnsCookie?: number
  /** Inode of its network namespace: in a Pod the other container holds it the while. */
  netns?: number
}

/** evidence/pod-vs-compose.json */
export interface PodVsCompose {
  /** ISO date. */
  recorded: string
  host: string
  /** What stands in for programs that were not to be had. */
  standIn: { for: string; is: string }
  compose: {
    engine: Engine
    dns: string
    containers: RecordedContainer[]
    asks: RecordedAsk[]
    /** `docker compose ps`, without the columns that tell nothing here. */
    list: string[]
    /** What Docker said to a second container with the same published port. */
    publishedPortClash: string
    /** PID 1 of prometheus ended, `restart: unless-stopped`. */
    kill: { before: RecordedKill; after: RecordedKill }
    /** `docker compose up --force-recreate prometheus`. */
    recreate: { before: RecordedRun; after: RecordedRun }
    /** SO_NETNS_COOKIE before and after prometheus was recreated. */
    netnsCookie: { before: number; after: number; engine: Engine }
    /** Messages of a queue made in prometheus that each container sees. */
    ipcQueue: { prometheus: number; grafana: number; engine: Engine }
  }
  pod: {
    engine: Engine
    containers: RecordedContainer[]
    /** `kubectl get pod -o wide`, likewise. */
    list: string[]
    /** Of the Pod's parent cgroup, bytes. */
    memoryLimit: number
    asks: RecordedAsk[]
    /** PID 1 of prometheus ended; a Pod's restartPolicy is Always. */
    kill: { before: RecordedKill; after: RecordedKill }
    /** Two containers that both want 9090. */
    portClash: { ready: string; status: string; restarts: number; text: string }
    /** SO_NETNS_COOKIE before and after that kill. */
    netnsCookie: { before: number; after: number; engine: Engine }
    ipcQueue: { prometheus: number; grafana: number; engine: Engine }
    /** A container that exceeds its own limit of 64 MiB. */
    containerOom: { exit: number; others: string; engine: Engine }
    /** A container without a limit of its own exceeds its Pod's 64 MiB (`spec.resources`). */
    parentOom: { exit: number; text: string; engine: Engine }
  }
  /** Compose with `network_mode: "service:pause"` and `ipc: "service:pause"`. */
  podlike: { engine: Engine; containers: RecordedContainer[]; asks: RecordedAsk[] }
}

export interface RecordedRun {
  ip: string
  mac: string
  /** First 24 characters of the container's id. */
  id: string
}

/** What every file of `npm run evidence` begins with. */
export interface OwnHead {
  /** ISO date. */
  recorded: string
  host: string
  /** The images that ran, by service. */
  images: Record<string, string>
}

type Optional<T, Field extends keyof T> = Omit<T, Field> & Partial<Pick<T, Field>>

/**
 * evidence/own/…-compose.json: the same as in pod-vs-compose.json. Cookie and queue are there where it ran
 * as root, `podlike` where the engine's Compose can do it.
 */
export interface OwnCompose extends OwnHead {
  compose: Optional<PodVsCompose['compose'], 'kill' | 'netnsCookie' | 'ipcQueue'>
  podlike?: PodVsCompose['podlike']
}

/**
 * evidence/own/…-pod.json: likewise. `pause`, the Pod's cgroup, cookie and queue are there where the Pod's
 * node runs on this host, and `parentOom` where the cluster knows limits of a whole Pod.
 */
export interface OwnPod extends OwnHead {
  pod: Optional<
    PodVsCompose['pod'],
    'memoryLimit' | 'netnsCookie' | 'ipcQueue' | 'containerOom' | 'parentOom'
  >
}

/** evidence/overlay.json: two containers on one image, by overlayfs. Files: name → bytes. */
export interface Overlay {
  /** ISO date. */
  recorded: string
  /** What was done, and where. */
  what: string
  layers: { base: Record<string, number>; app: Record<string, number> }
  seenInBothAtFirst: string[]
  c1: { error: string; upper: Record<string, number | string>; upperBytes: number }
  c2: { upper: Record<string, number | string>; upperBytes: number }
  /** Inodes of an unchanged file, in each container and in its layer. */
  inode: { path: string; c1: number; c2: number; layer: number }
}

/** One line of `ps -eo pid,ppid,args`. */
export interface RecordedProcess {
  pid: number
  ppid: number
  args: string
}

/** One line of `ctr --namespace NAME containers ls`, with its PID from `tasks ls`. */
export interface ContainerdContainer {
  /** containerd's own namespace: `moby` is Docker's, `k8s.io` the kubelet's. */
  namespace: string
  id: string
  /** Absent where the client told containerd none, as Docker does. */
  image?: string
  runtime: string
  pid: number
}

/** What was typed on one of the roads, what it printed, and the names that its own client then lists. */
export interface RoadCommand {
  command: string
  answer: string
  list: string[]
}

/** evidence/roads.json: `docker run` and a Pod on one machine, whose dockerd and kubelet use one containerd. */
export interface Roads {
  /** ISO date. */
  recorded: string
  host: string
  engines: Engine[]
  docker: RoadCommand
  kubernetes: RoadCommand
  containers: ContainerdContainer[]
  /** containerd, the two shims and their children. */
  processes: RecordedProcess[]
  /** The Pod after dockerd had been ended; absent where nobody ended it. */
  withoutDockerd?: { ready: string; status: string; restarts: number }
}

/** One change that a watcher saw: only the fields that changed (evidence/traces/README.md). */
export interface TraceStep {
  at_ms: number
  kind: string
  type: 'ADDED' | 'MODIFIED' | 'DELETED'
  name: string
  /** `web-1#2`: the second object of this name. */
  identity: string
  phase?: string
  /** STATUS as kubectl prints it. */
  shown?: string
  ready?: boolean | 'Unknown'
  /** READY as kubectl prints it. */
  ready_column?: string
  deletionRequested?: boolean
  node?: string
  ip?: string
  restarts?: number
  exitCode?: number
  spec_replicas?: number
  owner?: string
  image?: string
  status?: Record<string, number | string>
  revision?: string
}

/** evidence/traces/*.json and evidence/own/…-deployment-delete-pod.json */
export interface Trace {
  scenario: string
  kubernetes: string
  started_utc: string
  nodes: { name: string; ready: boolean; unschedulable: boolean; taints: string[] }[]
  /** YAML, as applied. */
  manifest: string
  /** Times in ms from the first of them. */
  actions: { at_ms: number; command: string }[]
  steps: TraceStep[]
  events: {
    at_ms: number
    object: string
    type: string
    reason: string
    message: string
    from: string
    count?: number
  }[]
  summary: string[]
}
