/** `npm run export`: the talk as one PDF, as PowerPoint or as pictures. */
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-chromium'
import { launchBrowser } from '../node/browser.ts'
import { CommandError, runCommand } from '../node/command.ts'
import { entryFor, readDeck, type Deck } from '../node/deck.ts'
import { writeWhole } from '../node/output.ts'
import { openPrint, type Sheet } from '../node/print.ts'
import { showProgress, type Progress } from '../node/progress.ts'
import { parseRange } from '../node/range.ts'

/** The talk, standing on the print page. */
interface Printed {
  deck: Deck
  page: Page
  sheets: Sheet[]
  /** True where the page is the handout. */
  handout: boolean
  progress: Progress
}

/** Writes one format to its file (or folder), an absolute path. */
type Writer = (printed: Printed, output: string) => Promise<void>

const FORMATS: Record<string, { suffix: string; write: Writer }> = {
  pdf: { suffix: '.pdf', write: writePdf },
  png: { suffix: '-png', write: writePng },
  pptx: { suffix: '.pptx', write: writePptx },
}

await runCommand(
  'export',
  'the talk as one PDF',
  {
    format: { type: 'string', value: 'pdf|png|pptx', about: 'one file, or a folder of pictures' },
    range: { type: 'string', value: '3-7,9', about: 'these slides only' },
    dark: { type: 'boolean', about: 'dark colours' },
    'with-clicks': { type: 'boolean', about: 'one page a step instead of one a slide' },
    handout: { type: 'boolean', about: 'A4 pages with slide, notes and sources' },
    output: { type: 'string', value: 'file', about: 'where to write it' },
    chapter: { type: 'string', value: 'n', about: 'the cover and one chapter alone' },
    from: { type: 'string', value: 'dist', about: 'a site already built, instead of building one' },
  },
  async ({ format = 'pdf', range, dark = false, 'with-clicks': withClicks = false, ...rest }) => {
    const { handout = false } = rest
    const writer = FORMATS[format]
    if (!writer) {
      throw new CommandError(`--format ${format}: choose one of ${Object.keys(FORMATS).join(', ')}`)
    }
    if (handout && (withClicks || format !== 'pdf')) {
      throw new CommandError(
        `--handout is a PDF with a slide a page; leave out ${withClicks ? '--with-clicks' : `--format ${format}`}`,
      )
    }
    const [{ checkDeck }, { openHandout }, { siteFor }] = await Promise.all([
      import('../node/check.ts'),
      import('../node/handout.ts'),
      import('../node/site/build-site.ts'),
    ])
    const entry = await entryFor(rest.chapter)
    await checkDeck(entry, { forBuild: false })
    const deck = await readDeck(entry)
    const slides = parseRange(range, deck.slides.length)
    const chapter = rest.chapter ? `-${rest.chapter}` : ''
    const name = `${deck.name}${chapter}${handout ? '-handout' : ''}${dark ? '-dark' : ''}`
    const output = rest.output ?? `${name}${writer.suffix}`
    await checkOutput(output, format)

    const progress = showProgress(process.stderr)
    await writeWhole(path.resolve(output), async (draft) => {
      const browser = await launchBrowser()
      try {
        const site = await siteFor(rest.from, entry, handout)
        console.error(`rendering ${slides.length} slides …`)
        const onSlide = (done: number) => progress.show('slides', done, slides.length)
        const { page, sheets } = handout
          ? await openHandout(browser, site.url, { dark, slides })
          : await openPrint(browser, site.url, deck, { dark, withClicks, slides }, onSlide)
        await writer.write({ deck, page, sheets, handout, progress }, draft)
        progress.end()
        console.log(`wrote ${output} (${sheets.length} ${handout ? 'slides' : 'pages'})`)
      } finally {
        progress.end()
        await browser.close()
      }
    })
  },
)

/** @throws CommandError where writing the output would take away something else */
async function checkOutput(output: string, format: string): Promise<void> {
  const found = await stat(output).catch(() => undefined)
  if (format !== 'png' && found?.isDirectory()) {
    throw new CommandError(`--output ${output}: this is a folder; name a file`)
  }
  if (format !== 'png' || !found) return
  const held = found.isDirectory() ? await readdir(output) : [output]
  if (!held.every((name) => /^\d{3}-\d{2}\.png$/.test(name))) {
    throw new CommandError(`--output ${output}: this holds other files; choose a new folder`)
  }
}

/** One file: a page a sheet, or the handout. */
async function writePdf(printed: Printed, output: string): Promise<void> {
  const { outlineOf, printPdf } = await import('../node/pdf.ts')
  const { deck, page, sheets, handout } = printed
  const outline = handout ? undefined : outlineOf(deck, sheets)
  await writeFile(output, await printPdf(page, deck, outline))
}

/** A folder with one picture a sheet, named after it: `007-02.png`. */
async function writePng(printed: Printed, output: string): Promise<void> {
  await mkdir(output)
  for (const [sheet, picture] of await photograph(printed)) {
    await writeFile(path.join(output, `${sheet.id}.png`), picture)
  }
}

/** PowerPoint with one full-bleed picture a sheet, and the notes of its slide. */
async function writePptx(printed: Printed, output: string): Promise<void> {
  const { deck } = printed
  const { default: PptxGenJS } = await import('pptxgenjs')
  // Node sees the class itself or the CommonJS module around it, by version.
  const Presentation = 'default' in PptxGenJS ? (PptxGenJS.default as typeof PptxGenJS) : PptxGenJS
  const presentation = new Presentation()
  presentation.layout = 'LAYOUT_16x9'
  presentation.title = deck.title
  presentation.author = deck.author
  presentation.subject = deck.description
  for (const [sheet, picture] of await photograph(printed)) {
    const { title, notes } = deck.slides[sheet.slide - 1]!
    const slide = presentation.addSlide()
    slide.addImage({
      data: `image/png;base64,${picture.toString('base64')}`,
      x: 0,
      y: 0,
      w: '100%',
      h: '100%',
      altText: title,
    })
    slide.addNotes(notes)
  }
  await writeFile(output, (await presentation.write({ outputType: 'nodebuffer' })) as Uint8Array)
}

async function photograph({ page, sheets, progress }: Printed): Promise<[Sheet, Buffer][]> {
  const pictures: [Sheet, Buffer][] = []
  for (const sheet of sheets) {
    pictures.push([sheet, await page.locator(`[id="${sheet.id}"]`).screenshot()])
    progress.show('pictures', pictures.length, sheets.length)
  }
  return pictures
}
