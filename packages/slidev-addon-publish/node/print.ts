/** All slides on one page of the browser, complete and checked, ready to become paper or pictures. */
import type { Browser, Page } from 'playwright-chromium'
import { CommandError } from './command.ts'
import type { Deck } from './deck.ts'
import { openPrintPage, openStage, settle } from './stage.ts'

export interface PrintOptions {
  dark: boolean
  /** One sheet a step instead of one a slide. */
  withClicks: boolean
  /** Numbers of the slides, ascending. */
  slides: number[]
}

/** One page of the paper: a slide, or one step of it. */
export interface Sheet {
  /** Element id on the print page. */
  id: string
  /** Number of the slide, from 1. */
  slide: number
}

/** What Slidev calls the element of a sheet: `007-02` is slide 7 after one click. */
const SHEET = '.print-slide-container'

/** No empty page at the end; and each link one rectangle, which inline ones are only by chance. */
const PAPER = `
  ${SHEET}:last-child { break-after: auto }
  ${SHEET} a { display: inline-block }
`

/** How long the slides may take to load. */
const LOADING_MS = 60_000

/**
 * Opens the print page and waits until every slide stands on it.
 *
 * @param site address of the served site, ending with a slash
 * @param onProgress told how many slides are complete, whenever that is known anew
 * @returns the page (close it with its context) and its sheets in order
 * @throws CommandError that names the slide where one fails to render
 */
export async function openPrint(
  browser: Browser,
  site: string,
  deck: Deck,
  options: PrintOptions,
  onProgress: (complete: number) => void = () => {},
): Promise<{ page: Page; sheets: Sheet[] }> {
  const printed = await tryPrint(browser, site, deck, options, onProgress)
  if (!printed.failure) return printed
  await printed.page.context().close()

  for (const no of options.slides) {
    const alone = await tryPrint(browser, site, deck, { ...options, slides: [no] })
    await alone.page.context().close()
    if (alone.failure) throw failed(deck, no, alone.failure)
  }
  throw new CommandError(`the slides do not render together: ${printed.failure}`)
}

function failed(deck: Deck, no: number, reason: string): CommandError {
  const title = deck.slides[no - 1]?.title
  return new CommandError(
    `slide ${no} 「${title}」 does not render: ${reason}; nothing was written`,
  )
}

async function tryPrint(
  browser: Browser,
  site: string,
  deck: Deck,
  { dark, withClicks, slides }: PrintOptions,
  onProgress: (complete: number) => void = () => {},
): Promise<{ page: Page; sheets: Sheet[]; failure: string | undefined }> {
  const { page, errors } = await openStage(browser, {
    dark,
    still: true,
    scale: 2,
    embeds: true,
  })
  await page.emulateMedia({ media: 'screen' })
  await openPrintPage(page, site, slides, withClicks)
  const deadline = Date.now() + LOADING_MS
  for (let complete = 0; complete < slides.length;) {
    complete = await page.evaluate(countComplete, SHEET)
    onProgress(complete)
    if (errors.length > 0 || Date.now() > deadline) {
      return { page, sheets: [], failure: errors[0]?.split('\n')[0] ?? 'it came out empty' }
    }
    await page.waitForTimeout(50)
  }

  await settle(page)
  await page.addStyleTag({ content: PAPER })
  const numbers = deck.slides.flatMap(({ no, alias }) => [
    [String(no), no] as const,
    ...(alias ? [[alias, no] as const] : []),
  ])
  const sheets = await page.evaluate(finishPage, { selector: SHEET, numbers })
  return { page, sheets, failure: errors[0]?.split('\n')[0] }
}

/**
 * Runs in the browser. How many slides are there with all their sheets: a slide still to be loaded is
 * an empty sheet at first, and says that it loads only after a while.
 */
function countComplete(selector: string): number {
  const isComplete = new Map<string, boolean>()
  for (const sheet of document.querySelectorAll(selector)) {
    const slide = sheet.id.slice(0, 3)
    const isThere =
      Boolean(sheet.textContent?.trim() || sheet.querySelector('svg, img, canvas')) &&
      !sheet.querySelector('.slidev-slide-loading')
    isComplete.set(slide, isThere && isComplete.get(slide) !== false)
  }
  return [...isComplete.values()].filter(Boolean).length
}

/**
 * Runs in the browser. Points links between slides at the slides' sheets (Slidev leaves them dead);
 * takes off those that lead nowhere on this paper, as to a slide that is not printed.
 */
function finishPage({
  selector,
  numbers,
}: {
  selector: string
  numbers: (readonly [string, number])[]
}): Sheet[] {
  const numberOf = new Map(numbers)
  const sheets = [...document.querySelectorAll(selector)].map(({ id }) => ({
    id,
    slide: Number(id.slice(0, 3)),
  }))
  for (const link of document.querySelectorAll(`${selector} a[href]`)) {
    const url = new URL(link.getAttribute('href')!, document.baseURI)
    if (url.origin !== location.origin) continue
    const place = url.hash.slice(1) || url.pathname
    const name = decodeURIComponent(place.split('/').findLast(Boolean) ?? '')
    const target = sheets.find(({ slide }) => slide === numberOf.get(name))
    if (target) link.setAttribute('href', `#${target.id}`)
    else link.removeAttribute('href')
  }
  return sheets
}
