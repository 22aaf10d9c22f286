import type { Cluster } from './cluster.ts'
import type { Pod } from './objects.ts'
import { isFinished, shownOf } from './pod-status.ts'
import { OUT_OF_SERVICE } from './taints.ts'

/**
 * Pod garbage collector: takes the Pods whose kubelet will never confirm their end. Those of a node that no longer
 * exists, and the Terminating ones of a node that is not Ready and bears the taint out-of-service. They are marked
 * Failed and go at once.
 * https://kubernetes.io/docs/concepts/cluster-administration/node-shutdown/#non-graceful-node-shutdown
 * (k8s.io/kubernetes/pkg/controller/podgc/gc_controller.go)
 */
export function collectPods(cluster: Cluster): void {
  for (const pod of cluster.list('Pod')) {
    const isOver = pod.stopped && isFinished(pod)
    const why = pod.node === null || isOver ? null : reason(cluster, pod)
    if (!why) {
      if (pod.collectedAt !== null) cluster.update(pod, { collectedAt: null })
      continue
    }
    if (pod.collectedAt === null)
      cluster.update(pod, { collectedAt: cluster.machine.collects(pod, why, cluster.now) })
    cluster.wake(pod.collectedAt)
    if (pod.collectedAt! <= cluster.now) take(cluster, pod, why)
  }
}

function reason(cluster: Cluster, pod: Pod): 'nodeDeleted' | 'outOfService' | null {
  const node = cluster.get('Node', pod.node!)
  if (!node) return 'nodeDeleted'
  const outOfService = node.taints.some(({ key }) => key === OUT_OF_SERVICE)
  return pod.deletedAt !== null && node.ready !== true && outOfService ? 'outOfService' : null
}

function take(cluster: Cluster, pod: Pod, why: 'nodeDeleted' | 'outOfService'): void {
  if (!isFinished(pod)) {
    const failed = { ...pod, phase: 'Failed' as const }
    const disruption = why === 'nodeDeleted' ? 'DeletionByPodGC' : pod.disruption
    cluster.update(pod, { phase: 'Failed', shown: shownOf(failed), disruption }, 'finished')
  }
  cluster.delete(pod)
  cluster.remove(pod)
}
