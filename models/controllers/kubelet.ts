import type { Cluster } from './cluster.ts'
import type { ContainerState, Pod } from './objects.ts'
import { initialized, isFinished, isReady, phaseOf, restarts, shownOf } from './pod-status.ts'

/** The back-off before a crashed container starts again: none at first, then 10 s, 20 s, 40 s … up to 5 min. */
const restartDelayMs = (before: number) =>
  before === 0 ? 0 : Math.min(10_000 * 2 ** (before - 1), 300_000)

/** The kubelet reports CrashLoopBackOff at its next look at the Pod. */
const NEXT_LOOK_MS = 2_000
/** ErrImagePull becomes ImagePullBackOff at the next try. */
const NEXT_PULL_MS = 10_000

/**
 * The kubelets: start a Pod's containers, report phase and readiness, restart what crashed in place, stop what was
 * asked to go. A node nobody hears reports nothing, so nothing about its Pods changes in the API.
 *
 * Init containers run one after another; one with `restartPolicy: Always` is a sidecar: the next begins when it has
 * started, and it stays until the main containers have ended. At its end every Pod gets a terminal phase, also one
 * that was asked to go; the object goes a little later.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/
 * https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/
 */
export function runKubelets(cluster: Cluster): void {
  for (const pod of cluster.list('Pod')) {
    if (pod.node === null || (pod.stopped && isFinished(pod))) continue
    const node = cluster.get('Node', pod.node)
    if (!node || node.lostAt !== null) continue
    if (node.heardAt > cluster.now) cluster.wake(node.heardAt)
    else look(cluster, pod)
  }
}

/** Ends the current run of a Pod's main containers now, as `kill` in the container would. */
export function crash(cluster: Cluster, pod: Pod): void {
  const containers = pod.containers.map((container) =>
    container.kind === 'main' && container.state === 'running' && container.run
      ? { ...container, run: { ...container.run, exitsAt: cluster.now, exitCode: 137 } }
      : container,
  )
  cluster.update(pod, { containers })
}

function look(cluster: Cluster, pod: Pod): void {
  if (!pod.containers.length && pod.deletedAt === null) publish(cluster, pod, firstStates(pod))
  else if (!isFinished(pod) && !pod.end && isReady(pod) !== pod.ready)
    publish(cluster, pod, pod.containers)

  if (pod.deletedAt !== null) stop(cluster, pod)
  else if (pod.end) finish(cluster, pod)
  else if (!isFinished(pod)) run(cluster, pod)
}

function firstStates({ spec }: Pod): ContainerState[] {
  const init = spec.initContainers ?? []
  const state = (name: string, kind: ContainerState['kind']): ContainerState => ({
    name,
    kind,
    state: 'waiting',
    reason: init.length ? 'PodInitializing' : 'ContainerCreating',
    started: false,
    ready: false,
    restarts: 0,
    exitCode: null,
    finishedAt: null,
    run: null,
  })
  return [
    ...init.map((c) => state(c.name, c.restartPolicy === 'Always' ? 'sidecar' : 'init')),
    ...spec.containers.map((c) => state(c.name, 'main')),
  ]
}

/** Reports the containers' states, and what follows from them for the Pod. */
function publish(cluster: Cluster, pod: Pod, containers: ContainerState[], atItsEnd = false): void {
  const phase = phaseOf({ containers }, atItsEnd)
  const ready = !atItsEnd && isReady({ containers })
  const count = containers
    .filter(({ kind }) => kind !== 'init')
    .reduce((sum, container) => sum + container.restarts, 0)
  const changed = ready !== pod.ready
  const event = atItsEnd
    ? 'finished'
    : count > pod.restarts
      ? 'restarted'
      : changed
        ? ready
          ? 'ready'
          : 'unready'
        : undefined
  cluster.update(
    pod,
    {
      containers,
      phase,
      ready,
      restarts: count,
      shown: shownOf({ ...pod, containers, phase, ready }),
      ...(changed && ready && { readySince: cluster.now, unreadySince: null }),
      ...(!ready && { readySince: null }),
      ...(!ready && (changed || pod.unreadySince === null) && { unreadySince: cluster.now }),
    },
    event,
  )
}

/** Takes one step after another that is due; then sees whether the Pod is done. */
function run(cluster: Cluster, pod: Pod): void {
  for (let next = step(cluster, pod); next; next = step(cluster, pod)) publish(cluster, pod, next)
  if (!isDone(pod)) return
  cluster.update(pod, { end: cluster.machine.end(pod, 'done', cluster.now) })
  finish(cluster, pod)
}

/** Have the main containers ended for good, or has an init container failed for good? */
function isDone(pod: Pod): boolean {
  const over = (container: ContainerState) =>
    container.state === 'terminated' && !restarts(pod, container, container.exitCode!)
  const mains = pod.containers.filter(({ kind }) => kind === 'main')
  const failed = pod.containers.some((c) => c.kind === 'init' && c.exitCode !== 0 && over(c))
  return failed || (mains.length > 0 && mains.every(over))
}

/** The containers after the next change that is due, or null if none is. */
function step(cluster: Cluster, pod: Pod): ContainerState[] | null {
  let mayRun = true
  for (const [i, container] of pod.containers.entries()) {
    if (container.kind === 'main') mayRun = initialized(pod)
    const next = mayRun ? advance(cluster, pod, container) : null
    if (next) return pod.containers.with(i, next)
    if (container.kind === 'init')
      mayRun &&= container.state === 'terminated' && container.exitCode === 0
    if (container.kind === 'sidecar') mayRun &&= container.started
  }
  return null
}

/** What a container is next, if that is due. */
function advance(cluster: Cluster, pod: Pod, container: ContainerState): ContainerState | null {
  const { now, machine } = cluster
  const due = (at: number | null) => {
    cluster.wake(at)
    return at !== null && at <= now
  }
  const { state, exitCode, finishedAt } = container
  if (state === 'running') {
    const { startedAt, readyAt, exitsAt, exitCode: code } = container.run!
    if (due(exitsAt)) {
      return {
        ...container,
        state: 'terminated',
        reason: code ? 'Error' : 'Completed',
        started: false,
        ready: false,
        exitCode: code,
        finishedAt: exitsAt,
        run: null,
      }
    }
    const started = due(startedAt)
    const ready = due(readyAt) && started && container.kind !== 'init'
    if (started !== container.started || ready !== container.ready)
      return { ...container, started, ready }
    return null
  }
  if (state === 'terminated' && !restarts(pod, container, exitCode!)) return null
  const again = exitCode !== null
  const delay = again ? restartDelayMs(container.restarts) : 0
  if (!container.run) {
    const count = container.restarts + (again ? 1 : 0)
    const from = (finishedAt ?? now) + delay
    return { ...container, run: machine.run(pod, { ...container, restarts: count }, from) }
  }
  const { startsAt, pulls } = container.run
  if (!due(startsAt)) {
    return again && delay && state === 'terminated' && due(finishedAt! + NEXT_LOOK_MS)
      ? { ...container, state: 'waiting', reason: 'CrashLoopBackOff' }
      : null
  }
  if (!pulls) {
    const reason = due(startsAt + NEXT_PULL_MS) ? 'ImagePullBackOff' : 'ErrImagePull'
    return reason === container.reason ? null : { ...container, reason }
  }
  return {
    ...container,
    state: 'running',
    reason: '',
    restarts: container.restarts + (again ? 1 : 0),
  }
}

/** The Pod is done: its sidecars are stopped, then it gets its phase. */
function finish(cluster: Cluster, pod: Pod): void {
  const { phaseAt, exitCodes } = pod.end!
  cluster.wake(phaseAt)
  if (phaseAt > cluster.now || isFinished(pod)) return
  publish(cluster, pod, ended(pod, exitCodes, cluster.now), true)
}

/** The Pod was asked to go: its containers are stopped, it gets its phase, the object goes. */
function stop(cluster: Cluster, pod: Pod): void {
  if (!pod.end || pod.end.goneAt < pod.deletedAt!)
    cluster.update(pod, { end: cluster.machine.end(pod, 'deleted', cluster.now) })
  finish(cluster, pod)
  cluster.wake(pod.end!.goneAt)
  if (isFinished(pod) && pod.end!.goneAt <= cluster.now) cluster.remove(pod)
}

/** Every container has ended; of one that never ran nobody knows how (ContainerStatusUnknown). */
const ended = (pod: Pod, exitCodes: Record<string, number>, now: number): ContainerState[] => {
  const states = pod.containers.length ? pod.containers : firstStates(pod)
  const isInit = ({ kind }: ContainerState) => kind === 'init'
  const initFailed = states.some((c) => isInit(c) && c.state === 'terminated' && c.exitCode !== 0)
  return states.map((container) => {
    const { state, exitCode, name } = container
    const over = { ...container, state: 'terminated', ready: false, started: false } as const
    if (state === 'running') {
      const code = exitCodes[name] ?? 137
      return { ...over, exitCode: code, reason: code ? 'Error' : 'Completed', finishedAt: now }
    }
    if (exitCode !== null) return { ...over, reason: exitCode ? 'Error' : 'Completed' }
    if (initFailed && pod.deletedAt === null) return container
    return { ...over, exitCode: 137, reason: 'ContainerStatusUnknown' }
  })
}
