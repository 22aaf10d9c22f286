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

interface ContainerState {
  waiting?: { reason?: string }
  running?: object
  terminated?: { reason?: string; exitCode: number; signal?: number }
}

export interface Pod extends KubeObject {
  spec: { nodeName?: string; containers: { name: string; image: string }[] }
  status: {
    phase: string
    reason?: string
    podIP?: string
    conditions?: Condition[]
    containerStatuses?: {
      name: string
      ready: boolean
      restartCount: number
      state: ContainerState
    }[]
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

/** READY, as `kubectl get pod` prints it: `1/2`. */
export function readyColumn({ spec, status }: Pod): string {
  const ready = (status.containerStatuses ?? []).filter((container) => container.ready).length
  return `${ready}/${spec.containers.length}`
}

/** STATUS, as `kubectl get pod` prints it. Rule: printPod in pkg/printers/internalversion/printers.go. */
export function shownStatus({ metadata, status }: Pod): string {
  const containers = status.containerStatuses ?? []
  let shown = status.reason ?? status.phase
  for (const { state } of containers.toReversed()) {
    if (state.waiting?.reason) shown = state.waiting.reason
    else if (state.terminated) shown = reasonOf(state.terminated)
  }
  if (shown === 'Completed' && containers.some(({ ready, state }) => ready && state.running))
    shown = 'Running'
  if (metadata.deletionTimestamp) return status.reason === 'NodeLost' ? 'Unknown' : 'Terminating'
  return shown
}

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
