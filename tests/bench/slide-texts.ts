/** What stands on each slide of the built deck, as blocks of text that any slide tool can show. */
import type { Browser } from 'playwright-chromium'
import type { Deck } from '../../packages/slidev-addon-publish/node/deck.ts'
import { openPrint } from '../../packages/slidev-addon-publish/node/print.ts'
import { serveSite } from '../../packages/slidev-addon-publish/node/site/serve.ts'

/** A piece of a slide, in reading order. The first heading is the slide's title and not among them. */
export type Block =
  | { kind: 'heading' | 'line' | 'code'; text: string }
  /** The first row is the head. */
  | { kind: 'table'; rows: string[][] }
  /** The slide's next Mermaid drawing. */
  | { kind: 'diagram' }
  /** The whole history. */
  | { kind: 'timeline' }

/**
 * Reads the print page, where every slide stands in its final state. What only frames the slides
 * (footer, sources, footnotes) and what is for screen readers only is left out.
 *
 * @param folder of a built site
 * @returns the blocks of each slide, in order
 * @throws CommandError where a slide does not render
 */
export async function readSlideTexts(
  browser: Browser,
  folder: string,
  deck: Deck,
): Promise<Block[][]> {
  const site = await serveSite(folder)
  const { page } = await openPrint(browser, site.url, deck, {
    dark: false,
    withClicks: false,
    slides: deck.slides.map(({ no }) => no),
  })
  const texts = await page.evaluate(readBlocks)
  await page.context().close()
  await site.close()
  return texts
}

/** Runs in the browser. */
function readBlocks(): Block[][] {
  const plain = (element: Element) => (element.textContent ?? '').replaceAll(/\s+/g, ' ').trim()
  const hasWords = (element: Element) =>
    [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim())

  const blocksOf = (element: Element): Block[] => {
    if (
      element.matches('h1, style, title, desc, .aloud, .timeline-events') ||
      !element.checkVisibility()
    )
      return []
    if (element.matches('.timeline')) return [{ kind: 'timeline' }]
    if (element.matches('.diagram-drawing')) return [{ kind: 'diagram' }]
    if (element.matches('table')) {
      const rows = [...element.querySelectorAll('tr')].map((row) => [...row.cells].map(plain))
      return [{ kind: 'table', rows }]
    }
    if (element.matches('pre')) return [{ kind: 'code', text: (element as HTMLElement).innerText }]
    if (element.matches('text') || hasWords(element)) {
      const text = plain(element)
      return text ? [{ kind: element.matches('h2, h3') ? 'heading' : 'line', text }] : []
    }
    return [...element.children].flatMap(blocksOf)
  }

  return [...document.querySelectorAll('.print-slide-container')].map((sheet) =>
    blocksOf(sheet.querySelector('.frame-body') ?? sheet),
  )
}
