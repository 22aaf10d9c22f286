import type { Cluster } from './cluster.ts'
import type { ApiObject, Kind } from './objects.ts'

const OWNERS: Kind[] = [
  'Deployment',
  'ReplicaSet',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
  'Pod',
]
const OWNED: Kind[] = ['ReplicaSet', 'ControllerRevision', 'Job', 'Pod', 'PersistentVolumeClaim']

/**
 * Garbage collector: what has lost its owner goes too, all of it at once and in no order (background cascading
 * deletion). An object deleted in the foreground goes when its dependents are gone. A claim that a Pod uses waits
 * for that Pod (finalizer pvc-protection).
 * https://kubernetes.io/docs/concepts/architecture/garbage-collection/
 * https://kubernetes.io/docs/concepts/storage/persistent-volumes/#storage-object-in-use-protection
 */
export function collectGarbage(cluster: Cluster): void {
  const owners = OWNERS.flatMap((kind) => cluster.list(kind) as ApiObject[])
  const alive = new Set(owners.map(({ uid }) => uid))
  const leaving = new Set(
    owners.filter((o) => o.kind !== 'Pod' && o.deletedAt !== null).map(({ uid }) => uid),
  )
  for (const kind of OWNED) {
    for (const object of cluster.list(kind) as ApiObject[]) {
      const { owner } = object
      if (!owner && object.kind === 'Pod' && object.finalizer) cluster.release(object)
      if (!owner || (alive.has(owner.uid) && !leaving.has(owner.uid))) continue
      if (object.kind === 'Pod' && object.finalizer) cluster.release(object)
      cluster.delete(object)
    }
  }
  for (const object of owners) {
    const dependents = OWNED.flatMap((kind) => cluster.owned(kind, object) as ApiObject[])
    if (leaving.has(object.uid) && !dependents.length) cluster.remove(object)
  }
  for (const claim of cluster.list('PersistentVolumeClaim')) {
    const isUsed = cluster.list('Pod').some((pod) => pod.claims.includes(claim.name))
    if (claim.deletedAt !== null && !isUsed) cluster.remove(claim)
  }
}
