/** `npm run shots`: pictures of the whole talk, to look at and to publish. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Browser } from 'playwright-chromium'
import { launchBrowser } from '../node/browser.ts'
import { CommandError, runCommand } from '../node/command.ts'
import { ENTRY, ROOT, readDeck, type Deck } from '../node/deck.ts'
import { writeWhole } from '../node/output.ts'
import { showProgress } from '../node/progress.ts'
import { parseRange } from '../node/range.ts'
import { escapeHtml } from '../node/site/head.ts'
import { goTo, openStage, settle } from '../node/stage.ts'

/** More clicks than any slide has: Slidev stops at the last. */
const LAST_CLICK = 999

/** Pixels a side, and the share of it that the drawing takes: a system may cut a full square to a circle. */
const ICONS = {
  'public/icon-192.png': { size: 192, share: 1 },
  'public/icon-512.png': { size: 512, share: 1 },
  'public/icon-maskable-512.png': { size: 512, share: 0.66 },
  'public/apple-touch-icon.png': { size: 180, share: 0.76 },
}

await runCommand(
  'shots',
  'every slide at its last click, light and dark, and the talk on one sheet, into shots/',
  {
    range: { type: 'string', value: '3-7,9', about: 'these slides only' },
    publish: {
      type: 'boolean',
      about: 'the social image, the icons and the pictures of publish.config.ts instead',
    },
    from: { type: 'string', value: 'dist', about: 'a site already built, instead of building one' },
  },
  async ({ range, publish = false, from }) => {
    const [{ checkDeck }, { siteFor }] = await Promise.all([
      import('../node/check.ts'),
      import('../node/site/build-site.ts'),
    ])
    await checkDeck(ENTRY, { forBuild: false })
    const deck = await readDeck()
    const slides = parseRange(range, deck.slides.length)
    const shoot = async (draft?: string) => {
      const browser = await launchBrowser()
      try {
        const { url } = await siteFor(from, ENTRY)
        if (draft) await shootTalk(browser, url, deck, slides, draft)
        else await publishPictures(browser, url, deck)
      } finally {
        await browser.close()
      }
    }
    if (publish) return shoot()
    await writeWhole(path.join(ROOT, 'shots'), shoot)
    console.log(
      `wrote shots/ (${slides.length} slides, light and dark; the talk on talk-light.png)`,
    )
  },
)

async function shootTalk(
  browser: Browser,
  url: string,
  deck: Deck,
  slides: number[],
  folder: string,
) {
  const progress = showProgress(process.stderr)
  await mkdir(folder)
  for (const dark of [false, true]) {
    const scheme = dark ? 'dark' : 'light'
    const { page } = await openStage(browser, { dark, scale: 2 })
    await page.goto(url)
    const cells: string[] = []
    for (const no of slides) {
      await goTo(page, no, LAST_CLICK)
      const picture = await page.screenshot()
      const name = `${String(no).padStart(3, '0')}-${scheme}.png`
      await writeFile(path.join(folder, name), picture)
      const small = await page.screenshot({ type: 'jpeg', quality: 80, scale: 'css' })
      cells.push(
        `<figure><img src="data:image/jpeg;base64,${small.toString('base64')}"><figcaption>${no} ${escapeHtml(deck.slides[no - 1]!.title)}</figcaption></figure>`,
      )
      progress.show(`${scheme} slides`, cells.length, slides.length)
    }
    await page.context().close()
    await writeFile(
      path.join(folder, `talk-${scheme}.png`),
      await contactSheet(browser, url, cells),
    )
  }
  progress.end()
}

/** @returns one picture with all cells, six in a row, with captions in the font of the site at `url` */
async function contactSheet(browser: Browser, url: string, cells: string[]): Promise<Buffer> {
  const { page } = await openStage(browser, { size: { width: 2400, height: 100 } })
  // A page of the site without the app, but with its fonts.
  await page.goto(`${url}404.html`)
  await page.evaluate(
    (html) => {
      document.body.innerHTML = html
    },
    `<div id="cells">${cells.join('')}</div>`,
  )
  await page.addStyleTag({
    content: `
      :root, body { height: auto; overflow: visible }
      #cells { display: grid; grid-template-columns: repeat(6, 1fr); gap: 12px; padding: 12px; background: gray }
      figure { margin: 0 } img { display: block; width: 100% }
      figcaption { font: 14px var(--font-sans); color: white; white-space: nowrap; overflow: hidden }`,
  })
  await page.evaluate(async () => {
    await document.fonts.ready
  })
  const picture = await page.locator('#cells').screenshot()
  await page.context().close()
  return picture
}

async function publishPictures(browser: Browser, url: string, deck: Deck) {
  const shots = Object.entries(deck.config.pictures ?? {}).map(([file, name]) => {
    const slide = deck.slides.find(({ no, alias }) => no === name || alias === name)
    if (!slide) {
      throw new CommandError(
        `publish.config.ts: no slide is "${name}", which ${file} is a picture of`,
      )
    }
    return { file, no: slide.no }
  })
  const { page } = await openStage(browser, { size: { width: 980, height: 552 }, scale: 1.5 })
  await page.goto(url)
  for (const { file, no } of shots) {
    await goTo(page, no, LAST_CLICK)
    await save(file, await page.screenshot())
  }
  await page.context().close()

  const card = await openStage(browser, { size: { width: 1200, height: 630 } })
  await card.page.goto(`${url}1`)
  await settle(card.page)
  await card.page.addStyleTag({
    content: ':root { --slidev-slide-container-background: var(--paper) }',
  })
  await save('public/og.png', await card.page.screenshot())
  await publishIcons(browser)
}

/** The icons of the installed app, from the one drawing. */
async function publishIcons(browser: Browser) {
  const drawing = await readFile(path.join(ROOT, 'public/favicon.svg'), 'base64')
  for (const [file, { size, share }] of Object.entries(ICONS)) {
    const page = await browser.newPage({ viewport: { width: size, height: size } })
    await page.setContent(
      `<body style="display: grid; place-items: center; height: 100vh; margin: 0; background: ${share < 1 ? 'white' : 'none'}">
        <img src="data:image/svg+xml;base64,${drawing}" width="${size * share}">`,
    )
    await page.locator('img').evaluate((image: HTMLImageElement) => image.decode())
    await save(file, await page.screenshot({ omitBackground: true }))
    await page.close()
  }
}

async function save(file: string, picture: Buffer) {
  await mkdir(path.dirname(path.join(ROOT, file)), { recursive: true })
  await writeFile(path.join(ROOT, file), picture)
  console.log(`wrote ${file}`)
}
