import { expect, type Page } from '@playwright/test'
import { readDeck } from '../../packages/slidev-addon-publish/node/deck.ts'
import { securityHeaders } from '../../packages/slidev-addon-publish/node/site/headers.ts'
import {
  goTo,
  openPrintPage,
  pushTo,
  settle,
} from '../../packages/slidev-addon-publish/node/stage.ts'
import { test } from './site.ts'

/** Keeps what the policy refuses, from the first byte of every page on. */
async function watch(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const refused: string[] = []
    Object.assign(window, { refused })
    document.addEventListener('securitypolicyviolation', (event) => {
      refused.push(`${event.effectiveDirective} ${event.blockedURI}`)
    })
  })
  return () => page.evaluate(() => (window as unknown as { refused: string[] }).refused)
}

/** @returns the number of the slide with this alias */
async function numberOf(alias: string): Promise<number> {
  const { slides } = await readDeck()
  return slides.find((slide) => slide.alias === alias)!.no
}

test('every address sends the security headers, the one that does not exist too', async ({
  page,
  site,
}) => {
  for (const place of ['', '1/', 'presenter/1/', 'favicon.svg', 'nowhere']) {
    const headers = (await page.request.get(site + place)).headers()
    for (const [name, value] of Object.entries(securityHeaders())) {
      expect(headers[name.toLowerCase()], `${name} of /${place}`).toBe(value)
    }
  }
})

test('the deck asks for nothing that the policy refuses', async ({ stage, site }) => {
  const { page, errors } = await stage({ size: { width: 1400, height: 900 } })
  const refused = await watch(page)
  await page.goto(site)
  await settle(page)
  await page.keyboard.press('d')
  await expect(page.locator('html')).toHaveClass(/\bdark\b/)
  for (const alias of ['timeline', 'lab-runtime-chain', 'lab-deployment-statefulset']) {
    await goTo(page, await numberOf(alias))
    await page.keyboard.press('ArrowRight')
    await settle(page)
  }
  await pushTo(page, `/presenter/${await numberOf('container-anatomy')}`)
  await settle(page)
  await pushTo(page, '/overview')
  await settle(page)
  expect(await refused()).toEqual([])
  expect(errors).toEqual([])
})

test('the print page asks for nothing that the policy refuses', async ({ stage, site }) => {
  const { page, errors } = await stage()
  const refused = await watch(page)
  await openPrintPage(page, site, [1, await numberOf('timeline')], true)
  await settle(page)
  await page.emulateMedia({ media: 'print' })
  await settle(page)
  expect(await refused()).toEqual([])
  expect(errors).toEqual([])
})

for (const sent of [true, false]) {
  const by = sent ? 'the header' : 'the page alone, on a host without headers,'
  test(`${by} refuses inline scripts, eval and foreign origins`, async ({ stage, site }) => {
    const { page } = await stage()
    const refused = await watch(page)
    await page.route('**/*', async (route) => {
      const response = await route.fetch()
      const { 'content-security-policy': policy, ...headers } = response.headers()
      // With the header, the page's own policy is taken out, to see the header at work.
      const body = (await response.body()).toString('latin1')
      await (sent
        ? route.fulfill({
            headers: { ...headers, 'content-security-policy': policy! },
            body: Buffer.from(body.replace(/<meta http-equiv="Content-Sec[^>]*>/, ''), 'latin1'),
          })
        : route.fulfill({ response, headers }))
    })
    await page.goto(`${site}404.html`)
    expect(await page.locator('meta[http-equiv]').count()).toBe(sent ? 0 : 1)
    await page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'document.title = "inline"'
      document.head.append(script)
      const image = document.createElement('img')
      image.src = 'https://example.org/pixel.png'
      document.body.append(image)
      // oxlint-disable-next-line no-restricted-globals -- nothing waits: a string is evaluated
      setTimeout('document.title = "eval"')
    })
    await expect
      .poll(refused)
      .toEqual(
        expect.arrayContaining([
          'script-src-elem inline',
          'img-src https://example.org/pixel.png',
          'script-src eval',
        ]),
      )
    await expect(page).toHaveTitle(/404/)
    await page.unrouteAll({ behavior: 'wait' })
  })
}
