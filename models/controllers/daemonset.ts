import type { Cluster } from './cluster.ts'
import type { DaemonSet, Node, Pod, PodSpec, TaintEffect, Toleration } from './objects.ts'
import { claimPods, createPod, ownerOf, share } from './pods.ts'
import { ensureRevision, forgetRevisions } from './revisions.ts'
import { selects } from './scheduler.ts'
import { bearsMs, NOT_READY, UNREACHABLE, UNSCHEDULABLE } from './taints.ts'

/** Added to every DaemonSet Pod: it stays on a node in trouble, and comes onto a cordoned one. */
const TOLERATED: [string, TaintEffect][] = [
  [NOT_READY, 'NoExecute'],
  [UNREACHABLE, 'NoExecute'],
  ['node.kubernetes.io/disk-pressure', 'NoSchedule'],
  ['node.kubernetes.io/memory-pressure', 'NoSchedule'],
  ['node.kubernetes.io/pid-pressure', 'NoSchedule'],
  [UNSCHEDULABLE, 'NoSchedule'],
]

/**
 * DaemonSet: one Pod on every node that admits it. There is no number of replicas: the nodes are the number. A new
 * Pod is made only when the node's old one is gone; an update deletes first, then creates, node by node.
 * https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/
 * (order of the steps: k8s.io/kubernetes/pkg/controller/daemon)
 */
export function reconcileDaemonSet(cluster: Cluster, set: DaemonSet): void {
  const revision = ensureRevision(cluster, set)
  const changed = placePods(cluster, set, revision.hash)
  if (!changed && set.spec.updateStrategy.type === 'RollingUpdate')
    updateNodes(cluster, set, revision.hash)
  reportStatus(cluster, set, revision.hash)
  const pods = claimPods(cluster, set)
  forgetRevisions(cluster, set, (hash) => pods.some((pod) => pod.revision === hash))
}

/** The DaemonSet's Pods that are on this node or made for it. */
const podsOf = (cluster: Cluster, set: DaemonSet, node: Node) =>
  claimPods(cluster, set).filter((pod) => targetOf(pod) === node.name)

const targetOf = (pod: Pod) => pod.node ?? pod.spec.nodeSelector?.['kubernetes.io/hostname']
const isOld = (pod: Pod, hash: string) => pod.revision !== hash

function placePods(cluster: Cluster, set: DaemonSet, hash: string): boolean {
  let changed = false
  for (const node of cluster.list('Node')) {
    const pods = podsOf(cluster, set, node)
    const kept = pods.filter((pod) => pod.deletedAt === null)
    const { mayStart, mayStay } = verdict(set, node)
    const leaving = mayStay
      ? [...kept.filter((pod) => pod.phase === 'Failed'), ...kept.slice(1)]
      : kept
    for (const pod of leaving) cluster.delete(pod)
    if (mayStart && !pods.length) makePod(cluster, set, node, hash)
    changed ||= leaving.length > 0 || (mayStart && !pods.length)
  }
  return changed
}

/** Does the node admit the set's Pods, and may one that is there stay? NoSchedule stops only new ones. */
function verdict(set: DaemonSet, node: Node): { mayStart: boolean; mayStay: boolean } {
  const pod = { spec: podSpec(set) }
  const unborne = node.taints.filter((taint) => bearsMs(pod, taint) === 0)
  const wanted = selects(pod, node)
  const mayStay = wanted && !unborne.some(({ effect }) => effect === 'NoExecute')
  return { mayStart: mayStay && !unborne.some(({ effect }) => effect === 'NoSchedule'), mayStay }
}

function podSpec(set: DaemonSet): PodSpec {
  const { spec } = set.spec.template
  const own = (spec.tolerations ?? []).filter(
    (t) => !TOLERATED.some(([key, effect]) => t.key === key && t.effect === effect),
  )
  const added = TOLERATED.map(([key, effect]): Toleration => ({ key, operator: 'Exists', effect }))
  return { ...spec, tolerations: [...own, ...added] }
}

function makePod(cluster: Cluster, set: DaemonSet, node: Node, hash: string): void {
  const owner = ownerOf(set)
  const spec = podSpec(set)
  createPod(cluster, set.spec.template, {
    name: cluster.machine.podName(owner, node.name),
    owner,
    revision: hash,
    spec: {
      ...spec,
      nodeSelector: { ...spec.nodeSelector, 'kubernetes.io/hostname': node.name },
    },
  })
}

/** Old Pods that are not available go at once; of the others, as many as maxUnavailable still allows. */
function updateNodes(cluster: Cluster, set: DaemonSet, hash: string): void {
  let unavailable = 0
  const broken: Pod[] = []
  const candidates: Pod[] = []
  for (const node of cluster.list('Node')) {
    const present = podsOf(cluster, set, node)
    if (!present.length) continue
    const pod = present.find((p) => p.deletedAt === null)
    if (!pod) unavailable++
    else if (!isOld(pod, hash)) unavailable += pod.ready ? 0 : 1
    else if (pod.ready) candidates.push(pod)
    else broken.push(pod)
  }
  const allowed = share(
    set.spec.updateStrategy.rollingUpdate?.maxUnavailable ?? 1,
    set.status.desiredNumberScheduled,
    'up',
  )
  const order = candidates.toSorted(
    (a, b) => cluster.machine.tieBreak(a) - cluster.machine.tieBreak(b),
  )
  for (const pod of [...broken, ...order.slice(0, Math.max(0, allowed - unavailable))])
    cluster.delete(pod)
}

function reportStatus(cluster: Cluster, set: DaemonSet, hash: string): void {
  const status: DaemonSet['status'] = {
    desiredNumberScheduled: 0,
    currentNumberScheduled: 0,
    numberMisscheduled: 0,
    updatedNumberScheduled: 0,
    numberReady: 0,
    numberAvailable: 0,
    numberUnavailable: 0,
  }
  for (const node of cluster.list('Node')) {
    const pods = podsOf(cluster, set, node)
    if (!verdict(set, node).mayStart) {
      status.numberMisscheduled += pods.length ? 1 : 0
      continue
    }
    status.desiredNumberScheduled++
    if (!pods.length) continue
    status.currentNumberScheduled++
    status.numberReady += pods[0]!.ready ? 1 : 0
    status.updatedNumberScheduled += isOld(pods[0]!, hash) ? 0 : 1
  }
  status.numberAvailable = status.numberReady
  status.numberUnavailable = status.desiredNumberScheduled - status.numberAvailable
  cluster.update(set, { status })
}
