import type { Cluster } from './cluster.ts'
import type { Node, Taint } from './objects.ts'
import { bearsMs, NOT_READY, UNREACHABLE } from './taints.ts'

/**
 * Node lifecycle controller, with the eviction by taint.
 *
 * A node that is not heard of for the grace period turns Ready=Unknown, its Pods not ready, and it is tainted
 * unreachable: NoSchedule at once, NoExecute at the next pass. Each Pod then stays for its tolerationSeconds and is
 * asked to go; as no kubelet confirms its end, it stays Terminating until the node is back, deleted or out of service.
 * https://kubernetes.io/docs/concepts/architecture/nodes/#node-controller
 */
export function runNodeLifecycle(cluster: Cluster): void {
  for (const node of cluster.list('Node')) {
    stepNode(cluster, node)
    evict(cluster, node)
  }
}

/** The node's network goes down; its kubelet and its containers go on, unheard. */
export function loseNode(cluster: Cluster, node: Node): void {
  if (node.lostAt !== null) return
  const due = node.ready === true ? cluster.machine.nodeStep(node, 'notReady', cluster.now) : null
  cluster.update(node, { lostAt: cluster.now, dueAt: due })
}

/** The node's network is back; its kubelet reports on its Pods again a little later. */
export function returnNode(cluster: Cluster, node: Node): void {
  if (node.lostAt === null) return
  const at = (step: 'heard' | 'returns') => cluster.machine.nodeStep(node, step, cluster.now)
  cluster.update(
    node,
    node.ready === true
      ? { lostAt: null, dueAt: null }
      : { lostAt: null, heardAt: at('heard'), dueAt: at('returns') },
  )
}

/** A new node registers; it takes Pods once it is Ready. */
export function joinNode(cluster: Cluster, name: string): void {
  const node = cluster.addNode(name, false)
  cluster.update(node, { dueAt: cluster.machine.nodeStep(node, 'joins', cluster.now) })
}

export function taintNode(cluster: Cluster, node: Node, taint: Omit<Taint, 'addedAt'>): void {
  const others = node.taints.filter((t) => t.key !== taint.key || t.effect !== taint.effect)
  cluster.update(node, { taints: [...others, { ...taint, addedAt: cluster.now }] }, 'tainted')
}

export function untaintNode(cluster: Cluster, node: Node, gone: (taint: Taint) => boolean): void {
  const taints = node.taints.filter((taint) => !gone(taint))
  if (taints.length < node.taints.length) cluster.update(node, { taints }, 'tainted')
}

function stepNode(cluster: Cluster, node: Node): void {
  if (node.dueAt === null) return
  if (node.dueAt > cluster.now) {
    cluster.wake(node.dueAt)
    return
  }
  const after = (step: 'noExecute' | 'cleared') => cluster.machine.nodeStep(node, step, cluster.now)
  if (node.lostAt !== null && node.ready === true) {
    cluster.update(node, { ready: 'Unknown', dueAt: after('noExecute') }, 'unready')
    taintNode(cluster, node, { key: UNREACHABLE, effect: 'NoSchedule' })
    for (const pod of cluster.list('Pod').filter((p) => p.node === node.name && p.ready))
      cluster.update(pod, { ready: false, readySince: null, unreadySince: cluster.now }, 'unready')
  } else if (node.lostAt !== null) {
    cluster.update(node, { dueAt: null })
    taintNode(cluster, node, { key: UNREACHABLE, effect: 'NoExecute' })
  } else if (node.ready === true) {
    cluster.update(node, { dueAt: null })
    untaintNode(cluster, node, ({ key }) => key === UNREACHABLE || key === NOT_READY)
  } else {
    cluster.update(node, { ready: true, dueAt: after('cleared') }, 'ready')
    untaintNode(
      cluster,
      node,
      ({ key, effect }) => (key === UNREACHABLE || key === NOT_READY) && effect === 'NoSchedule',
    )
  }
}

function evict(cluster: Cluster, node: Node): void {
  const taints = node.taints.filter(({ effect }) => effect === 'NoExecute')
  if (!taints.length) return
  for (const pod of cluster.list('Pod')) {
    if (pod.node !== node.name || pod.deletedAt !== null) continue
    const since = (taint: Taint) => Math.max(taint.addedAt, pod.scheduledAt ?? 0)
    const until = Math.min(...taints.map((taint) => since(taint) + bearsMs(pod, taint)))
    if (until <= cluster.now) cluster.evict(pod, 'DeletionByTaintManager')
    else if (until !== Infinity) cluster.wake(until)
  }
}
