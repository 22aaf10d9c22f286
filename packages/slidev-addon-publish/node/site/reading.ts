/** `/read/`: the talk as an article, made from the slides of the built site. */
import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-chromium'
import type { Chapter, PublishConfig } from '../../index.ts'
import { h } from 'vue'
import { renderToString } from 'vue/server-renderer'
import {
  ReadingPage,
  type Picture,
  type Reading,
  type ReadingChapter,
  type Section,
} from './readingPage.ts'
import { localeOf } from '../../client/locale.ts'
import { chaptersOf } from '../chapters.ts'
import type { Deck, Slide } from '../deck.ts'
import { headOf, type Place } from './head.ts'
import { readingPage, type Shell } from './page.ts'
import { readingStyles } from './reading-styles.ts'
import { selectorsOf } from './selectors.ts'

/** The page's own style sheet, beside those of the deck. */
const STYLES = path.join(import.meta.dirname, '../../styles/reading.css')

/** Where the speaker clicks, as Slidev renders it in the notes. */
const CLICK_MARK = /<span class="slidev-note-click-mark"[^>]*><\/span> ?/g

export interface ReadingOptions {
  /** What Slidev's page loads. */
  shell: Shell
  place: Place
  /** Name of the PDF in the site, where it has one. */
  pdf?: string
}

/** A slide as the built site shows it. */
interface Capture {
  picture?: Picture
  notes: string
}

/**
 * Writes `read/index.html` and its style sheet into a built site.
 *
 * @param folder of the built site, absolute
 * @param print its print page with all slides; they are taken apart
 */
export async function writeReading(
  folder: string,
  print: Page,
  deck: Deck,
  { shell, place, pdf }: ReadingOptions,
): Promise<void> {
  const css = await stylesOf(print)
  const captures = await print.evaluate(capture, deck.slides.map(idOf))

  const sheet = `${css}${await readFile(STYLES, 'utf8')}`
  const hash = createHash('sha256').update(sheet).digest('hex').slice(0, 8)
  const file = `assets/reading-${hash}.css`
  await writeFile(path.join(folder, file), sheet)

  const body = await renderToString(h(ReadingPage, { reading: readingOf(deck, captures, pdf) }))
  const html = readingPage(shell, headOf(deck, undefined, place), place.base + file, body)
  await mkdir(path.join(folder, 'read'), { recursive: true })
  await writeFile(path.join(folder, 'read/index.html'), html)
}

/**
 * @param captures one for each slide
 * @param pdf name of the PDF in the site, where it has one
 */
export function readingOf(deck: Deck, captures: Capture[], pdf?: string): Reading {
  const { slides, config } = deck
  const begun = chaptersOf(deck)
  const parts = new Map<Chapter | undefined, { sections: Section[]; seconds: number }>()
  const sections = slides.map((slide, index) => {
    const chapter = begun[index]
    const isOpener = chapter !== undefined && slide.title === chapter.name
    const part = parts.get(chapter) ?? { sections: [], seconds: 0 }
    parts.set(chapter, part)
    part.seconds += config.seconds?.(slide) ?? 0
    const section = {
      ...sectionOf(slide, captures[index]!, isOpener && part.sections.length === 0),
      notes: notesOf(captures[index]!, config),
      record: config.record?.(slide, deck.lang).filter(({ items }) => items.length > 0) ?? [],
    }
    if (index > 0) part.sections.push(section)
    return section
  })
  return {
    locale: localeOf(deck.lang),
    title: deck.title,
    description: deck.description,
    author: deck.author,
    byline: config.byline?.(deck.lang) ?? [],
    pdf,
    cover: sections[0]!,
    appendix: config.appendix?.(deck.lang),
    chapters: [...parts]
      .filter(([, part]) => part.sections.length > 0)
      .map(([info, part]): ReadingChapter => ({
        info,
        minutes: part.seconds > 0 ? Math.max(1, Math.round(part.seconds / 60)) : 0,
        sections: part.sections,
      })),
  }
}

function sectionOf(slide: Slide, { picture }: Capture, isOpener: boolean) {
  return {
    no: slide.no,
    id: idOf(slide),
    title: slide.title || String(slide.no),
    isOpener,
    picture,
  }
}

function notesOf({ notes }: Capture, { notes: asTold = (html) => html }: PublishConfig): string {
  return asTold(notes.replaceAll(CLICK_MARK, ''))
}

function idOf({ no, alias }: Slide): string {
  return alias ?? String(no)
}

/** Those of the site's style sheets on the print page that its slides use. */
async function stylesOf(page: Page): Promise<string> {
  const css = await page.evaluate(async () => {
    const links = document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')
    const own = [...links].filter(({ href }) => href.startsWith(location.origin))
    const sheets = own.map(async ({ href }) => (await fetch(href)).text())
    return (await Promise.all(sheets)).join('\n')
  })
  const used = await page.evaluate((selectors) => {
    const isUsed = (selector: string) => {
      try {
        return [...document.querySelectorAll(selector)].some(
          (element) => element === document.documentElement || element.closest('.slidev-page'),
        )
      } catch {
        return true
      }
    }
    return selectors.filter(isUsed)
  }, selectorsOf(css))
  const names = new Set(used)
  return readingStyles(css, (selector) => names.has(selector))
}

/**
 * Runs in the browser, on the print page. Takes each slide with a blank for what the article says in
 * words itself and cuts the canvas to what is left. What nobody can operate without a script cannot be
 * focused; headings are no part of the article's outline.
 *
 * A layout says what is what: `data-reading="body"` holds the parts of the picture, of which those that
 * match its `data-reading-told` (by default the slide's `h1`) are told by the article;
 * `data-reading="skip"` is left out. Without marks the layout itself is the body.
 *
 * @param ids of the sections, in the order of the slides
 */
function capture(ids: string[]): Capture[] {
  const PAD = 4
  const notes = slidevPublish.notes()

  function pictureOf(sheet: Element): Picture | undefined {
    const slide = sheet.querySelector<HTMLElement>('.slidev-page')!
    const canvas = slide.getBoundingClientRect()
    const marked = [...slide.querySelectorAll<HTMLElement>('[data-reading="body"]')]
    const bodies =
      marked.length > 0 ? marked : [slide.querySelector<HTMLElement>('.slidev-layout') ?? slide]
    const isTold = (part: Element) =>
      bodies.some(
        (body) => part.parentElement === body && part.matches(body.dataset.readingTold ?? 'h1'),
      )
    const told = [...slide.querySelectorAll('*')].filter(
      (part) => isTold(part) || part.matches('[data-reading="skip"]'),
    )
    const blanks = told.map((part) => {
      const blank = document.createElement('div')
      const { margin } = getComputedStyle(part)
      const { height } = part.getBoundingClientRect()
      Object.assign(blank.style, { flex: 'none', height: `${height}px`, margin })
      return { part, blank }
    })
    for (const { part, blank } of blanks) part.replaceWith(blank)
    const parts = bodies
      .flatMap((body) => [...body.children])
      .filter((part) => !bodies.some((body) => body === part))
      .filter((part) => !blanks.some(({ blank }) => blank === part))
      .map((part) => part.getBoundingClientRect())
      .filter(({ width, height }) => width > 0 && height > 0)
    if (parts.length === 0) return undefined

    const left = Math.max(Math.min(...parts.map((part) => part.left)) - PAD, canvas.left)
    const top = Math.max(Math.min(...parts.map((part) => part.top)) - PAD, canvas.top)
    const right = Math.min(Math.max(...parts.map((part) => part.right)) + PAD, canvas.right)
    const bottom = Math.min(Math.max(...parts.map((part) => part.bottom)) + PAD, canvas.bottom)
    return {
      html: htmlOf(slide),
      x: Math.round(left - canvas.left),
      y: Math.round(top - canvas.top),
      width: Math.round(right - left),
      height: Math.round(bottom - top),
      smallestText: smallestText(slide),
    }
  }

  function smallestText(slide: Element): number {
    const sizes = [...slide.querySelectorAll<HTMLElement | SVGGraphicsElement>('*')]
      .filter((element) =>
        [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent!.trim()),
      )
      .filter(
        (element) =>
          element.checkVisibility({ visibilityProperty: true }) &&
          element.getBoundingClientRect().width > 0,
      )
      .map((element) => {
        const scale = element instanceof SVGGraphicsElement ? element.getScreenCTM()!.a : 1
        return Number.parseFloat(getComputedStyle(element).fontSize) * scale
      })
    return sizes.length > 0 ? Math.round(Math.min(...sizes) * 10) / 10 : 0
  }

  function htmlOf(slide: HTMLElement): string {
    slide.removeAttribute('style')
    slide.removeAttribute('lang')
    for (const button of slide.querySelectorAll('button')) button.remove()
    for (const element of slide.querySelectorAll('*')) {
      element.removeAttribute('tabindex')
      if (/^H[1-6]$/.test(element.tagName)) element.setAttribute('role', 'paragraph')
      if (element instanceof HTMLAnchorElement) {
        const target = element.getAttribute('href')?.match(/^#(\d{3})-\d+$/)
        if (target) element.setAttribute('href', `#${ids[Number(target[1]) - 1]}`)
        element.removeAttribute('target')
      }
    }
    return slide.outerHTML.replaceAll(/<!--[^]*?-->/g, '')
  }

  return [...document.querySelectorAll('.print-slide-container')].map((sheet, index) => ({
    picture: pictureOf(sheet),
    notes: notes[index] ?? '',
  }))
}
