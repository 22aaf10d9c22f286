import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { MANIFESTS } from '../../components/pictures/manifests'
import { checkCompose, checkManifests } from '../support/check-manifest'

const folder = path.join(import.meta.dirname, '../../examples')
const read = (file: string) => readFileSync(path.join(folder, file), 'utf8')
const manifestFiles = readdirSync(folder).filter((file) => file !== 'compose.yaml')
const documents = (text: string) =>
  parseAllDocuments(text).map((document) => {
    if (document.errors.length) throw document.errors[0]
    return document.toJS() as Manifest
  })

interface Container {
  name: string
  image: string
  resources: { limits: { memory: string } }
  readinessProbe?: object
}
interface PodSpec {
  containers: Container[]
}
interface Manifest {
  kind: string
  metadata: { name: string }
  spec: PodSpec & {
    selector?: { matchLabels: Record<string, string> }
    serviceName?: string
    template?: { metadata?: { labels: Record<string, string> }; spec: PodSpec }
    jobTemplate?: { spec: { template: { spec: PodSpec } } }
  }
}
const manifests = manifestFiles.flatMap((file) => documents(read(file)))
const podSpec = ({ spec }: Manifest) =>
  spec.jobTemplate?.spec.template.spec ?? spec.template?.spec ?? spec
const compose = parse(read('compose.yaml')) as {
  services: Record<string, { image: string; mem_limit: string; healthcheck?: object }>
}

/** The file with one change; throws where there is nothing to change, so that no variant is a copy. */
function wrong(file: string, from: string, to: string): string {
  const text = read(file)
  if (!text.includes(from)) throw new Error(`examples/${file} has no ${JSON.stringify(from)}`)
  return text.replace(from, to)
}

describe('compose.yaml', () => {
  const check = checkCompose()

  it('is valid by the Compose Specification', () => {
    expect(check(compose)).toEqual([])
  })

  it.each([
    ['an unknown service field', 'restart:', 'restartt:'],
    ['an unknown top-level section', '\nvolumes:\n', '\nvolume:\n'],
    ['a memory limit that is no size', 'mem_limit: 512m', 'mem_limit: [512m]'],
    ['a healthcheck with an unknown field', '{ test:', '{ tset:'],
    ['ports that are no list', "ports: ['127.0.0.1:3000:3000']", 'ports: 3000'],
    ['a restart policy that is a list', 'restart: unless-stopped', 'restart: [always]'],
  ])('is not valid with %s', (_, from, to) => {
    expect(check(parse(wrong('compose.yaml', from, to)))).not.toEqual([])
  })
})

describe('manifests', () => {
  it('are valid by the Kubernetes types', () => {
    const complaints = checkManifests(manifests)
    expect(Object.fromEntries(manifests.map((m, i) => [m.kind + i, complaints[i]]))).toEqual(
      Object.fromEntries(manifests.map((m, i) => [m.kind + i, []])),
    )
  }, 60_000)

  it('are not valid with a misspelt field, a wrong type, a wrong enum or a missing field', () => {
    const variants = [
      wrong('pod.yaml', 'containers:', 'containerz:'),
      wrong('pod.yaml', 'readinessProbe', 'readynessProbe'),
      wrong('pod.yaml', 'containerPort: 3000', "containerPort: '3000'"),
      wrong('pod.yaml', '- name: grafana', '- title: grafana'),
      wrong('deployment.yaml', 'replicas: 3', 'replicas: three'),
      wrong('deployment.yaml', '  selector:\n    matchLabels: { app: web }\n', ''),
      wrong('deployment.yaml', 'apps/v1', 'apps/v1beta1'),
      wrong('statefulset.yaml', 'serviceName', 'service'),
      wrong('statefulset.yaml', 'clusterIP: None', 'clusterIP: 0'),
      wrong('daemonset.yaml', 'hostPID: true', 'hostPID: yes please'),
      wrong('daemonset.yaml', 'mountPropagation: HostToContainer', 'mountPropagation: Shared'),
      wrong('job.yaml', 'restartPolicy: Never', 'restartPolicy: Sometimes'),
      wrong('job.yaml', 'parallelism', 'paralelism'),
      wrong('cronjob.yaml', 'batch/v1', 'batch/v1beta1'),
      wrong('cronjob.yaml', 'concurrencyPolicy: Forbid', 'concurrencyPolicy: Skip'),
      wrong('cronjob.yaml', "  schedule: '0 3 * * *'\n", ''),
      wrong('service.yaml', 'port: 80', "port: '80'"),
    ]
    const broken = variants.map((text) => documents(text))
    const complaints = checkManifests(broken.flat())
    let from = 0
    const accepted = variants.filter((_, i) => {
      const own = complaints.slice(from, (from += broken[i]!.length))
      return own.flat().length === 0
    })
    expect(accepted).toEqual([])
  }, 60_000)

  it('select the Pods they make', () => {
    for (const { spec } of manifests) {
      if (spec.selector?.matchLabels)
        expect(spec.template?.metadata?.labels).toEqual(spec.selector.matchLabels)
    }
  })

  it('name a headless Service that exists', () => {
    const names = manifests.filter((m) => m.kind === 'Service').map((m) => m.metadata.name)
    const wanted = manifests.flatMap((m) => m.spec.serviceName ?? [])
    expect(wanted.length).toBeGreaterThan(0)
    for (const name of wanted) expect(names).toContain(name)
  })
})

describe('every container of the examples', () => {
  const pods = manifests.filter((m) => m.kind !== 'Service')

  it('has a memory limit and an image pinned to a version', () => {
    for (const container of pods.flatMap((m) => podSpec(m).containers)) {
      expect(container.resources.limits.memory).toMatch(/^\d+Mi$/)
      expect(container.image).toMatch(/:v?\d+\.\d+\.\d+$/)
    }
    for (const service of Object.values(compose.services)) {
      expect(service.mem_limit).toMatch(/^\d+m$/)
      expect(service.image).toMatch(/:v?\d+\.\d+\.\d+$/)
    }
  })

  it('has a probe where it is meant to run for ever', () => {
    const serving = pods.filter((m) => !['Job', 'CronJob'].includes(m.kind))
    for (const container of serving.flatMap((m) => podSpec(m).containers))
      expect(container.readinessProbe).toBeDefined()
    for (const service of Object.values(compose.services)) expect(service.healthcheck).toBeDefined()
  })

  it('is the same in compose.yaml and in pod.yaml', () => {
    const [pod] = documents(read('pod.yaml'))
    const inPod = podSpec(pod!).containers.map((c) => [
      c.name,
      c.image,
      c.resources.limits.memory.replace('Mi', 'm'),
    ])
    const inCompose = Object.entries(compose.services).map(([name, s]) => [
      name,
      s.image,
      s.mem_limit,
    ])
    expect(inPod).toEqual(inCompose)
  })
})

describe('what the slide shows around the template', () => {
  it.each(MANIFESTS)(
    'is what examples/ say of a $kind',
    ({ kind, head, fields, extra, wrapped }) => {
      const lines = read(`${kind.toLowerCase()}.yaml`)
        .split('\n')
        .map((line) => line.replace(/ #.*$/, ''))
      const isThere = (shown: string, indent: string) =>
        shown.endsWith(' …')
          ? lines.some((line) => line.startsWith(indent + shown.slice(0, -2)))
          : lines.includes(indent + shown)
      expect(head.filter((line) => !isThere(line, ''))).toEqual([])
      expect(fields.filter((line) => !isThere(line, '  '))).toEqual([])
      expect(lines.some((line) => line.trim() === 'restartPolicy: Never')).toBe(extra ?? false)
      expect(lines.includes('  jobTemplate:')).toBe(wrapped ?? false)
    },
  )
})

/** The lines of `part` that do not come, in this order, in `whole`. A `# …` stands for lines left out. */
function strayLines(part: string, whole: string): string[] {
  const lines = whole.split('\n')
  return part.split('\n').filter((line) => {
    if (!line.trim() || line.trim() === '# …') return false
    const at = lines.indexOf(line)
    if (at >= 0) lines.splice(0, at + 1)
    return at < 0
  })
}

describe('the excerpts on the slide compose-to-pod', () => {
  const page = readFileSync(path.join(folder, '../pages/03-kubernetes.md'), 'utf8')
  const slide = page.slice(page.indexOf('routeAlias: compose-to-pod'))
  const excerpts = [...slide.matchAll(/```yaml\n([\s\S]*?)```/g)]
    .slice(0, 2)
    .map(([, yaml]) => yaml!)

  it.each([
    ['compose.yaml', 0],
    ['pod.yaml', 1],
  ])('are lines of %s', (file, at) => {
    expect(strayLines(excerpts[at]!, read(file))).toEqual([])
  })

  it('would name a line that the file does not have', () => {
    expect(strayLines(excerpts[0]!, read('pod.yaml'))).toContain('services:')
  })
})
