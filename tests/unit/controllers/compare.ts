import type { Replay } from './replay.ts'
import type { PodRecord, Step } from './trace.ts'

/**
 * Where v1.20, which was recorded, is documented to differ from today's Kubernetes, which the model follows.
 * Each rule says what is then not compared; nothing is excused by the name of a recording.
 */
export const VERSION_RULES = {
  'job-back-off':
    'v1.20 makes the first retry at once, today every new Pod of a Job waits 10 s, 20 s, 40 s … after a failure or a deleted Pod: a Job with failed Pods is compared by its Pods in all and its end, not by the time between actions',
  'job-counting':
    'v1.20 counts the Pod objects there are, so a deleted finished Pod is made again and a deleted Pod leaves status.failed; today (finalizers) what was counted stays counted',
  'job-final-condition':
    'v1.20 reports active 0 and Failed only when its back-off is over: counts in between are not compared; today Complete and Failed come only when no Pod is Terminating any more',
  'cronjob-timer':
    'v1.20 looks every 10 s, today’s controller has a timer: a Job may begin up to 11 s earlier than recorded',
} as const

/** How long a recorded decision may lag behind its cause, in ms: a loaded control plane, not a rule. */
const LAG = 1_000
const CRON_LAG = 11_000

interface Life {
  identity: string
  name: string
  owner: string | null
  revision: string | null
  node: string | null
  createdAt: number
  deletingAt: number | null
  goneAt: number | null
  readyAt: number | null
  finishedAt: number | null
}

/** Every difference between a recording and the model's replay of it, one line each; none = it conforms. */
export function differences(replay: Replay): string[] {
  const recorded = replay.machine.pods.map(recordedLife)
  const played = modelLives(replay)
  return [
    ...comparePods(replay, recorded, played),
    ...compareOrder(replay, recorded, played),
    ...compareRests(replay),
    ...compareSets(replay),
    ...compareClaims(replay),
    ...compareNodes(replay),
  ]
}

const recordedLife = (pod: PodRecord): Life => ({
  ...pod,
  readyAt: pod.runs[0]?.readyAt ?? null,
  finishedAt:
    pod.deletingAt === null || (pod.finishedAt ?? Infinity) < pod.deletingAt
      ? pod.finishedAt
      : null,
})

function modelLives({ cluster, start, end }: Replay): Life[] {
  const lives = new Map<number, Life>()
  const count = new Map<string, number>()
  for (const change of cluster.log) {
    const at = change.at - start
    if (change.kind !== 'Pod') continue
    if (change.event === 'created') {
      if (at > end && change.owner?.kind !== 'Job') continue
      const n = (count.get(change.name) ?? 0) + 1
      count.set(change.name, n)
      lives.set(change.uid, {
        identity: `${change.name}#${n}`,
        name: change.name,
        owner: change.owner && `${change.owner.kind}/${change.owner.name}`,
        revision: change.revision,
        node: null,
        createdAt: at,
        deletingAt: null,
        goneAt: null,
        readyAt: null,
        finishedAt: null,
      })
    }
    const life = lives.get(change.uid)
    if (!life) continue
    life.node = change.node ?? life.node
    if (at > end) continue
    if (change.event === 'deleting') life.deletingAt = at
    if (change.event === 'gone') {
      life.goneAt = at
      life.deletingAt ??= at
    }
    if (change.event === 'ready') life.readyAt ??= at
    if (change.event === 'finished' && life.deletingAt === null) life.finishedAt = at
  }
  return [...lives.values()]
}

/** The Jobs (and the Jobs of CronJobs) a rule of the version applies to. */
function jobsWithFailures(replay: Replay, recorded: Life[]): Set<string> {
  const failed = replay.machine.pods.filter(
    (pod) => pod.finished === 'Failed' || pod.deletingAt !== null,
  )
  return new Set(
    recorded
      .filter((life) => failed.some((pod) => pod.identity === life.identity))
      .map(({ owner }) => owner ?? '')
      .filter((owner) => owner.startsWith('Job/')),
  )
}

function comparePods(replay: Replay, recorded: Life[], played: Life[]): string[] {
  const found: string[] = []
  const retried = jobsWithFailures(replay, recorded)
  const cronJobs = new Set(
    replay.trace.steps
      .filter((step) => step.kind === 'Job' && step.owner?.startsWith('CronJob/'))
      .map((step) => `Job/${step.name}`),
  )
  const isCron = (life: Life) =>
    cronJobs.has(life.owner ?? '') || /^Job\/.*-\d{8}$/.test(life.owner ?? '')
  const windowOf = (at: number) => replay.effects.filter((effect) => effect <= at).length
  const fitsWindow = (model: number, real: number, slack: number) =>
    windowOf(model) === windowOf(real) ||
    replay.effects.some(
      (effect) => Math.abs(effect - real) < slack && Math.abs(model - real) < slack,
    )
  const lost = (life: Life, others: Life[]) => !others.some((o) => o.identity === life.identity)

  for (const life of recorded.filter((r) => lost(r, played))) {
    if (life.owner && retried.has(life.owner) && mayMiss(replay, life.owner, recorded)) continue
    if (replay.end - life.createdAt < LAG) continue
    found.push(`${life.identity} (${life.owner}) was created, the model does not create it`)
  }
  for (const life of played.filter((p) => lost(p, recorded))) {
    const next = [...replay.effects, replay.end].find((effect) => effect >= life.createdAt)
    const slack = isCron(life) ? CRON_LAG : LAG
    if (
      next !== undefined &&
      next - life.createdAt < slack &&
      life.createdAt > (replay.effects[0] ?? 0) + LAG
    )
      continue
    if (life.owner && retried.has(life.owner) && !jobEnded(replay, life.owner)) continue
    found.push(`the model creates ${life.identity} (${life.owner}) at ${life.createdAt} ms`)
  }
  for (const real of recorded) {
    const model = played.find((p) => p.identity === real.identity)
    if (!model) continue
    const tell = (what: string, a: unknown, b: unknown) =>
      found.push(`${real.identity}: ${what} ${String(a)}, in the model ${String(b)}`)
    const slack = isCron(real) ? CRON_LAG : LAG
    if (real.owner !== model.owner) tell('owner', real.owner, model.owner)
    if (real.revision && real.revision !== model.revision)
      tell('revision', real.revision, model.revision)
    if (
      real.node !== model.node &&
      (real.node || (real.goneAt ?? replay.end) - real.createdAt > 2_000)
    )
      tell('node', real.node, model.node)
    if (retried.has(real.owner ?? '')) continue
    if (!fitsWindow(model.createdAt, real.createdAt, slack))
      tell('created at', real.createdAt, model.createdAt)
    if ((real.deletingAt === null) !== (model.deletingAt === null)) {
      const at = real.deletingAt ?? model.deletingAt!
      if (replay.end - at > slack) tell('asked to go at', real.deletingAt, model.deletingAt)
    } else if (real.deletingAt !== null && !fitsWindow(model.deletingAt!, real.deletingAt, slack))
      tell('asked to go at', real.deletingAt, model.deletingAt)
  }
  return found
}

/** Rule job-counting, and a Job deleted before today's slower retries were due. */
function mayMiss(replay: Replay, owner: string, recorded: Life[]): boolean {
  const finishedThenDeleted = recorded.some(
    (life) => life.owner === owner && life.finishedAt !== null && life.deletingAt !== null,
  )
  return finishedThenDeleted || !jobEnded(replay, owner)
}

const jobEnded = ({ trace }: Replay, owner: string) =>
  trace.steps.some(
    (step) =>
      `${step.kind}/${step.name}` === owner && (step.status?.Complete || step.status?.Failed),
  ) && !trace.steps.some((step) => `${step.kind}/${step.name}` === owner && step.type === 'DELETED')

/** What the recording has one after the other, the model must not have clearly the other way round. */
function compareOrder(replay: Replay, recorded: Life[], played: Life[]): string[] {
  const retried = jobsWithFailures(replay, recorded)
  const root = (life: Life) => {
    const set = replay.trace.steps.find(
      (step) => step.owner && `${step.kind}/${step.name}` === life.owner,
    )
    return set?.owner ?? life.owner
  }
  const events = recorded
    .filter((life) => !retried.has(life.owner ?? ''))
    .flatMap((real) => {
      const model = played.find((p) => p.identity === real.identity)
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
          decided,
          real: real[field]!,
          model: model[field]!,
        }))
    })
  return events.flatMap((a) =>
    events
      .filter(
        (b) =>
          a.root === b.root &&
          (a.decided || b.decided) &&
          a.real < b.real &&
          a.model - b.model > (a.root?.startsWith('CronJob/') ? CRON_LAG : LAG / 2),
      )
      .map(
        (b) =>
          `${a.text} (${a.real}) before ${b.text} (${b.real}), in the model at ${a.model} and ${b.model}`,
      ),
  )
}

const STATUS_FIELDS: Record<string, string[]> = {
  Deployment: ['replicas', 'updatedReplicas', 'readyReplicas', 'availableReplicas', 'Progressing'],
  ReplicaSet: ['replicas', 'readyReplicas'],
  StatefulSet: [
    'replicas',
    'readyReplicas',
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
  ],
  Job: ['active', 'succeeded', 'failed', 'Complete', 'Failed'],
}

/** Counts and conditions before each action and at the end, where the recording was at rest. */
function compareRests(replay: Replay): string[] {
  const recorded = jobsWithFailures(replay, replay.machine.pods.map(recordedLife))
  const moments = [...replay.effects.slice(1).map((effect) => effect - 1), replay.end]
  return moments.flatMap((moment, i) => {
    const isEnd = i === moments.length - 1
    return Object.entries(statusAt(replay.trace.steps, moment)).flatMap(([object, real]) => {
      const fields = STATUS_FIELDS[object.split('/')[0]!]
      if (!fields || moment - real.changedAt < LAG) return []
      if (recorded.has(object) && !isEnd) return []
      const model = replay.rests[i]![object] as Record<string, unknown> | undefined
      if (real.gone !== !model)
        return [`${object} at ${moment} ms: ${real.gone ? 'gone' : 'there'}, not so in the model`]
      if (!model) return []
      return fields
        .filter((field) => !(recorded.has(object) && field === 'failed'))
        .filter((field) => !(isStopping(replay, object) && /^(Complete|Failed)$/.test(field)))
        .filter((field) => normal(real.status[field]) !== normal(model[field]))
        .map(
          (field) =>
            `${object} at ${moment} ms: ${field} ${normal(real.status[field])}, in the model ${normal(model[field])}`,
        )
    })
  })
}

/** Has this Job a Pod that is still Terminating in the model (on a lost node, or as the recording ends)? */
const isStopping = ({ cluster }: Replay, object: string) =>
  cluster
    .list('Pod')
    .some((pod) => pod.deletedAt !== null && `${pod.owner?.kind}/${pod.owner?.name}` === object)

/** A count that is not there is 0; a condition is written as `True Reason`. */
function normal(value: unknown): string {
  if (value === undefined || value === null) return '0'
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

const way = (sizes: number[]) => `${sizes[0]} … ${sizes.at(-1)}`

/** The sizes each ReplicaSet went through between two actions: from where to where, and never back and forth. */
function compareSets({ trace, cluster, start, effects }: Replay): string[] {
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
    if (change.kind === 'ReplicaSet' && ['created', 'scaled'].includes(change.event))
      add(change.name, change.at - start, change.replicas!, 'model')
  return [...sizes]
    .filter(([, { real, model }]) => way(real) !== way(model))
    .map(
      ([key, { real, model }]) => `sizes of ${key}: ${real.join()}, in the model ${model.join()}`,
    )
}

/** One claim for each ordinal and template, kept; and every Pod has the claims it had. */
function compareClaims({ trace, cluster, machine }: Replay): string[] {
  const claims = (kind: string) =>
    [
      ...new Set(
        trace.steps.filter((s) => s.kind === kind && s.type === 'ADDED').map((s) => s.name),
      ),
    ]
      .toSorted()
      .join()
  const model = cluster
    .list('PersistentVolumeClaim')
    .map(({ name }) => name)
    .toSorted()
    .join()
  const found =
    claims('PersistentVolumeClaim') === model
      ? []
      : [`claims ${claims('PersistentVolumeClaim')}, in the model ${model}`]
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
      const real = [
        last('ready') ?? true,
        last('unschedulable') ?? false,
        (last('taints') ?? []).toSorted().join(),
      ].join(' ')
      const taints = node.taints.map((t) => `${t.key}${t.value ? `=${t.value}` : ''}:${t.effect}`)
      const model = [node.ready, node.unschedulable, taints.toSorted().join()].join(' ')
      return real === model ? [] : [`${name}: ${real}, in the model ${model}`]
    },
  )
}
