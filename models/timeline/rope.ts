import type { Track } from '../../facts/types'

/** A history that becomes a strand of the rope. */
export interface Strand {
  track: Track
  /** When it begins, in fractional years. */
  from: number
}

/** How a rope lies on its drawing, in px; time runs from left to right, every year as wide. */
export interface RopeShape {
  /** Where a time stands: `x` at `time`, `year` px more each year. */
  scale: { time: number; x: number; year: number }
  /** Where the strands lie at first: the uppermost, and each below the one before. */
  lane: { y: number; gap: number }
  /** How far a strand hangs down at most until it bends. */
  sag: number
  /** When the strands come together, and where the bundle lies: its middle, and each below the one before. */
  bundle: { from: number; to: number; y: number; gap: number }
  /** When the strands are laid into a rope of this radius, one turn each `turn` px. */
  lay: { from: number; to: number; radius: number; turn: number }
  /** Where the rope ends. */
  end: number
  /** Length of the curves that the paths are made of. */
  step: number
}

/** A part of a strand, as an SVG path. */
export interface RopePart {
  track: Track
  d: string
  /** What a part of the rope's front covers of those below it: the same way, drawn wider in the ground's colour. */
  edge?: string
  /** Whether it continues the strand's lane. */
  isFirst?: boolean
}

/** A rope that is laid of strands. Drawn in the order of the fields, each part over those before it. */
export interface Rope {
  /** From each strand's beginning to where the rope begins. */
  lanes: RopePart[]
  /** Halves of turns that run on the far side. */
  behind: RopePart[]
  /** The near side's lower quarters, each under the one before it. */
  lower: RopePart[]
  /** The near side's upper quarters, each over the one before it. */
  upper: RopePart[]
}

/** Angle in a rope's section, as the rope begins; the near side is between -90° and 90°, 90° is its lower rim. */
const ANGLES = [-150, -92, -30, 150, 30, 88]

/** Parts reach a little over their ends, so that no gap is seen: at the rims, and where two quarters meet; in turns. */
const OVER = { rim: 0.03, joint: 0.0133, far: 0.017 }

export const timeAtX = ({ scale }: RopeShape, x: number): number =>
  scale.time + (x - scale.x) / scale.year

export const xAtTime = ({ scale }: RopeShape, time: number): number =>
  scale.x + (time - scale.time) * scale.year

/**
 * The middle line of a strand.
 *
 * @param index which strand, from the top; there are as many as ANGLES has entries
 * @returns its y at an x right of its beginning
 */
export function strandLine(strand: Strand, index: number, shape: RopeShape): (x: number) => number {
  const { bundle, lane, lay, sag } = shape
  const start = xAtTime(shape, strand.from)
  const bendAt = Math.max(start, xAtTime(shape, bundle.from))
  const bundledAt = xAtTime(shape, bundle.to)
  const laneY = lane.y + index * lane.gap
  const bundleY = bundle.y + (index - (ANGLES.length - 1) / 2) * bundle.gap
  const depth = Math.min(sag, (bendAt - start) * 0.06)
  const [layFrom, layTo] = [xAtTime(shape, lay.from), xAtTime(shape, lay.to)]
  return (x) => {
    const free = bendAt > start ? clamp((x - start) / (bendAt - start)) : 1
    // A curve that hangs lowest at a third of its way and comes out level.
    const hanging = laneY + depth * 6.75 * free * (1 - free) ** 2
    const bent = mix(hanging, bundleY, ease((x - bendAt) / (bundledAt - bendAt)))
    const angle = angleAt(index, x, shape)
    const laid = bundle.y + lay.radius * Math.sin(angle)
    return mix(bent, laid, ease((x - layFrom) / (layTo - layFrom)))
  }
}

/** Lays strands, the uppermost first, into a rope. */
export function layRope(strands: readonly Strand[], shape: RopeShape): Rope {
  const rope: Rope = { lanes: [], behind: [], lower: [], upper: [] }
  const begin = xAtTime(shape, shape.lay.from)
  const { turn } = shape.lay
  const found = { lower: [] as [number, RopePart][], upper: [] as [number, RopePart][] }
  for (const [index, strand] of strands.entries()) {
    const { track } = strand
    const line = strandLine(strand, index, shape)
    const path = (from: number, to: number, first = begin) =>
      pathOf(line, Math.max(from, first), Math.min(to, shape.end), shape.step)
    rope.lanes.push({
      track,
      d: pathOf(line, xAtTime(shape, strand.from), begin + turn * OVER.far, shape.step),
    })
    for (const { quarter, from, to } of quartersOf(index, shape)) {
      const isFirst = from === begin
      const [rim, joint, far] = [OVER.rim * turn, OVER.joint * turn, OVER.far * turn]
      if (quarter === 'behind') {
        rope.behind.push({ track, d: path(from - far, to + far), isFirst })
      } else {
        // An edge that begins with its strand would show as a hair's breadth of ground.
        const [a, b] = quarter === 'lower' ? [from - rim, to + joint] : [from - joint, to + rim]
        const edge = quarter === 'lower' ? path(a, to) : path(from, b)
        found[quarter].push([from, { track, d: path(a, b, begin - joint), edge, isFirst }])
      }
    }
  }
  const byStart = (a: [number, RopePart], b: [number, RopePart]) => a[0] - b[0]
  rope.lower = found.lower.toSorted((a, b) => byStart(b, a)).map(([, part]) => part)
  rope.upper = found.upper.toSorted(byStart).map(([, part]) => part)
  return rope
}

/** The middle lines of all strands up to an x: what is seen of a rope that is not laid yet. */
export function ropeSkeleton(
  strands: readonly Strand[],
  shape: RopeShape,
  end: number,
): RopePart[] {
  return strands.map((strand, index) => ({
    track: strand.track,
    d: pathOf(strandLine(strand, index, shape), xAtTime(shape, strand.from), end, shape.step),
  }))
}

/** How far the rope has turned at an x: faster and faster while it is laid, then evenly. */
function turned(x: number, shape: RopeShape): number {
  const [from, to] = [xAtTime(shape, shape.lay.from), xAtTime(shape, shape.lay.to)]
  const along = Math.min(Math.max(x - from, 0), to - from)
  const rate = (2 * Math.PI) / shape.lay.turn
  return rate * (along ** 2 / (2 * (to - from)) + Math.max(x - to, 0))
}

/** The x at which the rope has turned so far. */
function xAtTurn(angle: number, shape: RopeShape): number {
  const [from, to] = [xAtTime(shape, shape.lay.from), xAtTime(shape, shape.lay.to)]
  const rate = (2 * Math.PI) / shape.lay.turn
  const inLay = (rate * (to - from)) / 2
  return angle <= inLay
    ? from + Math.sqrt((2 * angle * (to - from)) / rate)
    : to + (angle - inLay) / rate
}

const angleAt = (index: number, x: number, shape: RopeShape) =>
  (ANGLES[index]! * Math.PI) / 180 - turned(x, shape)

interface Quarter {
  quarter: 'behind' | 'lower' | 'upper'
  from: number
  to: number
}

/** The stretches of a laid strand on the far side, and on the near side below and above the middle. */
function quartersOf(index: number, shape: RopeShape): Quarter[] {
  const quarters: Quarter[] = []
  /** Down from the strand's first angle, in degrees. */
  const cuts: readonly [number, Quarter['quarter']][] = [
    [90, 'behind'],
    [0, 'lower'],
    [-90, 'upper'],
  ]
  let at = ANGLES[index]!
  let x = xAtTurn(0, shape)
  while (x < shape.end) {
    const within = ((((at + 90) % 360) + 360) % 360) - 90
    // At a cut itself the next stretch begins.
    const [to, quarter] = cuts.find(([cut]) => within > cut + 1e-9) ?? [-270, 'behind']
    at -= within - to
    const next = xAtTurn(((ANGLES[index]! - at) * Math.PI) / 180, shape)
    quarters.push({ quarter, from: x, to: next })
    x = next
  }
  return quarters
}

const clamp = (t: number) => Math.min(Math.max(t, 0), 1)
const mix = (a: number, b: number, t: number) => a + (b - a) * t
/** From 0 to 1, level at both ends. */
function ease(t: number): number {
  const at = clamp(t)
  return at ** 3 * (10 + at * (6 * at - 15))
}

/** A line as an SVG path of curves of about `step` px that touch it. */
function pathOf(line: (x: number) => number, from: number, to: number, step: number): string {
  const count = Math.max(Math.ceil((to - from) / step), 1)
  const width = (to - from) / count
  const slope = (x: number) => (line(x + 0.01) - line(x - 0.01)) / 0.02
  let d = `M${short(from)} ${short(line(from))}`
  for (let i = 0; i < count; i++) {
    const [a, b] = [from + i * width, from + (i + 1) * width]
    const third = width / 3
    const points = [
      [a + third, line(a) + slope(a) * third],
      [b - third, line(b) - slope(b) * third],
      [b, line(b)],
    ]
    d += `C${points.map(([x, y]) => `${short(x!)} ${short(y!)}`).join(' ')}`
  }
  return d
}

const short = (value: number) => String(Math.round(value * 10) / 10)
