import { TRACKS } from '../../facts/types'
import { axisOf } from './axis'
import {
  GAP,
  itemsIn,
  reach,
  spanAt,
  type Item,
  type LaneLine,
  type Axis,
  type Mark,
  type Picture,
} from './picture'
import { fitText, textWidth } from './text'
import { scaleOf, type View } from './view'

/** The sheet that layoutBands fills, in px. */
export interface BandsOptions {
  /** Stretches of time, stacked; each is true to scale in itself and has its own axis. */
  bands: readonly View[]
  width: number
  /** Room at the left for the names of the tracks. */
  gutter: number
  /** The height to fill. The picture is higher where the labels need it at the smallest size. */
  height: number
  /** Whether labels begin with the date. */
  dated: boolean
}

/** Sizes of type, in px; the largest that fits is taken. */
const FONT_SIZES = [14, 13.5, 13, 12.5, 12, 11.5, 11]

const AXIS_HEIGHT = 20
const LANE_GAP = 2
const BAND_GAP = 8
const INSET = 12
/** Between a stem and the text that hangs on it like a flag. */
const FLAG = 4
/** Heights of a line of text, in em. */
const LEAST_ROW = 1.3
const MOST_ROW = 1.9

/** A lane's labels as lines of text: 0 on the markers' line, positive above it, negative below. */
interface Stack {
  rows: number[]
  /** Left ends of the texts. */
  xs: number[]
}

/**
 * Lays out a complete picture: every event labelled, no two labels touching.
 *
 * Each band shows the tracks that have events in it. A label stands on its marker's line where no
 * other marker is in the way, else it hangs like a flag on a stem: to the right above the line, or to
 * the left below it. Above, flags are stacked from the right (a flag lies over all it reaches, so no
 * stem crosses a text); below, the same from the left.
 */
export function layoutBands(items: readonly Item[], options: BandsOptions): Picture {
  let picture = layoutAt(FONT_SIZES[0]!, items, options)
  for (const size of FONT_SIZES.slice(1)) {
    if (picture.height <= options.height) break
    picture = layoutAt(size, items, options)
  }
  return picture
}

function layoutAt(fontSize: number, items: readonly Item[], options: BandsOptions): Picture {
  const { width, gutter, height, dated } = options
  const bands = options.bands.map((view) => {
    const scale = scaleOf(view, gutter + INSET, width - INSET)
    const inBand = itemsIn(items, view)
    const lanes = TRACKS.flatMap((track) => {
      const own = inBand.filter((item) => item.track === track)
      if (own.length === 0) return []
      const dots = own.map((item) => {
        const x = scale(item.time)
        const date = dated ? item.date : ''
        const lead = date ? `${date} ` : ''
        const room = Math.max(x - gutter, width - x) - FLAG
        const text = fitText(lead + item.title, room, { size: fontSize })
        return {
          item,
          x,
          span: spanAt(item, scale, gutter, width),
          date: text.slice(0, date.length),
          title: text.slice(lead.length),
          width: textWidth(text, { size: fontSize }),
        }
      })
      const stack = stackLabels(dots, gutter, width)
      const above = Math.max(0, ...stack.rows)
      const below = Math.max(0, ...stack.rows.map((row) => -row))
      return [{ track, dots, stack, above, rows: above + 1 + below }]
    })
    return { view, lanes }
  })

  const lanes = bands.flatMap((band) => band.lanes)
  const rows = lanes.reduce((sum, lane) => sum + lane.rows, 0)
  const fixed = lanes.length * LANE_GAP + bands.length * AXIS_HEIGHT + (bands.length - 1) * BAND_GAP
  const row = Math.min(Math.max((height - fixed) / rows, LEAST_ROW * fontSize), MOST_ROW * fontSize)

  const lines: LaneLine[] = []
  const axes: Axis[] = []
  const marks: Mark[] = []
  let y = 0
  for (const [i, band] of bands.entries()) {
    if (i > 0) y += BAND_GAP
    const top = y
    for (const { track, dots, stack, above, rows: laneRows } of band.lanes) {
      const lineY = y + (above + 0.5) * row
      lines.push({ track, x0: gutter, x1: width, y: lineY })
      for (const [n, dot] of dots.entries()) {
        const labelY = lineY - stack.rows[n]! * row
        marks.push({
          id: dot.item.id,
          track,
          x: dot.x,
          y: lineY,
          inView: true,
          span: dot.span,
          label: {
            date: dot.date,
            title: dot.title,
            x: stack.xs[n]!,
            y: labelY,
            width: dot.width,
            height: row,
            stemTo: stack.rows[n] === 0 ? null : labelY,
          },
        })
      }
      y += laneRows * row + LANE_GAP
    }
    axes.push(axisOf(band.view, { x0: gutter, x1: width, top, y }, INSET))
    y += AXIS_HEIGHT
  }
  const order = new Map(items.map((item, i) => [item.id, i]))
  return {
    width,
    height: y,
    fontSize,
    lanes: lines,
    axes,
    marks: marks.toSorted((a, b) => order.get(a.id)! - order.get(b.id)!),
  }
}

interface Dot {
  x: number
  span: Mark['span']
  width: number
}

/** Finds few rows for a lane's labels: turns one flag at a time, as long as that saves room. */
function stackLabels(dots: readonly Dot[], x0: number, x1: number): Stack {
  const fitsRight = dots.map((dot) => dot.x + FLAG + dot.width <= x1)
  const fitsLeft = dots.map((dot) => dot.x - FLAG - dot.width >= x0)
  let right = fitsRight
  let best = stackFlags(dots, right, x0, x1)
  for (let better = true; better;) {
    better = false
    for (const i of dots.keys()) {
      if (!fitsRight[i] || !fitsLeft[i]) continue
      const turned = right.with(i, !right[i])
      const stack = stackFlags(dots, turned, x0, x1)
      if (cost(stack) < cost(best)) {
        best = stack
        right = turned
        better = true
      }
    }
  }
  return best
}

/** Lines of text first, then the length of all stems. */
function cost({ rows }: Stack): number {
  const lines = Math.max(0, ...rows) - Math.min(0, ...rows)
  return lines * 1000 + rows.reduce((sum, row) => sum + Math.abs(row), 0)
}

/** Whether two stretches of a line, by left end and width, stand closer than GAP. */
function touch(a: number, aWidth: number, b: number, bWidth: number): boolean {
  return a < b + bWidth + GAP && b < a + aWidth + GAP
}

/** Rows for given directions (`right[i]`: the text of `dots[i]` runs to the right of its marker). */
function stackFlags(
  dots: readonly Dot[],
  right: readonly boolean[],
  x0: number,
  x1: number,
): Stack {
  const rows = dots.map(() => NaN)
  const xs = dots.map((dot, i) => (right[i] ? dot.x + FLAG : dot.x - FLAG - dot.width))

  for (const [i, dot] of dots.entries()) {
    const [from, to] = reach(dot)
    const x = right[i] ? to + GAP : from - GAP - dot.width
    const isFree =
      x >= x0 &&
      x + dot.width <= x1 &&
      dots.every((other, j) => {
        if (j === i) return true
        const [a, b] = reach(other)
        return !(
          touch(x, dot.width, a, b - a) ||
          (rows[j] === 0 && touch(x, dot.width, xs[j]!, other.width))
        )
      })
    if (isFree) {
      rows[i] = 0
      xs[i] = x
    }
  }

  for (const side of [1, -1]) {
    const flags = [...dots.keys()].filter((i) => rows[i] !== 0 && right[i] === (side === 1))
    if (side === 1) flags.reverse()
    const done: number[] = []
    for (const i of flags) {
      const under = done.filter((j) => touch(xs[i]!, dots[i]!.width, xs[j]!, dots[j]!.width))
      rows[i] = side * (1 + Math.max(0, ...under.map((j) => Math.abs(rows[j]!))))
      done.push(i)
    }
  }
  return { rows, xs }
}
