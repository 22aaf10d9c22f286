/** The talk where the browser, the network or the host are against it. */
import { cp, readFile, readdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, type Page } from '@playwright/test'
import { readDeck } from '../../packages/slidev-addon-publish/node/deck.ts'
import { goTo, positionOf, pushTo, settle } from '../../packages/slidev-addon-publish/node/stage.ts'
import { faintTexts } from './contrast.ts'
import { hold } from './network.ts'
import { SMOOTHING, differences } from './pixels.ts'
import { BUILT, test } from './site.ts'

const { slides } = await readDeck()
/** A slide in mid-talk that no other stands beside at the start. */
const { no, title, alias } = slides.find((slide) => slide.alias === 'container')!
const MISSING = '这一页的文件没有取到'
const titleOf = (page: Page, slide: number) => page.locator(`#app .slidev-page-${slide} h1`)

/** The files that hold slides: all of them, and those with a text of the slide above. */
const CHUNKS = /\/assets\/md-[^/]*\.js$/
async function chunkOfSlide(): Promise<RegExp> {
  const folder = path.join(BUILT, 'assets')
  const names = (await readdir(folder)).filter((name) => /^md-.*\.js$/.test(name))
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')))
  // As a text of its own: another slide may quote it.
  const heading = new RegExp(`[\`"'>]${title}[\`"'<]`)
  const found = names.filter((_, index) => heading.test(texts[index]!))
  expect(found, `the file of slide ${no}`).toHaveLength(1)
  return new RegExp(found[0]!.replaceAll('.', '\\.'))
}

test('with storage and cookies blocked the deck works, and remembers until it is closed', async ({
  stage,
  site,
}) => {
  const { page, errors } = await stage()
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('Access is denied for this document.', 'SecurityError')
    }
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, { configurable: true, get: refuse })
    }
    Object.defineProperty(Document.prototype, 'cookie', { get: refuse, set: refuse })
  })
  for (const place of [`${no}/`, `presenter/${no}/`]) {
    await page.goto(site + place)
    await settle(page)
    await expect(page.locator('html')).not.toHaveClass(/\bdark\b/)
    await page.keyboard.press('d')
    await expect(page.locator('html')).toHaveClass(/\bdark\b/)
    expect(await page.evaluate(() => localStorage.getItem('slidev-color-schema'))).toBe('dark')
    await page.keyboard.press('PageDown')
    await expect.poll(() => positionOf(page)).not.toMatchObject({ slide: no, click: 0 })
    await settle(page)
  }
  expect(errors).toEqual([])
})

test('a browser that does not keep the screen awake is asked, and its answer is no error', async ({
  stage,
  site,
}) => {
  const { page, errors } = await stage()
  await page.addInitScript(() => {
    const refuse = () => {
      performance.mark('asked')
      return Promise.reject(new DOMException('The battery is low.', 'NotAllowedError'))
    }
    Object.defineProperty(navigator, 'wakeLock', { value: { request: refuse } })
  })
  for (const place of [`${no}/`, `presenter/${no}/`]) {
    await page.goto(site + place)
    await settle(page)
    const asked = () => performance.getEntriesByName('asked').length
    await expect.poll(() => page.evaluate(asked)).toBeGreaterThan(0)
  }
  expect(errors).toEqual([])
})

test.describe('a slide whose file does not come stays as its page has brought it', () => {
  for (const [answer, fulfil] of Object.entries({ 404: 404, 500: 500, none: undefined })) {
    test(`answer: ${answer}`, async ({ stage, site }) => {
      const { page } = await stage()
      const chunk = await chunkOfSlide()
      await page.route(chunk, (route) =>
        fulfil ? route.fulfill({ status: fulfil, body: 'no' }) : route.abort(),
      )
      await page.goto(`${site}${no}/`)
      const word = page.getByRole('status').filter({ hasText: MISSING })
      await expect(word).toBeVisible()
      await expect(word).toBeInViewport()
      await expect(page.locator('#first-state h1:visible')).toHaveText(title)

      await page.unroute(chunk)
      await word.getByRole('button', { name: '再试一次' }).click()
      await settle(page)
      await expect(titleOf(page, no)).toHaveText(title)
      await expect(word).toHaveCount(0)
    })
  }
})

test('a slide whose file does not come says so in mid-talk, and comes by itself later', async ({
  stage,
  site,
}) => {
  const { page } = await stage()
  const chunk = await chunkOfSlide()
  await page.route(chunk, (route) => route.fulfill({ status: 500, body: 'no' }))
  await page.goto(`${site}${no - 1}/`)
  await settle(page)
  await goTo(page, no)
  const word = page.locator('#slideshow').getByRole('status').filter({ hasText: MISSING })
  await expect(word).toBeVisible()
  await goTo(page, no + 1)
  await expect(titleOf(page, no + 1)).toBeVisible()
  await goTo(page, no)
  await expect(word).toBeVisible()
  await page.unroute(chunk)
  await expect(titleOf(page, no)).toHaveText(title)
})

test('a slide that is not on show is fetched again when the network is back', async ({
  stage,
  site,
}) => {
  const { page } = await stage()
  const chunk = await chunkOfSlide()
  await page.route(chunk, (route) => route.abort())
  await page.goto(`${site}1/`)
  // Slidev puts all slides into the page, hidden, some seconds after the first.
  await page.locator(`#app .slidev-page-${no} .slide-missing`).waitFor({ state: 'attached' })
  await page.unroute(chunk)
  await page.context().setOffline(true)
  await page.context().setOffline(false)
  await titleOf(page, no).waitFor({ state: 'attached' })
})

test('a file that hangs holds up its slide alone', async ({ stage, site }) => {
  const { page, errors } = await stage()
  const release = await hold(page, await chunkOfSlide())
  await page.goto(`${site}${no}/`, { waitUntil: 'commit' })
  await page.locator(`#app .slidev-page-${no} .slidev-slide-loading`).waitFor({ state: 'attached' })
  await expect(page.locator('#first-state h1:visible')).toHaveText(title)
  await page.keyboard.press('ArrowRight')
  await settle(page)
  await expect(titleOf(page, no + 1)).toBeVisible()
  await page.keyboard.press('ArrowLeft')
  await expect.poll(async () => (await positionOf(page)).slide).toBe(no)
  release()
  await settle(page)
  await expect(titleOf(page, no)).toHaveText(title)
  expect(errors).toEqual([])
})

test('a file that hangs says so in mid-talk, in the language of the deck', async ({
  stage,
  site,
}) => {
  const { page } = await stage()
  const release = await hold(page, await chunkOfSlide())
  await page.goto(`${site}${no - 2}/`)
  await settle(page)
  await pushTo(page, `/${no}`)
  await expect(page.locator('.slidev-slide-loading:visible')).toHaveText('正在加载这一页……')
  release()
  await settle(page)
  await expect(titleOf(page, no)).toHaveText(title)
})

test('the slide on show is fetched first, and one that hangs holds up no other', async ({
  stage,
  site,
}) => {
  const { page } = await stage()
  // Slidev asks for every slide after some seconds, which never come here.
  await page.clock.install()
  await page.clock.pauseAt(Date.now() + 1000)
  const chunk = await chunkOfSlide()
  const release = await hold(page, chunk)
  const [asked, fetched] = [new Set<string>(), new Set<string>()]
  page.on('request', (request) => {
    if (CHUNKS.test(request.url())) asked.add(request.url())
  })
  page.on('requestfinished', (request) => {
    if (CHUNKS.test(request.url())) fetched.add(request.url())
  })
  await page.goto(`${site}${no}/`, { waitUntil: 'commit' })
  const files = await readdir(path.join(BUILT, 'assets'))
  await expect
    .poll(() => fetched.size)
    .toBe(files.filter((name) => name.startsWith('md-')).length - 1)
  expect([...asked][0]).toMatch(chunk)
  release()
  await expect.poll(() => [...fetched].some((url) => chunk.test(url))).toBe(true)
})

/** Puts another version of the site in its folder: every script has a new name, the old are gone. */
async function deployNext(folder: string): Promise<void> {
  const assets = path.join(folder, 'assets')
  const scripts = (await readdir(assets)).filter((name) => name.endsWith('.js'))
  const renamed = new Map(scripts.map((name) => [name, `next-${name}`]))
  const pattern = new RegExp(scripts.map((name) => name.replaceAll('.', '\\.')).join('|'), 'g')
  const files = (await readdir(folder, { recursive: true })).filter((name) =>
    /\.(html|js)$/.test(name),
  )
  for (const name of files) {
    const file = path.join(folder, name)
    const text = await readFile(file, 'utf8')
    await writeFile(
      file,
      text.replaceAll(pattern, (script) => renamed.get(script)!),
    )
  }
  for (const [from, to] of renamed) await rename(path.join(assets, from), path.join(assets, to))
}

test.describe('a new version of the site, put there while the talk goes on', () => {
  test('changes nothing once all slides are fetched', async ({ stage, serve }, testInfo) => {
    const folder = testInfo.outputPath('site')
    await cp(BUILT, folder, { recursive: true })
    const { url } = await serve(folder)
    const { page, errors } = await stage()
    const fetched = new Set<string>()
    page.on('requestfinished', (request) => {
      if (CHUNKS.test(request.url())) fetched.add(request.url())
    })
    await page.goto(`${url}1/`)
    const all = (await readdir(path.join(folder, 'assets'))).filter((name) =>
      name.startsWith('md-'),
    )
    await expect.poll(() => fetched.size).toBe(all.length)
    await deployNext(folder)
    for (const slide of slides) {
      await goTo(page, slide.no)
      await expect(titleOf(page, slide.no).first()).toHaveText(slide.title)
    }
    expect(await page.evaluate(() => performance.getEntriesByType('navigation').length)).toBe(1)
    expect(errors).toEqual([])
  })

  test('is taken by the first slide that is not fetched yet', async ({
    stage,
    serve,
  }, testInfo) => {
    const folder = testInfo.outputPath('site')
    await cp(BUILT, folder, { recursive: true })
    const { url } = await serve(folder)
    const { page } = await stage()
    const chunk = await chunkOfSlide()
    const release = await hold(page, chunk)
    await page.goto(`${url}${no - 1}/`, { waitUntil: 'commit' })
    await expect(titleOf(page, no - 1)).toBeVisible()
    await deployNext(folder)
    release()
    await pushTo(page, `/${no}`)
    await expect(page.locator('script[src*="/next-"]')).not.toHaveCount(0)
    await settle(page)
    await expect(titleOf(page, no)).toHaveText(title)
    await expect(page).toHaveURL(new RegExp(`/(${no}|${alias})/?$`))
    const last = slides.at(-1)!
    await goTo(page, last.no)
    await expect(titleOf(page, last.no)).toHaveText(last.title)
  })
})

test('at 50 kbit/s the slide can be read before the app is there', async ({ stage, site }) => {
  const { page, errors } = await stage()
  const client = await page.context().newCDPSession(page)
  await client.send('Network.enable')
  const conditions = { offline: false, latency: 400, uploadThroughput: 6250 }
  await client.send('Network.emulateNetworkConditions', {
    ...conditions,
    downloadThroughput: 6250,
  })
  await page.goto(`${site}${no}/`, { waitUntil: 'commit' })
  await expect(page.locator('#first-state h1:visible')).toHaveText(title)
  expect(await page.locator('#app').innerHTML()).toBe('')
  await client.send('Network.emulateNetworkConditions', { ...conditions, downloadThroughput: -1 })
  await settle(page)
  expect(await positionOf(page)).toMatchObject({ slide: no })
  expect(errors).toEqual([])
})

test('without a service worker the talk goes on', async ({ stage, site }) => {
  const { page, errors } = await stage()
  let asked = 0
  await page.exposeFunction('askedForWorker', () => asked++)
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'serviceWorker', {
      get: () => {
        ;(window as unknown as { askedForWorker: () => void }).askedForWorker()
        throw new DOMException('Service workers are blocked.', 'SecurityError')
      },
    })
  })
  await page.goto(`${site}1/`)
  await expect.poll(() => asked).not.toBe(0)
  await page.keyboard.press('ArrowRight')
  await settle(page)
  expect(errors).toEqual([])
})

test('two hours later the deck is where it was, and goes on', async ({ stage, site }) => {
  for (const place of ['', 'presenter/']) {
    const { page, errors } = await stage({ size: { width: 1400, height: 900 } })
    await page.clock.install()
    await page.goto(`${site}${place}${no}/`)
    await settle(page)
    await page.clock.fastForward('02:00:00')
    await settle(page)
    expect(await positionOf(page)).toMatchObject({ slide: no, click: 0 })
    await page.keyboard.press('PageDown')
    await expect.poll(() => positionOf(page)).not.toMatchObject({ slide: no, click: 0 })
    await settle(page)
    expect(errors).toEqual([])
  }
})

test('a reader who wants large letters gets them in the reading edition', async ({
  page,
  site,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`${site}read/`)
  const words = ['.reading-cover-page h1', '.reading-notes', '.reading-contents', '.reading-record']
  const sizes = () =>
    page.evaluate(
      (selectors) =>
        selectors.map((selector) =>
          Number.parseFloat(getComputedStyle(document.querySelector(selector)!).fontSize),
        ),
      words,
    )
  const canvas = page.locator('.reading-canvas .slidev-layout').nth(1)
  const letter = () => canvas.evaluate((element) => getComputedStyle(element).fontSize)
  const [usual, drawn] = [await sizes(), await letter()]
  await page.addStyleTag({ content: ':root { font-size: 200% }' })
  const grown = await sizes()
  for (const [index, name] of words.entries()) {
    expect(grown[index]! / usual[index]!, name).toBeGreaterThan(index === 0 ? 1.5 : 1.99)
  }
  expect(await letter()).toBe(drawn)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
})

/** What a viewer asks of all pages, and the deck's own choice of colours that it stands against. */
const EYES = [
  {
    name: 'a dark palette of their own',
    dark: true,
    forcedColors: 'active',
    deck: 'light',
    every: 1,
  },
  {
    name: 'a light palette of their own',
    dark: false,
    forcedColors: 'active',
    deck: 'dark',
    every: 3,
  },
  { name: 'more contrast', dark: false, contrast: 'more', deck: 'light', every: 3 },
] as const

for (const { name, dark, deck, every, ...media } of EYES) {
  test(`a viewer who wants ${name} sees every text and what has the focus`, async ({
    stage,
    site,
  }) => {
    const { page, errors } = await stage({ dark, still: true, scale: 2 })
    await page.emulateMedia(media)
    await page.addInitScript((choice) => {
      localStorage.setItem('slidev-color-schema', choice)
    }, deck)
    await page.goto(`${site}1/`)
    await settle(page)
    const faint: string[] = []
    for (const slide of slides.filter((_, index) => index % every === 0)) {
      await goTo(page, slide.no, 99)
      const texts = await faintTexts(page)
      faint.push(...texts.map((text) => `slide ${slide.no}: ${text}`))
    }
    expect(faint.join('\n')).toBe('')

    await goTo(page, slides.find((slide) => slide.alias === 'container-anatomy')!.no)
    const button = page.locator('#slideshow > .slidev-page:visible button:visible').first()
    const { x, y, width, height } = (await button.boundingBox())!
    const ring = { x: x - 6, y: y - 6, width: width + 12, height: height + 12 }
    const before = await page.screenshot({ clip: ring })
    await page.keyboard.press('Tab')
    await button.focus()
    await settle(page)
    const after = await page.screenshot({ clip: ring })
    expect(await differences(page, [before, after])).toBeGreaterThan(SMOOTHING)
    expect(errors).toEqual([])
  })
}
