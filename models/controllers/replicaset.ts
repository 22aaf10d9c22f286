import type { Cluster } from './cluster.ts'
import type { Pod, ReplicaSet } from './objects.ts'
import { isActive, isTerminating } from './pod-status.ts'
import { claimPods, createPod, isAvailable, ownerOf } from './pods.ts'

/**
 * ReplicaSet: as many active Pods as asked for. A Pod that was asked to go no longer counts, so its replacement is
 * made at once, under a new name.
 * https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/
 */
export function reconcileReplicaSet(cluster: Cluster, set: ReplicaSet): void {
  if (set.deletedAt !== null) return
  const pods = claimPods(cluster, set).filter(isActive)
  const surplus = pods.length - set.spec.replicas
  for (let missing = -surplus; missing > 0; missing--) {
    const owner = ownerOf(set)
    createPod(cluster, set.spec.template, {
      name: cluster.machine.podName(owner),
      owner,
      revision: set.hash,
      labels: { ...set.spec.template.metadata?.labels, 'pod-template-hash': set.hash },
    })
  }
  if (surplus > 0)
    for (const pod of rankForDeletion(cluster, set, pods).slice(0, surplus)) cluster.delete(pod)

  const all = claimPods(cluster, set)
  const left = all.filter(isActive)
  cluster.update(set, {
    status: {
      replicas: left.length,
      readyReplicas: left.filter((pod) => pod.ready).length,
      availableReplicas: left.filter((pod) => isAvailable(cluster, pod, set.spec.minReadySeconds))
        .length,
      terminatingReplicas: all.filter(isTerminating).length,
    },
  })
}

/**
 * Who goes first when a ReplicaSet shrinks: without a node before with one, Pending before Running, not ready before
 * ready, lower pod-deletion-cost, on the node with more Pods of the same Deployment, more recently ready (in
 * logarithmic steps), more restarts, newer (in logarithmic steps).
 * https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#scaling-a-replicaset
 */
function rankForDeletion(cluster: Cluster, set: ReplicaSet, pods: Pod[]): Pod[] {
  const family = new Set(
    cluster
      .list('ReplicaSet')
      .filter((other) => other === set || (set.owner && other.owner?.uid === set.owner.uid))
      .map(({ uid }) => uid),
  )
  const crowd = (pod: Pod) =>
    cluster
      .list('Pod')
      .filter((p) => p.node === pod.node && p.owner && family.has(p.owner.uid) && isActive(p))
      .length
  const age = (since: number) => Math.floor(Math.log2(Math.max(1, cluster.now - since)))
  const keys = (pod: Pod) => [
    pod.node === null ? 0 : 1,
    pod.phase === 'Pending' ? 0 : 1,
    pod.ready ? 1 : 0,
    cost(pod),
    -crowd(pod),
    pod.readySince === null ? 0 : age(pod.readySince),
    -pod.restarts,
    age(pod.createdAt),
    cluster.machine.tieBreak(pod),
  ]
  const ranked = pods.map((pod) => ({ pod, keys: keys(pod) }))
  ranked.sort((a, b) => {
    const differs = a.keys.findIndex((key, i) => key !== b.keys[i])
    return differs < 0 ? 0 : a.keys[differs]! - b.keys[differs]!
  })
  return ranked.map(({ pod }) => pod)
}

const cost = (pod: Pod) =>
  Number(pod.annotations['controller.kubernetes.io/pod-deletion-cost'] ?? 0)
