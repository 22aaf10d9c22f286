/** A stretch of time in fractional years (2013.5 = the middle of 2013); `to` is exclusive. */
export interface Span {
  from: number
  to: number
}

/** Year, month (1–12) and day as far as they are known. */
function parse(date: string): { year: number; month?: number; day?: number } {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date)
  if (!match) throw new RangeError(`not a date (YYYY, YYYY-MM or YYYY-MM-DD): ${date}`)
  const [year, month, day] = match.slice(1).map((part) => (part ? Number(part) : undefined))
  return { year: year!, month, day }
}

/** A point in time as a fractional year; months count from 1 and may overflow, as days may. */
function yearFraction(year: number, month: number, day: number): number {
  const time = Date.UTC(year, month - 1, day)
  const actual = new Date(time).getUTCFullYear()
  const start = Date.UTC(actual, 0, 1)
  return actual + (time - start) / (Date.UTC(actual + 1, 0, 1) - start)
}

/**
 * All the time a date may mean: `2009` is the whole year, `2008-01` the month, a full date its day.
 *
 * @throws RangeError where `date` is not of one of the three forms
 */
export function spanOf(date: string): Span {
  const { year, month, day } = parse(date)
  if (!month) return { from: year, to: year + 1 }
  if (!day) return { from: yearFraction(year, month, 1), to: yearFraction(year, month + 1, 1) }
  return { from: yearFraction(year, month, day), to: yearFraction(year, month, day + 1) }
}

/** Where a span's marker stands: in its middle, so that an unknown day leans to neither side. */
export function middle(span: Span): number {
  return (span.from + span.to) / 2
}
