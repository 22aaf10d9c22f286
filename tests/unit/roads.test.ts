import { describe, expect, it } from 'vitest'
import roadsJson from '../../evidence/roads.json'
import type { Roads } from '../../evidence/types'
import { NAMESPACE, meeting } from '../../models/roads'

const recorded = roadsJson as Roads
const changed = (change: (roads: Roads) => void): Roads => {
  const copy = structuredClone(recorded)
  change(copy)
  return copy
}
const shimOf = ({ processes }: Roads, namespace: string) =>
  processes.find(({ args }) => args.includes(`-namespace ${namespace} `))!

describe('the two roads on one machine, as recorded', () => {
  const { containerd, roads } = meeting(recorded)
  const [docker, kubernetes] = roads as [(typeof roads)[number], (typeof roads)[number]]

  it('end in two shims whose lines differ in number and namespace alone', () => {
    const same = ({ program, option }: typeof docker.shim) => `${program} ${option}`
    expect(same(docker.shim)).toBe('containerd-shim-runc-v2 -namespace')
    expect(same(kubernetes.shim)).toBe(same(docker.shim))
    expect(roads.map(({ shim }) => shim.namespace)).toEqual(['moby', 'k8s.io'])
    expect(docker.shim.pid).not.toBe(kubernetes.shim.pid)
  })

  it('meet at one containerd', () =>
    expect(containerd).toEqual({ pid: 30152, address: '/run/containerd/containerd.sock' }))

  it('hold one process of docker run, and pause besides in the Pod', () => {
    expect(docker.held.map(({ name }) => name)).toEqual(['httpd'])
    expect(kubernetes.held.map(({ name }) => name)).toEqual(['pause', 'httpd'])
  })

  it('list each their own containers: docker run printed the id that moby has', () => {
    expect(docker.held.map(({ id }) => id)).toEqual([recorded.docker.answer])
    for (const { road, held } of roads)
      expect(held.map(({ id }) => id)).toEqual(
        recorded.containers
          .filter(({ namespace }) => namespace === NAMESPACE[road])
          .map(({ id }) => id),
      )
  })

  it('run by the same runtime', () =>
    expect(new Set(recorded.containers.map(({ runtime }) => runtime))).toEqual(
      new Set(['io.containerd.runc.v2']),
    ))
})

describe('a recording without a meeting is refused', () => {
  it('where each road has a containerd of its own', () => {
    const two = changed((roads) => {
      shimOf(roads, 'moby').args = shimOf(roads, 'moby').args.replace('/run/', '/run/docker/')
    })
    expect(() => meeting(two)).toThrow('the shims belong to 2 containerds, not to one')
  })

  it('where a road has no shim', () => {
    const one = changed((roads) => {
      roads.processes = roads.processes.filter((each) => each !== shimOf(roads, 'k8s.io'))
    })
    expect(() => meeting(one)).toThrow('k8s.io has 0 shims, not one')
  })

  it("where a shim's child is no container of its namespace", () => {
    const other = changed((roads) => {
      roads.containers[0]!.namespace = 'k8s.io'
    })
    expect(() => meeting(other)).toThrow('process 30997 is no container in moby')
  })
})
