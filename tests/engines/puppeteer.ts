/** Windows of the engines that Puppeteer drives: Chromium by its own protocol, Firefox by WebDriver BiDi. */
import type { Browser, Page } from 'puppeteer-core'
import { PATIENCE, type Engine, type Window } from './engine.ts'
import { endWithUs } from './machine.ts'

/** @param prepare makes each new page ready */
export function engineOf(
  browser: Browser,
  prepare: (page: Page) => Promise<void> = async () => {},
): Engine {
  endWithUs(browser.process()!)
  return {
    open: async () => {
      const page = await browser.newPage()
      page.setDefaultTimeout(PATIENCE.timeout)
      await prepare(page)
      return windowOf(page)
    },
    close: () => browser.close(),
  }
}

function windowOf(page: Page): Window {
  const errors: string[] = []
  // What a page that is left does not finish is no error.
  let isLeaving = false
  const note = (text: string) => void (isLeaving || errors.push(text))
  page.on('framenavigated', () => (isLeaving = false))
  page.on('pageerror', (error) => note(String(error)))
  page.on('console', (message) => message.type() === 'error' && note(message.text()))
  page.on('requestfailed', (request) => note(`${request.url()} could not be loaded`))
  page.on('response', (response) => {
    if (response.status() >= 400) errors.push(`${response.status()} for ${response.url()}`)
  })
  return {
    resize: (size) => page.setViewport(size),
    goto: async (url) => {
      isLeaving = true
      await page.goto(url)
      isLeaving = false
    },
    evaluate: (run, argument) => page.evaluate(run as never, argument) as never,
    key: (name) => page.keyboard.press(name),
    click: ({ x, y }) => page.mouse.click(x, y),
    touch: ({ x, y }) => page.touchscreen.tap(x, y),
    drag: async (from, to) => {
      await page.mouse.move(from.x, from.y)
      await page.mouse.down()
      await page.mouse.move(to.x, to.y, { steps: 5 })
      await page.mouse.up()
    },
    wheel: async ({ x, y }, pixels) => {
      await page.mouse.move(x, y)
      await page.mouse.wheel({ deltaY: pixels })
    },
    picture: () => page.screenshot({ encoding: 'base64' }),
    errors: () => Promise.resolve(errors.splice(0)),
    close: () => page.close(),
  }
}
