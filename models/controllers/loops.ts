import { Cluster, type ClusterOptions, type Loop } from './cluster.ts'
import { DemoMachine } from './demo-machine.ts'
import { reconcileCronJob } from './cronjob.ts'
import { reconcileDaemonSet } from './daemonset.ts'
import { reconcileDeployment } from './deployment.ts'
import { collectGarbage } from './garbage.ts'
import { reconcileJob } from './job.ts'
import { runKubelets } from './kubelet.ts'
import { runNodeLifecycle } from './nodes.ts'
import type { Kind, ObjectOf } from './objects.ts'
import { collectPods } from './podgc.ts'
import { reconcileReplicaSet } from './replicaset.ts'
import { schedulePods } from './scheduler.ts'
import { reconcileStatefulSet } from './statefulset.ts'

/** Runs a controller over every object of its kind. */
const each =
  <K extends Kind>(kind: K, reconcile: (cluster: Cluster, object: ObjectOf[K]) => void): Loop =>
  (cluster) => {
    for (const object of cluster.list(kind)) reconcile(cluster, object)
  }

/** Every loop of a cluster, in the order in which they take their turn. */
const LOOPS: readonly Loop[] = [
  runNodeLifecycle,
  collectPods,
  collectGarbage,
  each('ReplicaSet', reconcileReplicaSet),
  each('Deployment', reconcileDeployment),
  each('StatefulSet', reconcileStatefulSet),
  each('DaemonSet', reconcileDaemonSet),
  each('CronJob', reconcileCronJob),
  each('Job', reconcileJob),
  schedulePods,
  runKubelets,
]

/** Without a machine of its own the cluster gets one that plays the demo images. */
type Options = Omit<ClusterOptions, 'machine'> & Partial<Pick<ClusterOptions, 'machine'>>

/** A cluster with all its loops running. */
export const startCluster = (options: Options): Cluster =>
  new Cluster({ machine: new DemoMachine(), ...options }, LOOPS)
