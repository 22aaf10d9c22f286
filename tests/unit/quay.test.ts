import { describe, expect, it } from 'vitest'
import {
  AXIS,
  CARGO,
  ENDS,
  lettering,
  OLD_ROAD,
  PLANK,
  QUAY,
  ROAD_WIDTH,
  ROADS,
} from '../../components/grammar/quay'

/** Numbers of a path's `d`, in order. */
const numbersOf = (d: string) => d.match(/-?\d+(\.\d+)?/g)!.map(Number)
const endOf = (d: string) => {
  const [x, y] = numbersOf(d).slice(-2)
  return { x, y }
}

describe('the quay', () => {
  it('stands where the drawn roads of every slide end', () => {
    expect(QUAY).toEqual({ x: 496, y: 248, width: 296, height: 96 })
    expect(ROADS.docker).toBe('M72 184H352C432 184 416 280 496 280')
    expect(ROADS.kubernetes).toBe('M72 408H352C432 408 416 312 496 312')
  })

  it('takes both roads side by side, on either side of its axis', () => {
    const [docker, kubernetes] = [endOf(ROADS.docker), endOf(ROADS.kubernetes)]
    expect([docker.x, kubernetes.x]).toEqual([QUAY.x, QUAY.x])
    expect(kubernetes.y! - docker.y!).toBe(ROAD_WIDTH)
    expect((kubernetes.y! + docker.y!) / 2).toBe(AXIS)
  })

  it('has its container behind it, within the margin of the slide', () => {
    expect(CARGO.x).toBeGreaterThan(QUAY.x + QUAY.width)
    expect(CARGO.x + CARGO.width).toBe(924)
  })
})

describe('the old road', () => {
  it('leads from the kubelet over the plank to dockerd', () => {
    const [up, on] = OLD_ROAD.map(numbersOf) as [number[], number[]]
    expect(up.slice(0, 2)).toEqual([ENDS.kubelet.x + ENDS.kubelet.width / 2, ENDS.kubelet.y])
    expect(up.at(-1)).toBe(PLANK.x)
    expect(on[0]).toBe(PLANK.x + PLANK.width)
    expect(on.at(-1)).toBe(ENDS.dockerd.y + ENDS.dockerd.height)
  })
})

describe('the lettering', () => {
  it('keeps its words inside the plate, the same margin on both sides', () => {
    const [first, last] = lettering(['containerd', 'runc'], 24)
    expect(first!.x).toBe(QUAY.x + 20)
    expect(last!.gap.from).toBeCloseTo(QUAY.x + QUAY.width - 20)
  })

  it('refuses words that leave no room for the arrow', () => {
    expect(() => lettering(['containerd', 'containerd-shim'], 24)).toThrow(/too short/)
  })
})
