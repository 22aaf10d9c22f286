import { expect } from '@playwright/test'
import { readDeck } from '../../scripts/deck.ts'
import { goTo, positionOf, pushTo, settle } from '../../scripts/stage.ts'
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
  stage,
  site,
}) => {
  const { slides } = await readDeck()
  const { page, errors } = await stage()
  const last = slides.length
  const response = await page.goto(`${site}${last}?clicks=1`)
  expect(response?.status()).toBe(200)
  await settle(page)
  const { slide, click, clicks } = await positionOf(page)
  expect({ slide, click }).toEqual({ slide: last, click: Math.min(1, clicks) })
  expect(errors).toEqual([])
})

test('the presenter view shows the notes of its slide', async ({ stage, site }) => {
  const { slides } = await readDeck()
  const slide = slides.find(({ no, notes }) => no > 1 && notes) ?? slides[0]!
  const { page, errors } = await stage({ size: { width: 1400, height: 900 } })
  await page.goto(`${site}presenter/${slide.no}`)
  const words = slide.notes
    .replaceAll(/\[click[^\]]*\]/g, '')
    .match(/[\p{Script=Han}，。]{2,}/u)![0]
  await expect(page.locator('#app')).toContainText(words)
  await settle(page)
  expect(errors).toEqual([])
})

for (const dark of [false, true]) {
  test(`an address that does not exist says so, in ${dark ? 'dark' : 'light'}`, async ({
    stage,
    site,
  }) => {
    const { slides } = await readDeck()
    const { page } = await stage({ dark })
    for (const place of [`${slides.length + 1}`, 'foo', 'foo/bar/', 'presenter/foo']) {
      const response = await page.goto(`${site}${place}`)
      expect(response?.status(), place).toBe(404)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('这里没有这一页')
      await expect(page.locator('html')).toHaveClass(dark ? 'dark' : 'light')
    }
    await page.getByRole('link', { name: 'Back to the cover' }).click()
    await settle(page)
    expect(await positionOf(page)).toMatchObject({ slide: 1 })
  })
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the not-found page can be read, and left', async ({ page, site }) => {
    await page.goto(`${site}foo/bar`)
    await expect(page.getByText('There is no page at this address')).toBeVisible()
    await page.getByRole('link', { name: 'All slides' }).click()
    await expect(page).toHaveURL(`${site}overview/`)
  })
})

test('the app itself finds no slide that does not exist', async ({ stage, site }) => {
  const { slides } = await readDeck()
  const { page, errors } = await stage()
  for (const place of [`/${slides.length + 1}`, '/foo', '/presenter/0', '/foo/bar']) {
    await page.goto(`${site}2`)
    await settle(page)
    await pushTo(page, place)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('这里没有这一页')
    expect(new URL(page.url()).pathname).toBe(new URL(place.slice(1), site).pathname)
  }
  expect(errors).toEqual([])
})

test('clicks that cannot be are put right, in the address too', async ({ stage, site }) => {
  const { slides } = await readDeck()
  const { no } = slides.find(({ alias }) => alias === 'container-anatomy')!
  const { page, errors } = await stage()
  await page.goto(`${site}${no}?clicks=999`)
  await settle(page)
  const { clicks } = await positionOf(page)
  expect(clicks).toBeGreaterThan(1)
  await expect(page).toHaveURL(`${site}${no}?clicks=${clicks}`)

  for (const wrong of ['abc', '-3', '1.5', '', '1&clicks=2']) {
    await page.goto(`${site}${no}?clicks=${wrong}`)
    await settle(page)
    expect(await positionOf(page), wrong).toMatchObject({ slide: no, click: 0 })
    expect(new URL(page.url()).search, wrong).toBe('')
  }

  // Slidev puts right what a page is opened with, but not what an open one is sent to.
  await goTo(page, no, 999)
  await expect(page).toHaveURL(`${site}${no}?clicks=${clicks}`)
  expect(errors).toEqual([])
})
