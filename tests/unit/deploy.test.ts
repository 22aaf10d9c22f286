import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { checkCompose, checkManifests } from '../support/check-manifest'

const ROOT = path.join(import.meta.dirname, '../..')
const KUBERNETES = path.join(ROOT, 'deploy/kubernetes')
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8')

/** The file with one change; throws where there is nothing to change, so that no variant is a copy. */
function wrong(file: string, from: string, to: string): unknown {
  const text = read(file)
  if (!text.includes(from)) throw new Error(`${file} has no ${JSON.stringify(from)}`)
  return parse(text.replace(from, to))
}

const labels = { 'app.kubernetes.io/name': 'deck' }
const manifests = Object.fromEntries(
  readdirSync(KUBERNETES).map((file) => [file, parse(read(`deploy/kubernetes/${file}`))]),
)

describe('compose.yaml', () => {
  const check = checkCompose()

  it('is valid by the Compose Specification', () => {
    expect(check(parse(read('compose.yaml')))).toEqual([])
  })

  it.each([
    ['a misspelt field', 'read_only:', 'readonly:'],
    ['a wrong type', 'read_only: true', 'read_only: [true]'],
    ['capabilities that are no list', 'cap_drop: [ALL]', 'cap_drop: ALL'],
    ['an unknown part of the build', 'context: .', 'contekst: .'],
  ])('is not valid with %s', (_, from, to) => {
    expect(check(wrong('compose.yaml', from, to))).not.toEqual([])
  })
})

describe('the manifests', () => {
  it('are valid by the Kubernetes types', () => {
    const complaints = checkManifests(Object.values(manifests))
    expect(complaints).toEqual(Object.keys(manifests).map(() => []))
  })

  it('are not valid with a misspelt field, a wrong type, a wrong enum or a missing field', () => {
    const variants = [
      wrong('deploy/kubernetes/deployment.yaml', 'readinessProbe', 'readynessProbe'),
      wrong('deploy/kubernetes/deployment.yaml', 'drop: [ALL]', 'drop: ALL'),
      wrong('deploy/kubernetes/deployment.yaml', 'type: RuntimeDefault', 'type: Default'),
      wrong('deploy/kubernetes/deployment.yaml', 'ScheduleAnyway', 'Sometimes'),
      wrong('deploy/kubernetes/service.yaml', 'port: 80', "port: '80'"),
      wrong('deploy/kubernetes/ingress.yaml', 'pathType: Prefix', 'pathType: Start'),
      wrong('deploy/kubernetes/ingress.yaml', '            pathType: Prefix\n', ''),
      wrong('deploy/kubernetes/ingress.yaml', 'networking.k8s.io/v1', 'networking.k8s.io/v1beta1'),
      wrong('deploy/kubernetes/disruption-budget.yaml', 'minAvailable', 'minimum'),
    ]
    const accepted = checkManifests(variants).flatMap((own, i) => (own.length === 0 ? [i] : []))
    expect(accepted).toEqual([])
  })

  it('mean the same Pods', () => {
    const { selector, template } = manifests['deployment.yaml'].spec
    expect(template.metadata.labels).toEqual(labels)
    expect(template.spec.topologySpreadConstraints[0].labelSelector.matchLabels).toEqual(labels)
    expect(selector.matchLabels).toEqual(labels)
    expect(manifests['service.yaml'].spec.selector).toEqual(labels)
    expect(manifests['disruption-budget.yaml'].spec.selector.matchLabels).toEqual(labels)
  })

  it('lead from the Ingress to the container', () => {
    const [{ http }] = manifests['ingress.yaml'].spec.rules
    const { service } = http.paths[0].backend
    const { metadata, spec } = manifests['service.yaml']
    expect(service.name).toBe(metadata.name)
    expect(spec.ports[0].name).toBe(service.port.name)
    const [{ ports }] = manifests['deployment.yaml'].spec.template.spec.containers
    expect(ports[0].name).toBe(spec.ports[0].targetPort)
    expect(read('deploy/nginx.conf')).toContain(`listen ${ports[0].containerPort};`)
  })
})

describe('the container', () => {
  const { spec } = manifests['deployment.yaml'].spec.template
  const [container] = spec.containers
  const { deck } = parse(read('compose.yaml')).services

  it('meets the restricted Pod Security Standard', () => {
    expect(spec.securityContext).toMatchObject({
      runAsNonRoot: true,
      seccompProfile: { type: 'RuntimeDefault' },
    })
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    })
  })

  it('is held as tightly by Compose', () => {
    expect(deck).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      mem_limit: container.resources.limits.memory.replace('Mi', 'm'),
    })
  })

  it('may write where nginx writes, and only there', () => {
    const conf = read('deploy/nginx.conf')
    const written = [...conf.matchAll(/^\s*(?:pid|\w+_temp_path) (\S+);/gm)].map(
      ([, file]) => file!,
    )
    expect(written).toHaveLength(6)
    for (const file of written) expect(path.posix.dirname(file)).toBe('/tmp')
    expect(container.volumeMounts).toEqual([{ name: 'tmp', mountPath: '/tmp' }])
    expect(deck.tmpfs).toEqual(['/tmp:size=16m'])
  })

  it('is asked for its health at an address that nginx answers', () => {
    const { path: health } = container.readinessProbe.httpGet
    expect(container.livenessProbe.httpGet.path).toBe(health)
    expect(read('deploy/nginx.conf')).toContain(`location = ${health} {`)
    expect(read('Dockerfile')).toContain(`http://127.0.0.1:8080${health}`)
  })
})
