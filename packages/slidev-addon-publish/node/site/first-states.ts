/** What each slide shows before the first click, as HTML: its page paints it before any script runs. */
import type { Browser, Page } from 'playwright-chromium'
import { CommandError } from '../command.ts'
import type { Deck } from '../deck.ts'
import { openStage, settle } from '../stage.ts'

export interface FirstState {
  /** Number of the slide, from 1. */
  no: number
  /** The slide's element as the app draws it. */
  html: string
  /** The same for viewers who want no movement; undefined where it does not differ. */
  stillHtml?: string
  /** What it says, without title and footer, on one line. */
  text: string
  /**
   * Characters it shows, by each font family asked for and the one of our two weights that the
   * browser takes: `Noto Sans SC 400`.
   */
  characters: Record<string, string>
  /** Those of the given selectors that select something on it, or what it stands in. */
  selectors: string[]
}

export interface FirstStates {
  /** Size of a slide, CSS pixels. */
  canvas: { width: number; height: number }
  /** One for each slide, in order. */
  slides: FirstState[]
  /** Origins that slides name and the site's policy keeps out. */
  refused: string[]
}

/** How long the slides may take to load. */
const LOADING_MS = 60_000

/**
 * @param site address of the served site, ending with a slash
 * @param selectors as `document.querySelector` takes them; those of other browsers are passed over
 * @throws CommandError where a slide fails to render
 */
export async function captureFirstStates(
  browser: Browser,
  site: string,
  deck: Deck,
  selectors: string[],
): Promise<FirstStates> {
  const { page, errors, refused } = await openStage(browser, { embeds: true })
  try {
    await page.goto(`${site}1/`)
    await settle(page)
    await mountAll(page, deck.slides.length)
    const moving = await page.evaluate(readSlides, selectors)
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await settle(page)
    const still = await page.evaluate(readSlides, selectors)
    const failure = errors[0]?.split('\n')[0]
    if (failure) throw new CommandError(`the slides do not render: ${failure}`)
    if (moving.length !== deck.slides.length) {
      throw new CommandError(`${moving.length} of ${deck.slides.length} slides render`)
    }
    const slides = moving.map((slide, index) => {
      const { html, characters, selectors: used } = still[index]!
      if (html === slide.html) return slide
      return {
        ...slide,
        stillHtml: html,
        characters: union(slide.characters, characters),
        selectors: [...new Set([...slide.selectors, ...used])],
      }
    })
    const canvas = await page.evaluate(() => {
      const { offsetWidth, offsetHeight } = document.getElementById('slide-content')!
      return { width: offsetWidth, height: offsetHeight }
    })
    return { canvas, slides, refused: [...refused] }
  } finally {
    await page.context().close()
  }
}

async function mountAll(page: Page, count: number): Promise<void> {
  await page.evaluate(() => slidevPublish.mountAll())
  await page.waitForFunction(
    (slides) => {
      const pages = [...document.querySelectorAll('.slidev-page')]
      return (
        pages.length === slides &&
        pages.every((each) => each.childElementCount > 0) &&
        !document.querySelector('.slidev-slide-loading')
      )
    },
    count,
    { timeout: LOADING_MS },
  )
  await settle(page)
}

/** Runs in the browser. */
function readSlides(selectors: string[]): FirstState[] {
  const isKnown = (selector: string) => {
    try {
      document.createDocumentFragment().querySelector(selector)
      return true
    } catch {
      return false
    }
  }
  const used = new Map<Element | undefined, string[]>()
  for (const selector of selectors.filter(isKnown)) {
    const places = new Set<Element | undefined>()
    for (const element of document.querySelectorAll(selector)) {
      if (element.matches('html, body')) places.add(undefined)
      const slide = element.closest('.slidev-page')
      if (slide) places.add(slide)
    }
    for (const place of places) used.set(place, [...(used.get(place) ?? []), selector])
  }
  return [...document.querySelectorAll<HTMLElement>('.slidev-page')].map((slide) => {
    const characters: Record<string, Set<string>> = {}
    const texts = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const { fontFamily, fontWeight } = getComputedStyle(texts.currentNode.parentElement!)
      for (const family of fontFamily.split(',')) {
        const weight = Number(fontWeight) > 500 ? 700 : 400
        const font = `${family.replaceAll(/["']/g, '').trim()} ${weight}`
        characters[font] ??= new Set()
        for (const character of texts.currentNode.nodeValue!) characters[font].add(character)
      }
    }

    const copy = slide.cloneNode(true) as HTMLElement
    copy.style.removeProperty('display')
    delete copy.dataset.ready
    copy.classList.remove(...[...copy.classList].filter((name) => /-(enter|leave)-/.test(name)))
    const comments = document.createTreeWalker(copy, NodeFilter.SHOW_COMMENT)
    const found: ChildNode[] = []
    while (comments.nextNode()) found.push(comments.currentNode as ChildNode)
    for (const comment of found) comment.remove()
    const html = copy.outerHTML

    for (const each of copy.querySelectorAll('h1, [data-reading="skip"], style, defs'))
      each.remove()
    for (const each of copy.querySelectorAll('p, li, td, th, tspan, text, div, span, code')) {
      each.append(' ')
    }
    return {
      no: Number(slide.dataset.slidevNo),
      html,
      text: copy.textContent!.replaceAll(/\s+/g, ' ').trim(),
      characters: Object.fromEntries(
        Object.entries(characters).map(([font, set]) => [font, [...set].toSorted().join('')]),
      ),
      selectors: [...(used.get(undefined) ?? []), ...(used.get(slide) ?? [])],
    }
  })
}

function union(a: Record<string, string>, b: Record<string, string>): Record<string, string> {
  const fonts = new Set([...Object.keys(a), ...Object.keys(b)])
  return Object.fromEntries(
    [...fonts].map((font) => [
      font,
      [...new Set([...(a[font] ?? ''), ...(b[font] ?? '')])].toSorted().join(''),
    ]),
  )
}
