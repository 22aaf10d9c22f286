/** `/read/`: the talk as an article, made from the slides of the built site. */
import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-chromium'
import { h } from 'vue'
import { renderToString } from 'vue/server-renderer'
import {
  ReadingPage,
  type Picture,
  type Reading,
  type ReadingChapter,
  type Section,
} from '../../components/reading/readingPage.ts'
import { chapters } from '../../facts/chapters.ts'
import { claims } from '../../facts/claims.ts'
import { events } from '../../facts/events.ts'
import { worthReading } from '../../facts/further.ts'
import { TALK } from '../../talk.config.ts'
import { claimsOf, firstRead, pagesOf, sourcesOf, type SlideFacts } from '../../facts/sources.ts'
import { localeOf } from '../../models/locale.ts'
import { ROOT, type Deck, type Slide } from '../deck.ts'
import type { DeckElement } from '../stage.ts'
import { headOf, readingHtml } from './head.ts'
import { readingStyles } from './reading-styles.ts'
import { recordedOn } from './recorded-on.ts'
import { selectorsOf } from './selectors.ts'

/** The page's own style sheet, beside those of the deck. */
const STYLES = 'styles/reading.css'

/** Where the speaker clicks, as Slidev renders it in the notes. */
const CLICK_MARK = /<span class="slidev-note-click-mark"[^>]*><\/span> ?/g

export interface ReadingOptions {
  /** Path the site is served under; begins and ends with a slash. */
  base: string
  /** Full address of the site, where known. */
  address?: string
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
  { base, address, pdf }: ReadingOptions,
): Promise<void> {
  const css = await stylesOf(print)
  const captures = await print.evaluate(capture, deck.slides.map(idOf))

  const sheet = `${css}${await readFile(path.join(ROOT, STYLES), 'utf8')}`
  const hash = createHash('sha256').update(sheet).digest('hex').slice(0, 8)
  const file = `assets/reading-${hash}.css`
  await writeFile(path.join(folder, file), sheet)

  const body = await renderToString(h(ReadingPage, { reading: readingOf(deck, captures, pdf) }))
  const head = headOf(deck, undefined, base, address)
  const html = readingHtml(head, base, `${base}${file}`, body)
  await mkdir(path.join(folder, 'read'), { recursive: true })
  await writeFile(path.join(folder, 'read/index.html'), html)
}

/**
 * @param captures one for each slide
 * @param pdf name of the PDF in the site, where it has one
 */
export function readingOf(deck: Deck, captures: Capture[], pdf?: string): Reading {
  const locale = localeOf(deck.lang)
  const [cover, ...sections] = deck.slides.map((slide, index) => sectionOf(slide, captures[index]!))
  const parts = new Map<number, { sections: Section[]; seconds: number }>()
  let chapter = 0
  for (const [index, { frontmatter }] of deck.slides.entries()) {
    chapter = Number(frontmatter.chapter ?? chapter)
    const part = parts.get(chapter) ?? { sections: [], seconds: 0 }
    parts.set(chapter, part)
    part.seconds += Number(frontmatter.time ?? 0)
    if (index > 0) part.sections.push(sections[index - 1]!)
  }
  return {
    locale,
    title: deck.title,
    description: deck.description,
    author: deck.author,
    checked: TALK.checked,
    pdf,
    cover: cover!,
    further: pagesOf({ sources: worthReading }),
    recordedOn,
    chapters: [...parts]
      .filter(([, part]) => part.sections.length > 0)
      .map(([number, part]): ReadingChapter => ({
        info: chapters[number]!,
        minutes: Math.max(1, Math.round(part.seconds / 60)),
        sections: part.sections,
      })),
  }
}

function sectionOf(slide: Slide, { picture, notes }: Capture): Section {
  const facts: SlideFacts = slide.frontmatter
  const told = (facts.claims ?? []).flatMap((id) => claims.find((claim) => claim.id === id) ?? [])
  const corrected = new Set(claimsOf(facts).flatMap(({ id, erratum }) => (erratum ? [id] : [])))
  const errata = told.filter(({ id }) => corrected.has(id))
  const sources = [...sourcesOf(facts, Infinity), ...pagesOf({ sources: told.flatMap(firstRead) })]
  return {
    no: slide.no,
    id: idOf(slide),
    title: slide.title,
    isOpener: slide.frontmatter.layout === 'chapter',
    picture,
    notes: notes.replaceAll(CLICK_MARK, ''),
    errata,
    dated: told
      .filter((claim) => claim.date && !errata.includes(claim))
      .toSorted((a, b) => (a.date! < b.date! ? -1 : 1)),
    events: slide.content.includes('<HistoryTimeline') ? events : [],
    sources: [...new Set(sources)],
  }
}

function idOf({ no, alias }: Slide): string {
  return alias ?? String(no)
}

/** The style sheets of the print page that its slides use. */
async function stylesOf(page: Page): Promise<string> {
  const css = await page.evaluate(async () => {
    const links = document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')
    const sheets = [...links].map(async ({ href }) => (await fetch(href)).text())
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
 * words itself (title, 勘误, footer) and cuts the canvas to what is left. What nobody can operate without
 * a script cannot be focused; headings are no part of the article's outline.
 *
 * @param ids of the sections, in the order of the slides
 */
function capture(ids: string[]): Capture[] {
  const TOLD = [
    ':is(.frame-body, .chapter, .statement, .closing) > h1',
    '.chapter > :is(.number, h2, .rope)',
    '.frame-body > .timeline-events',
    '.frame > .notes',
    '.frame > .footer',
    '.cover > h1',
    ':is(.cover, .closing) > h1 + p',
    '.closing > .way',
  ].join()
  const PAD = 4
  const { nav } =
    document.querySelector<DeckElement>('#app')!.__vue_app__._context.provides['$$slidev-context']!

  function pictureOf(sheet: Element): Picture | undefined {
    const slide = sheet.querySelector<HTMLElement>('.slidev-page')!
    const canvas = slide.getBoundingClientRect()
    const blanks = [...slide.querySelectorAll(TOLD)].map((told) => {
      const blank = document.createElement('div')
      const { margin } = getComputedStyle(told)
      const { height } = told.getBoundingClientRect()
      Object.assign(blank.style, { flex: 'none', height: `${height}px`, margin })
      return { told, blank }
    })
    for (const { told, blank } of blanks) told.replaceWith(blank)
    const parts = [
      ...slide.querySelectorAll(
        ':is(.frame-body, .chapter, .statement, .cover, .closing) > :not(.statement)',
      ),
    ]
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
    notes: nav.slides[index]!.meta.slide.noteHTML ?? '',
  }))
}
