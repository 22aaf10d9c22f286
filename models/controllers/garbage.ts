import type { Cluster } from './cluster.ts'
import type { ApiObject, Kind } from './objects.ts'

const OWNERS: Kind[] = ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob']
const OWNED: Kind[] = ['ReplicaSet', 'ControllerRevision', 'Job', 'Pod']

/**
 * Garbage collector: what has lost its owner goes too, all of it at once and in no order (background cascading
 * deletion). Claims have no owner: they stay.
 * https://kubernetes.io/docs/concepts/architecture/garbage-collection/
 */
export function collectGarbage(cluster: Cluster): void {
  const alive = new Set(OWNERS.flatMap((kind) => cluster.list(kind).map(({ uid }) => uid)))
  for (const kind of OWNED) {
    for (const object of cluster.list(kind) as ApiObject[]) {
      if (!object.owner || alive.has(object.owner.uid)) continue
      if (object.kind === 'Pod' && object.finalizer) {
        cluster.update(object, { finalizer: false })
        if (object.stopped) cluster.remove(object)
      }
      cluster.delete(object)
    }
  }
}
