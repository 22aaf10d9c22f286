import { expect, type Page } from '@playwright/test'
import { events } from '../../facts/events.ts'
import { MOMENTS } from '../../models/timeline/strands.ts'
import { readDeck } from '../../packages/slidev-addon-publish/node/deck.ts'
import { openPrint } from '../../packages/slidev-addon-publish/node/print.ts'
import { goTo, positionOf, settle } from '../../packages/slidev-addon-publish/node/stage.ts'
import { test, type Stage } from './site.ts'

/** Opens the slide of the history, at a click. */
async function openTimeline(stage: Stage, site: string, click = 0) {
  const { slides } = await readDeck()
  const { no } = slides.find(({ content }) => content.includes('<HistoryTimeline'))!
  const { page, errors } = await stage()
  await page.goto(`${site}${no}?clicks=${click}`)
  await settle(page)
  return { page, errors, no, timeline: page.locator('.timeline:visible') }
}

const open = async (page: Page) => {
  await page.mouse.move(300, 300)
  await page.getByRole('button', { name: '动手试试' }).click()
  await settle(page)
}
const marksAt = (page: Page) =>
  page
    .locator('.timeline [data-event]')
    .evaluateAll((marks) => marks.map((mark) => Math.round(mark.getBoundingClientRect().x)).join())

test('the rope is told click by click, and every click is announced', async ({ stage, site }) => {
  const { page, errors, timeline } = await openTimeline(stage, site)
  const said: string[] = []
  for (const [click, { year }] of MOMENTS.entries()) {
    expect((await positionOf(page)).click).toBe(click)
    await expect(timeline.locator('.counter')).toHaveText(String(year))
    said.push((await timeline.locator('[aria-live="polite"]').textContent())!)
    if (click === MOMENTS.length - 1) break
    await page.keyboard.press('ArrowRight')
    await expect.poll(async () => (await positionOf(page)).click).toBe(click + 1)
    await settle(page)
  }
  expect(new Set(said).size).toBe(MOMENTS.length)
  expect((await positionOf(page)).clicks).toBe(MOMENTS.length - 1)
  expect(errors).toEqual([])
})

test('the screen reader has every event as a list, in date order', async ({ stage, site }) => {
  const { timeline } = await openTimeline(stage, site)
  const items = await timeline.locator('ol > li').allTextContents()
  expect(items).toHaveLength(events.length)
  for (const [i, { title }] of events.entries()) expect(items[i]).toContain(title.zh)
})

test('every event is in the free play, by keys and by mouse', async ({ stage, site }) => {
  const { page, errors, timeline } = await openTimeline(stage, site, 2)
  await open(page)
  const marks = timeline.locator('[data-event]')
  await expect(marks).toHaveCount(events.length)
  await marks.first().focus()
  await page.keyboard.press('Home')
  for (const { title } of events) {
    await expect(timeline.locator('.reading')).toContainText(title.zh)
    await page.keyboard.press('ArrowRight')
  }
  await page.keyboard.press('Escape')
  await expect(marks).toHaveCount(0)

  await open(page)
  const box = (await timeline.locator('.drawing').boundingBox())!
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const whole = await marksAt(page)
  await page.mouse.move(x, y)
  await page.mouse.wheel(0, -600)
  await expect.poll(() => marksAt(page)).not.toBe(whole)
  await settle(page)
  const near = await marksAt(page)
  await page.mouse.down()
  await page.mouse.move(x + 120, y, { steps: 4 })
  await page.mouse.up()
  await expect.poll(() => marksAt(page)).not.toBe(near)

  await page.getByRole('button', { name: '回到讲解' }).click()
  await expect(marks).toHaveCount(0)
  expect((await positionOf(page)).click).toBe(2)
  expect(errors).toEqual([])
})

test('the free play is forgotten at a click and on leaving', async ({ stage, site }) => {
  const { page, no, timeline } = await openTimeline(stage, site, 2)
  const marks = timeline.locator('[data-event]')
  await open(page)
  await page.keyboard.press('ArrowRight')
  await expect.poll(async () => (await positionOf(page)).click).toBe(3)
  await expect(marks).toHaveCount(0)
  await open(page)
  await goTo(page, no + 1)
  await goTo(page, no, 3)
  await expect(marks).toHaveCount(0)
})

test('paper has the whole rope, and every event with its date', async ({ browser, site }) => {
  const deck = await readDeck()
  const { no } = deck.slides.find(({ content }) => content.includes('<HistoryTimeline'))!
  const { page } = await openPrint(browser, site, deck, {
    dark: false,
    withClicks: false,
    slides: [no],
  })
  await expect(page.locator('.counter')).toHaveText(String(MOMENTS.at(-1)!.year))
  const items = await page.locator('.timeline-events > li').allInnerTexts()
  expect(items.map((item) => item.replace(/\s+/, ' '))).toEqual(
    events.map(({ date, title }) => `${date} ${title.zh}`),
  )
})
