/** What stands around the Pod template in the manifest of each controller, as in examples/. */
export interface ManifestAround {
  kind: 'Deployment' | 'StatefulSet' | 'DaemonSet' | 'Job' | 'CronJob'
  /** Lines of every manifest. */
  head: readonly string[]
  /** Lines of this controller, under `spec:`. */
  fields: readonly string[]
  /** The template must say when its containers are started again. */
  extra?: boolean
  /** The template stands in the template of a Job. */
  wrapped?: boolean
}

const headOf = (version: string, kind: string) => [
  `apiVersion: ${version}`,
  `kind: ${kind}`,
  'spec:',
]

export const MANIFESTS: readonly ManifestAround[] = [
  {
    kind: 'Deployment',
    head: headOf('apps/v1', 'Deployment'),
    fields: ['replicas: 3', 'selector: …'],
  },
  {
    kind: 'StatefulSet',
    head: headOf('apps/v1', 'StatefulSet'),
    fields: ['serviceName: db', 'replicas: 3', 'volumeClaimTemplates: …'],
  },
  { kind: 'DaemonSet', head: headOf('apps/v1', 'DaemonSet'), fields: ['selector: …'] },
  {
    kind: 'Job',
    head: headOf('batch/v1', 'Job'),
    fields: ['completions: 6', 'parallelism: 2', 'backoffLimit: 3'],
    extra: true,
  },
  {
    kind: 'CronJob',
    head: headOf('batch/v1', 'CronJob'),
    fields: ["schedule: '0 3 * * *'", 'timeZone: Asia/Shanghai', 'jobTemplate:'],
    extra: true,
    wrapped: true,
  },
]
