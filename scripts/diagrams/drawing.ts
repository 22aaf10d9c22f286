/** What a .mmd file means, before anything has a place: boxes in boxes, and links between them. */
export interface Drawing {
  title: string
  description: string
  /** Height to fill, in px of the 868 px wide slide body. */
  height: number
  direction: Direction
  boxes: Box[]
  links: Link[]
}

export type Direction = 'row' | 'column'

/** What a box stands for decides how it is drawn: the words of the deck's drawing grammar. */
export const KINDS = [
  'program',
  'container',
  'pod',
  'namespace',
  'cgroup',
  'host',
  'volume',
  'controller',
  'process',
  'layer',
  'file',
  'network',
  'group',
  'layout',
  'note',
] as const
export type Kind = (typeof KINDS)[number]

/** Colours by role, the names of styles/roles.css. */
export const ROLES = [
  'docker',
  'kubernetes',
  'cloud',
  'paas',
  'standards',
  'kernel',
  'danger',
  'ok',
  'neutral',
] as const
export type Role = (typeof ROLES)[number]

export interface Box {
  id: string
  kind: Kind
  role: Role
  /** The name, then its details; a line each. */
  lines: string[]
  /** `step-*` tags and other marks that only the stylesheet or the component reads. */
  tags: string[]
  /** A leaf keeps its height unless it fills; width always adapts. */
  fills: boolean
  /** Its share when siblings divide what room is left. */
  span: number
  direction: Direction
  /** Empty for a leaf. */
  children: Box[]
}

export interface Link {
  from: string
  to: string
  label: string
  start: Ending
  end: Ending
  line: 'solid' | 'dotted' | 'thick' | 'hidden'
  role: Role
  tags: string[]
}
export type Ending = 'none' | 'arrow' | 'cross'

/** A fault in a .mmd file: the line it is on (1-based) and, in the message, what is wrong. */
export class DiagramError extends Error {
  constructor(
    readonly line: number,
    message: string,
  ) {
    super(message)
  }
}

/** @returns `file:line: what is wrong` */
export function tellFault(file: string, { line, message }: DiagramError): string {
  return `${file.replaceAll('\\', '/')}:${line}: ${message}.`
}
