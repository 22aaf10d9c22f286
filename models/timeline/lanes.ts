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
  width: number
  /** Room at the left for the names of the tracks. */
  gutter: number
  /** The event that is told now: always labelled, and its stem runs down to the axis. */
  current: string | null
  /** Events that have been told: labelled where there is room. The others are dots. */
  told: ReadonlySet<string>
  fontSize: number
  /** Height of a lane: two lines of text, one above the marker's line and one on it. */
  lane: number
}

const AXIS_HEIGHT = 24
/** The view's ends stand this far inside the plot, so that no marker touches its edge. */
const INSET = 12

/** Time at the px `x` of a picture of layoutLanes: what lies under the pointer. */
export function timeAt(x: number, { view, width, gutter }: LanesOptions): number {
  const room = width - gutter - 2 * INSET
  return view.from + ((x - gutter - INSET) / room) * (view.to - view.from)
}

/**
 * Lays the timeline out as one lane per track under a camera.
 *
 * Every marker stands at its true time. Labels are placed one after the other, the current event
 * first, then from the newest to the oldest, each at the first place that is free: right of its
 * marker, left of it, above it to the right, above it to the left. A place is free where the text
 * stays inside the plot, GAP px from every other label, marker and uncertainty span of its lane, and
 * off the current event's stem. An event without a free place is a dot only. The current event always
 * has one: nothing but labels stands above the line, and it comes first.
 */
export function layoutLanes(items: readonly Item[], options: LanesOptions): Picture {
  const { view, tracks, width, gutter, current, told, fontSize, lane } = options
  const bottom = lane * tracks.length
  const onLine = lane * 0.75
  const labelHeight = lane / 2 - 2
  const scale = scaleOf(view, gutter + INSET, width - INSET)

  const marks = items.map((item): Mark => {
    const x = scale(item.time)
    const inView = x >= gutter && x <= width
    return {
      id: item.id,
      track: item.track,
      x: Math.min(Math.max(x, gutter + INSET), width - INSET),
      y: tracks.indexOf(item.track) * lane + onLine,
      inView,
      span: inView ? spanAt(item, scale, gutter, width) : null,
      label: null,
    }
  })
  const visible = marks.filter((mark) => mark.inView)
  const currentMark = visible.find((mark) => mark.id === current)

  const isFree = (mark: Mark, x: number, end: number, isOnLine: boolean): boolean => {
    const hits = ([from, to]: [number, number]) => x < to + GAP && end > from - GAP
    if (x < gutter || end > width) return false
    if (currentMark && mark.y > currentMark.y && hits([currentMark.x, currentMark.x])) return false
    return visible.every(
      (other) =>
        other === mark ||
        other.y !== mark.y ||
        !(
          (isOnLine && hits(reach(other))) ||
          (other.label &&
            (other.label.stemTo === null) === isOnLine &&
            hits([other.label.x, other.label.x + other.label.width]))
        ),
    )
  }

  const titles = new Map(items.map((item) => [item.id, item.title]))
  const queue = visible.filter((mark) => told.has(mark.id) && mark !== currentMark).toReversed()
  for (const mark of currentMark ? [currentMark, ...queue] : queue) {
    const style = { size: fontSize, bold: mark === currentMark }
    const title = fitText(titles.get(mark.id)!, width - gutter, style)
    const w = textWidth(title, style)
    const [from, to] = reach(mark)
    const places = [
      { x: to + GAP, isOnLine: true },
      { x: from - GAP - w, isOnLine: true },
      { x: mark.x - MARK, isOnLine: false },
      { x: mark.x + MARK - w, isOnLine: false },
    ]
    if (mark === currentMark) {
      places.push({ x: Math.min(Math.max(mark.x - w / 2, gutter), width - w), isOnLine: false })
    }
    const place = places.find(({ x, isOnLine }) => isFree(mark, x, x + w, isOnLine))
    if (place) {
      const y = mark.y - (place.isOnLine ? 0 : lane / 2)
      mark.label = {
        date: '',
        title,
        x: place.x,
        y,
        width: w,
        height: labelHeight,
        stemTo: place.isOnLine ? null : y + labelHeight / 2,
      } satisfies Label
    }
  }

  return {
    width,
    height: bottom + AXIS_HEIGHT,
    fontSize,
    lanes: tracks.map((track, i) => ({ track, x0: gutter, x1: width, y: i * lane + onLine })),
    axes: [axisOf(view, { x0: gutter, x1: width, top: 0, y: bottom }, INSET)],
    marks,
  }
}
