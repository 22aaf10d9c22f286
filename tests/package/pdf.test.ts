import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PDFDict, PDFDocument, PDFName, PDFRawStream, PDFRef } from 'pdf-lib'
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { chapters } from '../../facts/chapters.ts'
import { launchBrowser } from '../../packages/slidev-addon-publish/node/browser.ts'
import { ROOT, readDeck, type Deck } from '../../packages/slidev-addon-publish/node/deck.ts'
import { outlineOf, printPdf } from '../../packages/slidev-addon-publish/node/pdf.ts'
import { openPrint } from '../../packages/slidev-addon-publish/node/print.ts'
import { buildSite } from '../../packages/slidev-addon-publish/node/site/build-site.ts'
import { serveSite } from '../../packages/slidev-addon-publish/node/site/serve.ts'
import { BUILT, run } from './run.ts'

const MB = 1_000_000
/** Two exports at this time (in seconds) differ in nothing. */
const EPOCH = '1700000000'

let deck: Deck
let folder: string
let bytes: Buffer
let pdf: PDFDocumentProxy

beforeAll(async () => {
  deck = await readDeck()
  folder = await mkdtemp(path.join(tmpdir(), 'deck-pdf-'))
  bytes = await exported('talk.pdf', [], { SOURCE_DATE_EPOCH: EPOCH })
  pdf = await open(bytes)
})

afterAll(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true })
})

async function exported(name: string, args: string[], env = {}): Promise<Buffer> {
  const file = path.join(folder, name)
  const { code, complaint } = await run('export', ['--from', BUILT, '--output', file, ...args], env)
  expect(code, complaint.join('\n')).toBe(0)
  return readFile(file)
}

const open = (content: Uint8Array) => getDocument({ data: new Uint8Array(content) }).promise

const squeeze = (text: string) => text.normalize('NFKC').replaceAll(/\s+/g, '')

const textOf = async (document: PDFDocumentProxy, no: number) => {
  const { items } = await (await document.getPage(no)).getTextContent()
  return squeeze(items.map((item) => ('str' in item ? item.str : '')).join(''))
}

interface Tag {
  role?: string
  alt?: string
  lang?: string
  type?: string
  id?: string
  children?: Tag[]
}

/** The tags of a page in reading order, each before those it holds. */
async function tagsOf(document: PDFDocumentProxy, no: number): Promise<Tag[]> {
  const flat = (tag: Tag): Tag[] => [tag, ...(tag.children ?? []).flatMap(flat)]
  return flat((await (await document.getPage(no)).getStructTree()) as Tag)
}

/** The text of a page as its tags order it: what is read aloud. */
async function readAloud(document: PDFDocumentProxy, no: number): Promise<string> {
  const page = await document.getPage(no)
  const { items } = await page.getTextContent({ includeMarkedContent: true })
  const texts = new Map<string, string>()
  const inside: string[] = []
  for (const item of items) {
    if ('str' in item) {
      const id = inside.findLast(Boolean) ?? ''
      texts.set(id, (texts.get(id) ?? '') + item.str)
    } else if (item.type.startsWith('beginMarkedContent')) inside.push(item.id ?? '')
    else inside.pop()
  }
  const tags = await tagsOf(document, no)
  // pdf.js gives what a form holds (a group drawn half transparent) a name that the page uses again
  // for its empty wrappers, after it: a name is read where it comes first.
  const ids = new Set(tags.filter(({ type }) => type === 'content').map(({ id }) => id!))
  return squeeze([...ids].map((id) => texts.get(id) ?? '').join(''))
}

/** The outline with the number of the page that each entry leads to. */
interface Line {
  title: string
  page: number
  items: Line[]
}
type Outline = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>
const outlineIn = async (
  document: PDFDocumentProxy,
  outline: Outline | undefined = undefined,
): Promise<Line[]> =>
  Promise.all(
    (outline ?? (await document.getOutline())).map(async ({ title, dest, items }) => ({
      title,
      page: (await document.getPageIndex((dest as [{ num: number; gen: number }])[0])) + 1,
      items: items.length > 0 ? await outlineIn(document, items) : [],
    })),
  )

/** The addresses of a page's links, and the numbers of the pages that its other links lead to. */
async function linksOf(document: PDFDocumentProxy, no: number): Promise<(string | number)[]> {
  const annotations = await (await document.getPage(no)).getAnnotations()
  return Promise.all(
    annotations.map(async ({ url, dest }) => {
      if (url) return String(url)
      const place = typeof dest === 'string' ? await document.getDestination(dest) : dest
      return (await document.getPageIndex(place[0])) + 1
    }),
  )
}

/** The colour that a page is filled with first: its ground. */
async function groundOf(document: PDFDocumentProxy, no: number): Promise<number> {
  const { OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const { fnArray, argsArray } = await (await document.getPage(no)).getOperatorList()
  const [colour] = argsArray[fnArray.indexOf(OPS.setFillRGBColor)] as [string]
  return Number.parseInt(colour.slice(1, 3), 16)
}

describe('the PDF', () => {
  it('has a page for every slide, in less than 3 MB', () => {
    expect(pdf.numPages).toBe(deck.slides.length)
    expect(bytes.length).toBeLessThan(3 * MB)
  })

  it('says what it is', async () => {
    const { info } = await pdf.getMetadata()
    expect(info).toMatchObject({
      Title: deck.title,
      Author: deck.author,
      Subject: deck.description,
      Keywords: deck.keywords.join(' '),
      Language: 'zh-CN',
      Creator: 'Slidev',
    })
  })

  it('is tagged: every page has its heading, every figure says what it shows', async () => {
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true })
    const wrong: string[] = []
    let figures = 0
    for (const { no } of deck.slides) {
      const tags = await tagsOf(pdf, no)
      if (tags.filter(({ role }) => role === 'H1').length !== 1) wrong.push(`${no}: not one H1`)
      for (const { alt } of tags.filter(({ role }) => role === 'Figure')) {
        figures++
        if (!alt?.trim()) wrong.push(`${no}: a figure without words`)
      }
    }
    expect(wrong).toEqual([])
    expect(figures).toBeGreaterThan(0)
  })

  it('is read aloud from the title over the body to the number in the footer', async () => {
    const wrong: string[] = []
    for (const { no, title, frontmatter } of deck.slides) {
      const text = await readAloud(pdf, no)
      const isPage = ['cover', 'chapter', 'closing'].includes(String(frontmatter.layout))
      const start = text.replace(/^\d+(?=\D)/, frontmatter.layout === 'chapter' ? '' : '$&')
      if (!start.startsWith(squeeze(title))) wrong.push(`${no} begins with ${text.slice(0, 30)}`)
      if (!isPage && !text.endsWith(String(no))) wrong.push(`${no} ends with ${text.slice(-30)}`)
    }
    expect(wrong).toEqual([])
  })

  it('has an outline of the chapters with their slides, each leading to its page', async () => {
    const outline = await outlineIn(pdf)
    expect(outline.map(({ title }) => title)).toEqual(chapters.map(({ name }) => name.zh))
    const lines = outline.flatMap((line) => [line, ...line.items])
    const missing = deck.slides.filter(
      ({ no, title }) => !lines.some((line) => line.title === title && line.page === no),
    )
    expect(missing.map(({ no, title }) => `${no} ${title}`)).toEqual([])
    for (const { page, items } of outline) {
      const pages = items.map((item) => item.page)
      expect(pages).toEqual(pages.toSorted((a, b) => a - b))
      expect(page).toBeLessThanOrEqual(pages[0]!)
    }
  })

  it('embeds every font, none of them as Type 3, and holds no pictures of text', async () => {
    const document = await PDFDocument.load(bytes)
    const objects = document.context.enumerateIndirectObjects().map(([, object]) => object)
    const fonts = objects
      .filter((object) => object instanceof PDFDict)
      .filter((dict) => dict.get(PDFName.of('Type')) === PDFName.of('Font'))
    const kinds = fonts.map((font) => String(font.get(PDFName.of('Subtype'))))
    expect(kinds).toContain('/CIDFontType2')
    expect(kinds).not.toContain('/Type3')
    const loose = fonts
      .filter((font) => font.has(PDFName.of('FontDescriptor')))
      .filter((font) => {
        const descriptor = document.context.lookup(font.get(PDFName.of('FontDescriptor')), PDFDict)
        return !(descriptor.get(PDFName.of('FontFile2')) instanceof PDFRef)
      })
    expect(loose.map((font) => String(font.get(PDFName.of('BaseFont'))))).toEqual([])
    const pictures = objects
      .filter((object) => object instanceof PDFRawStream)
      .filter(({ dict }) => dict.get(PDFName.of('Subtype')) === PDFName.of('Image'))
    expect(pictures.map(({ dict }) => String(dict))).toEqual([])
  })
})

describe('the print page', () => {
  it('has no effect that prints as a picture; its links and its PDF are those exported', async () => {
    const browser = await launchBrowser()
    try {
      const site = await serveSite(path.join(ROOT, BUILT))
      const slides = deck.slides.map(({ no }) => no)
      const options = { dark: false, withClicks: false, slides }
      const { page, sheets } = await openPrint(browser, site.url, deck, options)

      const { effects, links } = await page.evaluate(() => {
        const NONE: Partial<CSSStyleDeclaration> = {
          filter: 'none',
          backdropFilter: 'none',
          textShadow: 'none',
          boxShadow: 'none',
          maskImage: 'none',
          mixBlendMode: 'normal',
          webkitTextStrokeWidth: '0px',
        }
        const found: string[] = []
        for (const element of document.querySelectorAll('.print-slide-container *')) {
          for (const pseudo of [undefined, '::before', '::after']) {
            const style = getComputedStyle(element, pseudo)
            for (const [name, none] of Object.entries(NONE)) {
              const value = style[name as 'filter']
              if (value !== none) {
                const sheet = element.closest('.print-slide-container')!.id
                found.push(`${sheet} ${element.outerHTML.slice(0, 60)} ${name}: ${value}`)
              }
            }
          }
        }
        const anchors = [
          ...document.querySelectorAll('.print-slide-container a[href^="http"]'),
        ].filter(
          // What only screen readers are told takes no place on paper.
          (link) => !link.closest('.aloud'),
        )
        return {
          effects: found,
          links: anchors.map((link): [number, string] => [
            Number(link.closest('.print-slide-container')!.id.slice(0, 3)),
            new URL(link.getAttribute('href')!).href,
          ]),
        }
      })
      expect(effects).toEqual([])

      const missing: string[] = []
      for (const [no, href] of links) {
        if (!(await linksOf(pdf, no)).includes(href)) missing.push(`${no} ${href}`)
      }
      expect(missing).toEqual([])
      expect(links.length).toBeGreaterThan(0)

      vi.stubEnv('SOURCE_DATE_EPOCH', EPOCH)
      const again = await printPdf(page, deck, outlineOf(deck, sheets))
      expect(bytes.equals(again)).toBe(true)
    } finally {
      await browser.close()
    }
  })
})

describe('a small deck, with a page for every step', () => {
  const entry = 'linked.local.md'
  const markdown = `---
title: Linked
fonts: { provider: none }
favicon: /favicon.svg
---

# First

[by name](/second) [by number](/3) [nowhere](/99) [out](https://example.org/out)

---
routeAlias: second
chapter: 2
---

# Second

always <span v-click>once</span> <span v-click>twice</span>

<!--
[click] Once. [click] Twice.
-->

---

# Third

[back](/1)

<!--
The end.
-->
`
  let steps: PDFDocumentProxy

  beforeAll(async () => {
    await writeFile(path.join(ROOT, entry), markdown)
    const browser = await launchBrowser()
    try {
      const built = path.join(folder, 'site')
      await buildSite(built, { entry, base: '/', notes: true, published: false })
      const site = await serveSite(built)
      const small = await readDeck(entry)
      const options = { dark: false, withClicks: true, slides: [1, 2, 3] }
      const { page, sheets } = await openPrint(browser, site.url, small, options)
      steps = await open(await printPdf(page, small, outlineOf(small, sheets)))
    } finally {
      await rm(path.join(ROOT, entry))
      await browser.close()
    }
  })

  it('shows on each page what the step shows', async () => {
    const pages = [2, 3, 4].map((no) => textOf(steps, no))
    const shown = (await Promise.all(pages)).map((text) => text.match(/always|once|twice/g))
    expect(steps.numPages).toBe(5)
    expect(shown).toEqual([['always'], ['always', 'once'], ['always', 'once', 'twice']])
  })

  it("leads by link to a slide's first page, and nowhere where the slide is not printed", async () => {
    expect(await linksOf(steps, 1)).toEqual([2, 5, 'https://example.org/out'])
    expect(await linksOf(steps, 5)).toEqual([1])
  })

  it("leads by outline to a slide's first page; a slide without a chapter stands by itself", async () => {
    const { en } = chapters[2]!.name
    expect(await outlineIn(steps)).toEqual([
      { title: 'First', page: 1, items: [] },
      {
        title: en,
        page: 2,
        items: [
          { title: 'Second', page: 2, items: [] },
          { title: 'Third', page: 5, items: [] },
        ],
      },
    ])
  })
})

it('a range gives its slides alone, in dark, with a page for every step', async () => {
  const last = deck.slides.at(-1)!
  const range = ['--range', String(last.no), '--dark', '--with-clicks']
  const part = await open(await exported('range.pdf', range))
  expect(await textOf(part, 1)).toContain(squeeze(last.title))
  const [chapter] = await outlineIn(part)
  expect(chapter!.items).toEqual([{ title: last.title, page: 1, items: [] }])
  expect(await groundOf(part, 1)).toBeLessThan(0x40)
  expect(await groundOf(pdf, last.no)).toBeGreaterThan(0xc0)
})

it('PowerPoint has a page for every slide of the range, with its notes', async () => {
  const content = await exported('talk.pptx', ['--format', 'pptx', '--range', '1-2'])
  const names = content.toString('latin1')
  expect(new Set(names.match(/ppt\/slides\/slide\d+\.xml/g)).size).toBe(2)
  expect(new Set(names.match(/ppt\/notesSlides\/notesSlide\d+\.xml/g)).size).toBe(2)
})

it('pictures are a folder with one for every slide of the range', async () => {
  const output = path.join(folder, 'pictures')
  const { code } = await run('export', [
    '--from',
    BUILT,
    '--format',
    'png',
    '--range',
    '1-2',
    '--output',
    output,
  ])
  expect(code).toBe(0)
  expect(await readdir(output)).toEqual([
    expect.stringMatching(/^001-\d\d\.png$/),
    expect.stringMatching(/^002-\d\d\.png$/),
  ])
})
