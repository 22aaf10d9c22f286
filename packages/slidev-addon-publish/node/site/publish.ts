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
import { headOf, polishHtml } from './head.ts'
import { makeOffline } from './offline.ts'
import { writePages } from './pages.ts'
import { writeReading } from './reading.ts'
import { selectorsOf } from './selectors.ts'
import { serveSite } from './serve.ts'
import { withFirstState } from './slide-page.ts'

export interface Place {
  /** Path the site is served under; begins and ends with a slash. */
  base: string
  /** Full address of the site, where known. Ends with a slash. */
  address?: string
}

/**
 * Adds to a built site the slides as HTML, the PDF, the reading edition, and what keeps it all offline.
 *
 * @param folder absolute
 * @param shell the page with the empty app
 * @throws CommandError where there is no browser, or a slide does not render
 */
export async function publishSite(
  folder: string,
  deck: Deck,
  shell: string,
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
    await writeReading(folder, page, deck, { ...place, pdf })
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
  shell: string,
  { base, address }: Place,
): Promise<void> {
  const links = shell.matchAll(/<link rel="stylesheet"[^>]* href="([^"]*)"/g)
  const sheet = [...links].map(([, href]) => href!).find((href) => href.startsWith(base))!
  const css = await readFile(path.join(folder, sheet.slice(base.length)), 'utf8')
  const { canvas, slides } = await captureFirstStates(browser, site, deck, selectorsOf(css))
  const fonts = await cutFirstFonts(folder, css, base, slides)
  const stylesFor = firstStyles(css)
  for (const [index, slide] of deck.slides.entries()) {
    const state = slides[index]!
    const html = polishHtml(shell, headOf(deck, slide, base, address, state.text))
    const page = withFirstState(html, deck, slide, {
      state,
      canvas,
      fonts: fonts[index]!,
      css: stylesFor(new Set(state.selectors)),
      base,
    })
    await writePages(folder, page, [
      ...(slide.no === 1 ? [''] : []),
      String(slide.no),
      ...(slide.alias ? [slide.alias] : []),
    ])
  }
}
