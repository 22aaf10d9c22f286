import { expect } from '@playwright/test'
import { openStage, settle } from '../../packages/slidev-addon-publish/node/stage.ts'
import { test } from './site.ts'

const SLIDES = '#slideshow > .slidev-page'

test('the slides beside the one on show are laid out, unseen', async ({ browser, site }) => {
  const { page } = await openStage(browser)
  await page.goto(`${site}3`)
  await settle(page)
  const laidOut = () =>
    page
      .locator(SLIDES)
      .evaluateAll((slides) =>
        slides
          .filter((slide) => slide.querySelector('h1')?.getBoundingClientRect().width)
          .map((slide) => Number((slide as HTMLElement).dataset.slidevNo)),
      )
  await expect.poll(laidOut).toEqual([2, 3, 4])
  await expect(page.locator(`${SLIDES}:visible`)).toHaveAttribute('data-slidev-no', '3')
  await page.keyboard.press('ArrowLeft')
  await expect.poll(laidOut).toEqual([1, 2, 3])
  await settle(page)
  await expect(page.locator(`${SLIDES}:visible`)).toHaveAttribute('data-slidev-no', '2')
  await page.context().close()
})

test('the next slide is half there in its first frame', async ({ browser, site }) => {
  const { page } = await openStage(browser)
  await page.goto(`${site}2?clicks=2`)
  await settle(page)
  const opacity = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = () => {
          const next = document.querySelector('#slideshow > .slidev-page-3')
          if (next?.checkVisibility({ visibilityProperty: true })) {
            resolve(Number(getComputedStyle(next).opacity))
          } else requestAnimationFrame(look)
        }
        requestAnimationFrame(look)
      }),
  )
  await page.keyboard.press('ArrowRight')
  expect(await opacity).toBeGreaterThanOrEqual(0.5)
  await page.context().close()
})

test('a class that a slide takes on restyles nothing inside', async ({ browser, site }) => {
  const { page } = await openStage(browser)
  await page.goto(`${site}3`)
  await settle(page)
  await browser.startTracing(page, { categories: ['devtools.timeline'] })
  await page.evaluate(() => {
    const slide = document.querySelector('#slideshow > .slidev-page-3')!
    slide.classList.add('taken-on')
    return getComputedStyle(slide).opacity
  })
  const { traceEvents } = JSON.parse(String(await browser.stopTracing())) as {
    traceEvents: { name: string; args?: { elementCount?: number } }[]
  }
  const restyled = traceEvents
    .filter(({ name }) => name === 'UpdateLayoutTree')
    .map(({ args }) => args!.elementCount!)
  expect(restyled.length).toBeGreaterThan(0)
  expect(Math.max(...restyled)).toBeLessThan(30)
  await page.context().close()
})
