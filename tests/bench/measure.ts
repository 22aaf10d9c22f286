/** What a visitor on a slow link and a slow machine gets, measured in the browser. */
import type { Browser, CDPSession, Page } from 'playwright-chromium'
import { CommandError } from '../../packages/slidev-addon-publish/node/command.ts'

/** The link: 1.6 Mbit/s down, 750 kbit/s up, 150 ms to the first byte. */
const LINK = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
}
/** How many times slower than this machine. */
const CPU_SLOWDOWN = 4
const WINDOW = { width: 1280, height: 720 }

/** The visit is over when for so long nothing was loaded, changed or computed. */
const QUIET_MS = 1000
/** A deck is loaded when it was quiet for longer than Slidev waits (3 s) to load its other slides. */
const LOADED_MS = 4000
/** How long a slide may take to settle, and a key press to show the next slide. */
const PATIENCE_MS = 60_000

/** One visit to one slide by its own address, with an empty cache. Times in ms from the navigation. */
export interface Visit {
  /** First contentful paint. */
  fcp: number
  /** Largest contentful paint. */
  lcp: number
  /** The last visible change: within the slide, of the fonts, of what is largest. */
  settled: number
  /** Requests to the site begun until then. */
  requests: number
  /** All that these received, headers included, as it travelled. */
  bytes: number
}

/** Kept by the page itself. */
interface Watch {
  fcp: number
  lcp: number
  /** When what is visible of the slide last changed. */
  lastChange: number
  /** When the main thread last ended a task of 50 ms or more. */
  lastWork: number
  /** Sees no more changes of the slide, and so costs nothing. */
  stop: () => void
  /** From the key press to the frame that shows the awaited slide. */
  painted?: Promise<number>
}
declare global {
  interface Window {
    benchWatch: Watch
  }
}

/**
 * Opens a slide as a first visitor does.
 *
 * @param url of the slide
 * @param selector matches its element while it is the current one
 * @throws CommandError where it never settles
 */
export async function visit(browser: Browser, url: string, selector: string): Promise<Visit> {
  const { page, client } = await openWindow(browser, selector)
  await client.send('Network.emulateNetworkConditions', LINK)
  const traffic = watchTraffic(client, new URL(url).origin)
  await page.goto(url, { waitUntil: 'commit' })
  await untilQuiet(page, traffic, QUIET_MS)
  const { fcp, lcp, lastChange: settled } = await page.evaluate(() => window.benchWatch)
  await page.context().close()
  const all = [...traffic.requests.values()]
  const needed = all.filter(({ begin }) => (begin - all[0]!.begin) * 1000 <= settled)
  const bytes = needed.reduce((sum, request) => sum + (request.bytes ?? 0), 0)
  return { fcp, lcp, settled, requests: needed.length, bytes }
}

/**
 * Walks the whole deck with the right arrow key, on the slow machine, everything being loaded: each
 * slide at its last step, at rest, one press on.
 *
 * Taken from the key event's own time stamp to the end of the first frame in which the next slide is
 * laid out and not transparent. (The Event Timing API ends with the next frame, whatever it shows: with
 * a router in between that can still be the slide before.)
 *
 * @param url of the first slide
 * @param slides how many there are
 * @param selector matches an element while the slide is the current one
 * @param toLastStep brings the slide shown to its last step
 * @returns ms for slide 2, 3, …
 * @throws CommandError where a slide does not come
 */
export async function walk(
  browser: Browser,
  url: string,
  slides: number,
  selector: (slide: number) => string,
  toLastStep: (page: Page) => Promise<void>,
): Promise<number[]> {
  const { page, client } = await openWindow(browser, selector(1))
  const traffic = watchTraffic(client, new URL(url).origin)
  await page.goto(url, { waitUntil: 'commit' })
  await untilQuiet(page, traffic, LOADED_MS)
  await page.evaluate(() => window.benchWatch.stop())
  const times: number[] = []
  for (let slide = 2; slide <= slides; slide++) {
    await toLastStep(page)
    await page.evaluate(untilAtRest)
    await page.evaluate(awaitSlide, { selector: selector(slide), patience: PATIENCE_MS })
    await page.keyboard.press('ArrowRight')
    const time = await page.evaluate(() => window.benchWatch.painted)
    if (!time)
      throw new CommandError(`${url}: slide ${slide} does not follow on the right arrow key`)
    times.push(time)
  }
  await page.context().close()
  return times
}

/** A window of a visitor who was never here, and will look at the slide that the selector matches. */
async function openWindow(
  browser: Browser,
  selector: string,
): Promise<{ page: Page; client: CDPSession }> {
  const context = await browser.newContext({ viewport: WINDOW, serviceWorkers: 'block' })
  // tsx names functions with a helper of its own, which functions sent to the browser then miss.
  await context.addInitScript('globalThis.__name = (target) => target')
  await context.addInitScript(watchPage, selector)
  const page = await context.newPage()
  const client = await context.newCDPSession(page)
  await client.send('Network.enable')
  await client.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN })
  return { page, client }
}

interface Traffic {
  /** By request id: begin in seconds, by the browser's clock; bytes received, once it has ended. */
  requests: Map<string, { begin: number; bytes?: number }>
  /** When something last happened, by `performance.now()` of this process. */
  last: number
}

/** Counts what comes from the site; what a page asks of other hosts is not there for everyone. */
function watchTraffic(client: CDPSession, origin: string): Traffic {
  const traffic: Traffic = { requests: new Map(), last: performance.now() }
  client.on('Network.requestWillBeSent', ({ requestId, request, timestamp }) => {
    if (!request.url.startsWith(origin)) return
    traffic.requests.set(requestId, { begin: timestamp })
    traffic.last = performance.now()
  })
  const end = (requestId: string, bytes: number) => {
    const request = traffic.requests.get(requestId)
    if (!request) return
    request.bytes = bytes
    traffic.last = performance.now()
  }
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    end(requestId, encodedDataLength),
  )
  client.on('Network.loadingFailed', ({ requestId }) => end(requestId, 0))
  return traffic
}

async function untilQuiet(page: Page, traffic: Traffic, duration: number): Promise<void> {
  const end = performance.now() + PATIENCE_MS
  while (performance.now() < end) {
    const quiet = await page.evaluate(
      () => performance.now() - Math.max(window.benchWatch.lastChange, window.benchWatch.lastWork),
    )
    const isLoading = [...traffic.requests.values()].some(({ bytes }) => bytes === undefined)
    const silent = isLoading ? 0 : performance.now() - traffic.last
    if (Math.min(quiet, silent) >= duration) return
    await page.waitForTimeout(100)
  }
  throw new CommandError(`${page.url()} did not come to rest within ${PATIENCE_MS / 1000} s`)
}

/** Runs in the browser before the page does. */
function watchPage(selector: string): void {
  const watch: Watch = { fcp: 0, lcp: 0, lastChange: 0, lastWork: 0, stop }
  window.benchWatch = watch
  const observe = (type: string, see: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(see)).observe({
      type,
      buffered: true,
    })
  observe('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') watch.fcp = startTime
  })
  observe('largest-contentful-paint', ({ startTime }) => {
    watch.lcp = startTime
    watch.lastChange = Math.max(watch.lastChange, startTime)
  })
  observe('longtask', ({ startTime, duration }) => {
    watch.lastWork = startTime + duration
  })
  document.fonts.addEventListener('loadingdone', () => {
    watch.lastChange = performance.now()
  })

  const isSeen = (node: Node): boolean => {
    if (node instanceof ShadowRoot) return isSeen(node.host)
    const element = node instanceof Element ? node : node.parentElement
    if (!element) return false
    const root = element.getRootNode()
    const isWithin = element.closest(selector) || (root instanceof ShadowRoot && isSeen(root))
    return Boolean(isWithin) && element.checkVisibility()
  }
  const changes = new MutationObserver((records) => {
    if (records.some(({ target }) => isSeen(target))) watch.lastChange = performance.now()
  })
  const observeChanges = (root: Node) =>
    changes.observe(root, { subtree: true, childList: true, characterData: true })
  observeChanges(document)
  // Slidev draws Mermaid in shadow trees, which the observer of the document does not see.
  const attachShadow = Element.prototype.attachShadow
  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, options)
    observeChanges(root)
    return root
  }
  function stop() {
    Element.prototype.attachShadow = attachShadow
    changes.disconnect()
  }
}

/** Runs in the browser. Waits until no animation that ends is under way, and nothing else to do. */
async function untilAtRest(): Promise<void> {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const ending = () =>
    document
      .getAnimations()
      .filter(
        ({ effect, playState }) =>
          playState === 'running' && effect?.getComputedTiming().endTime !== Infinity,
      )
  do {
    await Promise.allSettled(ending().map((animation) => animation.finished))
    await frame()
    await frame()
  } while (ending().length > 0)
  await new Promise((resolve) => requestIdleCallback(resolve))
}

/** Runs in the browser. From the next key press on, waits for a frame with the slide. */
function awaitSlide({ selector, patience }: { selector: string; patience: number }): void {
  const isShown = () =>
    document
      .querySelector(selector)
      ?.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  window.benchWatch.painted = new Promise((resolve) => {
    const start = ({ timeStamp }: Event) => {
      const look = () => {
        if (isShown()) {
          // A message sent before a frame is drawn arrives after it.
          const { port1, port2 } = new MessageChannel()
          port1.addEventListener('message', () => resolve(performance.now() - timeStamp))
          port1.start()
          port2.postMessage(undefined)
        } else if (performance.now() - timeStamp < patience) requestAnimationFrame(look)
        else resolve(0)
      }
      requestAnimationFrame(look)
    }
    window.addEventListener('keydown', start, { capture: true, once: true })
  })
}
