import type { HistoryEvent, Locale, Track } from '../../facts/types'
import { middle, spanOf, type Span } from './time'

/** An event, ready to be laid out. */
export interface Item {
  id: string
  track: Track
  /** All the time its date may mean. */
  span: Span
  /** Where its marker stands. */
  time: number
  /** As stored, `YYYY[-MM[-DD]]`. */
  date: string
  title: string
}

/** A laid-out timeline, in px; 0,0 is the top left corner. What a view draws, nothing else. */
export interface Picture {
  width: number
  height: number
  /** Of the labels. */
  fontSize: number
  lanes: LaneLine[]
  axes: Axis[]
  /** One per item, in date order. */
  marks: Mark[]
}

/** A track's line. */
export interface LaneLine {
  track: Track
  x0: number
  x1: number
  y: number
}

/** A time axis below its lanes. */
export interface Axis {
  x0: number
  x1: number
  /** Where its lanes begin: year lines run from here down to `y`. */
  top: number
  y: number
  /** Starts of years, and of quarters or months when seen from close. */
  ticks: { x: number; major: boolean }[]
  /** Names of years, centred on their year. */
  years: { x: number; year: number }[]
}

/** An event's marker. */
export interface Mark {
  id: string
  track: Track
  x: number
  y: number
  /** False where it lies outside the view; it then waits, unseen, at the nearer edge. */
  inView: boolean
  /** The time the date may mean, where that is wider than the marker. */
  span: { x0: number; x1: number } | null
  label: Label | null
}

/** A line of text beside its marker. */
export interface Label {
  title: string
  x: number
  /** Middle of the line. */
  y: number
  width: number
  height: number
  /** Where the stem from the marker ends; null where the label stands on the marker's own line. */
  stemTo: number | null
}

/** Half the size of a marker. */
export const MARK = 6
/** The least distance between a label and anything else on its line. */
export const GAP = 6

/** Events as items, in date order (ties keep the order of the facts). */
export function itemsOf(events: readonly HistoryEvent[], locale: Locale): Item[] {
  return events
    .map((event) => {
      const span = spanOf(event.date)
      return {
        id: event.id,
        track: event.track,
        span,
        time: middle(span),
        date: event.date,
        title: event.title[locale],
      }
    })
    .toSorted((a, b) => a.time - b.time)
}

/** The part of a marker's line that a label must keep clear of: the marker and its uncertainty. */
export function reach(mark: Pick<Mark, 'x' | 'span'>): [number, number] {
  return [
    Math.min(mark.x - MARK, mark.span?.x0 ?? Infinity),
    Math.max(mark.x + MARK, mark.span?.x1 ?? -Infinity),
  ]
}

/** An item's span in px where it is wider than the marker, cut at the plot's edges. */
export function spanAt(
  item: Item,
  scale: (time: number) => number,
  x0: number,
  x1: number,
): Mark['span'] {
  const span = {
    x0: Math.max(scale(item.span.from), x0),
    x1: Math.min(scale(item.span.to), x1),
  }
  return span.x1 - span.x0 > 2 * MARK ? span : null
}
