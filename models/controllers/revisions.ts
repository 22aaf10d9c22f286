import type { Cluster } from './cluster.ts'
import type { ControllerRevision, DaemonSet, StatefulSet } from './objects.ts'
import { ownerOf, sameTemplate } from './pods.ts'

/** The ControllerRevision of the declared template: made if there is none, numbered as the newest. */
export function ensureRevision(cluster: Cluster, set: StatefulSet | DaemonSet): ControllerRevision {
  const { template } = set.spec
  const known = cluster.owned('ControllerRevision', set)
  const existing = known.find((revision) => sameTemplate(revision.template, template))
  const newest = Math.max(0, ...known.map(({ revision }) => revision))
  if (existing) {
    if (existing.revision < newest) cluster.update(existing, { revision: newest + 1 })
    return existing
  }
  const owner = ownerOf(set)
  const hash = cluster.machine.hash(owner, template)
  return cluster.create<ControllerRevision>({
    kind: 'ControllerRevision',
    name: `${set.name}-${hash}`,
    labels: {},
    annotations: {},
    owner,
    hash,
    template,
    revision: newest + 1,
  })
}

/** Forgets the oldest revisions no Pod is made from, beyond the limit. */
export function forgetRevisions(
  cluster: Cluster,
  set: StatefulSet | DaemonSet,
  inUse: (hash: string) => boolean,
): void {
  const idle = cluster
    .owned('ControllerRevision', set)
    .filter(({ hash, template }) => !inUse(hash) && !sameTemplate(template, set.spec.template))
    .toSorted((a, b) => a.revision - b.revision)
  const surplus = Math.max(0, idle.length - set.spec.revisionHistoryLimit)
  for (const revision of idle.slice(0, surplus)) cluster.delete(revision)
}

/** `kubectl rollout undo`: the template of an earlier revision (0 = the one before). */
export function earlierTemplate(
  cluster: Cluster,
  set: StatefulSet | DaemonSet,
  toRevision = 0,
): ControllerRevision | undefined {
  const earlier = cluster
    .owned('ControllerRevision', set)
    .filter(({ template }) => !sameTemplate(template, set.spec.template))
    .toSorted((a, b) => b.revision - a.revision)
  return toRevision ? earlier.find(({ revision }) => revision === toRevision) : earlier[0]
}
