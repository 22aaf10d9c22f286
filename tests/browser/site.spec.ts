import { expect } from '@playwright/test'
import { readDeck } from '../../scripts/deck.ts'
import { openStage, positionOf, settle } from '../../scripts/stage.ts'
import { test } from './site.ts'

test('the page says what it is, in the language it is in', async ({ page, site }) => {
  const deck = await readDeck()
  await page.goto(site)
  await expect(page).toHaveTitle(deck.title)
  await expect(page.locator('html')).toHaveAttribute('lang', deck.lang)
  await expect(page.locator('meta[name="description"]')).toHaveAttribute(
    'content',
    deck.description,
  )
})

test('icon and social image come from our own origin', async ({ page, site }) => {
  await page.goto(site)
  const files = await page
    .locator('link[rel="icon"], meta[property="og:image"]')
    .evaluateAll((tags) =>
      tags.map((tag) => tag.getAttribute('href') ?? tag.getAttribute('content')!),
    )
  expect(files).toHaveLength(2)
  for (const file of files) {
    const response = await page.request.get(new URL(file, site).href)
    expect(response.status(), file).toBe(200)
    expect(response.headers()['content-type'], file).toMatch(/^image\//)
  }
})

test('a deep link opens its slide at its click, on a server without rewrite rules', async ({
  browser,
  site,
}) => {
  const { slides } = await readDeck()
  const { page, errors } = await openStage(browser)
  const last = slides.length
  const response = await page.goto(`${site}${last}?clicks=1`)
  expect(response?.status()).toBe(200)
  await settle(page)
  const { slide, click, clicks } = await positionOf(page)
  expect({ slide, click }).toEqual({ slide: last, click: Math.min(1, clicks) })
  expect(errors).toEqual([])
})

test('the presenter view shows the notes of its slide', async ({ browser, site }) => {
  const { slides } = await readDeck()
  const slide = slides.find(({ no, notes }) => no > 1 && notes) ?? slides[0]!
  const { page, errors } = await openStage(browser, { size: { width: 1400, height: 900 } })
  await page.goto(`${site}presenter/${slide.no}`)
  const words = slide.notes
    .replaceAll(/\[click[^\]]*\]/g, '')
    .match(/[\p{Script=Han}，。]{2,}/u)![0]
  await expect(page.locator('#app')).toContainText(words)
  await settle(page)
  expect(errors).toEqual([])
})
