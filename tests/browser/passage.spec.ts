import { expect } from '@playwright/test'
import { settle } from '../../scripts/stage.ts'
import { test } from './site.ts'

const SLIDES = '#slideshow > .slidev-page'

test('the slides beside the one on show are laid out, unseen', async ({ stage, site }) => {
  const { page } = await stage()
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
})

test('the next slide is half there in its first frame', async ({ stage, site }) => {
  const { page } = await stage()
  await page.goto(`${site}2?clicks=99`)
  await settle(page)
  const watch = await page.locator('#slideshow').evaluateHandle((show) => ({
    opacity: new Promise<number>((resolve) => {
      new MutationObserver(() => {
        const next = show.querySelector(':scope > .slidev-page-3')
        if (!next?.checkVisibility({ visibilityProperty: true })) return
        // It has only just come: what moves it has not begun, or is put back to its beginning.
        for (const animation of next.getAnimations()) animation.currentTime = 0
        resolve(Number(getComputedStyle(next).opacity))
      }).observe(show, { subtree: true, attributeFilter: ['class', 'style'] })
    }),
  }))
  await page.keyboard.press('ArrowRight')
  expect(await watch.evaluate(({ opacity }) => opacity)).toBeGreaterThanOrEqual(0.5)
})

test('a class that a slide takes on restyles nothing inside', async ({ browser, stage, site }) => {
  const { page } = await stage()
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
})
