import type { Replay } from './replay.ts'
import type { PodRecord, Seen, Step } from './trace.ts'

/** How long a recorded decision may lag behind its cause, in ms: a loaded control plane, not a rule. */
const LAG = 1_000
/** How much later than recorded the model may be: rounding to whole seconds, batches of a second. */
const LATE = 1_500
/** Two things closer than this were seen in any order. */
const TOGETHER = 150

interface Life {
  identity: string
  name: string
  owner: string | null
  revision: string | null
  node: string | null
  index: number | null
  disruption: string | null
  createdAt: number
  deletingAt: number | null
  goneAt: number | null
  readyAt: number | null
  finishedAt: number | null
  phases: Seen<string>[]
  shown: Seen<string>[]
  ready: Seen<boolean>[]
}

/** Every difference between a recording and the model's replay of it, one line each; none = it conforms. */
export function differences(replay: Replay): string[] {
  const recorded = replay.machine.pods.map(recordedLife)
  const played = modelLives(replay)
  return [
    ...replay.refused,
    ...comparePods(replay, recorded, played),
    ...compareShown(replay, recorded, played),
    ...compareOrder(replay, recorded, played),
    ...compareConditions(replay),
    ...compareRests(replay),
    ...compareSets(replay),
    ...compareClaims(replay),
    ...compareNodes(replay),
  ]
}

const recordedLife = (pod: PodRecord): Life => ({
  ...pod,
  readyAt: pod.ready.find(({ value }) => value)?.at ?? null,
})

function modelLives({ cluster, start, end }: Replay): Life[] {
  const lives = new Map<number, Life>()
  const count = new Map<string, number>()
  for (const change of cluster.log) {
    const at = change.at - start
    if (change.kind !== 'Pod' || at > end) continue
    if (change.event === 'created') {
      const n = (count.get(change.name) ?? 0) + 1
      count.set(change.name, n)
      lives.set(change.uid, {
        identity: `${change.name}#${n}`,
        name: change.name,
        owner: change.owner && `${change.owner.kind}/${change.owner.name}`,
        revision: change.revision,
        node: null,
        index: change.pod!.index,
        disruption: null,
        createdAt: at,
        deletingAt: null,
        goneAt: null,
        readyAt: null,
        finishedAt: null,
        phases: [],
        shown: [],
        ready: [],
      })
    }
    const life = lives.get(change.uid)
    if (!life) continue
    life.node = change.node ?? life.node
    if (change.event === 'deleting') life.deletingAt = at
    if (change.event === 'gone') {
      life.goneAt = at
      life.deletingAt ??= at
      continue
    }
    if (change.event === 'ready') life.readyAt ??= at
    const { phase, shown, ready, disruption } = change.pod!
    if (phase === 'Succeeded' || phase === 'Failed') life.finishedAt ??= at
    life.disruption = disruption
    see(life.phases, at, phase)
    see(life.shown, at, shown)
    see(life.ready, at, ready)
  }
  return [...lives.values()]
}

function see<T>(list: Seen<T>[], at: number, value: T): void {
  if (list.at(-1)?.value !== value) list.push({ at, value })
}

const isApart = (real: number, model: number) => real - model > LAG || model - real > LATE

const lifeOf = (lives: Life[], { identity }: Life) => lives.find((l) => l.identity === identity)

/** The same Pods, of the same owners, revisions, nodes and indexes, made and asked to go at about the same time. */
function comparePods(replay: Replay, recorded: Life[], played: Life[]): string[] {
  const found: string[] = []
  const isLate = (at: number) => replay.end - at < LAG
  for (const real of recorded)
    if (!lifeOf(played, real) && !isLate(real.createdAt))
      found.push(`${real.identity} (${real.owner}) was created, the model does not create it`)
  for (const model of played)
    if (!lifeOf(recorded, model) && !isLate(model.createdAt))
      found.push(`the model creates ${model.identity} (${model.owner}) at ${model.createdAt} ms`)

  for (const real of recorded) {
    const model = lifeOf(played, real)
    if (!model) continue
    const tell = (what: string, a: unknown, b: unknown) =>
      found.push(`${real.identity}: ${what} ${String(a)}, in the model ${String(b)}`)
    const meet = (what: string, a: number | null, b: number | null) => {
      if (a !== null && b !== null ? isApart(a, b) : a !== b && !isLate((a ?? b)!))
        tell(`${what} at`, a, b)
    }
    if (real.owner !== model.owner) tell('owner', real.owner, model.owner)
    if (real.revision && real.revision !== model.revision)
      tell('revision', real.revision, model.revision)
    if (real.index !== model.index) tell('completion index', real.index, model.index)
    if (real.disruption !== model.disruption) tell('disruption', real.disruption, model.disruption)
    if (
      real.node !== model.node &&
      (real.node || (real.goneAt ?? replay.end) - real.createdAt > LAG)
    )
      tell('node', real.node, model.node)
    meet('created', real.createdAt, model.createdAt)
    meet('asked to go', real.deletingAt, model.deletingAt)
    meet('finished', real.finishedAt, model.finishedAt)
    meet('gone', real.goneAt, model.goneAt)
  }
  return found
}

/** What a watch may miss, or the kubelet not write in time: states between two others, of no set length. */
const PASSING =
  /^(ContainerCreating|PodInitializing|Init:.*|ErrImagePull|ImagePullBackOff|CrashLoopBackOff)$/

/** Each Pod went through the same phases, the same readiness, the same texts under STATUS, one after another. */
function compareShown(replay: Replay, recorded: Life[], played: Life[]): string[] {
  return recorded.flatMap((real) => {
    const model = lifeOf(played, real)
    if (!model) return []
    return (['phases', 'ready', 'shown'] as const).flatMap((what) => {
      const [a, b] = [until(real[what], replay.end - LAG), until(model[what], replay.end - LAG)]
      const [aAll, bAll] = [until(real[what], replay.end), until(model[what], replay.end)]
      const fits = isPathOf(a, bAll) && isPathOf(essential(b), aAll)
      return fits ? [] : [`${real.identity}: ${what} ${aAll.join()}, in the model ${bAll.join()}`]
    })
  })
}

const until = (seen: Seen<string | boolean>[], end: number) =>
  seen.filter(({ at }) => at <= end).map(({ value }) => String(value))
const essential = (values: string[]) => values.filter((value) => !PASSING.test(value))

/** Are these values among those, in their order? */
function isPathOf(values: string[], all: string[]): boolean {
  let from = 0
  return values.every((value) => {
    const at = all.indexOf(value, from)
    from = at + 1
    return at >= 0
  })
}

/** What the recording has one after the other, the model must not have the other way round. */
function compareOrder(replay: Replay, recorded: Life[], played: Life[]): string[] {
  const root = (life: Life) => {
    const set = replay.trace.steps.find(
      (step) => step.owner && `${step.kind}/${step.name}` === life.owner,
    )
    return set?.owner ?? life.owner
  }
  const events = recorded.flatMap((real) => {
    const model = lifeOf(played, real)
    if (!model) return []
    return (
      [
        ['created', 'createdAt', true],
        ['asked to go', 'deletingAt', true],
        ['ready', 'readyAt', false],
        ['finished', 'finishedAt', false],
        ['gone', 'goneAt', false],
      ] as const
    )
      .filter(([, field]) => real[field] !== null && model[field] !== null)
      .map(([what, field, decided]) => ({
        text: `${real.identity} ${what}`,
        root: root(real),
        ofJob: !!real.owner?.startsWith('Job/'),
        decided,
        real: real[field]!,
        model: model[field]!,
      }))
  })
  return events.flatMap((a) =>
    events
      .filter((b) => {
        if (a.root !== b.root || !(a.decided || b.decided) || a.real >= b.real) return false
        if (a.decided && !b.decided && !a.ofJob && b.real - a.real > TOGETHER)
          return a.model >= b.model
        return a.model - b.model > (a.ofJob ? LAG : LAG / 2)
      })
      .map(
        (b) =>
          `${a.text} (${a.real}) before ${b.text} (${b.real}), in the model at ${a.model} and ${b.model}`,
      ),
  )
}

const CONDITIONS = ['SuccessCriteriaMet', 'FailureTarget', 'Suspended', 'Complete', 'Failed']

/** The conditions of each Job, with their reasons, in the order in which they were set. */
function compareConditions({ trace, cluster, start, end }: Replay): string[] {
  const seen = new Map<string, { real: Seen<string>[]; model: Seen<string>[] }>()
  const of = (job: string) => {
    if (!seen.has(job)) seen.set(job, { real: [], model: [] })
    return seen.get(job)!
  }
  for (const { kind, identity, status = {}, at_ms: at } of trace.steps)
    for (const type of kind === 'Job' ? CONDITIONS : [])
      if (type in status) of(identity).real.push({ at, value: `${type}=${String(status[type])}` })
  const names = new Map<number, string>()
  for (const { kind, event, name, uid, condition, at } of cluster.log) {
    if (kind !== 'Job' || at - start > end) continue
    if (event === 'created')
      names.set(
        uid,
        `${name}#${[...names.values()].filter((n) => n.startsWith(`${name}#`)).length + 1}`,
      )
    if (condition) of(names.get(uid)!).model.push({ at: at - start, value: condition })
  }
  return [...seen].flatMap(([job, { real, model }]) => {
    const [a, b] = [until(real, end), until(model, end)]
    const fits = isPathOf(until(real, end - LAG), b) && isPathOf(until(model, end - LAG), a)
    const apart = real.some(({ at, value }) => {
      const same = model.find((other) => other.value === value)
      return same && isApart(at, same.at)
    })
    const tell = (list: Seen<string>[]) =>
      list.map(({ at, value }) => `${value} (${at})`).join(', ')
    return fits && !apart ? [] : [`Job/${job}: ${tell(real)}; in the model ${tell(model)}`]
  })
}

const STATUS_FIELDS: Record<string, string[]> = {
  Deployment: [
    'replicas',
    'updatedReplicas',
    'readyReplicas',
    'availableReplicas',
    'unavailableReplicas',
    'terminatingReplicas',
    'Available',
    'Progressing',
  ],
  ReplicaSet: ['replicas', 'readyReplicas', 'availableReplicas', 'terminatingReplicas'],
  StatefulSet: [
    'replicas',
    'readyReplicas',
    'availableReplicas',
    'currentReplicas',
    'updatedReplicas',
    'currentRevision',
    'updateRevision',
  ],
  DaemonSet: [
    'desiredNumberScheduled',
    'currentNumberScheduled',
    'numberMisscheduled',
    'updatedNumberScheduled',
    'numberReady',
    'numberAvailable',
    'numberUnavailable',
  ],
  Job: [
    'active',
    'ready',
    'terminating',
    'succeeded',
    'failed',
    'completedIndexes',
    'failedIndexes',
    ...CONDITIONS,
  ],
  CronJob: ['active'],
}

/** Counts and conditions where the recording was at rest. */
function compareRests(replay: Replay): string[] {
  return replay.rests.flatMap(({ at: moment, statuses }) =>
    Object.entries(statusAt(replay.trace.steps, moment)).flatMap(([object, real]) => {
      const fields = STATUS_FIELDS[object.split('/')[0]!]
      if (!fields || moment - real.changedAt < LAG) return []
      const model = statuses[object] as Record<string, unknown> | undefined
      if (real.gone !== !model)
        return [`${object} at ${moment} ms: ${real.gone ? 'gone' : 'there'}, not so in the model`]
      if (!model) return []
      return fields
        .filter((field) => normal(real.status[field]) !== normal(model[field]))
        .map(
          (field) =>
            `${object} at ${moment} ms: ${field} ${normal(real.status[field])}, in the model ${normal(model[field])}`,
        )
    }),
  )
}

/** A count that is not there is 0; a condition is written as `True Reason`. */
function normal(value: unknown): string {
  if (value === undefined || value === null || value === '') return '0'
  if (Array.isArray(value)) return value.toSorted().join() || '0'
  if (typeof value !== 'object') return String(value)
  const { status, reason } = value as { status: string; reason?: string }
  return reason ? `${status} ${reason}` : status
}

function statusAt(steps: Step[], moment: number) {
  const objects: Record<
    string,
    { status: Record<string, unknown>; changedAt: number; gone: boolean }
  > = {}
  for (const step of steps) {
    if (step.at_ms > moment || !(step.kind in STATUS_FIELDS)) continue
    const key = `${step.kind}/${step.name}`
    const before = step.type === 'ADDED' ? undefined : objects[key]
    objects[key] = {
      status: { ...before?.status, ...step.status },
      changedAt: step.at_ms,
      gone: step.type === 'DELETED',
    }
  }
  return objects
}

const way = (sizes: number[]) => sizes.filter((size, i) => size !== sizes[i - 1]).join()

/** The sizes each ReplicaSet went through between two actions. */
function compareSets({ trace, cluster, start, effects, end }: Replay): string[] {
  const windowOf = (at: number) => effects.filter((effect) => effect <= at).length
  const sizes = new Map<string, { real: number[]; model: number[] }>()
  const add = (name: string, at: number, size: number, side: 'real' | 'model') => {
    const key = `${name} after action ${windowOf(at)}`
    if (!sizes.has(key)) sizes.set(key, { real: [], model: [] })
    sizes.get(key)![side].push(size)
  }
  for (const step of trace.steps)
    if (step.kind === 'ReplicaSet' && step.spec_replicas !== undefined && step.type !== 'DELETED')
      add(step.name, step.at_ms, step.spec_replicas, 'real')
  for (const change of cluster.log)
    if (
      change.kind === 'ReplicaSet' &&
      ['created', 'scaled'].includes(change.event) &&
      change.at - start <= end
    )
      add(change.name, change.at - start, change.replicas!, 'model')
  return [...sizes]
    .filter(([, { real, model }]) => way(real) !== way(model))
    .map(
      ([key, { real, model }]) => `sizes of ${key}: ${real.join()}, in the model ${model.join()}`,
    )
}

/** Every claim was made, got its owners, was asked to go and went as recorded; every Pod has the claims it had. */
function compareClaims({ trace, cluster, machine, start, end }: Replay): string[] {
  const claims = new Map<string, { real: Seen<string>[]; model: Seen<string>[] }>()
  const add = (side: 'real' | 'model', name: string, at: number, value: string) => {
    if (!claims.has(name)) claims.set(name, { real: [], model: [] })
    if (at <= end) claims.get(name)![side].push({ at, value })
  }
  for (const step of trace.steps) {
    if (step.kind !== 'PersistentVolumeClaim') continue
    const { name, at_ms: at } = step
    if (step.type === 'ADDED') add('real', name, at, 'created')
    if (step.owner) add('real', name, at, `owned by ${step.owner}`)
    if (step.deletionRequested) add('real', name, at, 'deleting')
    if (step.type === 'DELETED') add('real', name, at, 'gone')
  }
  for (const { kind, name, event, owner, at } of cluster.log) {
    if (kind !== 'PersistentVolumeClaim') continue
    const isOwned = event === 'owned' && owner
    if (isOwned) add('model', name, at - start, `owned by ${owner.kind}/${owner.name}`)
    else if (event !== 'owned') add('model', name, at - start, event)
  }
  const tell = (list: Seen<string>[]) => list.map(({ value, at }) => `${value} (${at})`).join(', ')
  const found = [...claims]
    .filter(
      ([, { real, model }]) =>
        real.length !== model.length ||
        real.some(({ value, at }, i) => value !== model[i]!.value || isApart(at, model[i]!.at)),
    )
    .map(([name, { real, model }]) => `claim ${name}: ${tell(real)}; in the model ${tell(model)}`)
  for (const pod of cluster.list('Pod')) {
    const record = machine.recordOf(pod)
    if (record && record.claims.join() !== pod.claims.join())
      found.push(
        `${record.identity}: claims ${record.claims.join()}, in the model ${pod.claims.join()}`,
      )
  }
  return found
}

/** Readiness, cordon and taints of each node at the end. */
function compareNodes({ trace, cluster }: Replay): string[] {
  return [...new Set(trace.steps.filter((s) => s.kind === 'Node').map((s) => s.name))].flatMap(
    (name) => {
      const steps = trace.steps.filter((s) => s.kind === 'Node' && s.name === name)
      const last = <K extends keyof Step>(field: K) =>
        steps.findLast((s) => s[field] !== undefined)?.[field]
      const node = cluster.get('Node', name)
      const gone = steps.at(-1)?.type === 'DELETED'
      if (gone || !node)
        return gone === !node ? [] : [`${name}: gone ${gone}, in the model ${!node}`]
      const before = trace.nodes?.find((n) => n.name === name)
      const real = [
        last('ready') ?? true,
        last('unschedulable') ?? before?.unschedulable ?? false,
        (last('taints') ?? before?.taints ?? []).toSorted().join(),
      ].join(' ')
      const taints = node.taints.map((t) => `${t.key}${t.value ? `=${t.value}` : ''}:${t.effect}`)
      const model = [node.ready, node.unschedulable, taints.toSorted().join()].join(' ')
      return real === model ? [] : [`${name}: ${real}, in the model ${model}`]
    },
  )
}
