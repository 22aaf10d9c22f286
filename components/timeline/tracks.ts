import type { Text, Track } from '../../facts/types'
import type { Role } from '../grammar/types'

/** How a track looks: its name, its colour and, as the second cue, the shape of its markers. */
export interface TrackLook {
  name: Text
  role: Role
  /** SVG path around 0,0, at most 12 px wide and high. */
  shape: string
}

export const TRACK_LOOKS: Record<Track, TrackLook> = {
  cloud: {
    name: { zh: '云', en: 'Cloud' },
    role: 'cloud',
    shape: 'M-5.5 0a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0Z',
  },
  paas: {
    name: { zh: 'PaaS', en: 'PaaS' },
    role: 'paas',
    shape: 'M0-6 6 5H-6Z',
  },
  kernel: {
    name: { zh: '内核', en: 'Kernel' },
    role: 'kernel',
    shape: 'M-5-5H5V5H-5Z',
  },
  docker: {
    name: { zh: 'Docker', en: 'Docker' },
    role: 'docker',
    shape: 'M-6-5H6V5H-6ZM-3.4-3v6h1.4v-6ZM2-3v6h1.4v-6Z',
  },
  'runtime-standards': {
    name: { zh: '运行时与标准', en: 'Standards' },
    role: 'standards',
    shape: 'M0-6 6 0 0 6-6 0Z',
  },
  kubernetes: {
    name: { zh: 'Kubernetes', en: 'Kubernetes' },
    role: 'kubernetes',
    shape: 'M0-6 5.2-3V3L0 6-5.2 3V-3Z',
  },
}
