import { cp, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, type Page } from '@playwright/test'
import { readDeck } from '../../scripts/deck.ts'
import { positionOf, pushTo, settle } from '../../scripts/stage.ts'
import { BUILT, test } from './site.ts'

const { slides, title } = await readDeck()

/** Visits the site until its service worker keeps everything. */
async function visit(page: Page, site: string): Promise<void> {
  await page.goto(site)
  await page.evaluate(() => navigator.serviceWorker.ready)
}

test('after one visit everything is there without network', async ({ stage, serve }) => {
  const served = await serve(BUILT)
  const { page } = await stage({ offline: true })
  await visit(page, served.url)
  await served.close()

  const last = slides.at(-1)!
  await page.goto(`${served.url}${last.no}/`)
  await settle(page)
  expect((await positionOf(page)).slide).toBe(last.no)
  await expect(page.locator('.slidev-page:visible h1').first()).toHaveText(last.title)
  expect(
    await page.evaluate(() =>
      document.fonts.ready.then((fonts) => [...fonts].some(({ status }) => status === 'error')),
    ),
  ).toBe(false)

  const aliased = slides.find(({ no, alias }) => no > 1 && alias)!
  await page.goto(`${served.url}${aliased.alias}?clicks=1`)
  await settle(page)
  expect((await positionOf(page)).slide).toBe(aliased.no)

  await page.goto(`${served.url}presenter/2/`)
  await expect(page.locator('#app')).toContainText(slides[1]!.title)

  await page.goto(`${served.url}read/`)
  await expect(page.locator('h1').first()).toContainText(title)

  const pdf = await page.evaluate(async (url) => {
    const response = await fetch(url)
    return { status: response.status, type: response.headers.get('Content-Type') }
  }, `${served.url}k8s-and-docker.pdf`)
  expect(pdf).toEqual({ status: 200, type: 'application/pdf' })

  await page.goto(`${served.url}no-such-page`)
  await expect(page.locator('.not-found')).toBeVisible()
})

test('the site can be installed, under its Chinese name', async ({ page, site }) => {
  await page.goto(site)
  const href = await page.locator('link[rel="manifest"]').getAttribute('href')
  const manifest = await (await page.request.get(new URL(href!, site).href)).json()
  expect(manifest).toMatchObject({ name: title, lang: 'zh-CN', start_url: new URL(site).pathname })
  expect(manifest.display).not.toBe('browser')
  for (const { src, sizes, type } of manifest.icons) {
    const response = await page.request.get(new URL(src, site).href)
    expect(response.headers()['content-type'], src).toContain(type)
    if (sizes === 'any') continue
    const size = await page.evaluate(async (url) => {
      const image = new Image()
      image.src = url
      await image.decode()
      return `${image.naturalWidth}x${image.naturalHeight}`
    }, src)
    expect(size, src).toBe(sizes)
  }
})

test('a new version is offered on the cover, and taken only when asked for', async ({
  stage,
  serve,
}, testInfo) => {
  const folder = testInfo.outputPath('site')
  await cp(BUILT, folder, { recursive: true })
  const served = await serve(folder)
  const { page } = await stage({ offline: true })
  await visit(page, served.url)
  await page.reload()
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)

  const worker = path.join(folder, 'sw.js')
  await writeFile(worker, `${await readFile(worker, 'utf8')}\n// the next version\n`)
  await page.goto(`${served.url}2/`)
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    await registration.update()
  })
  await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration())?.waiting)
  await settle(page)
  const offer = page.getByRole('status').filter({ has: page.getByRole('button') })
  await expect(offer).toHaveCount(0)

  await pushTo(page, '/1')
  await expect(offer).toBeVisible()
  const reloaded = page.waitForEvent('load')
  await offer.getByRole('button').first().click()
  await reloaded
  await page.waitForFunction(
    async () => !(await navigator.serviceWorker.getRegistration())?.waiting,
  )
  await expect(offer).toHaveCount(0)
})
