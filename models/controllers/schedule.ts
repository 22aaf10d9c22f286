const MINUTE = 60_000
/** How far ahead a date is looked for: 8 years, so that 29 February is found. */
const HORIZON_DAYS = 8 * 366

const MACROS: Record<string, string> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
}

/**
 * The first time after `after` (ms since 1970) at which a cron schedule falls due, in UTC; null if it never does.
 *
 * @param schedule five fields (minute, hour, day, month, weekday) with `*`, lists, ranges and steps, or a macro
 * @throws Error if a field cannot be read
 */
export function nextTime(schedule: string, after: number): number | null {
  const fields = (MACROS[schedule] ?? schedule).trim().split(/\s+/)
  if (fields.length !== 5) throw new Error(`schedule "${schedule}" must have five fields`)
  const [minutes, hours, days, months, weekdays] = [
    [0, 59],
    [0, 23],
    [1, 31],
    [1, 12],
    [0, 7],
  ].map(([low, high], i) => parseField(fields[i]!, low!, high!))
  if (weekdays!.has(7)) weekdays!.add(0)
  const anyDay = fields[2] === '*' || fields[4] === '*'

  let time = Math.floor(after / MINUTE) * MINUTE + MINUTE
  const end = time + HORIZON_DAYS * 24 * 60 * MINUTE
  while (time < end) {
    const date = new Date(time)
    const onDay = days!.has(date.getUTCDate())
    const onWeekday = weekdays!.has(date.getUTCDay())
    if (!months!.has(date.getUTCMonth() + 1) || !(anyDay ? onDay && onWeekday : onDay || onWeekday))
      time = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate() + 1)
    else if (!hours!.has(date.getUTCHours()))
      time = (Math.floor(time / MINUTE / 60) + 1) * 60 * MINUTE
    else if (!minutes!.has(date.getUTCMinutes())) time += MINUTE
    else return time
  }
  return null
}

function parseField(field: string, low: number, high: number): Set<number> {
  const values = new Set<number>()
  for (const part of field.split(',')) {
    const match = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part)
    if (!match) throw new Error(`cannot read "${part}" in a cron schedule`)
    const [, from, to, step] = match
    const first = from === undefined ? low : Number(from)
    const last = to === undefined ? (from === undefined || step ? high : first) : Number(to)
    for (let value = first; value <= last; value += Number(step ?? 1)) values.add(value)
  }
  return values
}
