/** The parts of Kubernetes objects that are read, and how kubectl shows a Pod. */

export interface KubeObject {
  kind: string
  metadata: {
    name: string
    uid: string
    resourceVersion: string
    labels?: Record<string, string>
    annotations?: Record<string, string>
    ownerReferences?: { kind: string; name: string; controller?: boolean }[]
    deletionTimestamp?: string
  }
}

interface ContainerStatus {
  name: string
  containerID?: string
  ready: boolean
  /** Of an init container that restarts (a sidecar): whether it runs and its startup probe has passed. */
  started?: boolean
  restartCount: number
  state: ContainerState
  lastState?: ContainerState
}

interface ContainerState {
  waiting?: { reason?: string }
  running?: object
  terminated?: { reason?: string; exitCode: number; signal?: number }
}

export interface Pod extends KubeObject {
  spec: {
    nodeName?: string
    initContainers?: { name: string; restartPolicy?: string }[]
    containers: { name: string; image: string }[]
  }
  status: {
    phase: string
    reason?: string
    podIP?: string
    conditions?: Condition[]
    initContainerStatuses?: ContainerStatus[]
    containerStatuses?: ContainerStatus[]
  }
}

export interface Workload extends KubeObject {
  spec: { replicas?: number; template: { spec: Pod['spec'] } }
  status?: { conditions?: Condition[] } & Record<string, unknown>
}

export interface Condition {
  type: string
  status: string
  reason?: string
}

export interface Node extends KubeObject {
  spec: { unschedulable?: boolean; taints?: { key: string; value?: string; effect: string }[] }
  status: {
    conditions: Condition[]
    nodeInfo: { osImage: string; kernelVersion: string; containerRuntimeVersion: string }
  }
}

const PHASES_AT_THE_END = new Set(['Succeeded', 'Failed'])

/** Names of init containers that go on beside the others (native sidecars). */
const sidecarsOf = ({ spec }: Pod): Set<string> =>
  new Set(
    (spec.initContainers ?? []).flatMap(({ name, restartPolicy }) =>
      restartPolicy === 'Always' ? [name] : [],
    ),
  )

/** READY, as `kubectl get pod` prints it: `1/2`. Rule: printPod, as below. */
export function readyColumn(pod: Pod): string {
  const sidecars = sidecarsOf(pod)
  const { initContainerStatuses = [], containerStatuses = [] } = pod.status
  const counted = [
    ...initContainerStatuses.filter(({ name }) => sidecars.has(name)),
    ...containerStatuses,
  ]
  const total = pod.spec.containers.length + sidecars.size
  return `${counted.filter(({ ready }) => ready).length}/${total}`
}

/**
 * STATUS, as `kubectl get pod` prints it.
 *
 * Rule: printPod in pkg/printers/internalversion/printers.go, Kubernetes 1.36.
 */
export function shownStatus(pod: Pod): string {
  const { metadata, status } = pod
  if (metadata.deletionTimestamp && status.reason === 'NodeLost') return 'Unknown'
  if (metadata.deletionTimestamp && !PHASES_AT_THE_END.has(status.phase)) return 'Terminating'
  const isGated = status.conditions?.some(
    ({ type, reason }) => type === 'PodScheduled' && reason === 'SchedulingGated',
  )
  const ofPod = isGated ? 'SchedulingGated' : (status.reason ?? status.phase)
  const ofInit = initStatus(pod)
  return ofInit !== undefined && !isTrue(status.conditions, 'Initialized')
    ? ofInit
    : statusOfContainers(pod, ofInit ?? ofPod)
}

/** @returns of the first init container that has not done its part; undefined where all have */
function initStatus(pod: Pod): string | undefined {
  const sidecars = sidecarsOf(pod)
  const statuses = pod.status.initContainerStatuses ?? []
  const isDone = ({ name, started, state }: ContainerStatus) =>
    state.terminated?.exitCode === 0 || (sidecars.has(name) && started === true)
  const i = statuses.findIndex((container) => !isDone(container))
  if (i === -1) return undefined
  const { waiting, terminated } = statuses[i]!.state
  if (terminated) return `Init:${reasonOf(terminated)}`
  return waiting?.reason && waiting.reason !== 'PodInitializing'
    ? `Init:${waiting.reason}`
    : `Init:${i}/${pod.spec.initContainers!.length}`
}

/** @param before what is shown where no container has anything to say */
function statusOfContainers({ status }: Pod, before: string): string {
  const containers = status.containerStatuses ?? []
  const speaking = containers.find(({ state }) => state.waiting?.reason || state.terminated)?.state
  const shown =
    speaking?.waiting?.reason ?? (speaking?.terminated ? reasonOf(speaking.terminated) : before)
  if (shown !== 'Completed' || !containers.some(({ ready, state }) => ready && state.running))
    return shown
  return isTrue(status.conditions, 'Ready') ? 'Running' : 'NotReady'
}

const isTrue = (conditions: readonly Condition[] = [], wanted: string) =>
  conditions.some(({ type, status }) => type === wanted && status === 'True')

const reasonOf = ({ reason, signal, exitCode }: NonNullable<ContainerState['terminated']>) =>
  reason || (signal ? `Signal:${signal}` : `ExitCode:${exitCode}`)

/** Restarts of each container of a Pod. */
export const restartsOf = ({ status }: Pod): Record<string, number> =>
  Object.fromEntries(
    (status.containerStatuses ?? []).map(({ name, restartCount }) => [name, restartCount]),
  )

/** Status of the Ready condition. */
export const readyCondition = (conditions: readonly Condition[] = []): boolean | 'Unknown' => {
  const status = conditions.find(({ type }) => type === 'Ready')?.status
  return status === 'Unknown' ? 'Unknown' : status === 'True'
}
