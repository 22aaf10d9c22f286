/**
 * The API objects of the stage: what `kubectl get` would show, reduced to what the controllers read and write.
 * `spec` keeps the shape of the manifest. Times are milliseconds since 1970 (UTC) on the virtual clock.
 */

export type WorkloadKind =
  | 'Deployment'
  | 'ReplicaSet'
  | 'StatefulSet'
  | 'DaemonSet'
  | 'Job'
  | 'CronJob'
export type Kind =
  | WorkloadKind
  | 'Pod'
  | 'Node'
  | 'ControllerRevision'
  | 'PersistentVolumeClaim'
  | 'Service'

/** The controlling owner reference: by uid, so that a new object of an old name owns nothing. */
export interface Owner {
  kind: Kind
  name: string
  uid: number
}

/** What every object has. `deletedAt` is the deletionTimestamp: asked to go, not yet gone. */
export interface Meta {
  name: string
  uid: number
  labels: Record<string, string>
  annotations: Record<string, string>
  owner: Owner | null
  createdAt: number
  deletedAt: number | null
}

export interface Toleration {
  key?: string
  operator?: 'Exists' | 'Equal'
  value?: string
  effect?: TaintEffect
  tolerationSeconds?: number
}
export type TaintEffect = 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute'
export interface Taint {
  key: string
  value?: string
  effect: TaintEffect
  addedAt: number
}

export interface Selector {
  matchLabels?: Record<string, string>
}

export interface Probe {
  httpGet?: { path?: string; port: number | string }
  exec?: { command: string[] }
  initialDelaySeconds?: number
  periodSeconds?: number
}

export interface Container {
  name: string
  image: string
  command?: string[]
  args?: string[]
  readinessProbe?: Probe
}

interface PodAffinityTerm {
  topologyKey: string
  labelSelector?: Selector
}
export interface PodSpec {
  containers: Container[]
  restartPolicy?: 'Always' | 'OnFailure' | 'Never'
  nodeName?: string
  nodeSelector?: Record<string, string>
  tolerations?: Toleration[]
  affinity?: {
    podAntiAffinity?: { requiredDuringSchedulingIgnoredDuringExecution?: PodAffinityTerm[] }
  }
  volumes?: { name: string; emptyDir?: object }[]
}

export interface PodTemplate {
  metadata?: { labels?: Record<string, string>; annotations?: Record<string, string> }
  spec: PodSpec
}

/** One run of a Pod's containers, as the node will play it. `null` = never. */
export interface Run {
  /** false: the registry has no such image. */
  pulls: boolean
  startsAt: number
  readyAt: number | null
  exitsAt: number | null
  exitCode: number
}

export type Phase = 'Pending' | 'Running' | 'Succeeded' | 'Failed'
export interface Pod extends Meta {
  kind: 'Pod'
  spec: PodSpec
  /** pod-template-hash or controller-revision-hash: the revision of the owner's template it was made from. */
  revision: string
  claims: string[]
  node: string | null
  scheduledAt: number | null
  phase: Phase
  /** What kubectl prints under STATUS. */
  shown: string
  ready: boolean
  readySince: number | null
  restarts: number
  exitCode: number | null
  run: Run | null
  /** When its containers will have stopped, once deletion was asked for. */
  stopsAt: number | null
  /** Set on a Job's Pod until the Job has counted its end: the object cannot go before. */
  finalizer: boolean
  stopped: boolean
}

export interface Node extends Meta {
  kind: 'Node'
  ready: boolean | 'Unknown'
  unschedulable: boolean
  taints: Taint[]
  /** Since when nobody hears its kubelet; the kubelet and the containers go on. */
  lostAt: number | null
  /** When the next step of its life is due: Ready after a join, NotReady after a loss, … */
  dueAt: number | null
}

export interface Condition {
  status: 'True' | 'False'
  reason?: string
}

interface RollingUpdate {
  maxSurge?: number | string
  maxUnavailable?: number | string
}
export interface Deployment extends Meta {
  kind: 'Deployment'
  spec: {
    replicas: number
    selector: Selector
    template: PodTemplate
    strategy: { type: 'RollingUpdate' | 'Recreate'; rollingUpdate?: RollingUpdate }
    progressDeadlineSeconds: number
    revisionHistoryLimit: number
    paused?: boolean
  }
  revision: number
  progressAt: number
  status: {
    replicas: number
    updatedReplicas: number
    readyReplicas: number
    availableReplicas: number
    unavailableReplicas: number
    Available: Condition
    Progressing: Condition
  }
}

export interface ReplicaSet extends Meta {
  kind: 'ReplicaSet'
  spec: { replicas: number; selector: Selector; template: PodTemplate }
  hash: string
  revision: number
  /** The Deployment's size when it last sized this ReplicaSet (annotation desired-replicas). */
  desired: number
  status: { replicas: number; readyReplicas: number; availableReplicas: number }
}

export interface ControllerRevision extends Meta {
  kind: 'ControllerRevision'
  hash: string
  template: PodTemplate
  revision: number
}

export interface StatefulSet extends Meta {
  kind: 'StatefulSet'
  spec: {
    replicas: number
    selector: Selector
    template: PodTemplate
    serviceName?: string
    podManagementPolicy: 'OrderedReady' | 'Parallel'
    updateStrategy: { type: 'RollingUpdate' | 'OnDelete'; rollingUpdate?: { partition?: number } }
    volumeClaimTemplates?: { metadata: { name: string } }[]
    revisionHistoryLimit: number
  }
  status: {
    replicas: number
    readyReplicas: number
    currentReplicas: number
    updatedReplicas: number
    currentRevision: string
    updateRevision: string
  }
}

export interface DaemonSet extends Meta {
  kind: 'DaemonSet'
  spec: {
    selector: Selector
    template: PodTemplate
    updateStrategy: { type: 'RollingUpdate' | 'OnDelete'; rollingUpdate?: RollingUpdate }
    revisionHistoryLimit: number
  }
  status: {
    desiredNumberScheduled: number
    currentNumberScheduled: number
    numberMisscheduled: number
    updatedNumberScheduled: number
    numberReady: number
    numberAvailable: number
    numberUnavailable: number
  }
}

export interface JobSpec {
  parallelism: number
  completions: number | null
  backoffLimit: number
  activeDeadlineSeconds?: number
  ttlSecondsAfterFinished?: number
  suspend?: boolean
  template: PodTemplate
}
export interface Job extends Meta {
  kind: 'Job'
  spec: JobSpec
  startedAt: number | null
  finishedAt: number | null
  /** Why it is about to fail, once that is decided (condition FailureTarget): there is no way back. */
  failure: string | null
  lastFailureAt: number
  /** Failures since the last success: what the back-off counts. */
  failuresInARow: number
  status: {
    active: number
    succeeded: number
    failed: number
    Complete?: Condition
    Failed?: Condition
  }
}

export interface CronJob extends Meta {
  kind: 'CronJob'
  spec: {
    schedule: string
    concurrencyPolicy: 'Allow' | 'Forbid' | 'Replace'
    suspend: boolean
    startingDeadlineSeconds?: number
    successfulJobsHistoryLimit: number
    failedJobsHistoryLimit: number
    jobTemplate: {
      metadata?: { labels?: Record<string, string> }
      spec: Partial<JobSpec> & { template: PodTemplate }
    }
  }
  status: { active: string[]; lastScheduleTime: number | null }
}

export interface PersistentVolumeClaim extends Meta {
  kind: 'PersistentVolumeClaim'
}
export interface Service extends Meta {
  kind: 'Service'
}

export interface ObjectOf {
  Deployment: Deployment
  ReplicaSet: ReplicaSet
  StatefulSet: StatefulSet
  DaemonSet: DaemonSet
  Job: Job
  CronJob: CronJob
  Pod: Pod
  Node: Node
  ControllerRevision: ControllerRevision
  PersistentVolumeClaim: PersistentVolumeClaim
  Service: Service
}
export type ApiObject = ObjectOf[Kind]
export type Workload = ObjectOf[WorkloadKind]
