import type { Span } from './time'

/** What the camera sees: a stretch of the time axis, in fractional years. */
export type View = Span

/** The closest zoom, in years: three months are still apart, one day is not pretended to be. */
const MIN_YEARS = 1

/**
 * Years at which the story turns: Docker appears (2013), Kubernetes has won (end of 2017).
 * Between two turns the camera rests.
 */
const TURNS = [2013, 2018]

/** The whole picture: whole years around all spans. */
export function domainOf(spans: readonly Span[]): View {
  return {
    from: Math.floor(Math.min(...spans.map((span) => span.from))),
    to: Math.ceil(Math.max(...spans.map((span) => span.to))),
  }
}

/** The domain cut at the story's turns; every point of the domain lies in exactly one era. */
export function erasOf(domain: View): View[] {
  const cuts = [domain.from, ...TURNS.filter((y) => y > domain.from && y < domain.to), domain.to]
  return cuts.slice(1).map((to, i) => ({ from: cuts[i]!, to }))
}

/** Whether a point in time lies in the view. */
export function sees(view: View, time: number): boolean {
  return time >= view.from && time < view.to
}

/**
 * The view of a click: the whole domain before the first and after the last event, in between the
 * era of the event that the click brings.
 *
 * @param step 0 … `times.length`; step k brings `times[k - 1]`
 * @param times where the events stand, in date order
 */
export function viewAtStep(step: number, times: readonly number[], domain: View): View {
  const time = times[step - 1]
  if (time === undefined || step >= times.length) return domain
  return erasOf(domain).find((era) => sees(era, time)) ?? domain
}

/** Keeps a view inside the domain and no closer than `MIN_YEARS`, changing as little as it can. */
export function clampView(view: View, domain: View): View {
  const width = domain.to - domain.from
  const years = Math.min(Math.max(view.to - view.from, Math.min(MIN_YEARS, width)), width)
  const middle = (view.from + view.to) / 2
  const from = Math.min(Math.max(middle - years / 2, domain.from), domain.to - years)
  return { from, to: from + years }
}

/** The view moved by a number of years (positive: later). */
export function pan(view: View, years: number, domain: View): View {
  return clampView({ from: view.from + years, to: view.to + years }, domain)
}

/** The view `factor` times as wide (below 1: closer); `around` keeps its place on the screen. */
export function zoom(view: View, factor: number, around: number, domain: View): View {
  const years = view.to - view.from
  const widest = domain.to - domain.from
  const to = Math.min(Math.max(years * factor, Math.min(MIN_YEARS, widest)), widest) / years
  return clampView(
    { from: around - (around - view.from) * to, to: around + (view.to - around) * to },
    domain,
  )
}

/** The view itself where it shows `time`, else moved (not zoomed) so that `time` is in its middle. */
export function reveal(view: View, time: number, domain: View): View {
  return sees(view, time) ? view : pan(view, time - (view.from + view.to) / 2, domain)
}

/** The view on the way from `a` (t = 0) to `b` (t = 1). */
export function between(a: View, b: View, t: number): View {
  return { from: a.from + (b.from - a.from) * t, to: a.to + (b.to - a.to) * t }
}

/** Maps time to px: `view.from` stands at `x0`, `view.to` at `x1`, and every year is as wide. */
export function scaleOf(view: View, x0: number, x1: number): (time: number) => number {
  return (time) => x0 + ((time - view.from) / (view.to - view.from)) * (x1 - x0)
}
