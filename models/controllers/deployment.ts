import type { Cluster } from './cluster.ts'
import type {
  Condition,
  DaemonSet,
  Deployment,
  PodTemplate,
  ReplicaSet,
  StatefulSet,
} from './objects.ts'
import { isFinished } from './pod-status.ts'
import { ownerOf, sameTemplate, share } from './pods.ts'

/**
 * Deployment: one ReplicaSet for each template, sized so that the rollout stays within its bounds. It never touches
 * a Pod itself. Each look does one thing, then waits for what the ReplicaSets make of it.
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 * (order of the steps: k8s.io/kubernetes/pkg/controller/deployment, rolling.go and sync.go)
 */
export function reconcileDeployment(cluster: Cluster, deployment: Deployment): void {
  if (deployment.deletedAt !== null) return
  const sets = adopt(cluster, deployment)
  const rescaled = sets.some(
    (set) => set.spec.replicas > 0 && set.desired !== deployment.spec.replicas,
  )
  if (deployment.spec.paused || rescaled) scaleInProportion(cluster, deployment, sets)
  else if (deployment.spec.strategy.type === 'Recreate') recreate(cluster, deployment)
  else roll(cluster, deployment)
  for (const set of setsOf(cluster, deployment)) set.desired = deployment.spec.replicas
  reportStatus(cluster, deployment)
}

/** `kubectl rollout undo`: back to the template of an earlier revision (0 = the one before). */
export function undoRollout(cluster: Cluster, deployment: Deployment, toRevision = 0): void {
  const earlier = setsOf(cluster, deployment)
    .filter((set) => !sameTemplate(set.spec.template, deployment.spec.template))
    .toSorted((a, b) => b.revision - a.revision)
  const target = toRevision ? earlier.find((set) => set.revision === toRevision) : earlier[0]
  if (target) setTemplate(cluster, deployment, target.spec.template)
}

/** Declares another Pod template; the rollout follows. */
export function setTemplate<T extends Deployment | StatefulSet | DaemonSet>(
  cluster: Cluster,
  workload: T,
  template: PodTemplate,
): void {
  const spec: T['spec'] = { ...workload.spec, template }
  cluster.update<T>(workload, { spec } as Partial<T>)
}

/** How many Pods above, and how many available ones below the declared size a rollout may go. */
export function rolloutBounds({ spec }: Deployment): { surge: number; unavailable: number } {
  if (spec.strategy.type === 'Recreate') return { surge: 0, unavailable: spec.replicas }
  const { maxSurge = '25%', maxUnavailable = '25%' } = spec.strategy.rollingUpdate ?? {}
  const surge = share(maxSurge, spec.replicas, 'up')
  const unavailable = share(maxUnavailable, spec.replicas, 'down')
  return { surge, unavailable: surge + unavailable === 0 ? 1 : unavailable }
}

const setsOf = (cluster: Cluster, deployment: Deployment) => cluster.owned('ReplicaSet', deployment)

function adopt(cluster: Cluster, deployment: Deployment): ReplicaSet[] {
  for (const set of cluster.list('ReplicaSet')) {
    const wanted = Object.entries(deployment.spec.selector.matchLabels ?? {})
    if (!set.owner && wanted.every(([key, value]) => set.labels[key] === value))
      cluster.update(set, { owner: ownerOf(deployment) })
  }
  return setsOf(cluster, deployment)
}

const total = (sets: ReplicaSet[]) => sets.reduce((sum, set) => sum + set.spec.replicas, 0)
const available = (sets: ReplicaSet[]) =>
  sets.reduce((sum, set) => sum + set.status.availableReplicas, 0)

function currentSet(cluster: Cluster, deployment: Deployment): ReplicaSet | undefined {
  return setsOf(cluster, deployment).find((set) =>
    sameTemplate(set.spec.template, deployment.spec.template),
  )
}

/** The ReplicaSet of the declared template, made if there is none, with the newest revision number. */
function ensureCurrentSet(
  cluster: Cluster,
  deployment: Deployment,
  firstSize: () => number,
): { current: ReplicaSet; old: ReplicaSet[] } {
  const existing = currentSet(cluster, deployment)
  const old = setsOf(cluster, deployment).filter((set) => set !== existing)
  const revision = Math.max(0, ...old.map((set) => set.revision)) + 1
  if (existing) {
    if (existing.revision < revision) {
      cluster.update(existing, { revision })
      cluster.update(deployment, { progressAt: cluster.now })
    }
    const { minReadySeconds } = deployment.spec
    cluster.update(existing, { spec: { ...existing.spec, minReadySeconds } })
    cluster.update(deployment, { revision: existing.revision })
    return { current: existing, old }
  }
  const { template } = deployment.spec
  const owner = ownerOf(deployment)
  const hash = cluster.machine.hash(owner, template)
  const current = cluster.create<ReplicaSet>({
    kind: 'ReplicaSet',
    name: `${deployment.name}-${hash}`,
    labels: { ...template.metadata?.labels, 'pod-template-hash': hash },
    annotations: {},
    owner,
    spec: {
      replicas: firstSize(),
      selector: deployment.spec.selector,
      template,
      minReadySeconds: deployment.spec.minReadySeconds,
    },
    hash,
    revision,
    desired: deployment.spec.replicas,
    status: { replicas: 0, readyReplicas: 0, availableReplicas: 0, terminatingReplicas: 0 },
  })
  current.spec.selector = {
    matchLabels: { ...deployment.spec.selector.matchLabels, 'pod-template-hash': hash },
  }
  cluster.update(deployment, { revision, progressAt: cluster.now })
  return { current, old }
}

/** RollingUpdate: grow the new one up to the surge, shrink the old ones down to what must stay available. */
function roll(cluster: Cluster, deployment: Deployment): void {
  const { surge, unavailable } = rolloutBounds(deployment)
  const { replicas } = deployment.spec
  const room = () => Math.max(0, replicas + surge - total(setsOf(cluster, deployment)))
  const { current, old } = ensureCurrentSet(cluster, deployment, () => Math.min(room(), replicas))

  if (current.spec.replicas > replicas) {
    cluster.scale(current, replicas)
    return
  }
  const growth = Math.min(room(), replicas - current.spec.replicas)
  if (growth > 0) {
    cluster.scale(current, current.spec.replicas + growth)
    return
  }
  if (shrinkOld(cluster, old, current, replicas - unavailable)) return
  if (isComplete(deployment, current, old)) forgetOldRevisions(cluster, deployment, old)
}

function shrinkOld(
  cluster: Cluster,
  old: ReplicaSet[],
  current: ReplicaSet,
  minAvailable: number,
): boolean {
  const starting = current.spec.replicas - current.status.availableReplicas
  let budget = total([...old, current]) - minAvailable - starting
  if (total(old) === 0 || budget <= 0) return false

  let scaled = false
  const shrink = (set: ReplicaSet, by: number) => {
    if (by <= 0) return
    scaled = cluster.scale(set, set.spec.replicas - by) || scaled
    budget -= by
  }
  const broken = new Map(
    old.map((set) => [set, Math.max(0, set.spec.replicas - set.status.availableReplicas)]),
  )
  for (const [set, count] of broken) shrink(set, Math.min(budget, count))
  budget = available([...old, current]) - minAvailable
  for (const set of old) shrink(set, Math.min(budget, set.spec.replicas))
  return scaled
}

/** Recreate: first every old Pod must be gone, then the new ones are made. */
function recreate(cluster: Cluster, deployment: Deployment): void {
  const existing = currentSet(cluster, deployment)
  const old = setsOf(cluster, deployment).filter((set) => set !== existing)
  for (const set of old) cluster.scale(set, 0)
  if (old.some((set) => cluster.owned('Pod', set).some((pod) => !isFinished(pod)))) return
  const { replicas } = deployment.spec
  const { current } = ensureCurrentSet(cluster, deployment, () => replicas)
  cluster.scale(current, replicas)
  if (isComplete(deployment, current, old)) forgetOldRevisions(cluster, deployment, old)
}

/**
 * The Deployment itself was resized. With one ReplicaSet in use that one is resized; in the middle of a rollout the
 * difference is shared among all of them by their size.
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#proportional-scaling
 */
function scaleInProportion(cluster: Cluster, deployment: Deployment, sets: ReplicaSet[]): void {
  const { replicas } = deployment.spec
  const current = currentSet(cluster, deployment)
  const active = sets.filter((set) => set.spec.replicas > 0)
  if (active.length <= 1) {
    const only = active[0] ?? current ?? sets.at(-1)
    if (only) cluster.scale(only, replicas)
    return
  }
  const saturated =
    current &&
    current.spec.replicas === replicas &&
    current.desired === replicas &&
    current.status.availableReplicas === replicas
  if (saturated) {
    for (const set of active) if (set !== current) cluster.scale(set, 0)
    return
  }
  const allowed = replicas > 0 ? replicas + rolloutBounds(deployment).surge : 0
  const difference = allowed - total(active)
  const bySize = active.toSorted(
    (a, b) =>
      b.spec.replicas - a.spec.replicas ||
      (difference > 0 ? b.createdAt - a.createdAt : a.createdAt - b.createdAt),
  )
  let left = difference
  const sizes = bySize.map((set) => {
    const before =
      set.desired +
      rolloutBounds({ ...deployment, spec: { ...deployment.spec, replicas: set.desired } }).surge
    const ideal = Math.round((set.spec.replicas * allowed) / before) - set.spec.replicas
    const part =
      difference > 0 ? Math.min(Math.max(ideal, 0), left) : Math.max(Math.min(ideal, 0), left)
    left -= part
    return set.spec.replicas + part
  })
  sizes[0] = Math.max(0, sizes[0]! + left)
  bySize.forEach((set, i) => cluster.scale(set, sizes[i]!))
}

const isComplete = ({ spec }: Deployment, current: ReplicaSet, old: ReplicaSet[]) =>
  current.status.replicas === spec.replicas &&
  current.status.availableReplicas === spec.replicas &&
  old.every((set) => set.status.replicas === 0)

function forgetOldRevisions(cluster: Cluster, { spec }: Deployment, old: ReplicaSet[]): void {
  const surplus = old.length - spec.revisionHistoryLimit
  const oldestFirst = old.toSorted((a, b) => a.revision - b.revision)
  for (const set of oldestFirst.slice(0, Math.max(0, surplus))) cluster.delete(set)
}

/** Counts, and the conditions Available and Progressing; a rollout without progress is reported, not rolled back. */
function reportStatus(cluster: Cluster, deployment: Deployment): void {
  const sets = setsOf(cluster, deployment)
  const current = currentSet(cluster, deployment)
  const before = deployment.status
  const sum = (field: keyof ReplicaSet['status']) =>
    sets.reduce((count, set) => count + set.status[field], 0)
  const counts = {
    replicas: sum('replicas'),
    updatedReplicas: current?.status.replicas ?? 0,
    readyReplicas: sum('readyReplicas'),
    availableReplicas: sum('availableReplicas'),
    terminatingReplicas: sum('terminatingReplicas'),
  }
  const { replicas, progressDeadlineSeconds } = deployment.spec
  const enough = counts.availableReplicas >= replicas - rolloutBounds(deployment).unavailable
  const Available: Condition = enough
    ? { status: 'True', reason: 'MinimumReplicasAvailable' }
    : { status: 'False', reason: 'MinimumReplicasUnavailable' }

  const complete =
    counts.updatedReplicas === replicas &&
    counts.replicas === replicas &&
    counts.availableReplicas >= replicas
  const advanced =
    counts.updatedReplicas > before.updatedReplicas ||
    counts.readyReplicas > before.readyReplicas ||
    counts.replicas - counts.updatedReplicas < before.replicas - before.updatedReplicas
  if (advanced) cluster.update(deployment, { progressAt: cluster.now })
  const deadline = deployment.progressAt + progressDeadlineSeconds * 1_000
  const Progressing = progressOf(
    deployment,
    complete,
    before.updatedReplicas === counts.updatedReplicas,
  )
  const isLate = Progressing.reason === 'ReplicaSetUpdated' && cluster.now >= deadline
  if (Progressing.reason === 'ReplicaSetUpdated') cluster.wake(deadline)

  cluster.update(deployment, {
    status: {
      ...counts,
      unavailableReplicas: Math.max(0, total(sets) - counts.availableReplicas),
      Available,
      Progressing: isLate ? { status: 'False', reason: 'ProgressDeadlineExceeded' } : Progressing,
    },
  })
}

/** A paused rollout makes no progress and is not late; a complete one stays so until another template comes. */
function progressOf(
  { spec, status }: Deployment,
  complete: boolean,
  sameRollout: boolean,
): Condition {
  const { reason } = status.Progressing
  if (spec.paused)
    return reason === 'ProgressDeadlineExceeded'
      ? status.Progressing
      : { status: 'Unknown', reason: 'DeploymentPaused' }
  if (complete) return { status: 'True', reason: 'NewReplicaSetAvailable' }
  return reason === 'NewReplicaSetAvailable' && sameRollout
    ? status.Progressing
    : { status: 'True', reason: 'ReplicaSetUpdated' }
}
