import { events } from './events'

/** The date of an event of facts/events.ts, `YYYY[-MM[-DD]]`. Throws where there is no event of that id. */
export function eventDate(id: string): string {
  const event = events.find((candidate) => candidate.id === id)
  if (!event) throw new Error(`facts/events.ts has no event "${id}"`)
  return event.date
}
