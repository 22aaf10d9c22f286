import type { Container, ContainerState, Phase, Pod } from './objects.ts'

export const isFinished = (pod: Pod) => pod.phase === 'Succeeded' || pod.phase === 'Failed'
/** Asked to go, and its containers may still run. */
export const isTerminating = (pod: Pod) => !isFinished(pod) && pod.deletedAt !== null
/** Counts for a ReplicaSet or a Job: neither finished nor asked to go. */
export const isActive = (pod: Pod) => !isFinished(pod) && pod.deletedAt === null

/** The container of this name in a Pod's spec. */
export function containerOf({ spec }: Pick<Pod, 'spec'>, name: string): Container {
  const all = [...(spec.initContainers ?? []), ...spec.containers]
  return all.find((container) => container.name === name)!
}

/** A time as the API stores it: whole seconds. */
export const seconds = (ms: number) => Math.floor(ms / 1_000) * 1_000

/**
 * From when a Pod counts as available: Ready for minReadySeconds; null while it is not Ready.
 * (k8s.io/kubernetes/pkg/api/v1/pod, IsPodAvailable)
 */
export function availableAt(pod: Pod, minReadySeconds = 0): number | null {
  if (!pod.ready || pod.readySince === null) return null
  return minReadySeconds ? seconds(pod.readySince) + minReadySeconds * 1_000 : pod.readySince
}

/** Will the kubelet start this container again after it has ended so? A sidecar always. */
export function restarts(pod: Pod, { kind }: ContainerState, exitCode: number): boolean {
  const policy = pod.spec.restartPolicy ?? 'Always'
  if (kind === 'sidecar') return true
  if (kind === 'init' && exitCode === 0) return false
  return policy === 'Always' || (policy === 'OnFailure' && exitCode !== 0)
}

const mains = (pod: Pick<Pod, 'containers'>) => pod.containers.filter(({ kind }) => kind === 'main')
const inits = (pod: Pick<Pod, 'containers'>) => pod.containers.filter(({ kind }) => kind !== 'main')
const isInitialized = ({ kind, state, exitCode, started }: ContainerState) =>
  kind === 'sidecar' ? started : state === 'terminated' && exitCode === 0

/** Have the init containers ended and the sidecars started, so that the main containers may begin? */
export const initialized = (pod: Pick<Pod, 'containers'>) => inits(pod).every(isInitialized)

/**
 * Pending until every container has been started, then Running. Succeeded and Failed only when the Pod is at its
 * end: then the main containers' exit codes decide, a sidecar's does not count.
 * (k8s.io/kubernetes/pkg/kubelet/kubelet_pods.go, getPhase)
 */
export function phaseOf(pod: Pick<Pod, 'containers'>, atItsEnd: boolean): Phase {
  const all = mains(pod)
  if (atItsEnd)
    return initialized(pod) || all.every(({ state }) => state === 'terminated')
      ? all.every(({ exitCode }) => exitCode === 0)
        ? 'Succeeded'
        : 'Failed'
      : 'Failed'
  const unstarted = all.some(({ state, exitCode }) => state === 'waiting' && exitCode === null)
  return unstarted || !all.length ? 'Pending' : 'Running'
}

/** Ready when every main container and every sidecar is. */
export const isReady = (pod: Pick<Pod, 'containers'>) =>
  pod.containers.length > 0 &&
  pod.containers.every(({ kind, ready }) => kind === 'init' || ready) &&
  initialized(pod)

/** READY as kubectl prints it: sidecars count, other init containers do not. */
export function readyColumn(pod: Pick<Pod, 'containers' | 'spec'>): string {
  const counted = pod.containers.filter(({ kind }) => kind !== 'init')
  const sidecars = (pod.spec.initContainers ?? []).filter((c) => c.restartPolicy === 'Always')
  const total = pod.spec.containers.length + sidecars.length
  return `${counted.filter(({ ready }) => ready).length}/${total}`
}

const hasRun = ({ state, exitCode, reason }: ContainerState) =>
  state === 'running' || (exitCode !== null && reason !== 'ContainerStatusUnknown')

/**
 * STATUS as kubectl prints it: the phase, unless a container's state says more; `Terminating` only until the phase
 * is a terminal one. (k8s.io/kubernetes/pkg/printers/internalversion/printers.go, printPod)
 */
export function shownOf(pod: Pick<Pod, 'containers' | 'phase' | 'ready' | 'deletedAt'>): string {
  if (pod.deletedAt !== null && pod.phase !== 'Succeeded' && pod.phase !== 'Failed')
    return 'Terminating'
  const all = inits(pod)
  const i = all.findIndex(
    ({ kind, state, exitCode, started }) =>
      !(state === 'terminated' && exitCode === 0) && !(kind === 'sidecar' && started),
  )
  let reason: string = pod.phase
  if (i >= 0) {
    const { state, reason: why } = all[i]!
    const says = state === 'terminated' || (state === 'waiting' && why !== 'PodInitializing')
    reason = says ? `Init:${why}` : `Init:${i}/${all.length}`
    if (!mains(pod).some(hasRun)) return reason
  }
  let failed = ''
  let running = false
  for (const container of mains(pod).toReversed()) {
    if (container.state === 'running') running ||= container.ready
    else reason = container.reason
    if (container.state === 'terminated' && container.exitCode !== 0) failed = container.reason
  }
  if (reason !== 'Completed') return reason
  if (running && pod.ready) return 'Running'
  return failed || (running ? 'NotReady' : reason)
}

/**
 * When the Pod ended, as a Job's back-off counts: the last end of its main containers and sidecars; if not all of
 * them have ended, since when it is not Ready; or when it was asked to go.
 * (k8s.io/kubernetes/pkg/controller/job/backoff_utils.go, getFinishedTime)
 */
export function finishTime(pod: Pod): number {
  const counted = pod.containers.filter(({ kind }) => kind !== 'init')
  const ends = counted.map(({ state, finishedAt }) => (state === 'terminated' ? finishedAt : null))
  if (ends.length && ends.every((end) => end !== null)) return seconds(Math.max(...ends))
  return seconds(pod.unreadySince ?? pod.deletedAt ?? pod.createdAt)
}

/** The Pod's conditions that a podFailurePolicy can name, with their status. */
export function podConditions(pod: Pod): Record<string, string> {
  const tell = (value: boolean) => (value ? 'True' : 'False')
  return {
    ...(pod.disruption && { DisruptionTarget: 'True' }),
    PodScheduled: tell(pod.node !== null),
    Initialized: tell(pod.containers.length > 0 && initialized(pod)),
    ContainersReady: tell(isReady(pod)),
    Ready: tell(pod.ready),
  }
}
