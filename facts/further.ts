import type { PageKey } from './pages'

/** Pages that are worth reading by oneself, the best first. */
export const worthReading: readonly PageKey[] = [
  'k8s-dont-panic',
  'dockershim-faq',
  'k8s-pods',
  'borg-predecessor',
  'compose-networking',
  'containerd-cri',
]
