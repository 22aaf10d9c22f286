import { expect } from '@playwright/test'
import { readDeck } from '../../scripts/deck.ts'
import { goTo, settle } from '../../scripts/stage.ts'
import { test } from './site.ts'

test('every slide has one main heading, and a name for all that is drawn or operated', async ({
  stage,
  site,
}) => {
  const { slides } = await readDeck()
  const { page } = await stage({ still: true })
  await page.goto(`${site}1`)
  await settle(page)
  const problems: string[] = []
  for (const { no } of slides) {
    await goTo(page, no)
    const found = await page.locator('#slideshow > .slidev-page:visible').evaluate((slide) => {
      const isNamed = (element: Element) =>
        element.hasAttribute('aria-label') ||
        element.hasAttribute('aria-labelledby') ||
        element.hasAttribute('alt') ||
        element.hasAttribute('title') ||
        element.querySelector(':scope > title') !== null
      const isHidden = (element: Element) =>
        element.closest('[aria-hidden="true"], [inert]') !== null || !element.checkVisibility()
      const tell = (element: Element) => element.outerHTML.slice(0, 100)
      const headings = slide.querySelectorAll('h1').length
      const pictures = [...slide.querySelectorAll('svg, img')].filter(
        (each) =>
          !isHidden(each) &&
          !isNamed(each) &&
          !each.parentElement!.closest('svg, [role="img"], button, a'),
      )
      const controls = [...slide.querySelectorAll('button, a[href], [tabindex="0"]')].filter(
        (each) => !isHidden(each) && !isNamed(each) && !each.textContent?.trim(),
      )
      return [
        ...(headings === 1 ? [] : [`${headings} main headings`]),
        ...[...pictures, ...controls].map((each) => `no name: ${tell(each)}`),
      ]
    })
    problems.push(...found.map((problem) => `slide ${no}: ${problem}`))
  }
  expect(problems.join('\n')).toBe('')
})

test('what has the focus shows it', async ({ stage, site }) => {
  const { slides } = await readDeck()
  const { no } = slides.find(({ content }) => content.includes('<ContainerAnatomy'))!
  const { page } = await stage({ still: true })
  await page.goto(`${site}${no}`)
  await settle(page)
  const button = page.locator('#slideshow > .slidev-page:visible button:visible').first()
  await page.keyboard.press('Tab')
  await button.focus()
  const outline = await button.evaluate((element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element)
    return { outlineStyle, width: Number.parseFloat(outlineWidth) }
  })
  expect(outline.outlineStyle).not.toBe('none')
  expect(outline.width).toBeGreaterThanOrEqual(2)
})
