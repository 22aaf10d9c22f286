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
  env?: { name: string; value?: string }[]
  readinessProbe?: Probe
  startupProbe?: Probe
  /** `Always` on an init container makes it a sidecar. */
  restartPolicy?: 'Always'
}

interface PodAffinityTerm {
  topologyKey: string
  labelSelector?: Selector
}
export interface PodSpec {
  containers: Container[]
  initContainers?: Container[]
  terminationGracePeriodSeconds?: number
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

/** One run of a container, as the node will play it. Times are absolute; `null` = never. */
export interface Run {
  /** false: the registry has no such image. */
  pulls: boolean
  startsAt: number
  /** When its startup probe has succeeded; without one it counts as started as soon as it runs. */
  startedAt: number | null
  readyAt: number | null
  exitsAt: number | null
  exitCode: number
}

/** How a Pod ends: its containers are stopped, the kubelet reports a terminal phase, the object goes. */
export interface End {
  /** Exit codes, by name, of the containers that still ran. */
  exitCodes: Record<string, number>
  /** When the kubelet reports the terminal phase. */
  phaseAt: number
  /** When the object goes, if somebody asked for that. */
  goneAt: number
}

/** What the kubelet reports of one container; `init` ends before the next begins, `sidecar` stays. */
export interface ContainerState {
  name: string
  kind: 'init' | 'sidecar' | 'main'
  state: 'waiting' | 'running' | 'terminated'
  /** Why it waits or how it ended, as kubectl prints it. */
  reason: string
  started: boolean
  ready: boolean
  restarts: number
  exitCode: number | null
  finishedAt: number | null
  run: Run | null
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
  unreadySince: number | null
  /** Init containers and sidecars first; empty until the kubelet has seen the Pod. */
  containers: ContainerState[]
  /** Restarts of the main containers. */
  restarts: number
  /** Completion index, in an Indexed Job. */
  index: number | null
  /** Reason of its condition DisruptionTarget. */
  disruption: string | null
  /** Set once the kubelet has begun to end it. */
  end: End | null
  /** When the Pod garbage collector takes it, if it will. */
  collectedAt: number | null
  /** Set on a Job's Pod until the Job has counted its end: the object cannot go before. */
  finalizer: boolean
  /** Nothing is waited for any more: the object goes as soon as no finalizer holds it. */
  stopped: boolean
}

export interface Node extends Meta {
  kind: 'Node'
  ready: boolean | 'Unknown'
  unschedulable: boolean
  taints: Taint[]
  /** Since when nobody hears its kubelet; the kubelet and the containers go on. */
  lostAt: number | null
  /** From when its kubelet reports again, after a loss. */
  heardAt: number
  /** When the next step of its life is due: Ready after a join, NotReady after a loss, … */
  dueAt: number | null
}

export interface Condition {
  status: 'True' | 'False' | 'Unknown'
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
    minReadySeconds?: number
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
    terminatingReplicas: number
    Available: Condition
    Progressing: Condition
  }
}

export interface ReplicaSet extends Meta {
  kind: 'ReplicaSet'
  spec: { replicas: number; selector: Selector; template: PodTemplate; minReadySeconds?: number }
  hash: string
  revision: number
  /** The Deployment's size when it last sized this ReplicaSet (annotation desired-replicas). */
  desired: number
  status: {
    replicas: number
    readyReplicas: number
    availableReplicas: number
    terminatingReplicas: number
  }
}

export interface ControllerRevision extends Meta {
  kind: 'ControllerRevision'
  hash: string
  template: PodTemplate
  revision: number
}

export type Retention = 'Retain' | 'Delete'
export interface StatefulSet extends Meta {
  kind: 'StatefulSet'
  spec: {
    replicas: number
    selector: Selector
    template: PodTemplate
    serviceName?: string
    podManagementPolicy: 'OrderedReady' | 'Parallel'
    updateStrategy: {
      type: 'RollingUpdate' | 'OnDelete'
      rollingUpdate?: { partition?: number; maxUnavailable?: number | string }
    }
    volumeClaimTemplates?: { metadata: { name: string } }[]
    persistentVolumeClaimRetentionPolicy?: { whenDeleted?: Retention; whenScaled?: Retention }
    ordinals?: { start?: number }
    minReadySeconds?: number
    revisionHistoryLimit: number
  }
  status: {
    replicas: number
    readyReplicas: number
    availableReplicas: number
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
    minReadySeconds?: number
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

/** One rule of a podFailurePolicy; the first that matches a failed Pod decides. */
export interface PodFailureRule {
  action: 'FailJob' | 'FailIndex' | 'Ignore' | 'Count'
  onExitCodes?: { containerName?: string; operator: 'In' | 'NotIn'; values: number[] }
  onPodConditions?: { type: string; status?: string }[]
}

/** `succeededIndexes`: indexes and ranges, `"0,3-5"`. */
export interface SuccessRule {
  succeededIndexes?: string
  succeededCount?: number
}

export interface JobSpec {
  parallelism: number
  completions: number | null
  completionMode: 'NonIndexed' | 'Indexed'
  backoffLimit: number
  backoffLimitPerIndex?: number
  maxFailedIndexes?: number
  podFailurePolicy?: { rules: PodFailureRule[] }
  successPolicy?: { rules: SuccessRule[] }
  podReplacementPolicy: 'TerminatingOrFailed' | 'Failed'
  activeDeadlineSeconds?: number
  ttlSecondsAfterFinished?: number
  suspend?: boolean
  template: PodTemplate
}

export type JobConditionType =
  | 'SuccessCriteriaMet'
  | 'FailureTarget'
  | 'Suspended'
  | 'Complete'
  | 'Failed'
export interface JobStatus extends Partial<Record<JobConditionType, Condition>> {
  active: number
  ready: number
  terminating: number
  succeeded: number
  failed: number
  /** Indexes and ranges, `"0-2,4"`. */
  completedIndexes: string
  /** Only with backoffLimitPerIndex. */
  failedIndexes: string | null
}
export interface Job extends Meta {
  kind: 'Job'
  spec: JobSpec
  startedAt: number | null
  finishedAt: number | null
  /** Failures since the last success, and the end of the latest: what the back-off counts. */
  backoff: { failures: number; lastAt: number }
  /** The controller's work queue: when it looks again, how often in a row the API refused it, what it saw last. */
  queue: { dueAt: number | null; refused: number; seenPods: string; seenSpec: string }
  status: JobStatus
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
