import { createClaims, ownClaims } from './claims.ts'
import type { Cluster } from './cluster.ts'
import type { ControllerRevision, Pod, StatefulSet } from './objects.ts'
import { isFinished } from './pod-status.ts'
import { claimPods, createPod, isAvailable, ownerOf, share } from './pods.ts'
import { ensureRevision, forgetRevisions } from './revisions.ts'

/**
 * StatefulSet: the Pods name-0 … name-(n-1), counted from `ordinals.start`, each with its own claims, each at most
 * once. A name is free only when the old object is gone, so a Pod that is Terminating on a lost node is not replaced.
 * OrderedReady creates upwards and deletes downwards, one at a time, each waiting for the Pods before it to be
 * available (Ready for minReadySeconds); Parallel does not wait. An update goes from the highest ordinal down to the
 * partition, one by one; `maxUnavailable` counts only with the feature gate MaxUnavailableStatefulSet.
 * https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
 * (order of the steps: k8s.io/kubernetes/pkg/controller/statefulset/stateful_set_control.go)
 */
export function reconcileStatefulSet(cluster: Cluster, set: StatefulSet): void {
  if (set.deletedAt !== null) return
  const update = ensureRevision(cluster, set)
  if (!set.status.currentRevision) {
    cluster.update(set, { status: { ...set.status, currentRevision: update.name } })
  }
  controlPods(cluster, set, update)
  reportStatus(cluster, set, update)
  const pods = claimPods(cluster, set)
  forgetRevisions(
    cluster,
    set,
    (hash) =>
      set.status.currentRevision === `${set.name}-${hash}` ||
      pods.some((pod) => pod.revision === `${set.name}-${hash}`),
  )
}

/** The ordinal in a StatefulSet Pod's name. */
export const ordinalOf = (pod: Pod) => Number(pod.name.slice(pod.name.lastIndexOf('-') + 1))

const startOf = ({ spec }: StatefulSet) => spec.ordinals?.start ?? 0
const isLeaving = (pod: Pod) => pod.deletedAt !== null
const isReady = (pod: Pod) => pod.phase === 'Running' && pod.ready
const isUsable = (cluster: Cluster, { spec }: StatefulSet, pod: Pod) =>
  isReady(pod) && isAvailable(cluster, pod, spec.minReadySeconds)

function controlPods(cluster: Cluster, set: StatefulSet, update: ControllerRevision): void {
  const ordered = set.spec.podManagementPolicy === 'OrderedReady'
  const start = startOf(set)
  const end = start + set.spec.replicas
  const pods = claimPods(cluster, set)
  const slots = Array.from({ length: set.spec.replicas }, (_, i) =>
    pods.find((pod) => ordinalOf(pod) === start + i),
  )
  const condemned = pods
    .filter((pod) => ordinalOf(pod) < start || ordinalOf(pod) >= end)
    .toSorted((a, b) => ordinalOf(b) - ordinalOf(a))
  const isDown = (pod: Pod) => isLeaving(pod) || !isUsable(cluster, set, pod)
  const firstDown =
    slots.find((pod) => !pod || isDown(pod)) ?? condemned.toReversed().find((pod) => isDown(pod))

  for (const [i, pod] of slots.entries()) {
    if (!pod) {
      slots[i] = makePod(cluster, set, start + i, update)
      if (ordered) return
    } else if (isFinished(pod)) {
      cluster.delete(pod)
      if (ordered) return
    } else if (ordered && isDown(pod)) return
    ownClaims(cluster, set, slots[i]!, false)
  }
  for (const pod of condemned) ownClaims(cluster, set, pod, true)
  for (const pod of condemned) {
    if (isLeaving(pod)) {
      if (ordered) return
      continue
    }
    if (ordered && !isUsable(cluster, set, pod) && pod !== firstDown) return
    cluster.delete(pod)
    if (ordered) return
  }
  if (set.spec.updateStrategy.type === 'RollingUpdate')
    updateNext(cluster, set, slots as Pod[], update)
}

function updateNext(
  cluster: Cluster,
  set: StatefulSet,
  pods: Pod[],
  update: ControllerRevision,
): void {
  const { partition = 0, maxUnavailable = 1 } = set.spec.updateStrategy.rollingUpdate ?? {}
  const isOld = (pod: Pod) => pod.revision !== update.name && !isLeaving(pod)
  const isDown = (pod: Pod) => isLeaving(pod) || !isUsable(cluster, set, pod)
  const downwards = pods.slice(partition).toReversed()
  if (cluster.features.has('MaxUnavailableStatefulSet')) {
    const most = Math.max(1, share(maxUnavailable, set.spec.replicas, 'down'))
    const allowed = Math.max(0, most - pods.filter(isDown).length)
    for (const pod of downwards.filter(isOld).slice(0, allowed)) cluster.delete(pod)
    return
  }
  const next = downwards.find((pod) => isOld(pod) || isDown(pod))
  if (next && isOld(next)) cluster.delete(next)
}

function makePod(
  cluster: Cluster,
  set: StatefulSet,
  ordinal: number,
  update: ControllerRevision,
): Pod {
  const { type, rollingUpdate } = set.spec.updateStrategy
  const current = cluster.get('ControllerRevision', set.status.currentRevision)
  const old = rollingUpdate ? (rollingUpdate.partition ?? 0) : set.status.currentReplicas
  const keepsOld = type === 'RollingUpdate' && ordinal < startOf(set) + old
  const revision = (keepsOld && current) || update
  const name = `${set.name}-${ordinal}`
  const pod = createPod(cluster, revision.template, {
    name,
    owner: ownerOf(set),
    revision: revision.name,
    claims: createClaims(cluster, set, name),
  })
  ownClaims(cluster, set, pod, false)
  return pod
}

function reportStatus(cluster: Cluster, set: StatefulSet, update: ControllerRevision): void {
  const pods = claimPods(cluster, set)
  const ofRevision = (name: string) =>
    pods.filter((pod) => pod.revision === name && !isLeaving(pod)).length
  const status: StatefulSet['status'] = {
    replicas: pods.length,
    readyReplicas: pods.filter(isReady).length,
    availableReplicas: pods.filter((pod) => isUsable(cluster, set, pod)).length,
    currentReplicas: ofRevision(set.status.currentRevision),
    updatedReplicas: ofRevision(update.name),
    currentRevision: set.status.currentRevision,
    updateRevision: update.name,
  }
  const complete =
    set.spec.updateStrategy.type === 'RollingUpdate' &&
    [status.updatedReplicas, status.readyReplicas, status.replicas].every(
      (count) => count === set.spec.replicas,
    )
  cluster.update(set, {
    status: complete
      ? { ...status, currentReplicas: status.updatedReplicas, currentRevision: update.name }
      : status,
  })
}
