import type { Change } from '../../../models/controllers/cluster'
import type { Pod } from '../../../models/controllers/objects'
import type { Scene } from '../../../models/controllers/stage'

/** Places on the deck: a Deployment of three, and one more while it rolls. */
export const PLACES = 4

/**
 * Which place of a deck without marks each Pod takes, by uid, from 0: the first that is free when it
 * comes, or else that of a Pod that was asked to go. A Pod keeps its place until it is gone.
 */
export function placesOf(log: readonly Change[]): Map<number, number> {
  const places = new Map<number, number>()
  const leaving = new Set<number>()
  for (const { kind, event, uid } of log) {
    if (kind !== 'Pod') continue
    if (event === 'deleting') leaving.add(uid)
    if (event === 'gone') places.delete(uid)
    if (event !== 'created') continue
    const takenBy = (pods: number[]) => new Set(pods.map((pod) => places.get(pod)!))
    const all = [...places.keys()]
    const firstFree = (taken: Set<number>) => {
      let place = 0
      while (taken.has(place)) place++
      return place
    }
    const free = firstFree(takenBy(all))
    const staying = all.filter((pod) => !leaving.has(pod))
    places.set(uid, free < PLACES ? free : firstFree(takenBy(staying)))
  }
  return places
}

/** How a Pod is drawn: asked to go, made since the latest command, or as it was. */
export type PodLook = 'leaving' | 'new' | 'rest'

export function lookOf(pod: Pod, { didAt }: Scene): PodLook {
  if (pod.deletedAt !== null) return 'leaving'
  return didAt !== null && pod.createdAt >= didAt ? 'new' : 'rest'
}

/** How much of its way to the end a Pod that was asked to go has gone, 0 to 1. */
export function wayGone(pod: Pod, now: number): number {
  if (pod.deletedAt === null || !pod.end) return 0
  return Math.min(1, (now - pod.deletedAt) / (pod.end.goneAt - pod.deletedAt))
}

/** The last letters of a name, which tell Pods of one owner apart. */
export const shortName = (name: string) => name.slice(name.lastIndexOf('-') + 1)

/** A command as it fits on a stage: the names of generated Pods by their last letters. */
export const shortCommand = (command: string) =>
  command.replace(/(\w+-)+(\w{5})$/, '…-$2').replace(/deployment\/web web=demo\//, '… ')

/**
 * When the containers of the deleted Pod and of the next one ran, in seconds from the deletion: recorded,
 * evidence/traces/deployment-delete-pod.json and statefulset-pvc.json (grace period 2 s; a test compares).
 */
export const RECORDED = {
  Deployment: { oldUntil: 3, newFrom: 2.06 },
  StatefulSet: { oldUntil: 2.69, newFrom: 4.34 },
} as const
