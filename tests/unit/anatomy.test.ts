import { describe, expect, it } from 'vitest'
import recording from '../../evidence/anatomy.json'
import { allocate, observe, type Host } from '../../models/anatomy/observe'
import type { AnatomyRecording, Namespace } from '../../models/anatomy/types'

const { cases } = recording as AnatomyRecording
const bare = cases.find((c) => c.on.length === 0)!
/** The host's processes come and go while the recording runs; a container's own are a handful. */
const fewestOnHost = Math.min(...cases.filter((c) => !c.on.includes('mnt')).map((c) => c.processes))

describe('what a process sees', () => {
  it('was recorded for every combination of the six namespaces', () => {
    expect(new Set(cases.map((c) => c.on.toSorted().join())).size).toBe(64)
  })

  it.each(cases.map((c) => [c.on.join('+') || 'no namespace', c] as const))(
    'conforms with %s',
    (_, seen) => {
      const host: Host = { ...bare, pid: seen.pid }
      const view = observe({ namespaces: new Set(seen.on) }, host)
      expect(view.pid).toBe(seen.pid)
      expect(view.hostname).toBe(seen.hostname)
      expect(view.links).toEqual(seen.links)
      expect(view.root).toEqual(seen.root)
      expect(view.uidMap).toBe(seen.uidMap)
      expect(view.queues ?? 0).toBe(seen.queues)
      expect(view.processes).toBe(
        seen.processes === 0 ? 'none' : seen.processes < fewestOnHost / 2 ? 'own' : 'host',
      )
    },
  )

  it('calls a process pid 1 while ps still lists the host, until /proc is its own', () => {
    const host: Host = { ...bare, pid: 4711 }
    const see = (...on: Namespace[]) => observe({ namespaces: new Set(on) }, host)
    expect(see('pid')).toMatchObject({ pid: 1, processes: 'host' })
    expect(see('pid', 'mnt')).toMatchObject({ pid: 1, processes: 'own' })
  })
})

describe('a memory limit', () => {
  it('kills with exit code 137 what asks for more; without a limit nothing is killed', () => {
    expect(allocate(128, { memoryLimit: 64 })).toEqual({ granted: false, exit: 137 })
    expect(allocate(64, { memoryLimit: 64 })).toEqual({ granted: true })
    expect(allocate(128, { memoryLimit: null })).toEqual({ granted: true })
  })
  it('rejects a negative amount', () => {
    expect(() => allocate(-1, { memoryLimit: null })).toThrow(RangeError)
  })
})
