import type { Cluster } from './cluster.ts'
import type { Node, Pod } from './objects.ts'
import { isFinished } from './pod-status.ts'
import { admits, UNSCHEDULABLE } from './taints.ts'

/**
 * Scheduler: gives each Pod without a node one of the nodes it fits. Which of them is a matter of scores: one Pod a
 * node is not promised to a Deployment or StatefulSet.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/kube-scheduler/
 */
export function schedulePods(cluster: Cluster): void {
  for (const pod of cluster.list('Pod')) {
    if (pod.node !== null || pod.deletedAt !== null || isFinished(pod)) continue
    const fit = cluster.list('Node').filter((node) => fits(cluster, pod, node))
    const node =
      pod.spec.nodeName ??
      (fit.length ? cluster.machine.pickNode(pod, fit, cluster.list('Pod')) : null)
    if (node) cluster.update(pod, { node, scheduledAt: cluster.now }, 'scheduled')
  }
}

/** Does the Pod's nodeSelector name this node? */
export const selects = (pod: Pick<Pod, 'spec'>, node: Node) =>
  Object.entries(pod.spec.nodeSelector ?? {}).every(([key, value]) => node.labels[key] === value)

function fits(cluster: Cluster, pod: Pod, node: Node): boolean {
  const cordon = { key: UNSCHEDULABLE, effect: 'NoSchedule', addedAt: 0 } as const
  return (
    admits(node.unschedulable ? [...node.taints, cordon] : node.taints, pod) &&
    selects(pod, node) &&
    cluster.machine.hasRoom(pod, node) &&
    !isRepelled(cluster, pod, node)
  )
}

/** Required anti-affinity by host: no second Pod with these labels on the node. */
function isRepelled(cluster: Cluster, pod: Pod, node: Node): boolean {
  const terms = pod.spec.affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution
  const there = cluster
    .list('Pod')
    .filter((other) => other.node === node.name && !isFinished(other))
  return !!terms?.some((term) =>
    there.some((other) =>
      Object.entries(term.labelSelector?.matchLabels ?? {}).every(
        ([key, value]) => other.labels[key] === value,
      ),
    ),
  )
}
