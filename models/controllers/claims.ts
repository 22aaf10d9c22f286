import type { Cluster } from './cluster.ts'
import type { Owner, PersistentVolumeClaim, Pod, StatefulSet } from './objects.ts'
import { ownerOf } from './pods.ts'

/** Makes the claims of a StatefulSet's Pod that are not there yet; the names of all of them. */
export function createClaims(cluster: Cluster, { spec }: StatefulSet, pod: string): string[] {
  const names = (spec.volumeClaimTemplates ?? []).map(({ metadata }) => `${metadata.name}-${pod}`)
  for (const name of names) {
    if (cluster.get('PersistentVolumeClaim', name)) continue
    cluster.create<PersistentVolumeClaim>({
      kind: 'PersistentVolumeClaim',
      name,
      labels: {},
      annotations: {},
      owner: null,
    })
  }
  return names
}

/**
 * Gives a Pod's claims the owner with whom they go: none (Retain), the StatefulSet (whenDeleted: Delete), or the Pod
 * once it is condemned (whenScaled: Delete).
 * https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention
 * (k8s.io/kubernetes/pkg/controller/statefulset/stateful_set_utils.go, updateClaimOwnerRefForSetAndPod)
 */
export function ownClaims(
  cluster: Cluster,
  set: StatefulSet,
  pod: Pod,
  isCondemned: boolean,
): void {
  const { whenDeleted = 'Retain', whenScaled = 'Retain' } =
    set.spec.persistentVolumeClaimRetentionPolicy ?? {}
  const ofPod: Owner = { kind: 'Pod', name: pod.name, uid: pod.uid }
  let owner: Owner | null = null
  if (isCondemned && whenScaled === 'Delete') owner = ofPod
  else if (whenDeleted === 'Delete') owner = ownerOf(set)
  for (const name of pod.claims) {
    const claim = cluster.get('PersistentVolumeClaim', name)
    if (claim && claim.deletedAt === null) cluster.update(claim, { owner }, 'owned')
  }
}
