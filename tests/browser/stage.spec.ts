import { expect, type Page } from '@playwright/test'
import { readDeck } from '../../scripts/deck.ts'
import { goTo, positionOf, settle } from '../../scripts/stage.ts'
import {
  inBand,
  largestHole,
  linesUnder,
  measureSlide,
  shareUnder,
  type Piece,
  type SlideMeasure,
} from './measure.ts'
import { test } from './site.ts'

/** What the last row of a hall asks of the deck, at the last click of each slide unless said otherwise. */
const LIMITS = {
  /** Text under this size is small, px of the canvas. */
  small: 18,
  /** Mean over all slides of the share of small text. */
  meanShare: 0.35,
  /** Slides with more small text than this share … */
  mostShare: 0.7,
  /** … are so many: those of code, of tables, and the timeline that can be played with. */
  mostSlides: 5,
  /** Text under this size is small print, px: one line of it a slide … */
  print: 14,
  /** … of at least this size. */
  leastPrint: 12,
  /** Of any text, at every click, in light and dark. */
  contrast: 4.5,
  /** Empty rectangles of this share of the slide at the first click … */
  hole: 0.3,
  /** … are on so many slides. */
  holes: 3,
}

/** The slide on show: the others of the deck are in the page, hidden. */
const SLIDE = '#slideshow > .slidev-page'

interface Seen {
  no: number
  alias: string | undefined
  first: SlideMeasure
  last: SlideMeasure
  /** One line each, with its click. */
  problems: string[]
}

/** Two pictures of each of some two hundred clicks: on a busy machine they take long. */
test.describe.configure({ timeout: 900_000 })

/** Measures every click of every slide. */
async function walk(page: Page, site: string): Promise<Seen[]> {
  const { slides } = await readDeck()
  await page.goto(`${site}1`)
  await settle(page)
  const seen: Seen[] = []
  for (const { no, alias } of slides) {
    await goTo(page, no)
    const { clicks } = await positionOf(page)
    const problems: string[] = []
    const first = await measureSlide(page, SLIDE)
    let last = first
    for (let click = 0; click <= clicks; click++) {
      if (click > 0) {
        await goTo(page, no, click)
        last = await measureSlide(page, SLIDE)
      }
      const where = `slide ${no} (${alias}), click ${click}`
      const faint = last.pieces.filter(({ contrast }) => contrast < LIMITS.contrast)
      problems.push(
        ...faint.map(({ text, contrast }) => `${where}: "${text}" is at ${contrast.toFixed(1)}`),
        ...inBand(last).map(({ text }) => `${where}: "${text}" is in the band of the footer`),
      )
    }
    seen.push({ no, alias, first, last, problems })
  }
  return seen
}

const percent = (share: number) => Math.round(share * 100)

/** One line a slide, for the report. */
const table = (seen: Seen[]) =>
  seen
    .map(({ no, alias, first, last }) =>
      [
        String(no).padStart(2),
        String(alias).padEnd(28),
        `${percent(shareUnder(LIMITS.small, last.pieces))} % under ${LIMITS.small} px`.padStart(20),
        `smallest ${Math.min(...last.pieces.map(({ size }) => size)).toFixed(1)} px`.padStart(18),
        `largest hole at first ${percent(first.hole)} %`.padStart(28),
      ].join(' '),
    )
    .join('\n')

test('every slide is readable from the last row, in light', async ({ stage, site }) => {
  const { page, errors } = await stage({ still: true })
  const seen = await walk(page, site)
  console.log(table(seen))

  expect.soft(seen.flatMap(({ problems }) => problems).join('\n')).toBe('')
  const tooSmall = seen.flatMap(({ no, alias, last }) => {
    const lines = linesUnder(LIMITS.print, last.pieces)
    const isFine = lines.length < 2 && lines.every(({ size }) => size >= LIMITS.leastPrint)
    return isFine
      ? []
      : lines.map(({ text, size }) => `slide ${no} (${alias}): "${text}" is ${size.toFixed(1)} px`)
  })
  expect.soft(tooSmall.join('\n')).toBe('')

  const shares = seen.map(({ last }) => shareUnder(LIMITS.small, last.pieces))
  expect
    .soft(shares.reduce((sum, share) => sum + share, 0) / shares.length)
    .toBeLessThanOrEqual(LIMITS.meanShare)
  const wherever = (is: (slide: Seen) => boolean) => seen.filter(is).map(({ alias }) => alias)
  const small = wherever(({ last }) => shareUnder(LIMITS.small, last.pieces) > LIMITS.mostShare)
  expect.soft(small.slice(LIMITS.mostSlides), `of ${small.join(', ')}`).toEqual([])
  const empty = wherever(({ first }) => first.hole >= LIMITS.hole)
  expect.soft(empty.slice(LIMITS.holes), `of ${empty.join(', ')}`).toEqual([])
  expect(errors).toEqual([])
})

test('every text stands out at every click, in dark', async ({ stage, site }) => {
  const { page, errors } = await stage({ dark: true, still: true })
  const seen = await walk(page, site)
  expect(seen.flatMap(({ problems }) => problems).join('\n')).toBe('')
  expect(errors).toEqual([])
})

test.describe('the measure', () => {
  test.use({ viewport: { width: 980, height: 552 } })

  const measure = async (page: Page, content: string) => {
    await page.setContent(`
      <style>
        :root { --paper: #fcfcfa }
        body { margin: 0 }
        main { position: relative; width: 980px; height: 551px; background: var(--paper); font: 20px sans-serif }
        main > * { position: absolute; margin: 0 }
        .footer { top: 517px; height: 18px }
      </style>
      <main>${content}</main>`)
    return measureSlide(page, 'main')
  }
  const piece = (over: Partial<Piece>): Piece => ({
    text: 'text',
    size: 20,
    x: 0,
    y: 0,
    width: 40,
    height: 20,
    contrast: 7,
    isTitle: false,
    ...over,
  })

  test('takes the size of a text as it is drawn', async ({ page }) => {
    const { pieces } = await measure(
      page,
      `<p>plain</p>
      <svg viewBox="0 0 200 100" width="400" height="200"><text y="40" font-size="9">drawn</text></svg>
      <svg viewBox="0 0 100 100" width="100" height="100"><g transform="scale(0.5)"><text y="40" font-size="30">half</text></g></svg>`,
    )
    expect(pieces.map(({ text, size }) => [text, Math.round(size)])).toEqual([
      ['plain', 20],
      ['drawn', 18],
      ['half', 15],
    ])
  })

  test('counts the opacity of all that a text is in', async ({ page }) => {
    const { pieces } = await measure(
      page,
      `<p style="top: 0">black</p>
      <div style="top: 40px; opacity: 0.5"><p style="opacity: 0.6">faded</p></div>
      <p style="top: 80px; background: #16202c; color: #fcfcfa">on ink</p>
      <p style="top: 120px; background: #16202c; color: #4d5966">dark on ink</p>
      <p style="top: 160px; opacity: 0">gone</p>
      <svg style="top: 200px" width="200" height="40"><text y="20" fill="#16202c" fill-opacity="0.3">pale</text></svg>`,
    )
    const faint = pieces.filter(({ contrast }) => contrast < LIMITS.contrast)
    expect(pieces).toHaveLength(5)
    expect(faint.map(({ text }) => text)).toEqual(['faded', 'darkonink', 'pale'])
  })

  test('takes what shines through for the background of the slide', async ({ page }) => {
    const { pieces } = await measure(
      page,
      `<div class="slidev-layout" style="inset: 0; background: #16202c">
        <p style="color: #fcfcfa; opacity: 0.2">faded on ink</p>
      </div>`,
    )
    expect(pieces[0]!.contrast).toBeLessThan(LIMITS.contrast)
  })

  test('leaves the footer out, and finds what reaches into its band', async ({ page }) => {
    const found = await measure(
      page,
      `<h1>title</h1><p style="top: 505px">low</p><p style="top: 400px">high</p><div class="footer">foot</div>`,
    )
    expect(found.pieces.map(({ text, isTitle }) => [text, isTitle])).toEqual([
      ['title', true],
      ['low', false],
      ['high', false],
    ])
    expect(inBand(found).map(({ text }) => text)).toEqual(['low'])
  })

  test('takes the share of small text by characters, the title apart', () => {
    const pieces = [
      piece({ text: 'abc', size: 15 }),
      piece({ text: 'a', size: 18 }),
      piece({ text: 'a long title', size: 32, isTitle: true }),
    ]
    expect(shareUnder(18, pieces)).toBe(0.75)
    expect(shareUnder(18, [])).toBe(0)
  })

  test('takes small texts that stand side by side as one line', () => {
    const pieces = [
      piece({ text: 'small', size: 12, y: 500 }),
      piece({ text: 'print', size: 13, y: 502 }),
      piece({ text: 'above', size: 13, y: 300 }),
      piece({ text: 'large', size: 14, y: 100 }),
    ]
    expect(linesUnder(14, pieces)).toEqual([
      { text: 'small print', size: 12 },
      { text: 'above', size: 13 },
    ])
  })

  test('finds the largest empty rectangle', async ({ page }) => {
    const rows = ['..#..', '.....', '#....', '..#..'].map((row) => [...row].map((at) => at === '.'))
    expect(largestHole(rows)).toBe(8)
    expect(largestHole([])).toBe(0)
    const whole = await measure(page, '')
    expect(whole.hole).toBeCloseTo((62 * 34 * 14 ** 2) / (980 * 551))
    const halved = await measure(
      page,
      '<div style="left: 490px; width: 490px; height: 551px; background: #eee"></div>',
    )
    expect(halved.hole).toBeCloseTo(whole.hole / 2)
  })
})
