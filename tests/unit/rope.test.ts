import { describe, expect, it } from 'vitest'
import { events } from '../../facts/events'
import { TRACKS } from '../../facts/types'
import {
  layRope,
  ropeSkeleton,
  strandLine,
  timeAtX,
  xAtTime,
  type RopeShape,
} from '../../models/timeline/rope'
import {
  HISTORIES,
  LOCATOR_ROPE,
  MOMENTS,
  STAGE_ROPE,
  STRANDS,
} from '../../models/timeline/strands'

/** How thick their strands are, too. */
const SHAPES: [string, RopeShape, number][] = [
  ['stage', STAGE_ROPE, 11],
  ['locator', LOCATOR_ROPE, 3.4],
]

/** Ends of all curves of a path. */
function pointsOf(d: string): [number, number][] {
  return d.split(/[MC]/).flatMap((part) => {
    const numbers = part.split(' ').map(Number)
    return part ? [numbers.slice(-2) as [number, number]] : []
  })
}

describe('the histories', () => {
  it('are the six tracks of the facts, each from one of its own events', () => {
    expect(HISTORIES.map(({ track }) => track).toSorted()).toEqual([...TRACKS].toSorted())
    for (const { track, event } of HISTORIES) {
      expect(events.find(({ id }) => id === event)?.track).toBe(track)
    }
  })

  it('begin one after the other', () => {
    expect(STRANDS).toEqual(STRANDS.toSorted((a, b) => a.from - b.from))
  })

  it('are told in order: at each moment those are seen that have begun, and no others', () => {
    expect(MOMENTS.at(-1)!.begun).toBe(STRANDS.length)
    for (const [i, { begun, until, year }] of MOMENTS.entries()) {
      expect(STRANDS.filter(({ from }) => from < until).length, `moment ${i}`).toBe(begun)
      const before = MOMENTS[i - 1]
      if (!before) continue
      expect(year).toBeGreaterThanOrEqual(before.year)
      expect(until).toBeGreaterThan(before.until)
    }
  })
})

describe.each(SHAPES)('the rope of the %s', (_, shape, thickness) => {
  const lines = STRANDS.map((strand, index) => strandLine(strand, index, shape))
  const begin = xAtTime(shape, shape.lay.from)
  const laid = xAtTime(shape, shape.lay.to)

  it('has every strand begin at its date, true to scale', () => {
    const { lanes } = layRope(STRANDS, shape)
    for (const [i, { d }] of lanes.entries()) {
      const [x] = pointsOf(d)[0]!
      expect(Math.abs(timeAtX(shape, x) - STRANDS[i]!.from) * shape.scale.year).toBeLessThan(0.06)
    }
  })

  it('keeps the strands apart until they are laid', () => {
    for (let x = xAtTime(shape, STRANDS[0]!.from); x < begin; x += 1) {
      const ys = lines.flatMap((line, i) => (x > xAtTime(shape, STRANDS[i]!.from) ? [line(x)] : []))
      for (const [i, y] of ys.entries()) {
        if (i > 0) expect(y - ys[i - 1]!, `x ${x}`).toBeGreaterThan(thickness)
      }
    }
  })

  it('stays inside its width once it is laid', () => {
    for (let x = laid; x <= shape.end; x += 1) {
      for (const line of lines) {
        expect(Math.abs(line(x) - shape.bundle.y)).toBeLessThanOrEqual(shape.lay.radius + 1e-6)
      }
    }
  })

  it('has no gap: every strand is drawn from its beginning to the end', () => {
    const rope = layRope(STRANDS, shape)
    for (const { track } of STRANDS) {
      const spans = Object.values(rope)
        .flat()
        .filter((part) => part.track === track)
        .map(({ d }) => [pointsOf(d)[0]![0], pointsOf(d).at(-1)![0]] as const)
        .toSorted((a, b) => a[0] - b[0])
      let reached = spans[0]![1]
      for (const [from, to] of spans) {
        expect(from, track).toBeLessThan(reached + 1e-6)
        reached = Math.max(reached, to)
      }
      expect(reached).toBeCloseTo(shape.end, 0)
    }
  })

  it('lies on the same lines as its skeleton', () => {
    const skeleton = ropeSkeleton(STRANDS, shape, shape.end)
    for (const part of [...skeleton, ...Object.values(layRope(STRANDS, shape)).flat()]) {
      const line = lines[STRANDS.findIndex(({ track }) => track === part.track)]!
      for (const [x, y] of pointsOf(part.d)) expect(Math.abs(line(x) - y)).toBeLessThan(0.2)
    }
  })

  it('is right-hand laid: on the near side all strands rise to the right, lower halves under, upper halves over', () => {
    const { lower, upper } = layRope(STRANDS, shape)
    const rise = (d: string) => {
      const points = pointsOf(d)
      return points[0]![1] - points.at(-1)![1]
    }
    const starts = (parts: { d: string }[]) => parts.map(({ d }) => pointsOf(d)[0]![0])
    for (const { d } of [...lower, ...upper]) {
      const [x0] = pointsOf(d)[0]!
      if (x0 > laid) expect(rise(d)).toBeGreaterThan(0)
    }
    expect(starts(lower)).toEqual(starts(lower).toSorted((a, b) => b - a))
    expect(starts(upper)).toEqual(starts(upper).toSorted((a, b) => a - b))
  })
})
