/** The deck in a browser that we drive: moving through it, and knowing when it has come to rest. */
import type { Browser, Page, Request } from 'playwright-chromium'
import type { Position } from '../client/handle.ts'

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
  /** Lets the deck embed what other origins give: it is no error then, whether it comes or not. */
  embeds?: boolean
}

/** The canvas, rounded up to whole pixels. */
const CANVAS = { width: 980, height: 552 }

/**
 * Opens a window for the deck. Close it with its context.
 *
 * @returns the empty page, and the list that everything going wrong on it is added to: errors on the
 *   console, failed requests, requests to foreign origins. What a page breaks off because it is left
 *   is no error. `refused` gets the origins that the site's policy keeps out.
 */
export async function openStage(
  browser: Browser,
  {
    dark = false,
    still = false,
    offline = false,
    size = CANVAS,
    scale = 1,
    embeds = false,
  }: Audience = {},
): Promise<{ page: Page; errors: string[]; refused: Set<string> }> {
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
  const refused = new Set<string>()
  const isEmbedded = (address: string) => embeds && isForeign(address)
  const departures = watchDepartures(page)
  page.on('pageerror', (error) => {
    if (!departures.explain(error.message)) errors.push(error.message)
  })
  page.on('console', (message) => {
    if (message.type() !== 'error' || departures.explain(message.text())) return
    const [, address] = message.text().match(REFUSED) ?? []
    if (address && isForeign(address)) refused.add(new URL(address).origin)
    if (isEmbedded(address ?? message.location().url)) return
    errors.push(message.text())
  })
  page.on('response', (response) => {
    if (response.status() >= 400 && !isEmbedded(response.url()))
      errors.push(`${response.status()} for ${response.url()}`)
  })
  page.on('requestfailed', (request) => {
    if (!departures.brokeOff(request) && !isEmbedded(request.url()))
      errors.push(`${request.url()} could not be loaded`)
  })
  page.on('request', (request) => {
    if (isForeign(request.url()) && !embeds) {
      errors.push(`${request.url()} is on a foreign origin`)
    }
  })
  return { page, errors, refused }
}

/** How the browser tells that the policy kept something out. */
const REFUSED = /'(https?:[^']+)'.* violates the following Content Security Policy/

function isForeign(address: string): boolean {
  return /^https?:\/\/(?!127\.0\.0\.1[:/])/.test(address)
}

/** Knows the pages that a window has left, or is about to: they break off what they still load. */
function watchDepartures(page: Page) {
  /** Pages that the window has left. */
  let left = 0
  /** The request for the page that it goes to. */
  let next: Request | undefined
  const madeAfter = new WeakMap<Request, number>()
  page.on('request', (request) => {
    madeAfter.set(request, left)
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) next = request
  })
  page.on('framenavigated', (frame) => {
    // The app itself changes the address without a request, and leaves nothing.
    if (frame !== page.mainFrame() || !next) return
    left++
    madeAfter.set(next, left)
    next = undefined
  })
  return {
    /** Whether a request failed only because its page was left. */
    brokeOff: (request: Request) =>
      request.failure()?.errorText === 'net::ERR_ABORTED' &&
      (next !== undefined || madeAfter.get(request)! < left),
    /** Whether an error only tells of such a request: a page's scripts run until the next is there. */
    explain: (message: string) => next !== undefined && /Failed to fetch/.test(message),
  }
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
    ([range, query]) => {
      slidevPublish.printOnly(range)
      return slidevPublish.go('/print', query)
    },
    [slides, { print }] as const,
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
  await page.evaluate((to) => slidevPublish.go(...to), [path, query] as const)
}

/** @returns where the deck in this window stands */
export function positionOf(page: Page): Promise<Position> {
  return page.evaluate(() => slidevPublish.position())
}

/** How long a page may take to come to rest, milliseconds: on a busy machine everything takes long. */
const REST_MS = 120_000

/**
 * Waits until slides, pictures and fonts are loaded, every animation and transition that ends has ended
 * and nothing changes any more. Animations without end are held at their start, so that two pictures of
 * a slide are alike.
 *
 * @throws Error that names what is not at rest where the page does not come to rest
 */
export async function settle(page: Page): Promise<void> {
  const deadline = Date.now() + REST_MS
  for (;;) {
    const unrest = await page.evaluate(findUnrest).catch((error: Error) => {
      if (/context was destroyed|navigat/.test(error.message)) return ['another page comes']
      throw error
    })
    if (unrest.length === 0) return
    if (Date.now() > deadline) {
      throw new Error(`${page.url()} does not come to rest: ${unrest.join('; ')}`)
    }
  }
}

/**
 * Runs in the browser, and needs nothing but the page: any driver can evaluate it and wait for its
 * promise. Watches two frames from beginning to end, however long they take: what a script draws frame
 * by frame begins to move in the second.
 *
 * @returns what is not at rest, each in a few words; empty at rest
 */
export async function findUnrest(): Promise<string[]> {
  const unrest = new Set<string>()
  const changes = new MutationObserver((records) => {
    for (const { target, attributeName } of records) {
      const element = target instanceof Element ? target : target.parentElement
      if (element?.checkVisibility()) {
        unrest.add(`${attributeName ?? 'content'} of <${element.localName}> changes`)
      }
    }
  })
  changes.observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  })
  for (let frames = 0; frames < 2; frames++) {
    await new Promise((resolve) => {
      requestAnimationFrame(() => {
        // The answer to a message comes after the frame is drawn.
        const { port1, port2 } = new MessageChannel()
        port1.addEventListener('message', resolve, { once: true })
        port1.start()
        port2.postMessage('drawn')
      })
    })
  }
  changes.disconnect()

  if (!document.querySelector('#app .slidev-page')) unrest.add('there is no slide')
  const isTaken = !document.querySelector('#first-state')
  if (!isTaken) unrest.add('the app has not taken over')
  for (const slide of document.querySelectorAll<HTMLElement>('.slidev-page')) {
    if (!slide.checkVisibility({ visibilityProperty: true })) continue
    if (!isTaken && slide.querySelector('.slide-missing')) {
      unrest.add(`the files of slide ${slide.dataset.slidevNo} did not come`)
    }
    if (slide.childElementCount === 0 || slide.querySelector('.slidev-slide-loading')) {
      unrest.add(`slide ${slide.dataset.slidevNo} is loading`)
    }
  }
  for (const { complete, loading, currentSrc } of document.images) {
    if (!complete && loading !== 'lazy') unrest.add(`${currentSrc} is loading`)
  }
  if (document.fonts.status !== 'loaded') unrest.add('fonts are loading')
  for (const element of document.querySelectorAll(
    '[class*="-enter-"], [class*="-leave-"], [class*="-move"]',
  )) {
    // With its last class on, what moves is an animation, and counted as one below. Vue may forget to
    // take that class off a slide.
    const steps = [...element.classList].filter((each) =>
      /-(enter|leave)-(from|active|to)$|(?<!cursor|magic)-move$/.test(each),
    )
    const isAtItsEnd =
      steps.some((step) => step.endsWith('-to')) &&
      !steps.some((step) => /-(from|move)$/.test(step))
    if (steps.length > 0 && !isAtItsEnd) {
      unrest.add(
        `<${element.localName} class="${element.getAttribute('class')}"> is in ${steps[0]}`,
      )
    }
  }
  for (const animation of document.getAnimations()) {
    if (animation.playState !== 'running') continue
    if (animation.effect?.getComputedTiming().endTime === Infinity) {
      animation.pause()
      animation.currentTime = 0
    } else {
      const { target } = animation.effect as KeyframeEffect
      unrest.add(`<${target?.localName}> moves`)
    }
  }
  return [...unrest]
}
