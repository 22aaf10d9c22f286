import { expect } from '@playwright/test'
import { readDeck } from '../../scripts/deck.ts'
import { settle } from '../../scripts/stage.ts'
import { test } from './site.ts'

const PHONE = { width: 390, height: 844 }

test.describe('the reading edition, without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('has a section for every slide, with its title, its picture and what is said', async ({
    page,
    site,
  }) => {
    const { slides, title } = await readDeck()
    await page.goto(`${site}read/`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
    const problems: string[] = []
    for (const slide of slides) {
      const section = page.locator(`[id="${slide.alias ?? slide.no}"]`)
      const heading = section.locator(slide.no === 1 ? 'h1' : 'h2, h3').first()
      const name = (await heading.innerText()).replace(/#$/, '').trim()
      if (name !== slide.title) problems.push(`${slide.no}: titled "${name}"`)
      if (!(await section.locator('.reading-canvas').first().isVisible())) {
        problems.push(`${slide.no}: no picture`)
      }
      const said = (await section.locator('.reading-notes').first().innerText()).length
      if (said < 50) problems.push(`${slide.no}: ${said} characters said`)
    }
    expect(problems).toEqual([])
  })

  test('leads to every slide and back, and nowhere that is not', async ({ page, site }) => {
    const { slides } = await readDeck()
    await page.goto(`${site}read/`)
    const links = await page
      .locator('a[href]')
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href))
    const inner = new Set(links.filter((href) => href.startsWith(site)))
    const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id))
    expect(ids.length).toBe(new Set(ids).size)
    const dead: string[] = []
    for (const href of inner) {
      const { hash, origin, pathname } = new URL(href)
      if (hash ? !ids.includes(decodeURIComponent(hash.slice(1))) : false) dead.push(href)
      const response = await page.request.get(origin + pathname)
      if (!response.ok()) dead.push(href)
    }
    expect(dead).toEqual([])
    for (const { no, alias } of slides) expect(inner).toContain(`${site}${alias ?? no}/`)
    const contents = await page
      .locator('nav a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')!.slice(1)))
    expect(contents).toEqual(
      expect.arrayContaining(slides.slice(1).map(({ no, alias }) => alias ?? String(no))),
    )
  })

  for (const width of [320, 390, 820, 1440]) {
    test(`fits a screen of ${width} px, and its pictures can be read`, async ({ page, site }) => {
      await page.setViewportSize({ width, height: 800 })
      await page.goto(`${site}read/`)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
      const shapes = await page.locator('.reading-box').evaluateAll((boxes) =>
        boxes.map((box) => {
          const canvas = box.querySelector('.reading-canvas')!.getBoundingClientRect()
          const { width: shown, height } = box.getBoundingClientRect()
          const part = (name: string) => Number(getComputedStyle(box).getPropertyValue(name))
          return {
            scale: canvas.width / 980,
            expected: shown / part('--w'),
            ratio: shown / height / (part('--w') / part('--h')),
            text: part('--legible') ? shown / part('--legible') : Infinity,
          }
        }),
      )
      for (const { scale, expected, ratio, text } of shapes) {
        expect(scale).toBeCloseTo(expected, 2)
        expect(ratio).toBeCloseTo(1, 1)
        expect(text).toBeGreaterThan(10.9)
      }
    })
  }

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`is ${colorScheme} where the system is, code and pictures too`, async ({ page, site }) => {
      await page.emulateMedia({ colorScheme })
      await page.goto(`${site}read/`)
      const lightness = (selector: string, property: 'backgroundColor' | 'color') =>
        page
          .locator(selector)
          .first()
          .evaluate((element, name) => {
            const style = getComputedStyle(element)
            const parts = style[name].match(/[\d.]+/g)!.slice(0, 3)
            return parts.reduce((sum, part) => sum + Number(part), 0) / 3 / 255
          }, property)
      const paper = [
        await lightness('body', 'backgroundColor'),
        await lightness('.reading-canvas .slidev-layout', 'backgroundColor'),
      ]
      const ink = [
        await lightness('body', 'color'),
        await lightness('.reading-notes', 'color'),
        await lightness('.reading-canvas .shiki span[style]', 'color'),
      ]
      const isDark = colorScheme === 'dark'
      for (const value of paper) expect(value < 0.5).toBe(isDark)
      for (const value of ink) expect(value > 0.5).toBe(isDark)
      await page.emulateMedia({ media: 'print', colorScheme })
      expect(await lightness('body', 'backgroundColor')).toBeGreaterThan(0.9)
    })
  }

  test('has one main heading, headings in order, and names for pictures and links', async ({
    page,
    site,
  }) => {
    await page.goto(`${site}read/`)
    await expect(page.locator('h1')).toHaveCount(1)
    await expect(page.locator('main')).toHaveCount(1)
    const problems = await page.evaluate(() => {
      const found: string[] = []
      let before = 0
      for (const heading of document.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
        if (heading.getAttribute('role') === 'paragraph') continue
        const level = Number(heading.tagName[1])
        if (level > before + 1) found.push(`h${level} after h${before}: ${heading.textContent}`)
        before = level
      }
      const isNamed = (element: Element) =>
        ['aria-label', 'aria-labelledby', 'alt', 'title'].some((name) => element.getAttribute(name))
      for (const picture of document.querySelectorAll('svg, img')) {
        const parent = picture.parentElement!.closest('svg, [role="img"], [aria-hidden="true"]')
        const isHidden = picture.closest('[aria-hidden="true"]')
        if (!parent && !isHidden && !isNamed(picture)) found.push(picture.outerHTML.slice(0, 120))
      }
      for (const control of document.querySelectorAll('a, button, [tabindex="0"]')) {
        if (!isNamed(control) && !control.textContent?.trim()) found.push(control.outerHTML)
      }
      for (const element of document.querySelectorAll('[aria-labelledby]')) {
        for (const id of element.getAttribute('aria-labelledby')!.split(' ')) {
          if (!document.getElementById(id)) found.push(`no ${id}`)
        }
      }
      return found
    })
    expect(problems).toEqual([])
  })
})

test('the reading edition loads whole, from our own origin, without inline scripts', async ({
  stage,
  site,
}) => {
  const { page, errors } = await stage()
  await page.goto(`${site}read/`)
  await page.waitForFunction(() => document.fonts.status === 'loaded')
  expect(errors).toEqual([])
  await expect(page.locator('script:not([src])')).toHaveCount(0)
})

test('on a phone the deck offers the slide as text, until it is told not to', async ({
  stage,
  site,
}) => {
  const { slides } = await readDeck()
  const { no, alias } = slides.find((slide) => slide.alias === 'container')!
  const { page, errors } = await stage({ still: true, size: PHONE })
  await page.goto(`${site}${no}`)
  await settle(page)
  const offer = page.getByRole('complementary')
  await expect(offer).toBeVisible()
  const slide = (await page.locator('#slide-content').boundingBox())!
  expect((await offer.boundingBox())!.y).toBeGreaterThan(slide.y + slide.height)
  await offer.getByRole('link').click()
  await expect(page).toHaveURL(`${site}read/#${alias ?? no}`)
  await expect(page.locator(`[id="${alias ?? no}"]`)).toBeInViewport()

  await page.goBack()
  await settle(page)
  await offer.getByRole('button').click()
  await expect(offer).toBeHidden()
  await page.reload()
  await settle(page)
  await expect(offer).toBeHidden()
  expect(errors).toEqual([])
})

test('on a desktop, for the speaker and on paper it does not', async ({ stage, site }) => {
  const desktop = await stage({ still: true, size: { width: 1280, height: 720 } })
  await desktop.page.goto(`${site}container`)
  await settle(desktop.page)
  await expect(desktop.page.getByRole('complementary')).toBeHidden()
  await expect(desktop.page.locator('a[href*="/read/#"].slidev-icon-btn')).toHaveCount(1)

  const phone = await stage({ still: true, size: PHONE })
  for (const place of ['presenter/container', 'print/?print']) {
    await phone.page.goto(`${site}${place}`)
    await settle(phone.page)
    await expect(phone.page.locator('a[href*="/read/#"]')).toHaveCount(0)
  }
})
