/** What colour role a part plays; each has a class of this name in styles/roles.css. */
export type Role =
  | 'docker'
  | 'kubernetes'
  | 'cloud'
  | 'paas'
  | 'standards'
  | 'kernel'
  | 'danger'
  | 'ok'
  | 'neutral'

/** Linux namespace kinds, as `lsns` prints them. */
export type NamespaceKind = 'net' | 'ipc' | 'uts' | 'pid' | 'mnt' | 'user' | 'cgroup'

/** A place on the drawing, in px of the 980 px canvas. */
export interface Point {
  x: number
  y: number
}
