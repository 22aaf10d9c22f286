/**
 * Where the two roads and the quay at their end stand, on every slide that shows them: in px of the
 * 980 px canvas, so that from slide to slide nothing of them moves. Draw them in an SVG with
 * `viewBox="${BODY}"` that fills the slide below its title.
 */

/** A rectangle, in px of the canvas. */
export interface Place {
  x: number
  y: number
  width: number
  height: number
}

/** The body of a slide, below a title of one line and above the footer. */
export const BODY = '56 90 868 427'

/** The quay: the plate lettered containerd → runc. */
export const QUAY: Place = { x: 496, y: 248, width: 296, height: 96 }
/** The height on which what comes over the roads goes on through the quay. */
export const AXIS = QUAY.y + QUAY.height / 2
/** The container behind the quay. */
export const CARGO: Place = { x: 816, y: 248, width: 108, height: 96 }

/** Height of a road's straight part, and width of its band. */
export const LANE = { docker: 184, kubernetes: 408 } as const
export const ROAD_WIDTH = 32

/** How far beside the axis a road arrives: two bands lie side by side. */
const BERTH = ROAD_WIDTH / 2
const ROAD_START = 72
const BEND = { from: 352, pull: 80 }

const road = (lane: number, berth: number) =>
  `M${ROAD_START} ${lane}H${BEND.from}` +
  `C${BEND.from + BEND.pull} ${lane} ${QUAY.x - BEND.pull} ${berth} ${QUAY.x} ${berth}`

/** The middle of each road, from its beginning to the quay, as the `d` of a path. */
export const ROADS = {
  docker: road(LANE.docker, AXIS - BERTH),
  kubernetes: road(LANE.kubernetes, AXIS + BERTH),
} as const

/** What stands at the beginning of the roads, and the engine on Docker's. */
export const ENDS = {
  docker: { x: 56, y: 160, width: 112, height: 48 },
  dockerd: { x: 288, y: 160, width: 128, height: 48 },
  kubelet: { x: 56, y: 384, width: 112, height: 48 },
} as const satisfies Record<string, Place>

/** dockershim: a plank in the kubelet's old road, which climbs from the kubelet to dockerd. */
export const PLANK: Place = { x: 160, y: 272, width: 160, height: 48 }
const TURN = 32
const [KUBELET, DOCKERD] = [ENDS.kubelet, ENDS.dockerd].map(({ x, width }) => x + width / 2) as [
  number,
  number,
]
/** The old road before and behind the plank. */
export const OLD_ROAD = [
  `M${KUBELET} ${ENDS.kubelet.y}V${AXIS + TURN}A${TURN} ${TURN} 0 0 1 ${KUBELET + TURN} ${AXIS}H${PLANK.x}`,
  `M${PLANK.x + PLANK.width} ${AXIS}A${TURN} ${TURN} 0 0 0 ${DOCKERD} ${AXIS - TURN}V${ENDS.dockerd.y + ENDS.dockerd.height}`,
] as const

/** Letters of the monospace typeface are this wide, in em. */
const LETTER = 0.6
const MARGIN = 20

/** Where the words on the quay begin, and the gaps between them, which hold the arrows. */
export function lettering(names: readonly string[], size: number) {
  const widths = names.map((name) => name.length * LETTER * size)
  const rest = QUAY.width - 2 * MARGIN - widths.reduce((sum, width) => sum + width, 0)
  const gap = rest / Math.max(names.length - 1, 1)
  if (gap < size) throw new RangeError(`the quay is too short for ${names.join(' → ')}`)
  let x = QUAY.x + MARGIN
  return names.map((name, i) => {
    const word = { name, x, gap: { from: x + widths[i]!, to: x + widths[i]! + gap } }
    x = word.gap.to
    return word
  })
}
