import type { Span } from './time'

/** What the camera sees: a stretch of the time axis, in fractional years. */
export type View = Span

/** The closest zoom, in years: three months are still apart, one day is not pretended to be. */
const MIN_YEARS = 1

/** The whole picture: whole years around all spans. */
export function domainOf(spans: readonly Span[]): View {
  return {
    from: Math.floor(Math.min(...spans.map((span) => span.from))),
    to: Math.ceil(Math.max(...spans.map((span) => span.to))),
  }
}

/** Whether a point in time lies in the view. */
export function sees(view: View, time: number): boolean {
  return time >= view.from && time < view.to
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
