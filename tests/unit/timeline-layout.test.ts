import { describe, expect, it } from 'vitest'
import { events } from '../../facts/events'
import { TRACKS, type HistoryEvent, type Locale } from '../../facts/types'
import { layoutLanes, shareLanes, timeAt, type LanesOptions } from '../../models/timeline/lanes'
import { itemsOf, MARK, type Item, type Mark, type Picture } from '../../models/timeline/picture'
import { textWidth } from '../../models/timeline/text'
import { clampView, domainOf, type View } from '../../models/timeline/view'

const STAGE = { tracks: TRACKS, height: 272, width: 868, gutter: 116, fontSize: 14 }
const LOCALES: Locale[] = ['zh', 'en']

/** mulberry32: the same numbers on every run. */
function seeded(seed: number): () => number {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Events of all precisions; every third set is one dense cluster on few tracks. */
function generate(seed: number): HistoryEvent[] {
  const random = seeded(seed)
  const int = (n: number) => Math.floor(random() * n)
  const isDense = seed % 3 === 0
  const words = [
    '容器',
    'Kubernetes',
    '发布',
    'OCI 规范',
    'WWW',
    '1.24',
    'illi',
    '（试验）',
    '宣布成立',
  ]
  return Array.from({ length: 1 + int(isDense ? 60 : 40) }, (_, i) => {
    const year = isDense ? 2015 : 2000 + int(27)
    const month = String(isDense ? 6 + int(2) : 1 + int(12)).padStart(2, '0')
    const day = String(1 + int(28)).padStart(2, '0')
    const title = Array.from({ length: 1 + int(9) }, () => words[int(words.length)]).join(' ')
    return {
      id: `e${i}`,
      date: [`${year}`, `${year}-${month}`, `${year}-${month}-${day}`][isDense ? 2 : int(3)]!,
      track: TRACKS[isDense ? int(2) : int(TRACKS.length)]!,
      inArticle: true,
      title: { zh: title, en: title },
      summary: { zh: '', en: '' },
      sources: ['runc'],
    }
  })
}

interface Box {
  what: string
  x0: number
  x1: number
  y0: number
  y1: number
}
const cross = (a: Box, b: Box) =>
  a.x0 < b.x1 - 1e-6 && b.x0 < a.x1 - 1e-6 && a.y0 < b.y1 - 1e-6 && b.y0 < a.y1 - 1e-6

const labelBox = (mark: Mark): Box => {
  const label = mark.label!
  return {
    what: `label ${mark.id}`,
    x0: label.x,
    x1: label.x + label.width,
    y0: label.y - label.height / 2,
    y1: label.y + label.height / 2,
  }
}
const solids = (mark: Mark): Box[] => {
  const { id, x, y, span, label } = mark
  const boxes = [{ what: `marker ${id}`, x0: x - MARK, x1: x + MARK, y0: y - MARK, y1: y + MARK }]
  if (span) boxes.push({ what: `span ${id}`, x0: span.x0, x1: span.x1, y0: y - 1, y1: y + 1 })
  if (label && label.stemTo !== null) {
    const [y0, y1] = [Math.min(y, label.stemTo), Math.max(y, label.stemTo)]
    boxes.push({ what: `stem ${id}`, x0: x - 0.5, x1: x + 0.5, y0, y1 })
  }
  return boxes
}

/** Everything that is wrong with a picture; empty where nothing is. */
function faults(picture: Picture, gutter: number): string[] {
  const found: string[] = []
  const visible = picture.marks.filter((mark) => mark.inView)
  const labelled = visible.filter((mark) => mark.label)
  for (const mark of labelled) {
    const box = labelBox(mark)
    if (box.x0 < gutter - 1e-6 || box.x1 > picture.width + 1e-6) found.push(`${box.what}: edge`)
    if (box.y0 < -1e-6 || box.y1 > picture.height) found.push(`${box.what}: edge`)
    for (const other of visible) {
      if (other === mark) continue
      const against = other.label ? [labelBox(other), ...solids(other)] : solids(other)
      for (const b of against) if (cross(box, b)) found.push(`${box.what} on ${b.what}`)
    }
  }
  for (const mark of picture.marks) {
    if (!mark.inView && mark.label) found.push(`${mark.id}: label of an unseen event`)
    if (mark.x < gutter || mark.x > picture.width) found.push(`${mark.id}: outside`)
  }
  return found
}

/** The current event's stem is a stem like any other: it must not run through a label. */
function currentStemFaults(picture: Picture, current: string | null): string[] {
  const mark = picture.marks.find((m) => m.id === current && m.inView)
  if (!mark) return []
  const bottom = picture.axes[0]!.y
  const stem = { what: 'stem', x0: mark.x - 0.5, x1: mark.x + 0.5, y0: mark.y, y1: bottom }
  return picture.marks
    .filter((m) => m.label && m !== mark && cross(labelBox(m), stem))
    .map((m) => `current stem through ${m.id}`)
}

function checkLanes(items: readonly Item[], options: LanesOptions): void {
  const picture = layoutLanes(items, options)
  expect([
    ...faults(picture, options.gutter),
    ...currentStemFaults(picture, options.current),
  ]).toEqual([])
  const current = picture.marks.find((mark) => mark.id === options.current)
  if (current?.inView) expect(current.label, `the current event ${current.id}`).not.toBeNull()
}

const domain = (items: readonly Item[]) => domainOf(items.map((item) => item.span))

describe('the camera view', () => {
  for (const locale of LOCALES) {
    const items = itemsOf(events, locale)

    it(`keeps labels apart as a whole, whichever event is read (${locale})`, () => {
      for (const current of [null, ...items.map(({ id }) => id)]) {
        checkLanes(items, { ...STAGE, view: domain(items), current })
      }
    })

    it(`keeps labels apart at every event, seen from everywhere near and far (${locale})`, () => {
      for (const { id, time } of items) {
        for (const years of [1, 1.7, 3, 5, 8, 13, 20]) {
          for (const side of [0.02, 0.3, 0.5, 0.97]) {
            const from = time - years * side
            const view = clampView({ from, to: from + years }, domain(items))
            checkLanes(items, { ...STAGE, view, current: id })
          }
        }
      }
    })
  }

  it('labels every event of the years that are seen from close', () => {
    const items = itemsOf(events, 'zh')
    const view = { from: 2006, to: 2013 }
    const picture = layoutLanes(items, { ...STAGE, view, current: null })
    const labelled = picture.marks.filter((mark) => mark.label).map((mark) => mark.id)
    expect(labelled).toEqual(items.filter(({ time }) => time < view.to).map(({ id }) => id))
  })

  it('gives the room of tracks without events to those with events', () => {
    const items = itemsOf(events, 'zh')
    const [cloud, , kernel, docker] = shareLanes(items, {
      ...STAGE,
      view: { from: 2013, to: 2018 },
    })
    expect(cloud).toBe(kernel)
    expect(docker).toBeGreaterThan(2 * cloud!)
  })

  it('shares all the height, without a jump as the camera moves', () => {
    const items = itemsOf(events, 'zh')
    let before = shareLanes(items, { ...STAGE, view: { from: 2006, to: 2011 } })
    for (let from = 2006; from <= 2021; from += 0.01) {
      const heights = shareLanes(items, { ...STAGE, view: { from, to: from + 5 } })
      expect(heights.reduce((sum, height) => sum + height, 0)).toBeCloseTo(STAGE.height, 6)
      for (const [i, height] of heights.entries()) {
        expect(Math.abs(height - before[i]!)).toBeLessThan(4)
      }
      before = heights
    }
  })

  it('is the same for the same input', () => {
    const items = itemsOf(events, 'zh')
    const options = { ...STAGE, view: domain(items), current: 'cncf-and-k8s-1-0' }
    expect(layoutLanes(items, options)).toEqual(layoutLanes(items, options))
  })

  it('finds the time under the pointer', () => {
    const items = itemsOf(events, 'zh')
    const options = { ...STAGE, view: domain(items), current: null }
    const { marks } = layoutLanes(items, options)
    for (const [i, mark] of marks.entries()) {
      expect(timeAt(mark.x, options)).toBeCloseTo(items[i]!.time, 6)
    }
  })
})

describe('generated sets of events', { timeout: 60_000 }, () => {
  it('keeps labels apart in the camera view', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const random = seeded(seed * 7919)
      const items = itemsOf(generate(seed), 'zh')
      const whole = domain(items)
      for (let n = 0; n < 6; n++) {
        const from = whole.from + random() * (whole.to - whole.from)
        const view: View = n === 0 ? whole : clampView({ from, to: from + random() * 12 }, whole)
        const current = items[Math.floor(random() * items.length)]!.id
        checkLanes(items, { ...STAGE, view, current: n === 1 ? null : current })
      }
    }
  })
})

describe('measuring text', () => {
  it('takes a Chinese character for one em and Latin letters for their own width', () => {
    expect(textWidth('容器', { size: 20 })).toBe(40)
    expect(textWidth('il', { size: 20 })).toBeLessThan(textWidth('WM', { size: 20 }))
    expect(textWidth('', { size: 20 })).toBe(0)
  })
})
