import type { Cluster } from './cluster.ts'
import type { DaemonSet, Node, Pod, PodSpec, TaintEffect, Toleration } from './objects.ts'
import { isFinished } from './pod-status.ts'
import { claimPods, createPod, isAvailable, ownerOf, share } from './pods.ts'
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
 * Pod is made when the node's old one has ended (its phase is Failed or Succeeded), before that object is gone. An
 * update deletes first, then creates, node by node; with maxSurge it creates first, and deletes the old Pod when the
 * new one is available.
 * https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/
 * (order of the steps: k8s.io/kubernetes/pkg/controller/daemon, daemon_controller.go and update.go)
 */
export function reconcileDaemonSet(cluster: Cluster, set: DaemonSet): void {
  if (set.deletedAt !== null) return
  const revision = ensureRevision(cluster, set)
  const changed = placePods(cluster, set, revision.hash)
  if (!changed && set.spec.updateStrategy.type === 'RollingUpdate') {
    if (bounds(set).surge) surgeNodes(cluster, set, revision.hash)
    else updateNodes(cluster, set, revision.hash)
  }
  reportStatus(cluster, set, revision.hash)
  const pods = claimPods(cluster, set)
  forgetRevisions(cluster, set, (hash) => pods.some((pod) => pod.revision === hash))
}

/**
 * The DaemonSet's Pods that are on this node or made for it, oldest first; not those that have ended and are about
 * to go. (daemon_controller.go, getNodesToDaemonPods)
 */
const podsOf = (cluster: Cluster, set: DaemonSet, node: Node) =>
  claimPods(cluster, set)
    .filter((pod) => targetOf(pod) === node.name && !(isFinished(pod) && pod.deletedAt !== null))
    .toSorted((a, b) => Number(a.node === null) - Number(b.node === null))

const targetOf = (pod: Pod) => pod.node ?? pod.spec.nodeSelector?.['kubernetes.io/hostname']
const isOld = (pod: Pod, hash: string) => pod.revision !== hash

/** How many nodes may have two Pods, or none, during an update; never both 0. */
function bounds({ spec, status }: DaemonSet): { surge: number; unavailable: number } {
  const { maxSurge = 0, maxUnavailable = 1 } = spec.updateStrategy.rollingUpdate ?? {}
  const surge = share(maxSurge, status.desiredNumberScheduled, 'up')
  const unavailable = share(maxUnavailable, status.desiredNumberScheduled, 'up')
  return { surge, unavailable: surge + unavailable === 0 ? 1 : unavailable }
}

function placePods(cluster: Cluster, set: DaemonSet, hash: string): boolean {
  let changed = false
  const { rollingUpdate } = set.spec.updateStrategy
  const maySurge = share(rollingUpdate?.maxSurge ?? 0, 100, 'up') > 0
  for (const node of cluster.list('Node')) {
    const pods = podsOf(cluster, set, node)
    const kept = pods.filter((pod) => pod.deletedAt === null)
    const running = kept.filter((pod) => !isFinished(pod))
    const { mayStart, mayStay } = verdict(set, node)
    let leaving = kept
    let needs = mayStart && !pods.length
    if (mayStay) {
      const surplus = maySurge ? surplusOf(cluster, set, running, hash) : running.slice(1)
      leaving = [...kept.filter(isFinished), ...surplus]
      needs ||= mayStart && maySurge && !running.length
    }
    for (const pod of leaving) cluster.delete(pod)
    if (needs) makePod(cluster, set, node, hash)
    changed ||= leaving.length > 0 || needs
  }
  return changed
}

/** With maxSurge a node may have two Pods: a new one that is not available yet, and an old one that is Ready. */
function surplusOf(cluster: Cluster, set: DaemonSet, pods: Pod[], hash: string): Pod[] {
  const [fresh, ...moreFresh] = pods.filter((pod) => !isOld(pod, hash))
  const [old, ...moreOld] = pods.filter((pod) => isOld(pod, hash))
  const replaced =
    fresh && old && (!old.ready || isAvailable(cluster, fresh, set.spec.minReadySeconds))
  return [...moreFresh, ...moreOld, ...(replaced ? [old] : [])]
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
    name: cluster.machine.podName(owner, { node: node.name }),
    owner,
    revision: hash,
    spec: {
      ...spec,
      nodeSelector: { ...spec.nodeSelector, 'kubernetes.io/hostname': node.name },
    },
  })
}

/** The node's newest and old Pod that stay, or null where there is more than one of either. */
function pairOn(cluster: Cluster, set: DaemonSet, node: Node, hash: string) {
  const kept = podsOf(cluster, set, node).filter((pod) => pod.deletedAt === null)
  const fresh = kept.filter((pod) => !isOld(pod, hash))
  const old = kept.filter((pod) => isOld(pod, hash))
  return fresh.length > 1 || old.length > 1 ? null : { fresh: fresh[0], old: old[0] }
}

/** Old Pods that are not available go at once; of the others, as many as maxUnavailable still allows. */
function updateNodes(cluster: Cluster, set: DaemonSet, hash: string): void {
  const { minReadySeconds } = set.spec
  let unavailable = 0
  const broken: Pod[] = []
  const candidates: Pod[] = []
  for (const node of cluster.list('Node')) {
    if (!podsOf(cluster, set, node).length && !verdict(set, node).mayStart) continue
    const pair = pairOn(cluster, set, node, hash)
    if (!pair || !!pair.fresh === !!pair.old) unavailable++
    else if (pair.fresh) unavailable += isAvailable(cluster, pair.fresh, minReadySeconds) ? 0 : 1
    else if (isAvailable(cluster, pair.old!, minReadySeconds)) candidates.push(pair.old!)
    else {
      broken.push(pair.old!)
      unavailable++
    }
  }
  const allowed = Math.max(0, bounds(set).unavailable - unavailable)
  for (const pod of [...broken, ...inAnyOrder(cluster, candidates, (p) => p).slice(0, allowed)])
    cluster.delete(pod)
}

/** New Pods beside old ones that are not available, and beside as many others as maxSurge still allows. */
function surgeNodes(cluster: Cluster, set: DaemonSet, hash: string): void {
  const { minReadySeconds } = set.spec
  const usable = (pod: Pod) => isAvailable(cluster, pod, minReadySeconds)
  let surging = 0
  let available = 0
  const needed: Node[] = []
  const candidates: { node: Node; old: Pod }[] = []
  const misplaced: Pod[] = []
  for (const node of cluster.list('Node')) {
    const pair = pairOn(cluster, set, node, hash)
    if (!pair) surging++
    if (!pair?.old) {
      if (pair?.fresh && usable(pair.fresh)) available++
      continue
    }
    const { fresh, old } = pair
    if (usable(old)) available++
    const { mayStart } = verdict(set, node)
    if (fresh) {
      if (usable(fresh)) cluster.delete(old)
      else surging++
    } else if (!mayStart) {
      if (usable(old)) misplaced.push(old)
      else cluster.delete(old)
    } else if (usable(old)) candidates.push({ node, old })
    else needed.push(node)
  }
  const spare = Math.max(0, available - set.status.desiredNumberScheduled)
  for (const pod of misplaced.slice(0, spare)) cluster.delete(pod)
  const allowed = Math.max(0, bounds(set).surge - surging)
  const chosen = inAnyOrder(cluster, candidates, ({ old }) => old).slice(0, allowed)
  for (const node of [...needed, ...chosen.map((candidate) => candidate.node)])
    makePod(cluster, set, node, hash)
}

/** The controller goes through its nodes in no order. */
const inAnyOrder = <T>(cluster: Cluster, list: T[], pod: (item: T) => Pod): T[] =>
  list.toSorted((a, b) => cluster.machine.tieBreak(pod(a)) - cluster.machine.tieBreak(pod(b)))

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
    status.numberAvailable += isAvailable(cluster, pods[0]!, set.spec.minReadySeconds) ? 1 : 0
    status.updatedNumberScheduled += isOld(pods[0]!, hash) ? 0 : 1
  }
  status.numberUnavailable = status.desiredNumberScheduled - status.numberAvailable
  cluster.update(set, { status })
}
