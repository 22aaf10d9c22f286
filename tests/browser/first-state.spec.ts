import { expect, type Page } from '@playwright/test'
import { readDeck } from '../../packages/slidev-addon-publish/node/deck.ts'
import {
  positionOf,
  settle,
  type Audience,
} from '../../packages/slidev-addon-publish/node/stage.ts'
import { hold } from './network.ts'
import { SMOOTHING, differences } from './pixels.ts'
import { test } from './site.ts'

const { slides } = await readDeck()
const SIZE = { width: 1280, height: 720 }
const SCRIPTS = /\/assets\/.*\.js$/
const FONTS = /\.woff2$/

/** Opens a slide, its first state painted with its fonts, its scripts held back until `release` is called. */
async function openHeld(page: Page, address: string): Promise<{ release: () => void }> {
  const release = await hold(page, SCRIPTS)
  await page.goto(address, { waitUntil: 'commit' })
  await page.locator('#first-state .slidev-page:visible').waitFor()
  await page.evaluate(() => document.fonts.ready)
  return { release }
}

const AUDIENCES: [name: string, audience: Audience, every: number][] = [
  ['light', {}, 2],
  ['dark', { dark: true }, 5],
  ['without movement', { still: true }, 3],
]
for (const [name, audience, every] of AUDIENCES) {
  test(`a page shows its slide before any script, and the app changes no pixel of it (${name})`, async ({
    stage,
    site,
  }) => {
    const { page, errors } = await stage({ ...audience, size: SIZE })
    for (const { no } of slides.filter((slide) => (slide.no - 1) % every === 0)) {
      const { release } = await openHeld(page, `${site}${no}/`)
      const before = await page.screenshot()
      release()
      await settle(page)
      const after = await page.screenshot()
      expect(await differences(page, [before, after]), `slide ${no}`).toBeLessThan(SMOOTHING)
      expect(errors, `slide ${no}`).toEqual([])
    }
  })
}

test('the measure for that sees one 的 in another weight, in the smallest letters', async ({
  stage,
  site,
}) => {
  const { page } = await stage({ size: SIZE })
  await page.goto(`${site}1/`)
  await settle(page)
  const pictures: Buffer[] = []
  for (const weight of ['400', '700']) {
    await page.evaluate((fontWeight) => {
      const letter = document.querySelector('#letter') ?? document.createElement('p')
      letter.id = 'letter'
      letter.textContent = '的'
      const style = 'position: fixed; inset: 0 auto auto 0; z-index: 99; font: var(--text-footnote)'
      letter.setAttribute('style', `${style} var(--font-sans); font-weight: ${fontWeight}`)
      document.body.append(letter)
    }, weight)
    await settle(page)
    pictures.push(await page.screenshot())
  }
  const seen = await differences(page, [pictures[0]!, pictures[1]!])
  expect(seen).toBeGreaterThan(2 * SMOOTHING)
})

test('nothing shifts and nothing flashes while a page loads slowly', async ({ stage, site }) => {
  for (const component of ['<CoverShip', '<HistoryTimeline', '<MermaidDiagram']) {
    const { no } = slides.find(({ content }) => content.includes(component))!
    const { page } = await stage({ size: SIZE })
    const client = await page.context().newCDPSession(page)
    await client.send('Network.enable')
    await client.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 100,
      downloadThroughput: 400_000,
      uploadThroughput: 400_000,
    })
    await page.addInitScript(() => {
      const shifts: number[] = []
      Object.assign(globalThis, { shifts })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          shifts.push((entry as never as { value: number }).value)
      }).observe({ type: 'layout-shift', buffered: true })
    })
    const frames: Buffer[] = []
    client.on('Page.screencastFrame', ({ data, sessionId }) => {
      frames.push(Buffer.from(data, 'base64'))
      void client.send('Page.screencastFrameAck', { sessionId })
    })
    const { release } = await openHeld(page, `${site}${no}/`)
    // What was seen before the first state is not to come into the cast.
    await page.screenshot()
    await client.send('Page.startScreencast', { format: 'png' })
    await expect.poll(() => frames.length, { message: 'the first state is seen' }).not.toBe(0)
    release()
    await settle(page)
    await client.send('Page.stopScreencast')
    for (const frame of frames) {
      expect(await differences(page, [frames[0]!, frame]), `slide ${no}`).toBeLessThan(SMOOTHING)
    }
    expect(await page.evaluate('shifts'), `slide ${no}`).toEqual([])
  }
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false, viewport: SIZE })

  test('each slide can be read, and its links work', async ({ page, site }) => {
    await page.goto(`${site}1/`)
    for (const { no, title } of slides) {
      expect(new URL(page.url()).href).toBe(`${site}${no}/`)
      await expect(page.locator('#first-state h1:visible'), `slide ${no}`).toHaveText(title, {
        ignoreCase: false,
      })
      const source = page.locator('#first-state .footer .sources a').first()
      if ((await source.count()) > 0) await expect(source).toHaveAttribute('href', /^https:\/\//)
      const ways = page.locator('#ways-on a')
      await expect(ways).toHaveCount(no === 1 || no === slides.length ? 2 : 3)
      if (no < slides.length) await ways.last().click()
    }
  })
})

test('an address with clicks never shows the slide without them', async ({ stage, site }) => {
  const { page } = await stage()
  const release = await hold(page, SCRIPTS)
  await page.goto(`${site}timeline/?clicks=3`, { waitUntil: 'commit' })
  await page.locator('#first-state').waitFor({ state: 'attached' })
  await expect(page.locator('#first-state')).toBeHidden()
  release()
  await settle(page)
  await expect(page.locator('#first-state')).toHaveCount(0)
})

test('a key pressed before the fonts are there goes on at once', async ({ stage, site }) => {
  const { page } = await stage()
  const release = await hold(page, FONTS)
  await page.goto(`${site}1/`, { waitUntil: 'commit' })
  await page.locator('#app .slidev-page-1 h1').waitFor({ state: 'attached' })
  await page.keyboard.press('ArrowRight')
  await expect(page.locator('#app .slidev-page-2 h1')).toBeVisible()
  await expect(page.locator('#first-state')).toHaveCount(0)
  expect(await page.evaluate(() => document.fonts.status)).toBe('loading')
  release()
  await settle(page)
  expect((await positionOf(page)).slide).toBe(2)
})

test('every slide has a title and a description of its own', async ({ request, site }) => {
  const seen = new Map<string, number>()
  for (const { no, title } of slides) {
    const html = await (await request.get(`${site}${no}/`)).text()
    const description = html.match(/<meta name="description" content="([^"]*)"/)![1]!
    expect(html.match(/<title>([^<]*)</)![1], `slide ${no}`).toContain(
      title.replaceAll('"', '&quot;').replaceAll('&', '&amp;'),
    )
    expect(html, `slide ${no}`).toContain(
      `<meta property="og:description" content="${description}"`,
    )
    expect(description.length, `slide ${no}`).toBeGreaterThan(10)
    expect(seen.get(description), `slide ${no}`).toBeUndefined()
    seen.set(description, no)
  }
})
