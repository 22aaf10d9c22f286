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

/** How long the slides may take to load. */
const LOADING_MS = 60_000

/**
 * Opens the print page and waits until every slide stands on it.
 *
 * @param site address of the served site, ending with a slash
 * @returns the page (close it with its context) and its sheets in order
 * @throws CommandError that names the slide where one fails to render
 */
export async function openPrint(
  browser: Browser,
  site: string,
  deck: Deck,
  options: PrintOptions,
): Promise<{ page: Page; sheets: Sheet[] }> {
  const printed = await tryPrint(browser, site, deck, options)
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
): Promise<{ page: Page; sheets: Sheet[]; failure: string | undefined }> {
  const { page, errors } = await openStage(browser, { dark, still: true, scale: 2 })
  await page.emulateMedia({ media: 'screen' })
  await openPrintPage(page, site, slides, withClicks)
  const deadline = Date.now() + LOADING_MS
  while (!(await page.evaluate(isComplete, { selector: SHEET, count: slides.length }))) {
    if (errors.length > 0 || Date.now() > deadline) {
      return { page, sheets: [], failure: errors[0]?.split('\n')[0] ?? 'it came out empty' }
    }
    await page.waitForTimeout(50)
  }

  await settle(page)
  await page.addStyleTag({ content: `${SHEET}:last-child { break-after: auto }` })
  const numbers = deck.slides.flatMap(({ no, alias }) => [
    [String(no), no] as const,
    ...(alias ? [[alias, no] as const] : []),
  ])
  const sheets = await page.evaluate(finishPage, { selector: SHEET, numbers })
  return { page, sheets, failure: errors[0]?.split('\n')[0] }
}

/**
 * Runs in the browser. True once all slides are there: a slide still to be loaded is an empty sheet
 * at first, and says that it loads only after a while.
 */
function isComplete({ selector, count }: { selector: string; count: number }): boolean {
  const sheets = [...document.querySelectorAll(selector)]
  return (
    new Set(sheets.map((sheet) => sheet.id.slice(0, 3))).size === count &&
    sheets.every((sheet) => sheet.textContent?.trim() || sheet.querySelector('svg, img, canvas')) &&
    !document.querySelector('.slidev-slide-loading')
  )
}

/**
 * Runs in the browser. Points links between slides at the slides' sheets (Slidev leaves them dead),
 * and takes the headings of later steps out of the document outline.
 */
function finishPage({
  selector,
  numbers,
}: {
  selector: string
  numbers: (readonly [string, number])[]
}): Sheet[] {
  const numberOf = new Map(numbers)
  const containers = [...document.querySelectorAll<HTMLElement>(selector)]
  const first = new Map<number, string>()
  for (const container of containers) {
    const no = Number(container.id.slice(0, 3))
    if (first.has(no)) {
      for (const heading of container.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
        heading.setAttribute('role', 'paragraph')
      }
    } else first.set(no, container.id)
  }
  for (const link of document.querySelectorAll<HTMLAnchorElement>(`${selector} a[href]`)) {
    const url = new URL(link.href)
    if (url.origin !== location.origin) continue
    const name = decodeURIComponent(url.hash.slice(1) || url.pathname.split('/').findLast(Boolean)!)
    const id = first.get(numberOf.get(name) ?? 0)
    if (id) link.setAttribute('href', `#${id}`)
  }
  return containers.map((container) => ({
    id: container.id,
    slide: Number(container.id.slice(0, 3)),
  }))
}
