import type { Track } from '../../facts/types'
import { axisOf } from './axis'
import { GAP, MARK, reach, spanAt, type Item, type Label, type Mark, type Picture } from './picture'
import { fitText, textWidth } from './text'
import { scaleOf, type View } from './view'

/** The stage that layoutLanes fills, in px. */
export interface LanesOptions {
  view: View
  /** Top to bottom. */
  tracks: readonly Track[]
  /** Height of all lanes together. */
  height: number
  width: number
  /** Room at the left for the names of the tracks. */
  gutter: number
  /** The event that is read now: always labelled, and its stem runs down to the axis. */
  current: string | null
  fontSize: number
}

/** The least height of a line of text, in em; a lane's lowest line is its markers' line. */
const ROW = 1.13
/** Height of a lane with nothing in view: its name. */
const QUIET = 20
/** A lane grows while markers come from FAR to NEAR outside the view, in widths of the view. */
const FAR = 0.2
const NEAR = 0.03
const AXIS_HEIGHT = 24
/** Between the last lane and the axis. */
const FOOT = 4
/** The view's ends stand this far inside the plot, so that no marker touches its edge. */
const INSET = 12

const rowHeight = (fontSize: number) => Math.round(ROW * fontSize)

/**
 * Shares the height among the tracks. A lane with markers in view has at least two lines of text, so
 * that the current event always has a place above its marker; the rest goes by the number of markers
 * in view. The shares change smoothly as the camera moves.
 *
 * @returns heights in px, in the order of `tracks`; together `height`, or more where that is too little
 */
export function shareLanes(
  items: readonly Item[],
  { tracks, view, height, fontSize }: Pick<LanesOptions, 'tracks' | 'view' | 'height' | 'fontSize'>,
): number[] {
  const counts = tracks.map((track) => ({ most: 0, sum: 0, track }))
  for (const { track, time } of items) {
    const far = Math.max(view.from - time, time - view.to) / (view.to - view.from)
    const presence = Math.min(Math.max((FAR - far) / (FAR - NEAR), 0), 1)
    const count = counts.find((one) => one.track === track)!
    count.sum += presence
    count.most = Math.max(count.most, presence)
  }
  const least = counts.map(({ most }) => QUIET + most * (2 * rowHeight(fontSize) - QUIET))
  const spare = Math.max(height - least.reduce((sum, one) => sum + one, 0), 0)
  const all = counts.reduce((sum, one) => sum + one.sum, 0)
  const rest = Math.max(1 - all, 0) / tracks.length
  return least.map((one, i) => one + spare * (counts[i]!.sum / Math.max(all, 1) + rest))
}

/** Time at the px `x` of a picture of layoutLanes: what lies under the pointer. */
export function timeAt(x: number, { view, width, gutter }: LanesOptions): number {
  const room = width - gutter - 2 * INSET
  return view.from + ((x - gutter - INSET) / room) * (view.to - view.from)
}

/** A part of the picture that text must keep clear of. */
interface Box {
  owner: Mark
  x0: number
  x1: number
  y0: number
  y1: number
}

/**
 * Lays the timeline out as one lane per track under a camera.
 *
 * Every marker stands at its true time. In each lane the labels are placed one after the other, the
 * current event's first, each at the first free place: on the marker's line to its right or left, then
 * line by line above it. A place is free where text and stem stay inside the lane's plot and GAP px
 * clear of every other label, stem, marker and uncertainty span, the current event's stem included. An
 * event without a free place is a dot only; of a few ways to do it, the one with most labels is taken.
 * The current event always has a place: nothing but labels and their stems stands above the line.
 */
export function layoutLanes(items: readonly Item[], options: LanesOptions): Picture {
  const { view, tracks, width, gutter, current, fontSize } = options
  const scale = scaleOf(view, gutter + INSET, width - INSET)

  let bottom = 0
  const lanes = shareLanes(items, options).map((height, i) => {
    bottom += height
    const rows = Math.max(Math.floor(height / rowHeight(fontSize) + 1e-9), 1)
    return { track: tracks[i]!, rows, row: height / rows, y: bottom - height / rows / 2 }
  })
  bottom += FOOT
  const laneOf = new Map(lanes.map((lane) => [lane.track, lane]))
  const titles = new Map(items.map((item) => [item.id, item.title]))

  const marks = items.map((item): Mark => {
    const x = scale(item.time)
    const inView = x >= gutter && x <= width
    return {
      id: item.id,
      track: item.track,
      x: Math.min(Math.max(x, gutter + INSET), width - INSET),
      y: laneOf.get(item.track)!.y,
      inView,
      span: inView ? spanAt(item, scale, gutter, width) : null,
      label: null,
    }
  })
  const visible = marks.filter((mark) => mark.inView)
  const currentMark = visible.find((mark) => mark.id === current)

  /** The places of a mark's label, the best first. */
  const placesOf = (mark: Mark, isRightFirst: boolean): Label[] => {
    const lane = laneOf.get(mark.track)!
    const style = { size: fontSize, bold: mark === currentMark }
    const title = fitText(titles.get(mark.id)!, width - gutter, style)
    const w = textWidth(title, style)
    const [from, to] = reach(mark)
    const height = lane.row - 1
    return Array.from({ length: lane.rows }, (_, row) => {
      const xs = row === 0 ? [to + GAP, from - GAP - w] : [mark.x - MARK, mark.x + MARK - w]
      if (!isRightFirst) xs.reverse()
      if (mark === currentMark && row > 0) {
        xs.push(Math.min(Math.max(mark.x - w / 2, gutter), width - w))
      }
      const y = mark.y - row * lane.row
      const stemTo = row === 0 ? null : y + height / 2
      return xs.map((x) => ({ title, x, y, width: w, height, stemTo }))
    }).flat()
  }

  /** Labels for the marks of one lane, in the order in which they are given. */
  const place = (queue: readonly [Mark, Label[]][], solid: readonly Box[]) => {
    const taken = [...solid]
    const labels = new Map<Mark, Label>()
    for (const [owner, places] of queue) {
      for (const label of places) {
        const boxes = [textBox(owner, label), stemBox(owner, label)]
        const isFree = boxes.every(
          (box) =>
            box.x0 >= gutter && box.x1 <= width && !taken.some((other) => isNear(box, other)),
        )
        if (!isFree) continue
        labels.set(owner, label)
        taken.push(...boxes)
        break
      }
    }
    return labels
  }

  for (const lane of lanes) {
    const own = visible.filter((mark) => mark.track === lane.track)
    const solid = own.map((mark): Box => {
      const [x0, x1] = reach(mark)
      return { owner: mark, x0, x1, y0: mark.y - MARK, y1: mark.y + MARK }
    })
    if (currentMark) {
      const { x, y } = currentMark
      solid.push({ owner: currentMark, x0: x, x1: x, y0: y, y1: bottom })
    }
    const others = own.filter((mark) => mark !== currentMark)
    const queues = [true, false].flatMap((isRightFirst) => {
      const queue = others.map((mark): [Mark, Label[]] => [mark, placesOf(mark, isRightFirst)])
      return [queue.toReversed(), queue]
    })
    const currents =
      currentMark && own.includes(currentMark)
        ? placesOf(currentMark, true).map((label): [Mark, Label[]][] => [[currentMark, [label]]])
        : [[]]
    const most = others.length + currents[0]!.length
    let best = new Map<Mark, Label>()
    for (const first of currents) {
      for (const queue of queues) {
        if (best.size === most) break
        const labels = place([...first, ...queue], solid)
        const hasFirst = first.every(([mark]) => labels.has(mark))
        if (hasFirst && labels.size > best.size) best = labels
      }
    }
    for (const [mark, label] of best) mark.label = label
  }

  return {
    width,
    height: bottom + AXIS_HEIGHT,
    fontSize,
    lanes: lanes.map(({ track, y }) => ({ track, x0: gutter, x1: width, y })),
    axes: [axisOf(view, { x0: gutter, x1: width, top: 0, y: bottom }, INSET)],
    marks,
  }
}

function textBox(owner: Mark, { x, y, width, height }: Label): Box {
  return { owner, x0: x, x1: x + width, y0: y - height / 2, y1: y + height / 2 }
}

function stemBox(owner: Mark, label: Label): Box {
  const top = owner.y - MARK
  return { owner, x0: owner.x, x1: owner.x, y0: label.stemTo ?? top, y1: top }
}

/** Whether two boxes of different owners meet, or stand closer than GAP side by side. */
function isNear(a: Box, b: Box): boolean {
  return a.owner !== b.owner && a.x0 < b.x1 + GAP && b.x0 < a.x1 + GAP && a.y0 < b.y1 && b.y0 < a.y1
}
