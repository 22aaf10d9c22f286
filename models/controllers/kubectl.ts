import { apply, patchSpec, type Manifest } from './apply.ts'
import type { Cluster } from './cluster.ts'
import { createJob } from './cronjob.ts'
import { setTemplate, undoRollout } from './deployment.ts'
import { crash } from './kubelet.ts'
import { taintNode, untaintNode } from './nodes.ts'
import type {
  ApiObject,
  DaemonSet,
  Deployment,
  Kind,
  Node,
  Pod,
  StatefulSet,
  TaintEffect,
} from './objects.ts'
import { isFinished } from './pod-status.ts'
import { earlierTemplate } from './revisions.ts'
import { UNSCHEDULABLE } from './taints.ts'

/** The manifests a command can name with `-f`. */
export type Files = (file: string) => Manifest[]

/**
 * Does what a `kubectl` command line does. The controllers act on it when time passes or `settle()` is called.
 *
 * @throws Error if the command is not known here, names what is not there, or kubectl would refuse it
 */
export function kubectl(cluster: Cluster, line: string, files: Files = () => []): void {
  const { words, flags } = parse(line)
  const [program, verb = '', ...args] = words
  const command = COMMANDS[verb]
  if (program !== 'kubectl' || !command) throw new Error(`no rule for the command: ${line}`)
  command(cluster, args, flags, files)
}

/** Reason of DisruptionTarget on a Pod that went through the Eviction API, as `drain` does. */
export const EVICTED = 'EvictionByEvictionAPI'

type Flags = Record<string, string>
type Command = (cluster: Cluster, args: string[], flags: Flags, files: Files) => void

const READ_ONLY: Command = () => {}

const applyFiles: Command = (cluster, _args, flags, files) => {
  for (const manifest of files(flags.f ?? flags.filename ?? '')) apply(cluster, manifest)
}

const COMMANDS: Record<string, Command> = {
  get: READ_ONLY,
  describe: READ_ONLY,
  logs: READ_ONLY,
  wait: READ_ONLY,
  apply: applyFiles,
  replace: applyFiles,

  create(cluster, args, flags, files) {
    const evicted = /\/pods\/([^/]+)\/eviction/.exec(flags.raw ?? '')?.[1]
    if (evicted) {
      cluster.evict(find(cluster, 'Pod', evicted), EVICTED)
      return
    }
    if (args[0] !== 'job') {
      applyFiles(cluster, args, flags, files)
      return
    }
    const cron = find(cluster, 'CronJob', flags.from!.replace(/^.*\//, ''))
    const owner = { kind: cron.kind, name: cron.name, uid: cron.uid }
    createJob(cluster, args[1]!, cron.spec.jobTemplate.spec, owner)
  },

  delete(cluster, args, flags, files) {
    const objects = flags.f
      ? files(flags.f)
          .map(({ kind, metadata }) => cluster.get(kind as Kind, metadata.name))
          .filter((object) => object !== undefined)
      : targets(cluster, args, flags)
    for (const object of objects) {
      if (['orphan', 'false'].includes(flags.cascade ?? '')) orphan(cluster, object)
      const isForced = flags.force !== undefined && object.kind === 'Pod'
      if (!isForced || object.finalizer) cluster.delete(object, flags.cascade === 'foreground')
      if (isForced) cluster.remove(object)
    }
  },

  scale(cluster, args, flags) {
    for (const object of targets(cluster, args, flags)) {
      if (!isScalable(object)) throw new Error(`cannot scale ${object.kind} ${object.name}`)
      cluster.scale(object, Number(flags.replicas))
    }
  },

  set(cluster, [what, ...args], flags) {
    if (what !== 'image' && what !== 'env' && what !== 'resources')
      throw new Error(`no rule for kubectl set ${what}`)
    const values = new Map(
      args.filter((arg) => arg.includes('=')).map((arg) => arg.split('=') as [string, string]),
    )
    for (const object of targets(
      cluster,
      args.filter((arg) => !arg.includes('=')),
      flags,
    )) {
      const workload = templated(object)
      const { template } = workload.spec
      const containers = template.spec.containers.map((container) => {
        if (what === 'image')
          return {
            ...container,
            image: values.get(container.name) ?? values.get('*') ?? container.image,
          }
        if (what === 'resources')
          return { ...container, resources: { limits: flags.limits, requests: flags.requests } }
        const kept = container.env?.filter(({ name }) => !values.has(name)) ?? []
        return {
          ...container,
          env: [...kept, ...[...values].map(([name, value]) => ({ name, value }))],
        }
      })
      setTemplate(cluster, workload, { ...template, spec: { ...template.spec, containers } })
    }
  },

  rollout(cluster, [verb, ...args], flags) {
    if (verb === 'status' || verb === 'history') return
    for (const object of targets(cluster, args, flags)) {
      const workload = templated(object)
      if (verb === 'undo') undo(cluster, workload, Number(flags['to-revision'] ?? 0))
      else if (verb === 'restart') restart(cluster, workload)
      else if (verb === 'pause' || verb === 'resume')
        patchSpec(cluster, workload, { spec: { paused: verb === 'pause' } })
      else throw new Error(`no rule for kubectl rollout ${verb}`)
    }
  },

  patch(cluster, args, flags) {
    const patch = mergePatch(JSON.parse(flags.p ?? flags.patch ?? '{}'))
    for (const object of targets(cluster, args, flags)) {
      if (object.kind === 'Node') {
        const { unschedulable } = (patch.spec ?? {}) as { unschedulable?: boolean }
        setCordon(cluster, object, !!unschedulable)
      } else if ('spec' in object && object.kind !== 'Pod') patchSpec(cluster, object, patch)
      else if (object.kind === 'Pod') patchMeta(cluster, object, patch)
      else throw new Error(`no rule for kubectl patch ${object.kind}`)
    }
  },

  label: mark('labels'),
  annotate: mark('annotations'),

  exec(cluster, args) {
    const pod = find(cluster, 'Pod', args[0]!.replace(/^pods?\//, ''))
    if (args.slice(1).some((arg) => /\bkill\b/.test(arg))) crash(cluster, pod)
  },

  cordon(cluster, args) {
    for (const name of args) setCordon(cluster, find(cluster, 'Node', name), true)
  },
  uncordon(cluster, args) {
    for (const name of args) setCordon(cluster, find(cluster, 'Node', name), false)
  },
  drain(cluster, args, flags) {
    for (const name of args) drain(cluster, find(cluster, 'Node', name), flags)
  },

  taint(cluster, [, ...args]) {
    const names = args.filter((arg) => cluster.get('Node', arg))
    for (const node of names.map((name) => find(cluster, 'Node', name))) {
      for (const text of args.filter((arg) => !names.includes(arg))) {
        const [, key = '', value, effect, minus] =
          /^([^=:]+?)(?:=([^:]*))?(?::(\w+))?(-)?$/.exec(text) ?? []
        if (minus)
          untaintNode(cluster, node, (t) => t.key === key && (!effect || t.effect === effect))
        else taintNode(cluster, node, { key, value, effect: effect as TaintEffect })
      }
    }
  },
}

const setCordon = (cluster: Cluster, node: Node, unschedulable: boolean) => {
  if (!cluster.update(node, { unschedulable })) return
  if (unschedulable) taintNode(cluster, node, { key: UNSCHEDULABLE, effect: 'NoSchedule' })
  else untaintNode(cluster, node, ({ key }) => key === UNSCHEDULABLE)
}

/** Cordons the node, then evicts its Pods; refuses before the first one if it may not evict all. */
function drain(cluster: Cluster, node: Node, flags: Flags): void {
  setCordon(cluster, node, true)
  const pods = cluster.list('Pod').filter((p) => p.node === node.name && p.deletedAt === null)
  const ofDaemonSets = pods.filter((pod) => pod.owner?.kind === 'DaemonSet')
  const rest = pods.filter((pod) => !ofDaemonSets.includes(pod))
  const refused = (pod: Pod) =>
    (!pod.owner && !isFinished(pod) && flags.force === undefined) ||
    (pod.spec.volumes?.some((volume) => volume.emptyDir) &&
      flags['delete-emptydir-data'] === undefined &&
      flags['delete-local-data'] === undefined)
  if (rest.some(refused) || (ofDaemonSets.length && flags['ignore-daemonsets'] === undefined))
    return
  for (const pod of rest) cluster.evict(pod, EVICTED)
}

interface JsonPatchStep {
  op: 'add' | 'replace' | 'remove'
  path: string
  value?: unknown
}

/** A patch as kubectl merges it; the steps of a JSON patch (`--type=json`, no list items) are read as one. */
function mergePatch(patch: unknown): { spec?: object; metadata?: object } {
  if (!Array.isArray(patch)) return patch as object
  const merged: Record<string, unknown> = {}
  for (const { op, path, value } of patch as JsonPatchStep[]) {
    const keys = path.split('/').slice(1)
    const last = keys.pop()!.replaceAll('~1', '/').replaceAll('~0', '~')
    let at = merged
    for (const key of keys) at = (at[key] ??= {}) as Record<string, unknown>
    at[last] = op === 'remove' ? null : value
  }
  return merged
}

/** Of a Pod only labels and annotations can be patched here. */
function patchMeta(
  cluster: Cluster,
  pod: Pod,
  { metadata = {} }: { metadata?: Partial<Pick<Pod, 'labels' | 'annotations'>> },
): void {
  cluster.update(pod, {
    labels: { ...pod.labels, ...metadata.labels },
    annotations: { ...pod.annotations, ...metadata.annotations },
  })
}

function undo(
  cluster: Cluster,
  workload: Deployment | StatefulSet | DaemonSet,
  toRevision: number,
): void {
  if (workload.kind === 'Deployment') {
    undoRollout(cluster, workload, toRevision)
    return
  }
  const earlier = earlierTemplate(cluster, workload, toRevision)
  if (earlier) setTemplate(cluster, workload, earlier.template)
}

function restart(cluster: Cluster, workload: Deployment | StatefulSet | DaemonSet): void {
  const { template } = workload.spec
  const annotations = {
    ...template.metadata?.annotations,
    'kubectl.kubernetes.io/restartedAt': new Date(cluster.now).toISOString(),
  }
  setTemplate(cluster, workload, {
    ...template,
    metadata: { ...template.metadata, annotations },
  })
}

/** Deletion with --cascade=orphan: the dependents stay, without an owner. */
function orphan(cluster: Cluster, owner: ApiObject): void {
  for (const kind of ['ReplicaSet', 'Job', 'Pod'] as const)
    for (const object of cluster.owned(kind, owner) as ApiObject[])
      cluster.update(object, { owner: null })
}

const isChange = (arg: string) => /=|-$/.test(arg)

function mark(field: 'labels' | 'annotations'): Command {
  return (cluster, args, flags) => {
    for (const object of targets(
      cluster,
      args.filter((arg) => !isChange(arg)),
      flags,
    )) {
      const values = { ...object[field] }
      for (const change of args.filter(isChange)) {
        const [key = '', value] = change.split('=')
        if (value === undefined) delete values[key.slice(0, -1)]
        else values[key] = value
      }
      cluster.update(object, { [field]: values })
    }
  }
}

const SHORT: Record<string, Kind> = {
  po: 'Pod',
  deploy: 'Deployment',
  rs: 'ReplicaSet',
  sts: 'StatefulSet',
  ds: 'DaemonSet',
  cj: 'CronJob',
  no: 'Node',
  pvc: 'PersistentVolumeClaim',
  svc: 'Service',
}
const KINDS: Kind[] = [...Object.values(SHORT), 'Job', 'ControllerRevision']

function kindOf(text: string): Kind {
  const word = text.toLowerCase().replace(/\..*$/, '')
  const kind =
    SHORT[word] ?? KINDS.find((k) => [k.toLowerCase(), `${k.toLowerCase()}s`].includes(word))
  if (!kind) throw new Error(`no such kind: ${text}`)
  return kind
}

function find<K extends Kind>(cluster: Cluster, kind: K, name: string) {
  const object = cluster.get(kind, name)
  if (!object) throw new Error(`${kind} "${name}" not found`)
  return object
}

/** The objects that `kind name…`, `kind/name…`, `kind -l key=value` or `kind --all` stand for. */
function targets(cluster: Cluster, args: string[], flags: Flags): ApiObject[] {
  if (args[0]?.includes('/'))
    return args.map((arg) => {
      const [kind = '', name = ''] = arg.split('/')
      return find(cluster, kindOf(kind), name)
    })
  const kind = kindOf(args[0] ?? '')
  const names = args.slice(1)
  const selector = flags.l ?? flags.selector
  if (selector) {
    const wanted = selector.split(',').map((pair) => pair.split(/==?/) as [string, string])
    return cluster
      .list(kind)
      .filter(({ labels }) => wanted.every(([key, value]) => labels[key] === value))
  }
  return flags.all === undefined
    ? names.map((name) => find(cluster, kind, name))
    : [...cluster.list(kind)]
}

const isScalable = (object: ApiObject) =>
  object.kind === 'Deployment' || object.kind === 'ReplicaSet' || object.kind === 'StatefulSet'

function templated(object: ApiObject): Deployment | StatefulSet | DaemonSet {
  if (object.kind === 'Deployment' || object.kind === 'StatefulSet' || object.kind === 'DaemonSet')
    return object
  throw new Error(`${object.kind} has no rollout`)
}

/** Flags whose value is the next word. */
const WITH_VALUE = new Set(
  (
    'f filename p patch l selector n namespace c container replicas grace-period timeout ' +
    'to-revision from type raw limits requests'
  ).split(' '),
)

function parse(line: string): { words: string[]; flags: Flags } {
  const tokens =
    line
      .match(/'[^']*'|\{.*\}|(?:[^\s'"=]+=)?"[^"]*"|\S+/g)
      ?.map((t) => t.replace(/^'(.*)'$/, '$1')) ?? []
  const words: string[] = []
  const flags: Flags = {}
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!
    const [, name, value] = /^--?([a-z][\w-]*)(?:=(.*))?$/s.exec(token) ?? []
    if (token === '--') {
      words.push(...tokens.slice(i + 1))
      break
    }
    if (!name) words.push(token)
    else flags[name] = value ?? (WITH_VALUE.has(name) ? (tokens[++i] ?? '') : '')
  }
  return { words, flags }
}
