/** The deck in a browser that we drive: moving through it, and knowing when it has come to rest. */
import type { Browser, Page } from 'playwright-chromium'

/** How the audience of a stage sees it. */
export interface Audience {
  dark?: boolean
  /** Wants no movement. */
  still?: boolean
  /** Size of the window in CSS pixels; the canvas' own by default. */
  size?: { width: number; height: number }
  /** Keeps the site for a stage without network, as a visitor's browser does. */
  offline?: boolean
  /** Device pixels a CSS pixel. */
  scale?: number
}

/** The canvas, rounded up to whole pixels. */
const CANVAS = { width: 980, height: 552 }

/** Where the deck stands. */
export interface Position {
  slide: number
  /** Clicks made on this slide. */
  click: number
  /** Clicks it has. */
  clicks: number
  /** False on the last click of the last slide. */
  hasNext: boolean
}

/**
 * Opens a window for the deck. Close it with its context.
 *
 * @returns the empty page, and the list that everything going wrong on it is added to: errors on the
 *   console, failed requests, requests to foreign origins
 */
export async function openStage(
  browser: Browser,
  { dark = false, still = false, offline = false, size = CANVAS, scale = 1 }: Audience = {},
): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext({
    viewport: size,
    deviceScaleFactor: scale,
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: still ? 'reduce' : 'no-preference',
    serviceWorkers: offline ? 'allow' : 'block',
  })
  // tsx names functions with a helper of its own, which functions sent to the browser then miss.
  await context.addInitScript('globalThis.__name = (target) => target')
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  page.on('response', (response) => {
    if (response.status() >= 400) errors.push(`${response.status()} for ${response.url()}`)
  })
  page.on('requestfailed', (request) => errors.push(`${request.url()} could not be loaded`))
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (/^https?:$/.test(url.protocol) && url.hostname !== '127.0.0.1') {
      errors.push(`${url.href} is on a foreign origin`)
    }
  })
  return { page, errors }
}

/** What we use of the Vue application: Slidev's router and its navigation, in the built site too. */
export interface DeckElement extends HTMLElement {
  __vue_app__: {
    config: { globalProperties: { $router: { push: (to: object) => Promise<void> } } }
    _context: { provides: Record<string, { nav: Navigation }> }
  }
}
interface Navigation {
  currentSlideNo: number
  clicks: number
  clicksTotal: number
  hasNext: boolean
  printRange: number[]
  slides: {
    meta: { __preloaded?: boolean; slide: { noteHTML?: string } }
    load: () => Promise<unknown>
  }[]
}

/**
 * Opens the print page with some slides on it.
 *
 * Slidev reads `?range=` before its router has read the address, and so prints every slide; we start
 * on a page without slides, say which we want, and go to the print page from there.
 *
 * @param site address of the served site, ending with a slash
 * @param slides their numbers, ascending
 */
export async function openPrintPage(
  page: Page,
  site: string,
  slides: number[],
  withClicks: boolean,
): Promise<void> {
  const print = withClicks ? 'clicks' : ''
  await page.goto(`${site}entry/?print=${print}`)
  await page.evaluate(
    ({ range, query }) => {
      const app = document.querySelector<DeckElement>('#app')!.__vue_app__
      app._context.provides['$$slidev-context']!.nav.printRange = range
      return app.config.globalProperties.$router.push({ path: '/print', query })
    },
    { range: slides, query: { print } },
  )
}

/** Moves an open deck to a slide and click without loading it anew, and waits for rest. */
export async function goTo(page: Page, slide: number, click = 0): Promise<void> {
  await pushTo(page, `/${slide}`, click > 0 ? { clicks: click } : {})
  await settle(page)
}

/**
 * Sends an open deck to one of its addresses without loading it anew.
 *
 * @param path from the site's root, beginning with a slash
 */
export async function pushTo(page: Page, path: string, query: object = {}): Promise<void> {
  await page.evaluate(
    (target) =>
      document
        .querySelector<DeckElement>('#app')!
        .__vue_app__.config.globalProperties.$router.push(target),
    { path, query },
  )
}

/** @returns where the deck in this window stands */
export function positionOf(page: Page): Promise<Position> {
  return page.evaluate(() => {
    const { nav } =
      document.querySelector<DeckElement>('#app')!.__vue_app__._context.provides[
        '$$slidev-context'
      ]!
    return {
      slide: nav.currentSlideNo,
      click: nav.clicks,
      clicks: nav.clicksTotal,
      hasNext: nav.hasNext,
    }
  })
}

/**
 * Waits until slides and fonts are loaded, every animation that ends has ended and nothing moves any
 * more. Animations without end are held at their start, so that two pictures of a slide are alike.
 */
export async function settle(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector('#app .slidev-page') &&
      !document.querySelector('.slidev-slide-loading, #first-state'),
  )
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    const moving = () =>
      document.getAnimations().filter((animation) => {
        const isEndless = animation.effect?.getComputedTiming().endTime === Infinity
        if (isEndless && animation.playState === 'running') {
          animation.pause()
          animation.currentTime = 0
        }
        return !isEndless && animation.playState === 'running'
      })
    const places = () => {
      let all = ''
      for (const element of document.querySelectorAll('.slidev-page *')) {
        if (element.childElementCount > 0 && element.localName !== 'g') continue
        const { x, y, width, height } = element.getBoundingClientRect()
        if (width > 0) all += `${x},${y},${width},${height};`
      }
      return all
    }
    await document.fonts.ready
    let before = ''
    let stillFrames = 0
    while (stillFrames < 3) {
      await frame()
      const animations = moving()
      await Promise.allSettled(animations.map((animation) => animation.finished))
      const now = places()
      stillFrames = animations.length === 0 && now === before ? stillFrames + 1 : 0
      before = now
    }
  })
}
