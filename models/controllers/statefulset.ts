import type { Cluster } from './cluster.ts'
import type { ControllerRevision, PersistentVolumeClaim, Pod, StatefulSet } from './objects.ts'
import { claimPods, createPod, isFinished, ownerOf } from './pods.ts'
import { ensureRevision, forgetRevisions } from './revisions.ts'

/**
 * StatefulSet: the Pods name-0 … name-(n-1), each with its own claims, each at most once. A name is free only when
 * the old object is gone, so a Pod that is Terminating on a lost node is not replaced.
 * OrderedReady creates upwards and deletes downwards, one at a time, each waiting for the Pods before it; Parallel
 * does not wait. An update always goes one by one from the highest ordinal, and waits for each to be Ready.
 * https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
 * (order of the steps: k8s.io/kubernetes/pkg/controller/statefulset/stateful_set_control.go)
 */
export function reconcileStatefulSet(cluster: Cluster, set: StatefulSet): void {
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

const isTerminating = (pod: Pod) => pod.deletedAt !== null
const isHealthy = (pod: Pod) => pod.phase === 'Running' && pod.ready && !isTerminating(pod)
const isReady = (pod: Pod) => pod.phase === 'Running' && pod.ready

function controlPods(cluster: Cluster, set: StatefulSet, update: ControllerRevision): void {
  const ordered = set.spec.podManagementPolicy === 'OrderedReady'
  const pods = claimPods(cluster, set)
  const slots = Array.from({ length: set.spec.replicas }, (_, ordinal) =>
    pods.find((pod) => ordinalOf(pod) === ordinal),
  )
  const condemned = pods
    .filter((pod) => ordinalOf(pod) >= set.spec.replicas)
    .toSorted((a, b) => ordinalOf(b) - ordinalOf(a))
  const firstUnhealthy =
    slots.find((pod) => pod && !isHealthy(pod)) ??
    condemned.toReversed().find((pod) => !isHealthy(pod))

  for (const [ordinal, pod] of slots.entries()) {
    if (!pod) {
      slots[ordinal] = makePod(cluster, set, ordinal, update)
      if (ordered) return
    } else if (isFinished(pod)) {
      cluster.delete(pod)
      return
    } else if (ordered && (isTerminating(pod) || !isReady(pod))) return
  }
  for (const pod of condemned) {
    if (isTerminating(pod)) {
      if (ordered) return
      continue
    }
    if (ordered && !isReady(pod) && pod !== firstUnhealthy) return
    cluster.delete(pod)
    if (ordered) return
  }
  if (set.spec.updateStrategy.type === 'RollingUpdate') updateNext(cluster, set, slots, update)
}

function updateNext(
  cluster: Cluster,
  set: StatefulSet,
  slots: (Pod | undefined)[],
  update: ControllerRevision,
): void {
  const partition = set.spec.updateStrategy.rollingUpdate?.partition ?? 0
  for (let ordinal = slots.length - 1; ordinal >= partition; ordinal--) {
    const pod = slots[ordinal]!
    if (pod.revision !== update.name && !isTerminating(pod)) {
      cluster.delete(pod)
      return
    }
    if (!isHealthy(pod)) return
  }
}

function makePod(
  cluster: Cluster,
  set: StatefulSet,
  ordinal: number,
  update: ControllerRevision,
): Pod {
  const { type, rollingUpdate } = set.spec.updateStrategy
  const current = cluster.get('ControllerRevision', set.status.currentRevision)
  const keepsOld = type === 'RollingUpdate' && ordinal < (rollingUpdate?.partition ?? 0)
  const revision = (keepsOld && current) || update
  const name = `${set.name}-${ordinal}`
  const claims = (set.spec.volumeClaimTemplates ?? []).map(
    ({ metadata }) => `${metadata.name}-${name}`,
  )
  for (const claim of claims) {
    if (cluster.get('PersistentVolumeClaim', claim)) continue
    cluster.create<PersistentVolumeClaim>({
      kind: 'PersistentVolumeClaim',
      name: claim,
      labels: {},
      annotations: {},
      owner: null,
    })
  }
  return createPod(cluster, revision.template, {
    name,
    owner: ownerOf(set),
    revision: revision.name,
    claims,
  })
}

function reportStatus(cluster: Cluster, set: StatefulSet, update: ControllerRevision): void {
  const pods = claimPods(cluster, set)
  const ofRevision = (name: string) =>
    pods.filter((pod) => pod.revision === name && !isTerminating(pod)).length
  const status: StatefulSet['status'] = {
    replicas: pods.length,
    readyReplicas: pods.filter(isReady).length,
    currentReplicas: ofRevision(set.status.currentRevision),
    updatedReplicas: ofRevision(update.name),
    currentRevision: set.status.currentRevision,
    updateRevision: update.name,
  }
  const complete =
    set.spec.updateStrategy.type === 'RollingUpdate' &&
    status.updatedReplicas === status.replicas &&
    status.readyReplicas === status.replicas
  cluster.update(set, {
    status: complete
      ? { ...status, currentReplicas: status.updatedReplicas, currentRevision: update.name }
      : status,
  })
}
