/** A page of the browser as a finished PDF: tagged, told what it is, with an outline. */
import { PDFDocument, PDFHexString, PDFName, type PDFRef } from 'pdf-lib'
import type { Page } from 'playwright-chromium'
import { chaptersOf } from './chapters.ts'
import type { Deck } from './deck.ts'
import type { Sheet } from './print.ts'

/** One line of the outline. */
export interface OutlineEntry {
  title: string
  /** Index of the page it leads to, from 0. */
  page: number
  /** Entries nested under it. */
  children: OutlineEntry[]
}

/**
 * Prints a page and finishes the PDF. pdf-lib loads and saves what Chromium wrote and so keeps its
 * tags and links. The same page gives the same bytes but for the dates, which are now, or
 * SOURCE_DATE_EPOCH (seconds) where that is set.
 *
 * @param page complete and at rest
 * @param deck what the PDF says of itself
 * @param outline by default one of the page's headings
 * @returns the file's content
 */
export async function printPdf(
  page: Page,
  deck: Deck,
  outline?: OutlineEntry[],
): Promise<Uint8Array> {
  const printed = await page.pdf({
    tagged: true,
    outline: outline === undefined,
    preferCSSPageSize: true,
    printBackground: true,
  })
  const pdf = await PDFDocument.load(recountNodes(printed))
  const epoch = process.env.SOURCE_DATE_EPOCH
  const date = epoch ? new Date(Number(epoch) * 1000) : new Date()
  pdf.setTitle(deck.title, { showInWindowTitleBar: true })
  pdf.setAuthor(deck.author)
  pdf.setSubject(deck.description)
  pdf.setKeywords(deck.keywords)
  pdf.setLanguage(deck.lang)
  pdf.setCreator('Slidev')
  pdf.setCreationDate(date)
  pdf.setModificationDate(date)
  if (outline) setOutline(pdf, outline)
  pdf.catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'))
  return pdf.save()
}

/**
 * The chapters of the talk, each with its slides. A chapter leads to its opener, which is named as the
 * chapter is and so not named again; a slide without a chapter stands beside the chapters.
 *
 * @param sheets the pages of the PDF, in order; a slide leads to the first of its own
 */
export function outlineOf(deck: Deck, sheets: Sheet[]): OutlineEntry[] {
  const outline: OutlineEntry[] = []
  const chapters = chaptersOf(deck)
  for (const [index, { no, title }] of deck.slides.entries()) {
    const name = chapters[index]?.name
    const page = sheets.findIndex(({ slide }) => slide === no)
    if (page === -1) continue
    const entry = { title: title || String(no), page, children: [] }
    if (name === undefined) {
      outline.push(entry)
      continue
    }
    if (outline.at(-1)?.title !== name) outline.push({ title: name, page, children: [] })
    if (title !== name) outline.at(-1)!.children.push(entry)
  }
  return outline
}

/**
 * Chromium names the cells of tables by its own count of nodes, which varies from run to run. Counts
 * them anew, in their order and in place: names stay as long as they were, so no offset moves.
 */
function recountNodes(printed: Buffer): Buffer {
  const NAME = /\(node\d{8}\)/g
  const text = printed.toString('latin1')
  const names = [...new Set(text.match(NAME))].toSorted()
  const fresh = new Map(names.map((name, i) => [name, `(node${String(i).padStart(8, '0')})`]))
  return Buffer.from(
    text.replaceAll(NAME, (name) => fresh.get(name)!),
    'latin1',
  )
}

/** Gives the PDF this outline, unfolded. */
function setOutline(pdf: PDFDocument, outline: OutlineEntry[]): void {
  const root = pdf.context.nextRef()
  pdf.context.assign(root, pdf.context.obj({ Type: 'Outlines', ...level(pdf, root, outline) }))
  pdf.catalog.set(PDFName.of('Outlines'), root)
}

/** Adds entries to the PDF, and returns what their parent says of them. */
function level(pdf: PDFDocument, parent: PDFRef, entries: OutlineEntry[]) {
  const refs = entries.map(() => pdf.context.nextRef())
  let count = entries.length
  for (const [index, { title, page, children }] of entries.entries()) {
    const nested = children.length > 0 ? level(pdf, refs[index]!, children) : undefined
    count += nested?.Count ?? 0
    const [previous, next] = [refs[index - 1], refs[index + 1]]
    const item = pdf.context.obj({
      Title: PDFHexString.fromText(title),
      Parent: parent,
      Dest: [pdf.getPage(page).ref, 'Fit'],
      ...(previous && { Prev: previous }),
      ...(next && { Next: next }),
      ...nested,
    })
    pdf.context.assign(refs[index]!, item)
  }
  return { First: refs[0]!, Last: refs.at(-1)!, Count: count }
}
