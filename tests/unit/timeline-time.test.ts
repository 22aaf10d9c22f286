import { describe, expect, it } from 'vitest'
import { middle, spanOf } from '../../models/timeline/time'
import { between, clampView, domainOf, pan, reveal, zoom } from '../../models/timeline/view'

describe('dates of three precisions', () => {
  it('spans all the time a date may mean', () => {
    expect(spanOf('2009')).toEqual({ from: 2009, to: 2010 })
    expect(spanOf('2008-01').from).toBe(2008)
    expect(spanOf('2008-01').to).toBeCloseTo(2008 + 31 / 366, 10)
    expect(spanOf('2008-12').to).toBe(2009)
    const day = spanOf('2015-06-22')
    expect((day.to - day.from) * 365).toBeCloseTo(1, 6)
  })

  it('stands in the middle of what is not known', () => {
    expect(middle(spanOf('2009'))).toBe(2009.5)
    expect(middle(spanOf('2008-01'))).toBeCloseTo(2008 + 15.5 / 366, 10)
  })

  it('keeps the 29 days between OCI and CNCF', () => {
    const days = (spanOf('2015-07-21').from - spanOf('2015-06-22').from) * 365
    expect(days).toBeCloseTo(29, 6)
  })

  it('refuses what is not a date', () => {
    for (const bad of ['', '15', '2015-6-1', '2015/06/01', '2015-06-01T00:00']) {
      expect(() => spanOf(bad)).toThrow(RangeError)
    }
  })
})

describe('the camera', () => {
  const domain = { from: 2006, to: 2026 }

  it('sees whole years around all events', () => {
    expect(domainOf([spanOf('2006-03-14'), spanOf('2025-11-10')])).toEqual(domain)
  })

  it('never leaves the domain', () => {
    expect(pan(domain, 5, domain)).toEqual(domain)
    expect(pan({ from: 2008, to: 2010 }, -9, domain)).toEqual({ from: 2006, to: 2008 })
    expect(zoom({ from: 2008, to: 2010 }, 100, 2009, domain)).toEqual(domain)
    expect(clampView({ from: 2025, to: 2030 }, domain)).toEqual({ from: 2021, to: 2026 })
  })

  it('keeps the year under the pointer in place when it zooms', () => {
    const view = zoom({ from: 2010, to: 2020 }, 0.5, 2012, domain)
    expect(view).toEqual({ from: 2011, to: 2016 })
    const closest = zoom({ from: 2010, to: 2012 }, 0.01, 2011.5, domain)
    expect(closest.to - closest.from).toBeCloseTo(1, 10)
    expect((2011.5 - closest.from) / 1).toBeCloseTo(0.75, 10)
  })

  it('moves to what is hidden and stays for what is seen', () => {
    const view = { from: 2010, to: 2012 }
    expect(reveal(view, 2011, domain)).toBe(view)
    expect(reveal(view, 2020, domain)).toEqual({ from: 2019, to: 2021 })
  })

  it('arrives where it was sent', () => {
    const [a, b] = [
      { from: 2006, to: 2013 },
      { from: 2013, to: 2018 },
    ]
    expect(between(a, b, 0)).toEqual(a)
    expect(between(a, b, 1)).toEqual(b)
  })
})
