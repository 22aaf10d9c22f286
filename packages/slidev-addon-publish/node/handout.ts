/** The reading edition in our browser, ready to become the handout. */
import type { Browser, Page } from 'playwright-chromium'
import { CommandError } from './command.ts'
import type { Sheet } from './print.ts'
import { openStage } from './stage.ts'

export interface HandoutOptions {
  dark: boolean
  /** Numbers of the slides, ascending. Title, contents and appendix come with the first slide. */
  slides: number[]
}

/**
 * Opens the reading edition with some of its slides.
 *
 * @param site address of the served site, ending with a slash
 * @returns the page (close it with its context) and its slides in order
 * @throws CommandError where the site has no reading edition, or it does not load whole
 */
export async function openHandout(
  browser: Browser,
  site: string,
  { dark, slides }: HandoutOptions,
): Promise<{ page: Page; sheets: Sheet[] }> {
  const { page, errors } = await openStage(browser, { dark, still: true, embeds: true })
  const response = await page.goto(`${site}read/`)
  if (response?.status() === 404) {
    throw new CommandError('the site has no page /read/; run "npm run build" to make it anew')
  }
  await page.waitForFunction(() => document.fonts.status === 'loaded')
  if (errors[0]) throw new CommandError(`/read/ does not load: ${errors[0]}; nothing was written`)
  if (dark) await page.evaluate(darkenPaper)
  await page.evaluate(aimLinks)
  return { page, sheets: await page.evaluate(keep, slides) }
}

/** Runs in the browser. The page is dark on screens alone; here it is on paper too. */
function darkenPaper(): void {
  for (const rule of [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules])) {
    if (rule instanceof CSSMediaRule && rule.media.mediaText === 'screen') {
      rule.media.mediaText = 'all'
    }
  }
}

/** Runs in the browser. Points links to slides at the published site; without one they are no links. */
function aimLinks(): void {
  const home = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href
  for (const link of document.querySelectorAll('a[href^=".."]')) {
    if (home) link.setAttribute('href', new URL(link.getAttribute('href')!, home).href)
    else link.removeAttribute('href')
  }
}

/** Runs in the browser. Takes out the other slides, and what is left empty or leads nowhere then. */
function keep(slides: number[]): Sheet[] {
  const sheets = [...document.querySelectorAll<HTMLElement>('[data-slide]')].map((element) => ({
    id: element.id,
    slide: Number(element.dataset.slide),
    element,
  }))
  for (const { slide, element } of sheets) if (!slides.includes(slide)) element.remove()
  for (const chapter of document.querySelectorAll('.reading-chapter')) {
    if (!chapter.querySelector('[data-slide]')) chapter.remove()
  }
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.reading-contents a')) {
    if (!document.getElementById(link.hash.slice(1))) link.closest('li')!.remove()
  }
  if (!slides.includes(1)) {
    for (const whole of document.querySelectorAll('.reading-contents, .reading-appendix')) {
      whole.remove()
    }
  }
  return sheets
    .filter(({ slide }) => slides.includes(slide))
    .map(({ id, slide }) => ({ id, slide }))
}
