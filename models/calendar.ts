import type { Locale } from '../facts/types'

/**
 * Arithmetic on the dates of facts/: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, never a clock, never a time zone.
 * A date without a day or month stands for its first day where a place on an axis is needed.
 */

const DAY_MS = 86_400_000

/** Days since 1970-01-01. Throws a RangeError on what is not a calendar date. */
export function dayNumber(date: string): number {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date)
  const at = match
    ? Date.UTC(Number(match[1]), Number(match[2] ?? 1) - 1, Number(match[3] ?? 1))
    : NaN
  if (!match || !new Date(at).toISOString().startsWith(date)) {
    throw new RangeError(`not a date: "${date}" (write YYYY, YYYY-MM or YYYY-MM-DD)`)
  }
  return at / DAY_MS
}

/** Days from `from` to `to`: the same day is 0, the next day 1, an earlier one negative. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from)

/** Every day from `from` to `to`, both included, as `YYYY-MM-DD`. */
export function daysOf(from: string, to: string): string[] {
  const first = dayNumber(from)
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, i) =>
    new Date((first + i) * DAY_MS).toISOString().slice(0, 10),
  )
}

/** The date as words, as precise as it is known: `2015 年 6 月 22 日`, `June 22, 2015`, `2008 年 1 月`, `2010`. */
export function formatDate(date: string, locale: Locale): string {
  const precision = date.split('-').length
  const parts = new Date(dayNumber(date) * DAY_MS)
  if (locale === 'en') {
    return parts.toLocaleDateString('en-US', {
      timeZone: 'UTC',
      year: 'numeric',
      month: precision > 1 ? 'long' : undefined,
      day: precision > 2 ? 'numeric' : undefined,
    })
  }
  const units = [
    `${parts.getUTCFullYear()} 年`,
    `${parts.getUTCMonth() + 1} 月`,
    `${parts.getUTCDate()} 日`,
  ]
  return units.slice(0, precision).join(' ')
}

/**
 * A time axis: a function from a date to its x, linear in days.
 *
 * @param from first date shown, at `x`
 * @param to last date shown, at `x + width`
 */
export function timeAxis(from: string, to: string, x: number, width: number) {
  const scale = width / daysBetween(from, to)
  return (date: string): number => x + daysBetween(from, date) * scale
}
