import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { roundsOf, sharesOf } from '../../../components/labs/controller-stage/lives.ts'
import { PLAYS, wordsAt } from '../../../components/labs/controller-stage/script.ts'
import {
  lookOf,
  PLACES,
  placesOf,
  RECORDED,
  shortCommand,
  shortName,
  wayGone,
} from '../../../components/labs/controller-stage/seats.ts'
import { OUT_OF_SERVICE } from '../../../models/controllers/taints.ts'
import type { ControllerKind, JobPolicy } from '../../../models/controllers/stage.ts'
import {
  perform,
  sceneIn,
  type Theatre,
  type TheatreAction,
} from '../../../models/controllers/theatre.ts'

/** The theatre after each step of a play. */
function theatres({ initial, steps }: (typeof PLAYS)[keyof typeof PLAYS]): Theatre[] {
  let theatre: Theatre = initial
  return steps.map(({ actions = [] }: { actions?: readonly TheatreAction[] }) => {
    theatre = actions.reduce(perform, theatre)
    return theatre
  })
}

/** What stands on a controller's stage. */
function podsOf(theatre: Theatre, kind: ControllerKind) {
  const scene = sceneIn(theatre, kind)
  const pods = scene.cluster.list('Pod')
  return {
    ...scene,
    pods,
    ready: pods.filter((pod) => pod.ready && pod.deletedAt === null),
    leaving: pods.filter((pod) => pod.deletedAt !== null),
  }
}

describe('the seats show what their sentences say', () => {
  const played = theatres(PLAYS.seats)

  test('Deployment', () => {
    const [rest, rolling, deleted, ...later] = played.map((each) => podsOf(each, 'Deployment'))
    expect(rest!.ready).toHaveLength(3)
    expect(rolling!.ready).toHaveLength(3)
    expect(rolling!.pods).toHaveLength(4)
    expect(new Set(rolling!.pods.map((pod) => pod.revision)).size).toBe(2)
    expect(deleted!.leaving).toHaveLength(1)
    expect(deleted!.pods).toHaveLength(4)
    expect(deleted!.pods.map((pod) => lookOf(pod, deleted!)).toSorted()).toEqual([
      'leaving',
      'new',
      'rest',
      'rest',
    ])
    for (const { ready, pods } of later) {
      expect(ready).toHaveLength(3)
      expect(pods).toHaveLength(3)
    }
  })

  test('every Pod of the deck has a place of its own', () => {
    for (const theatre of played) {
      const { cluster, pods } = podsOf(theatre, 'Deployment')
      const places = placesOf(cluster.log)
      const taken = pods.map(({ uid }) => places.get(uid)!)
      expect(new Set(taken).size).toBe(taken.length)
      expect(Math.max(...taken)).toBeLessThan(PLACES)
    }
  })

  test('StatefulSet', () => {
    const all = played.map((each) => podsOf(each, 'StatefulSet'))
    const [rest, , , asked, deleted, back, last] = all
    const db1 = (scene: typeof rest) => scene!.pods.find(({ name }) => name === 'db-1')!
    expect(rest!.ready.map(({ name }) => name)).toEqual(['db-0', 'db-1', 'db-2'])
    expect(asked!.leaving).toEqual([])
    expect(deleted!.leaving.map(({ name }) => name)).toEqual(['db-1'])
    expect(deleted!.pods).toHaveLength(3)
    expect(wayGone(db1(deleted), deleted!.cluster.now)).toBeGreaterThan(0.4)
    expect(wayGone(db1(deleted), deleted!.cluster.now)).toBeLessThan(1)
    expect(db1(back).uid).not.toBe(db1(rest).uid)
    expect(lookOf(db1(back), back!)).toBe('new')
    expect(last!.ready).toHaveLength(3)
    const claims = all.map(({ cluster }) =>
      cluster.list('PersistentVolumeClaim').map(({ name, uid }) => `${name} ${uid}`),
    )
    expect(claims[0]).toHaveLength(3)
    expect(new Set(claims.map(String)).size).toBe(1)
  })

  test('the words of a controller stay until it has others', () => {
    const { seats } = PLAYS
    expect(wordsAt(seats, 1).StatefulSet).toBe(seats.steps[0]!.words!.StatefulSet)
    expect(wordsAt(seats, 6).StatefulSet!.zh).toBe('等旧人')
    expect(wordsAt(PLAYS.lives, 0).Job).toBeUndefined()
  })

  test.each([
    ['Deployment', 'deployment-delete-pod', /^web-545db6846-2pw2l#1$/, /^web-545db6846-ddrrz#1$/],
    ['StatefulSet', 'statefulset-pvc', /^db-1#1$/, /^db-1#2$/],
  ] as const)('the bars of the %s are those of the recording', (kind, trace, old, fresh) => {
    interface Step {
      at_ms: number
      kind: string
      identity: string
      phase?: string
      deletionRequested?: boolean
    }
    const file = path.resolve(import.meta.dirname, `../../../evidence/traces/${trace}.json`)
    const { steps } = JSON.parse(readFileSync(file, 'utf8')) as { steps: Step[] }
    const at = (pod: RegExp, is: (step: Step) => boolean) =>
      steps.find((step) => step.kind === 'Pod' && pod.test(step.identity) && is(step))!.at_ms
    const deleted = at(old, ({ deletionRequested }) => deletionRequested === true)
    const oldUntil = at(old, ({ phase }) => phase === 'Failed') - deleted
    const newFrom = at(fresh, ({ phase }) => phase === 'Running') - deleted
    expect(RECORDED[kind].oldUntil).toBeCloseTo(oldUntil / 1_000, 2)
    expect(RECORDED[kind].newFrom).toBeCloseTo(newFrom / 1_000, 2)
  })
})

describe('the lives show what their sentences say', () => {
  const played = theatres(PLAYS.lives)

  test('DaemonSet', () => {
    const [rest, joined, cordoned, back] = played.map((each) => podsOf(each, 'DaemonSet'))
    const nodes = (scene: typeof rest) => scene!.ready.map(({ node }) => node).toSorted()
    const on3 = (scene: typeof rest) => scene!.pods.find(({ node }) => node === 'node3')!.uid
    expect(nodes(rest)).toEqual(['node1', 'node2', 'node3'])
    expect(nodes(joined)).toEqual(['node1', 'node2', 'node3', 'node4'])
    expect(cordoned!.cluster.get('Node', 'node3')!.unschedulable).toBe(true)
    expect(on3(cordoned)).toBe(on3(rest))
    expect(on3(back)).not.toBe(on3(rest))
    expect(nodes(back)).toEqual(nodes(joined))
  })

  test('Job', () => {
    const [working, done] = [played[4]!, played[5]!].map((each) => sharesOf(sceneIn(each, 'Job')))
    expect(working!.shares).toEqual(['done', 'done', 'running', 'running', 'open', 'open'])
    expect(working!.failed).toBe(0)
    expect(new Set(done!.shares)).toEqual(new Set(['done']))
    expect(done).toMatchObject({ failed: 1, isComplete: true })
  })

  test('CronJob', () => {
    const rounds = roundsOf(sceneIn(played[6]!, 'CronJob'))
    expect(rounds.map(({ time, pod }) => [time, pod?.phase])).toEqual([
      ['09:01', 'Succeeded'],
      ['09:02', 'Succeeded'],
      ['09:03', 'Succeeded'],
    ])
  })
})

test('a stage that is left waits as it was', () => {
  const { initial } = PLAYS.seats
  const there = perform(perform(initial, { turn: 'StatefulSet' }), { wait: 1_000 })
  expect(there.stages.Deployment).toBe(initial.stages.Deployment)
  expect(there.front).toBe('StatefulSet')
  expect(perform(there, { show: 'StatefulSet' }).stages.StatefulSet).toEqual([
    { show: 'StatefulSet' },
  ])
})

test('out of service frees the seat that a lost node holds', () => {
  const node = 'node2'
  const db1 = (theatre: Theatre) => sceneIn(theatre).cluster.get('Pod', 'db-1')!
  const lost = [
    { turn: 'StatefulSet' } as const,
    { machine: 'lose', node } as const,
    { wait: 360_000 },
  ].reduce<Theatre>(perform, PLAYS.seats.initial)
  expect(db1(lost).node).toBe(node)
  expect(db1(lost).deletedAt).not.toBeNull()
  const freed = [
    { run: `kubectl taint nodes ${node} ${OUT_OF_SERVICE}=nodeshutdown:NoExecute` },
    { wait: 30_000 },
  ].reduce<Theatre>(perform, lost)
  expect(db1(freed).uid).not.toBe(db1(lost).uid)
  expect(db1(freed)).toMatchObject({ ready: true, claims: ['data-db-1'] })
  expect(db1(freed).node).not.toBe(node)
})

test('a Job with a policy shows it', () => {
  const jobWith = (policy: JobPolicy, ...actions: TheatreAction[]) => {
    const shown = perform(PLAYS.lives.initial, { show: 'Job', policy })
    const { cluster } = sceneIn([{ wait: 3_000 }, ...actions].reduce(perform, shown))
    return { ...cluster.get('Job', 'report')!, pods: cluster.list('Pod') }
  }
  const deletion: TheatreAction[] = [
    { run: (cluster) => `kubectl delete pod ${cluster.list('Pod')[0]!.name}` },
    { wait: 2_000 },
  ]
  expect(jobWith('plain', ...deletion).status).toMatchObject({ active: 2, terminating: 0 })
  expect(jobWith('replaceFailed', ...deletion).status).toMatchObject({ active: 1, terminating: 1 })
  expect(jobWith('indexed').pods.map(({ index }) => index)).toEqual([0, 1])
  expect(jobWith('deadline', { wait: 30_000 }).status.Failed?.reason).toBe('DeadlineExceeded')
})

test('going back restores the very same scene', () => {
  const [, , before, after] = theatres(PLAYS.seats)
  const picture = JSON.stringify(sceneIn(before!).cluster.list('Pod'))
  sceneIn(after!)
  const again = { ...before!, stages: { Deployment: [...before!.stages.Deployment!] } }
  expect(JSON.stringify(sceneIn(again).cluster.list('Pod'))).toBe(picture)
})

test('names and commands are short enough for a stage', () => {
  expect(shortName('web-545db6846-2pw2l')).toBe('2pw2l')
  expect(shortName('db-1')).toBe('1')
  expect(shortCommand('kubectl delete pod web-545db6846-2pw2l')).toBe('kubectl delete pod …-2pw2l')
  expect(shortCommand('kubectl delete pod db-1')).toBe('kubectl delete pod db-1')
  expect(shortCommand('kubectl set image deployment/web web=demo/web:2')).toBe(
    'kubectl set image … web:2',
  )
})
