import type { Manifest } from '../../../models/controllers/apply.ts'
import type { WorkloadKind } from '../../../models/controllers/objects.ts'

/** Fields of the workload's own spec, and of its only container. */
interface Changes {
  command?: string
  path?: string
  restartPolicy?: string
  initContainers?: object[]
  [field: string]: unknown
}

/** A small manifest of each kind: web (Deployment), db (StatefulSet), agent (DaemonSet), report (Job), tick (CronJob). */
export function workload(
  kind: Exclude<WorkloadKind, 'ReplicaSet'>,
  changes: Changes = {},
): Manifest {
  const { command, path = '/', restartPolicy, initContainers, ...spec } = changes
  const name = {
    Deployment: 'web',
    StatefulSet: 'db',
    DaemonSet: 'agent',
    Job: 'report',
    CronJob: 'tick',
  }[kind]
  const metadata = { labels: { app: name } }
  if (kind === 'Job' || kind === 'CronJob') {
    const container = {
      name: 'work',
      image: 'demo/batch:1',
      command: ['sh', '-c', command ?? 'sleep 4'],
    }
    const template = {
      metadata,
      spec: { restartPolicy: restartPolicy ?? 'Never', initContainers, containers: [container] },
    }
    return {
      kind,
      metadata: { name },
      spec:
        kind === 'Job'
          ? { ...spec, template }
          : { schedule: '* * * * *', ...spec, jobTemplate: { spec: { template } } },
    }
  }
  const container = {
    name: 'web',
    image: 'demo/web:1',
    ...(command && { command: ['sh', '-c', command] }),
    ...(!command && { readinessProbe: { httpGet: { path, port: 3000 }, initialDelaySeconds: 1 } }),
  }
  return {
    kind,
    metadata: { name },
    spec: {
      ...(kind !== 'DaemonSet' && { replicas: 3 }),
      ...spec,
      selector: { matchLabels: metadata.labels },
      template: { metadata, spec: { containers: [container] } },
    },
  }
}
