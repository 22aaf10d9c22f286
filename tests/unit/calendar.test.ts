import { describe, expect, it } from 'vitest'
import { eventDate } from '../../facts/eventDate'
import { dayNumber, daysBetween, daysOf, formatDate, timeAxis } from '../../models/calendar'

describe('calendar', () => {
  it('counts the days between two dates across months and leap days', () => {
    expect(daysBetween('2015-06-22', '2015-07-21')).toBe(29)
    expect(daysBetween('2016-02-28', '2016-03-01')).toBe(2)
    expect(daysBetween('2014-12-04', '2014-12-01')).toBe(-3)
  })

  it('lists the days of a span, both ends included', () => {
    expect(daysOf('2015-06-29', '2015-07-02')).toEqual([
      '2015-06-29',
      '2015-06-30',
      '2015-07-01',
      '2015-07-02',
    ])
  })

  it('never writes a day or a month that is not known', () => {
    expect(formatDate('2015-06-22', 'zh')).toBe('2015 年 6 月 22 日')
    expect(formatDate('2008-01', 'zh')).toBe('2008 年 1 月')
    expect(formatDate('2010', 'zh')).toBe('2010 年')
    expect(formatDate('2015-06-22', 'en')).toBe('June 22, 2015')
    expect(formatDate('2008-01', 'en')).toBe('January 2008')
    expect(formatDate('2010', 'en')).toBe('2010')
  })

  it('refuses what is not a calendar date', () => {
    for (const wrong of ['2015-6-22', '2015-13', '2015-02-30', '', 'June 2015']) {
      expect(() => dayNumber(wrong)).toThrow(RangeError)
    }
  })

  it('places dates on an axis in proportion to their days', () => {
    const x = timeAxis('2015-01-01', '2015-01-11', 100, 50)
    expect([x('2015-01-01'), x('2015-01-06'), x('2015-01-11')]).toEqual([100, 125, 150])
  })
})

describe('event dates', () => {
  it('separates the announcements of OCI and CNCF by 29 days, as the slide says', () => {
    expect(daysBetween(eventDate('ocp-oci-announced'), eventDate('cncf-and-k8s-1-0'))).toBe(29)
  })

  it('names an unknown event', () => {
    expect(() => eventDate('nope')).toThrow('facts/events.ts has no event "nope"')
  })
})
