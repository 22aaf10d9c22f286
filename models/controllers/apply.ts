import type { Cluster } from './cluster.ts'
import { createJob } from './cronjob.ts'
import type {
  CronJob,
  DaemonSet,
  Deployment,
  Job,
  JobSpec,
  Kind,
  Meta,
  Pod,
  PodTemplate,
  ReplicaSet,
  Service,
  StatefulSet,
} from './objects.ts'
import { createPod } from './pods.ts'

/** An object as it stands in a manifest, before the API server fills in its defaults. */
export interface Manifest {
  apiVersion?: string
  kind: string
  metadata: { name: string; labels?: Record<string, string>; annotations?: Record<string, string> }
  spec?: object
  items?: Manifest[]
}

/**
 * `kubectl apply`: stores what is not there yet with the API server's defaults, merges into what is.
 * Kinds no controller here looks at (PersistentVolume, ConfigMap, Namespace …) are accepted and ignored.
 */
export function apply(cluster: Cluster, manifest: Manifest): void {
  if (manifest.items) {
    for (const item of manifest.items) apply(cluster, item)
    return
  }
  const { kind, spec = {} } = structuredClone(manifest)
  const existing = cluster.get(kind as Kind, manifest.metadata.name)
  if (existing && 'spec' in existing)
    cluster.update(existing, { spec: { ...existing.spec, ...spec } } as Partial<typeof existing>)
  else if (!existing) CREATE[kind]?.(cluster, meta(manifest), spec as never)
}

type Declared = Deployment | ReplicaSet | StatefulSet | DaemonSet | CronJob | Job

/** Merges a patch into an object's spec, lists of named things by name (kubectl's strategic merge patch). */
export function patchSpec<T extends Declared>(
  cluster: Cluster,
  object: T,
  patch: { spec?: object },
): void {
  const spec = merge(object.spec, patch.spec ?? {}) as T['spec']
  cluster.update<T>(object, { spec } as Partial<T>)
}

type Given = Omit<Meta, 'uid' | 'createdAt' | 'deletedAt'>

const meta = ({ metadata }: Manifest): Given => ({
  name: metadata.name,
  labels: metadata.labels ?? {},
  annotations: metadata.annotations ?? {},
  owner: null,
})

const CREATE: Record<string, (cluster: Cluster, meta: Given, spec: never) => void> = {
  Deployment: (cluster, given, spec: Deployment['spec']) => {
    cluster.create<Deployment>({
      kind: 'Deployment',
      ...given,
      spec: {
        ...spec,
        replicas: spec.replicas ?? 1,
        strategy: spec.strategy ?? { type: 'RollingUpdate' },
        progressDeadlineSeconds: spec.progressDeadlineSeconds ?? 600,
        revisionHistoryLimit: spec.revisionHistoryLimit ?? 10,
      },
      revision: 0,
      progressAt: cluster.now,
      status: {
        replicas: 0,
        updatedReplicas: 0,
        readyReplicas: 0,
        availableReplicas: 0,
        unavailableReplicas: 0,
        terminatingReplicas: 0,
        Available: { status: 'False' },
        Progressing: { status: 'True' },
      },
    })
  },
  ReplicaSet: (cluster, given, spec: ReplicaSet['spec']) => {
    cluster.create<ReplicaSet>({
      kind: 'ReplicaSet',
      ...given,
      spec: { ...spec, replicas: spec.replicas ?? 1 },
      hash: '',
      revision: 0,
      desired: 0,
      status: { replicas: 0, readyReplicas: 0, availableReplicas: 0, terminatingReplicas: 0 },
    })
  },
  StatefulSet: (cluster, given, spec: StatefulSet['spec']) => {
    cluster.create<StatefulSet>({
      kind: 'StatefulSet',
      ...given,
      spec: {
        ...spec,
        replicas: spec.replicas ?? 1,
        podManagementPolicy: spec.podManagementPolicy ?? 'OrderedReady',
        updateStrategy: spec.updateStrategy ?? { type: 'RollingUpdate' },
        revisionHistoryLimit: spec.revisionHistoryLimit ?? 10,
      },
      status: {
        replicas: 0,
        readyReplicas: 0,
        availableReplicas: 0,
        currentReplicas: 0,
        updatedReplicas: 0,
        currentRevision: '',
        updateRevision: '',
      },
    })
  },
  DaemonSet: (cluster, given, spec: DaemonSet['spec']) => {
    cluster.create<DaemonSet>({
      kind: 'DaemonSet',
      ...given,
      spec: {
        ...spec,
        updateStrategy: spec.updateStrategy ?? { type: 'RollingUpdate' },
        revisionHistoryLimit: spec.revisionHistoryLimit ?? 10,
      },
      status: {
        desiredNumberScheduled: 0,
        currentNumberScheduled: 0,
        numberMisscheduled: 0,
        updatedNumberScheduled: 0,
        numberReady: 0,
        numberAvailable: 0,
        numberUnavailable: 0,
      },
    })
  },
  Job: (cluster, given, spec: JobSpec) => {
    createJob(cluster, given.name, spec, null)
  },
  CronJob: (cluster, given, spec: CronJob['spec']) => {
    cluster.create<CronJob>({
      kind: 'CronJob',
      ...given,
      spec: {
        ...spec,
        concurrencyPolicy: spec.concurrencyPolicy ?? 'Allow',
        suspend: spec.suspend ?? false,
        successfulJobsHistoryLimit: spec.successfulJobsHistoryLimit ?? 3,
        failedJobsHistoryLimit: spec.failedJobsHistoryLimit ?? 1,
      },
      status: { active: [], lastScheduleTime: null },
    })
  },
  Pod: (cluster, given, spec: Pod['spec']) => {
    const template: PodTemplate = { metadata: { labels: given.labels }, spec }
    createPod(cluster, template, { name: given.name, owner: null })
  },
  Service: (cluster, given) => {
    cluster.create<Service>({ kind: 'Service', ...given })
  },
}

function merge(old: unknown, patch: unknown): unknown {
  if (Array.isArray(old) && Array.isArray(patch) && patch.every((item) => item?.name)) {
    const added = patch.filter((item) => !old.some((o) => o.name === item.name))
    return [...old.map((o) => merge(o, patch.find((item) => item.name === o.name) ?? {})), ...added]
  }
  if (!isRecord(old) || !isRecord(patch)) return patch
  const merged = { ...old }
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key]
    else merged[key] = key in old ? merge(old[key], value) : value
  }
  return merged
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
