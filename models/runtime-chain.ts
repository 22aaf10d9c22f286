/**
 * From a command to a process, by date: which programs stood in the chain and who called whom.
 *
 * Dates that the timeline tells come from facts/events.ts. Sources of the calls: the Docker changelog
 * (0.9.0, 1.11.0, docker-v29.0.0), the Kubernetes posts on CRI (2016-12-19), on containerd (2018-05-24)
 * and on 1.24 (2022-05-03), Kubernetes 1.6 (2017-03-28), "CRI-O 1.0 is here" (2017-10-16), and the
 * dockershim FAQ (2022-02-17).
 */
import { events } from '../facts/events'
import type { PageKey } from '../facts/types'

/** The programs of the chain. `process` is what it is all for. */
export const PROGRAMS = [
  'docker',
  'dockerd',
  'lxc',
  'libcontainer',
  'containerd',
  'shim',
  'runc',
  'kubelet',
  'dockershim',
  'cri-dockerd',
  'cri-o',
  'process',
] as const
export type Program = (typeof PROGRAMS)[number]

/** A command at the head of a chain. */
export type Head = Extract<Program, 'docker' | 'kubelet'>

/** One program calling another, from a day on (`since`), up to another (`until`, exclusive). Days as YYYY-MM-DD. */
export interface Call {
  from: Program
  to: Program
  since: string
  until?: string
  /** True where this is a choice beside the usual one. */
  optional?: boolean
  /** True where the call goes through the Container Runtime Interface. */
  cri?: boolean
}

const dayOf = (id: string): string => {
  const event = events.find((e) => e.id === id)
  if (!event)
    throw new Error(
      `models/runtime-chain.ts: no event "${id}" in facts/events.ts; restore it there`,
    )
  return event.date
}

/** Docker 0.9.0, the release that made libcontainer the default execution driver. */
export const LIBCONTAINER: { date: string; source: PageKey } = {
  date: '2014-03-10',
  source: 'docker-0.9',
}

const FIRST_DEMO = dayOf('docker-pycon-demo')
const KUBERNETES = dayOf('kubernetes-first-commit')
const SPLIT = dayOf('docker-1-11')
/** Kubernetes 1.6, the first whose kubelet uses the CRI unless told otherwise; 1.5 had it as alpha, behind a flag. */
const CRI_DEFAULT = '2017-03-28'
const CRI_O = '2017-10-16'
const CONTAINERD_CRI = '2018-05-24'
const SHIM_REMOVED = dayOf('dockershim-removed')
const ENGINE_29 = dayOf('docker-29-containerd-store')

/** Every call of the chain's history. */
export const CALLS: readonly Call[] = [
  { from: 'docker', to: 'dockerd', since: FIRST_DEMO },
  { from: 'dockerd', to: 'lxc', since: FIRST_DEMO, until: LIBCONTAINER.date },
  { from: 'lxc', to: 'process', since: FIRST_DEMO, until: LIBCONTAINER.date },
  { from: 'dockerd', to: 'libcontainer', since: LIBCONTAINER.date, until: SPLIT },
  { from: 'libcontainer', to: 'process', since: LIBCONTAINER.date, until: SPLIT },
  { from: 'dockerd', to: 'containerd', since: SPLIT },
  { from: 'containerd', to: 'shim', since: SPLIT },
  { from: 'shim', to: 'runc', since: SPLIT },
  { from: 'runc', to: 'process', since: SPLIT },
  { from: 'kubelet', to: 'dockerd', since: KUBERNETES, until: CRI_DEFAULT },
  { from: 'kubelet', to: 'dockershim', since: CRI_DEFAULT, until: SHIM_REMOVED, cri: true },
  { from: 'dockershim', to: 'dockerd', since: CRI_DEFAULT, until: SHIM_REMOVED },
  {
    from: 'kubelet',
    to: 'containerd',
    since: CONTAINERD_CRI,
    until: SHIM_REMOVED,
    cri: true,
    optional: true,
  },
  { from: 'kubelet', to: 'containerd', since: SHIM_REMOVED, cri: true },
  { from: 'kubelet', to: 'cri-o', since: CRI_O, cri: true, optional: true },
  { from: 'cri-o', to: 'runc', since: CRI_O, optional: true },
  { from: 'kubelet', to: 'cri-dockerd', since: SHIM_REMOVED, cri: true, optional: true },
  { from: 'cri-dockerd', to: 'dockerd', since: SHIM_REMOVED, optional: true },
]

/** Who unpacks what `docker build` made: the engine's own graph drivers, or containerd's snapshotters. */
export type ImageStore = 'graphdriver' | 'containerd'

/** The chain on one day. */
export interface Chain {
  calls: readonly Call[]
  /** Every program that calls or is called. */
  programs: readonly Program[]
  /** Where a fresh Docker Engine keeps its images. */
  dockerImageStore: ImageStore
  /** True once an image is a published standard (OCI image-spec 1.0), not one company's format. */
  ociImage: boolean
}

/**
 * The chain as it stood at the end of a day.
 *
 * @param day YYYY-MM-DD
 * @throws RangeError for another form of date, or one before Docker's first demo
 */
export function chainAt(day: string): Chain {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day))
    throw new RangeError(`chainAt: "${day}" is no YYYY-MM-DD date`)
  if (day < FIRST_DEMO)
    throw new RangeError(`chainAt: ${day} is before Docker's first demo (${FIRST_DEMO})`)
  const calls = CALLS.filter((c) => c.since <= day && (c.until === undefined || day < c.until))
  return {
    calls,
    programs: PROGRAMS.filter((p) => calls.some((c) => c.from === p || c.to === p)),
    dockerImageStore: day < ENGINE_29 ? 'graphdriver' : 'containerd',
    ociImage: day >= dayOf('oci-1-0'),
  }
}

/**
 * The usual way from a command to the process, without the optional calls.
 *
 * @returns the programs in order; empty where the command did not exist yet
 */
export function pathFrom(head: Head, day: string): Program[] {
  const { calls } = chainAt(day)
  const path: Program[] = [head]
  for (let at: Program | undefined = head; at !== 'process';) {
    at = calls.find((c) => c.from === at && !c.optional)?.to
    if (!at) return []
    path.push(at)
  }
  return path
}

/** The days the lab stops at, in order. */
export const ERAS = [
  { id: 'lxc', day: FIRST_DEMO },
  { id: 'libcontainer', day: KUBERNETES },
  { id: 'split', day: SPLIT },
  { id: 'cri', day: CRI_DEFAULT },
  { id: 'no-dockershim', day: SHIM_REMOVED },
  { id: 'engine-29', day: ENGINE_29 },
] as const
export type EraId = (typeof ERAS)[number]['id']
