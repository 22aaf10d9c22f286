import { eventDate } from '../../facts/eventDate'
import type { Text, Track } from '../../facts/types'
import type { RopeShape, Strand } from './rope'
import { middle, spanOf } from './time'

/** One of the six histories that the talk follows, by the event that it dates from. */
export interface History {
  track: Track
  /** Id in facts/events.ts. */
  event: string
  name: Text
  /** What the event brought, where the name does not say it. */
  what?: string
}

/** In order of their events. */
export const HISTORIES: readonly History[] = [
  { track: 'cloud', event: 'aws-s3-launch', name: { zh: '云', en: 'Cloud' }, what: 'AWS' },
  { track: 'kernel', event: 'linux-cgroups', name: { zh: '内核', en: 'Kernel' }, what: 'cgroups' },
  {
    track: 'paas',
    event: 'cloud-foundry-launch',
    name: { zh: 'PaaS', en: 'PaaS' },
    what: 'Cloud Foundry',
  },
  { track: 'docker', event: 'docker-pycon-demo', name: { zh: 'Docker', en: 'Docker' } },
  {
    track: 'kubernetes',
    event: 'kubernetes-first-commit',
    name: { zh: 'Kubernetes', en: 'Kubernetes' },
  },
  {
    track: 'runtime-standards',
    event: 'ocp-oci-announced',
    name: { zh: '标准', en: 'Standards' },
    what: 'OCI',
  },
]

/** Year in which an event of facts/events.ts happened. */
export const yearOf = (event: string): number => Number(eventDate(event).slice(0, 4))

const timeOf = (event: string) => middle(spanOf(eventDate(event)))

/** The histories as strands of a rope, the uppermost first. */
export const STRANDS: readonly Strand[] = HISTORIES.map(({ track, event }) => ({
  track,
  from: timeOf(event),
}))

/** A moment of the telling. */
export interface Moment {
  year: number
  /** How many histories have begun. */
  begun: number
  /** Up to when the strands are seen. */
  until: number
}

/** A little before a history begins: nothing of it is to be seen yet. */
const before = (index: number) => STRANDS[index]!.from - 0.18

/** The moments of the talk, click by click; the first is before any. */
export const MOMENTS: readonly Moment[] = [
  { year: yearOf('aws-s3-launch'), begun: 0, until: before(0) },
  { year: yearOf('aws-s3-launch'), begun: 1, until: before(1) },
  { year: yearOf('cloud-foundry-launch'), begun: 3, until: before(3) },
  { year: yearOf('docker-pycon-demo'), begun: 4, until: before(4) },
  { year: yearOf('kubernetes-first-commit'), begun: 5, until: before(5) },
  { year: yearOf('ocp-oci-announced'), begun: 6, until: yearOf('ocp-oci-announced') + 1 },
  {
    year: yearOf('docker-embraces-kubernetes'),
    begun: 6,
    until: yearOf('docker-embraces-kubernetes') + 1,
  },
  { year: yearOf('docker-29-containerd-store'), begun: 6, until: Infinity },
]

/** The rope of the timeline slide, on its canvas. */
export const STAGE_ROPE: RopeShape = {
  scale: { time: 2006, x: 192, year: 28 },
  lane: { y: 126, gap: 56 },
  sag: 9,
  bundle: { from: 2013, to: 2017.6, y: 288, gap: 13 },
  lay: { from: 2018.2, to: 2021.4, radius: 17, turn: 120 },
  end: 904,
  step: 12,
}

/** The rope of the chapters' openers: thin, 40 px high. */
export const LOCATOR_ROPE: RopeShape = {
  scale: { time: 2006, x: 56, year: 41 },
  lane: { y: 5, gap: 6 },
  sag: 2,
  bundle: { from: 2013, to: 2017.6, y: 20, gap: 4.4 },
  lay: { from: 2018.6, to: 2019.9, radius: 6, turn: 40 },
  end: 896,
  step: 12,
}
