import { describe, expect, it } from 'vitest'
import { events } from '../../facts/events'
import { CALLS, chainAt, ERAS, pathFrom } from '../../models/runtime-chain'

describe('the way from docker run to a process', () => {
  it.each([
    ['2013-12-31', 'docker dockerd lxc process'],
    ['2014-12-31', 'docker dockerd libcontainer process'],
    ['2016-04-13', 'docker dockerd containerd shim runc process'],
    ['2026-11-22', 'docker dockerd containerd shim runc process'],
  ])('on %s is %s', (day, path) => {
    expect(pathFrom('docker', day).join(' ')).toBe(path)
  })
})

describe('the way from the kubelet to a process', () => {
  it.each([
    ['2014-12-31', 'kubelet dockerd libcontainer process'],
    ['2016-05-01', 'kubelet dockerd containerd shim runc process'],
    ['2016-12-19', 'kubelet dockerd containerd shim runc process'],
    ['2017-03-28', 'kubelet dockershim dockerd containerd shim runc process'],
    ['2022-05-02', 'kubelet dockershim dockerd containerd shim runc process'],
    ['2022-05-03', 'kubelet containerd shim runc process'],
  ])('on %s is %s', (day, path) => {
    expect(pathFrom('kubelet', day).join(' ')).toBe(path)
  })
  it('does not exist before Kubernetes', () => {
    expect(pathFrom('kubelet', '2014-06-05')).toEqual([])
  })
  it('meets docker run at containerd once dockershim is gone', () => {
    const tail = (head: 'docker' | 'kubelet') => {
      const path = pathFrom(head, '2022-05-03')
      return path.slice(path.indexOf('containerd'))
    }
    expect(tail('kubelet')).toEqual(tail('docker'))
  })
})

describe('Docker Engine on a Kubernetes node', () => {
  const ways = (day: string) =>
    chainAt(day)
      .calls.filter((c) => c.to === 'dockerd' && c.from !== 'docker')
      .map((c) => c.from)
  it('is reached through dockershim until 1.24 and through cri-dockerd, as a choice, since', () => {
    expect(ways('2022-05-02')).toEqual(['dockershim'])
    expect(ways('2022-05-03')).toEqual(['cri-dockerd'])
  })
})

describe('CRI-O', () => {
  const calls = (day: string) => chainAt(day).calls.filter((c) => c.to === 'cri-o')
  it('is a choice from its 1.0 on, years before 1.24', () => {
    expect(calls('2017-10-15')).toEqual([])
    expect(calls('2017-10-16')).toEqual([
      expect.objectContaining({ from: 'kubelet', optional: true }),
    ])
  })
})

describe('an image', () => {
  it('is an open standard from OCI image-spec 1.0 on', () => {
    expect(chainAt('2017-07-18').ociImage).toBe(false)
    expect(chainAt('2017-07-19').ociImage).toBe(true)
  })
  it('is kept by containerd on a fresh Engine 29', () => {
    expect(chainAt('2025-11-09').dockerImageStore).toBe('graphdriver')
    expect(chainAt('2025-11-10').dockerImageStore).toBe('containerd')
  })
})

describe('the chain on any day', () => {
  it('leads every program that is called on to a process', () => {
    for (let t = Date.parse('2013-03-15'); t <= Date.parse('2026-11-22'); t += 86_400_000) {
      const { calls } = chainAt(new Date(t).toISOString().slice(0, 10))
      for (const { to } of calls)
        if (to !== 'process') expect(calls.some((c) => c.from === to)).toBe(true)
    }
  })
  it('has an era for each change of the usual ways, dated by the timeline or by Kubernetes 1.6', () => {
    const dates = new Set([...events.map((e) => e.date), '2017-03-28'])
    for (const { day } of ERAS) expect(dates).toContain(day)
    expect(CALLS.every((c) => !c.until || c.since < c.until)).toBe(true)
  })
  it.each(['2016', '2016-4-1', 'yesterday', '2012-01-01'])('refuses %s', (day) => {
    expect(() => chainAt(day)).toThrow(RangeError)
  })
})
