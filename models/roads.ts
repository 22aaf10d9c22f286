/** Where `docker run` and a Pod end on one machine: read out of a recording of its processes. */
import type { Roads } from '../evidence/types'

/** The two roads, in the order they are told. */
export const ROADS = ['docker', 'kubernetes'] as const
export type RoadName = (typeof ROADS)[number]

/** containerd's own namespaces: what a client's containers are kept under. Not the kernel's. */
export const NAMESPACE = { docker: 'moby', kubernetes: 'k8s.io' } as const

/** A container's own process, as the child of its shim. */
export interface Held {
  pid: number
  /** The program's name, without its folder. */
  name: string
  /** The container's id, 64 characters. */
  id: string
}

/** A road's last part: a shim, and what it holds. */
export interface Road {
  road: RoadName
  shim: { pid: number; program: string; option: string; namespace: string }
  held: Held[]
}

/** Both roads and the containerd between them. */
export interface Meeting {
  containerd: { pid: number; address: string }
  roads: Road[]
}

const SHIM = /^(?:\S*\/)?(containerd-shim\S*) (-namespace) (\S+) .*-address (\S+)/
const nameOf = (args: string) => args.split(' ')[0]!.split('/').at(-1)!

/**
 * Reads the recorded lines: which shim is whose, which processes are its children, and which container
 * each of them is.
 *
 * @throws Error where a road has not one shim, the shims answer to different containerds, or a shim's
 *   child is no container that containerd lists: such a recording shows no meeting
 */
export function meeting({
  processes,
  containers,
}: Pick<Roads, 'processes' | 'containers'>): Meeting {
  const shims = processes.flatMap(({ pid, args }) => {
    const [, program, option, namespace, address] = SHIM.exec(args) ?? []
    return program
      ? [{ pid, program, option: option!, namespace: namespace!, address: address! }]
      : []
  })
  const [address, ...others] = new Set(shims.map((shim) => shim.address))
  const containerd = processes.find(({ args }) => nameOf(args) === 'containerd')
  if (!address || others.length || !containerd)
    throw new Error(
      `the shims belong to ${others.length + (address ? 1 : 0)} containerds, not to one`,
    )

  const roads = ROADS.map((road) => {
    const [shim, ...more] = shims.filter(({ namespace }) => namespace === NAMESPACE[road])
    if (!shim || more.length)
      throw new Error(`${NAMESPACE[road]} has ${more.length + (shim ? 1 : 0)} shims, not one`)
    const held = processes
      .filter(({ ppid }) => ppid === shim.pid)
      .map(({ pid, args }) => {
        const container = containers.find(
          (each) => each.pid === pid && each.namespace === shim.namespace,
        )
        if (!container) throw new Error(`process ${pid} is no container in ${shim.namespace}`)
        return { pid, name: nameOf(args), id: container.id }
      })
    const { pid, program, option, namespace } = shim
    return { road, shim: { pid, program, option, namespace }, held }
  })
  return { containerd: { pid: containerd.pid, address }, roads }
}
