import type { Axis } from './picture'
import { textWidth } from './text'
import { scaleOf, type View } from './view'

/** Font size of the names of years. */
export const YEAR_SIZE = 13

/** Ticks below the year appear where they stand at least this far apart. */
const MIN_TICK = 14
const YEAR_STEPS = [1, 2, 5, 10, 20, 50]

/**
 * The axis of a view between `x0` and `x1`: a tick at each start of a year, of a quarter or of a
 * month as far as there is room, and as many names of years as stand apart.
 *
 * @param inset how far inside `x0` and `x1` the view's ends stand
 */
export function axisOf(view: View, place: Pick<Axis, 'x0' | 'x1' | 'top' | 'y'>, inset = 0): Axis {
  const { x0, x1 } = place
  const scale = scaleOf(view, x0 + inset, x1 - inset)
  const yearWidth = (x1 - x0 - 2 * inset) / (view.to - view.from)
  const nameWidth = textWidth('2006', { size: YEAR_SIZE })
  const nameEvery = YEAR_STEPS.find((step) => step * yearWidth >= nameWidth + 12) ?? 100
  const parts = [12, 4].find((n) => yearWidth / n >= MIN_TICK) ?? 1

  const ticks: Axis['ticks'] = []
  for (let n = Math.ceil(view.from * parts - 1e-9); n <= view.to * parts + 1e-9; n++) {
    ticks.push({ x: scale(n / parts), major: n % parts === 0 })
  }
  const years: Axis['years'] = []
  for (let year = Math.floor(view.from); year < view.to; year++) {
    const x = scale(year + 0.5)
    const isWhole = x - nameWidth / 2 >= x0 && x + nameWidth / 2 <= x1
    if (year % nameEvery === 0 && isWhole) years.push({ x, year })
  }
  return { ...place, ticks, years }
}
