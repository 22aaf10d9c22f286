import type { ContainerState, End, Node, Owner, Pod, PodTemplate, Run } from './objects.ts'

/** What a name is drawn for: `node` where a Pod is made for one node (DaemonSet), `index` in an Indexed Job. */
export interface Slot {
  node?: string
  index?: number
}

/**
 * What Kubernetes does not decide: names drawn at random, equal choices, how long a node takes, what the program in
 * the container does. The controllers ask; a test answers from a recording, `DemoMachine` answers by itself.
 * All times are absolute, in ms on the cluster's clock.
 */
export interface Machine {
  /** A name for a Pod of this owner. */
  podName(owner: Owner, slot?: Slot): string
  /** The hash that names a revision of a Pod template. */
  hash(owner: Owner, template: PodTemplate): string
  /** Has the node what the Pod asks for, as memory or a volume? */
  hasRoom(pod: Pod, node: Node): boolean
  /** One of the nodes the scheduler found fit (never empty), given all Pods there are. */
  pickNode(pod: Pod, fit: readonly Node[], pods: readonly Pod[]): string
  /** Orders Pods that are equal by every rule; the API server's random uid does that in a real cluster. */
  tieBreak(pod: Pod): number
  /** How the next run of a container goes (number `container.restarts`, from 0), if it may begin at `from`. */
  run(pod: Pod, container: ContainerState, from: number): Run
  /** How a Pod ends that is done (its main containers have ended for good) or that was asked to go. */
  end(pod: Pod, why: 'done' | 'deleted', now: number): End
  /** When the Pod garbage collector takes a Pod whose node is deleted, or out of service. */
  collects(pod: Pod, why: 'nodeDeleted' | 'outOfService', now: number): number
  /** When the next step in the life of a node is due. */
  nodeStep(node: Node, step: NodeStep, now: number): number
}

/**
 * joins = Ready after registering; unheard → NotReady → NoExecute taint; network back → its kubelet reports on its
 * Pods (heard), and the node is Ready (returns) → last taint lifted (cleared).
 */
export type NodeStep = 'joins' | 'notReady' | 'noExecute' | 'heard' | 'returns' | 'cleared'
