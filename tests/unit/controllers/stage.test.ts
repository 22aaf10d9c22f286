import { describe, expect, test } from 'vitest'
import { stepsFor } from '../../../components/labs/controller-stage/script.ts'
import { act, sceneOf, type ControllerKind, type Stage } from '../../../models/controllers/stage.ts'

/** The scene after each step of a controller's script. */
function scenes(kind: ControllerKind) {
  let stage: Stage = []
  return stepsFor([kind]).map(({ actions = [] }) => {
    stage = actions.reduce(act, stage)
    const { cluster } = sceneOf(stage)
    const pods = cluster.list('Pod')
    return {
      cluster,
      pods,
      ready: pods.filter((pod) => pod.ready && pod.deletedAt === null),
      leaving: pods.filter((pod) => pod.deletedAt !== null),
    }
  })
}

describe('the script shows what its sentences say', () => {
  test('Deployment', () => {
    const [rest, deleted, rolling, rolled, stalled, undone] = scenes('Deployment')
    expect(rest!.ready).toHaveLength(3)
    expect(deleted!.leaving).toHaveLength(1)
    expect(deleted!.pods).toHaveLength(4)
    expect(rolling!.ready.length).toBeGreaterThanOrEqual(3)
    expect(new Set(rolling!.ready.map((pod) => pod.revision)).size).toBe(2)
    expect(rolled!.cluster.list('ReplicaSet').map(({ spec }) => spec.replicas)).toContain(0)
    expect(stalled!.ready).toEqual(rolled!.ready)
    expect(stalled!.pods.map((pod) => pod.shown)).toContain('ImagePullBackOff')
    expect(stalled!.cluster.get('Deployment', 'web')!.status.Progressing.status).toBe('False')
    expect(undone!.ready.map(({ name }) => name)).toEqual(stalled!.ready.map(({ name }) => name))
    expect(undone!.leaving.map(({ containers }) => containers[0]!.run!.pulls)).toEqual([false])
  })

  test('StatefulSet', () => {
    const [rest, deleted, back, lost, returned] = scenes('StatefulSet')
    const uid = (scene: typeof rest) => scene!.pods.find(({ name }) => name === 'db-1')!.uid
    expect(rest!.ready.map(({ name }) => name)).toEqual(['db-0', 'db-1', 'db-2'])
    expect(deleted!.leaving.map(({ name }) => name)).toEqual(['db-1'])
    expect(deleted!.pods).toHaveLength(3)
    expect(uid(back)).not.toBe(uid(rest))
    expect(back!.ready).toHaveLength(3)
    expect(lost!.leaving.map(({ name }) => name)).toEqual(['db-1'])
    expect(uid(lost)).toBe(uid(back))
    expect(uid(returned)).not.toBe(uid(lost))
    expect(returned!.ready).toHaveLength(3)
  })

  test('DaemonSet', () => {
    const [rest, deleted, joined, cordoned] = scenes('DaemonSet')
    const nodes = (scene: typeof rest) => scene!.ready.map(({ node }) => node).toSorted()
    expect(nodes(rest)).toEqual(['node1', 'node2', 'node3'])
    expect(deleted!.pods.map(({ name }) => name)).not.toEqual(rest!.pods.map(({ name }) => name))
    expect(nodes(joined)).toEqual(['node1', 'node2', 'node3', 'node4'])
    expect(cordoned!.cluster.get('Node', 'node3')!.unschedulable).toBe(true)
    expect(nodes(cordoned)).toEqual(nodes(joined))
  })

  test('Job', () => {
    const [first, next, deleted, done] = scenes('Job')
    expect(first!.ready).toHaveLength(2)
    expect(next!.pods.some(({ phase }) => phase === 'Succeeded')).toBe(true)
    expect(deleted!.cluster.log.filter((c) => c.event === 'deleting')).toHaveLength(1)
    expect(deleted!.leaving).toHaveLength(1)
    expect(done!.cluster.get('Job', 'report')!.status).toMatchObject({
      succeeded: 6,
      failed: 1,
      Complete: { status: 'True' },
    })
  })

  test('CronJob', () => {
    const [first, later] = scenes('CronJob')
    expect(first!.cluster.list('Job')).toHaveLength(1)
    expect(later!.cluster.list('Job')).toHaveLength(3)
  })
})

test('going back restores the very same scene', () => {
  const [first, second] = stepsFor(['Deployment'])
  const before = first!.actions!.reduce(act, [])
  const picture = JSON.stringify(sceneOf(before).cluster.list('Pod'))
  sceneOf(second!.actions!.reduce(act, before))
  expect(JSON.stringify(sceneOf([...before]).cluster.list('Pod'))).toBe(picture)
})
