import type { Cluster } from './cluster.ts'
import type { Pod } from './objects.ts'
import { isFinished } from './pods.ts'

/** The back-off before a crashed container starts again: none at first, then 10 s, 20 s, 40 s … up to 5 min. */
const restartDelayMs = (restarts: number) =>
  restarts === 0 ? 0 : Math.min(10_000 * 2 ** (restarts - 1), 300_000)

/**
 * The kubelets: start a Pod's containers, report phase and readiness, restart what crashed in place, stop what was
 * asked to go. A node nobody hears reports nothing, so nothing about its Pods changes in the API.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/
 */
export function runKubelets(cluster: Cluster): void {
  for (const pod of cluster.list('Pod')) {
    if (pod.node === null || pod.stopped) continue
    const node = cluster.get('Node', pod.node)
    if (!node) collect(cluster, pod)
    else if (node.lostAt !== null) continue
    else if (pod.deletedAt !== null) stop(cluster, pod, false)
    else if (!isFinished(pod)) run(cluster, pod)
  }
}

/** Ends the current run of a Pod's containers now, as `kill` in the container would. */
export function crash(cluster: Cluster, pod: Pod): void {
  if (pod.run && pod.phase === 'Running')
    cluster.update(pod, { run: { ...pod.run, exitsAt: cluster.now, exitCode: 137 } })
}

function run(cluster: Cluster, pod: Pod): void {
  if (!pod.run) {
    cluster.update(pod, { run: cluster.machine.run(pod, cluster.now), shown: 'ContainerCreating' })
  }
  const { pulls, startsAt, readyAt, exitsAt, exitCode } = pod.run!
  for (const time of [startsAt, readyAt, exitsAt]) cluster.wake(time)
  if (startsAt > cluster.now) return
  if (!pulls) {
    cluster.update(pod, { shown: 'ImagePullBackOff' })
    return
  }
  if (pod.phase === 'Pending') cluster.update(pod, { phase: 'Running', shown: 'Running' })
  else if (pod.shown !== 'Running')
    cluster.update(pod, { shown: 'Running', restarts: pod.restarts + 1 }, 'restarted')

  if (exitsAt !== null && exitsAt <= cluster.now) end(cluster, pod, exitCode)
  else if (readyAt !== null && readyAt <= cluster.now && !pod.ready)
    cluster.update(pod, { ready: true, readySince: cluster.now }, 'ready')
}

/** The container has ended: restart it in place, or the Pod has finished. */
function end(cluster: Cluster, pod: Pod, exitCode: number): void {
  const policy = pod.spec.restartPolicy ?? 'Always'
  const down = { ready: false, readySince: null, exitCode }
  if (policy === 'Always' || (policy === 'OnFailure' && exitCode !== 0)) {
    const delay = restartDelayMs(pod.restarts)
    const next = cluster.machine.run({ ...pod, restarts: pod.restarts + 1 }, cluster.now + delay)
    const shown = delay ? 'CrashLoopBackOff' : exitCode ? 'Error' : 'Completed'
    cluster.update(pod, { ...down, run: next, shown }, 'unready')
    cluster.wake(next.startsAt)
  } else {
    cluster.update(
      pod,
      exitCode
        ? { ...down, phase: 'Failed', shown: 'Error' }
        : { ...down, phase: 'Succeeded', shown: 'Completed' },
      'finished',
    )
  }
}

/** Stops a Pod; when its containers are down, its object goes. */
function stop(cluster: Cluster, pod: Pod, nodeGone: boolean): void {
  if (pod.stopsAt === null)
    cluster.update(pod, { stopsAt: cluster.machine.stopsAt(pod, cluster.now, nodeGone) })
  cluster.wake(pod.stopsAt)
  if (pod.stopsAt! > cluster.now) return
  if (pod.finalizer && !isFinished(pod))
    cluster.update(pod, { phase: 'Failed', ready: false, readySince: null }, 'finished')
  cluster.remove(pod)
}

/** Pod garbage collector: a Pod of a node that no longer exists is removed without anybody's confirmation. */
function collect(cluster: Cluster, pod: Pod): void {
  stop(cluster, pod, true)
}
