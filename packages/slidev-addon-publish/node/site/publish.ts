/** What a site brings to its visitors besides the slides. */
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Browser } from 'playwright-chromium'
import { launchBrowser } from '../browser.ts'
import type { Deck } from '../deck.ts'
import { outlineOf, printPdf } from '../pdf.ts'
import { openPrint } from '../print.ts'
import { cutFirstFonts } from './first-fonts.ts'
import { captureFirstStates } from './first-states.ts'
import { firstStyles } from './first-styles.ts'
import { headOf, type Place } from './head.ts'
import { makeOffline } from './offline.ts'
import { appPage, type Shell } from './page.ts'
import { writePages } from './pages.ts'
import { writeReading } from './reading.ts'
import { selectorsOf } from './selectors.ts'
import { serveSite } from './serve.ts'
import { firstPaint } from './slide-page.ts'

/**
 * Adds to a built site the slides as HTML, the PDF, the reading edition, and what keeps it all offline.
 *
 * @param folder absolute
 * @param shell what Slidev's page loads
 * @throws CommandError where there is no browser, or a slide does not render
 */
export async function publishSite(
  folder: string,
  deck: Deck,
  shell: Shell,
  place: Place,
): Promise<void> {
  const browser = await launchBrowser()
  const site = await serveSite(folder)
  try {
    await paintSlides(folder, browser, site.url, deck, shell, place)
    const slides = deck.slides.map(({ no }) => no)
    const { page, sheets } = await openPrint(browser, site.url, deck, {
      dark: false,
      withClicks: false,
      slides,
    })
    const pdf = `${deck.name}.pdf`
    await writeFile(path.join(folder, pdf), await printPdf(page, deck, outlineOf(deck, sheets)))
    await writeReading(folder, page, deck, { shell, place, pdf })
  } finally {
    await site.close()
    await browser.close()
  }
  await makeOffline(folder, deck, place.base)
}

/** Gives each slide's page its own head and the slide's first state. */
async function paintSlides(
  folder: string,
  browser: Browser,
  site: string,
  deck: Deck,
  shell: Shell,
  place: Place,
): Promise<void> {
  const { base } = place
  const [, sheet] = shell.sheet.match(/ href="([^"]*)"/)!
  const css = await readFile(path.join(folder, sheet!.slice(base.length)), 'utf8')
  const { canvas, slides, refused } = await captureFirstStates(
    browser,
    site,
    deck,
    selectorsOf(css),
  )
  for (const origin of refused) {
    console.error(
      `publish.config.ts: the site's policy keeps out ${origin}. Name it in site.allow, or put what it gives into public/`,
    )
  }
  const fonts = await cutFirstFonts(folder, css, base, slides)
  const stylesFor = firstStyles(css)
  for (const [index, slide] of deck.slides.entries()) {
    const state = slides[index]!
    const paint = firstPaint(deck, slide, {
      state,
      canvas,
      fonts: fonts[index]!,
      css: stylesFor(new Set(state.selectors)),
      base,
    })
    const html = appPage(shell, headOf(deck, slide, place, state.text), paint)
    await writePages(folder, html, [
      ...(slide.no === 1 ? [''] : []),
      String(slide.no),
      ...(slide.alias ? [slide.alias] : []),
    ])
  }
}
