import type { Cluster } from './cluster.ts'
import type { Owner, Pod, PodTemplate, Selector, Workload } from './objects.ts'
import { availableAt, isActive } from './pod-status.ts'

export const ownerOf = (object: Workload): Owner => ({
  kind: object.kind,
  name: object.name,
  uid: object.uid,
})

const matches = (selector: Selector, labels: Record<string, string>) =>
  Object.entries(selector.matchLabels ?? {}).every(([key, value]) => labels[key] === value)

/**
 * The Pods a controller manages: those it controls, less those whose labels no longer match (it lets them go), plus
 * orphans whose labels do (it adopts them).
 * https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#how-a-replicaset-works
 */
export function claimPods(
  cluster: Cluster,
  owner: Workload & { spec: { selector: Selector } },
): Pod[] {
  for (const pod of cluster.list('Pod')) {
    const fits = matches(owner.spec.selector, pod.labels)
    if (pod.owner?.uid === owner.uid && !fits) cluster.update(pod, { owner: null })
    else if (!pod.owner && fits && isActive(pod)) cluster.update(pod, { owner: ownerOf(owner) })
  }
  return cluster.owned('Pod', owner)
}

/** Makes a Pod from a template. */
export function createPod(
  cluster: Cluster,
  template: PodTemplate,
  given: Pick<Pod, 'name' | 'owner'> &
    Partial<
      Pick<Pod, 'revision' | 'claims' | 'spec' | 'labels' | 'annotations' | 'finalizer' | 'index'>
    >,
): Pod {
  return cluster.create<Pod>({
    kind: 'Pod',
    labels: { ...template.metadata?.labels },
    annotations: { ...template.metadata?.annotations },
    spec: template.spec,
    revision: '',
    claims: [],
    finalizer: false,
    node: null,
    scheduledAt: null,
    phase: 'Pending',
    shown: 'Pending',
    ready: false,
    readySince: null,
    unreadySince: null,
    containers: [],
    restarts: 0,
    index: null,
    disruption: null,
    end: null,
    collectedAt: null,
    stopped: false,
    ...given,
  })
}

/** Is the Pod available now? If it will be later, the cluster looks again then. */
export function isAvailable(cluster: Cluster, pod: Pod, minReadySeconds = 0): boolean {
  const at = availableAt(pod, minReadySeconds)
  cluster.wake(at)
  return at !== null && at <= cluster.now
}

/** A number or a percentage of `total`, as in maxSurge (rounded up) and maxUnavailable (rounded down). */
export function share(value: number | string, total: number, round: 'up' | 'down'): number {
  if (typeof value === 'number') return value
  const exact = (Number.parseInt(value, 10) * total) / 100
  return round === 'up' ? Math.ceil(exact) : Math.floor(exact)
}

/** Equal templates make equal Pods, whatever the order of their keys. */
export const sameTemplate = (a: PodTemplate, b: PodTemplate) =>
  a === b || canonical(a) === canonical(b)

const texts = new WeakMap<PodTemplate, string>()

function canonical(template: PodTemplate): string {
  const text = texts.get(template) ?? inOrder(template)
  texts.set(template, text)
  return text
}

const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([x], [y]) => (x < y ? -1 : 1)))
      : inner,
  )
