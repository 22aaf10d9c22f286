import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PDFDict, PDFDocument, PDFName, PDFRef } from 'pdf-lib'
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDeck, type Deck } from '../../scripts/deck.ts'
import { BUILT, run } from './run.ts'

let deck: Deck
let folder: string
let bytes: Buffer
let pdf: PDFDocumentProxy

beforeAll(async () => {
  deck = await readDeck()
  folder = await mkdtemp(path.join(tmpdir(), 'deck-pdf-'))
  const file = path.join(folder, 'talk.pdf')
  const { code, complaint } = await run('export', ['--from', BUILT, '--output', file])
  expect(code, complaint.join('\n')).toBe(0)
  bytes = await readFile(file)
  pdf = await open(bytes)
}, 120_000)

afterAll(async () => {
  await rm(folder, { recursive: true })
})

const open = (content: Buffer) => getDocument({ data: new Uint8Array(content) }).promise

const textOf = async (document: PDFDocumentProxy, no: number) => {
  const { items } = await (await document.getPage(no)).getTextContent()
  return squeeze(items.map((item) => ('str' in item ? item.str : '')).join(''))
}
const squeeze = (text: string) => text.normalize('NFKC').replaceAll(/\s+/g, '')

describe('the PDF', () => {
  it('has a page for every slide', () => {
    expect(pdf.numPages).toBe(deck.slides.length)
  })

  it("holds each slide's title as text, on the slide's page", async () => {
    const missing: string[] = []
    for (const { no, title } of deck.slides) {
      if (!(await textOf(pdf, no)).includes(squeeze(title))) missing.push(`${no} ${title}`)
    }
    expect(missing).toEqual([])
  })

  it('says what it is', async () => {
    const { info } = await pdf.getMetadata()
    expect(info).toMatchObject({
      Title: deck.title,
      Subject: deck.description,
      Language: deck.lang,
      Creator: 'Slidev',
    })
  })

  it('is tagged: every page has a structure tree with its heading', async () => {
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true })
    const untagged: number[] = []
    for (const { no } of deck.slides) {
      const tree = JSON.stringify(await (await pdf.getPage(no)).getStructTree())
      if (!/"role":"H1"/.test(tree)) untagged.push(no)
    }
    expect(untagged).toEqual([])
  })

  it('has an outline that names every slide', async () => {
    const outline = JSON.stringify(await pdf.getOutline())
    const missing = deck.slides.filter(({ title }) => !squeeze(outline).includes(squeeze(title)))
    expect(missing.map(({ no, title }) => `${no} ${title}`)).toEqual([])
  })

  it('embeds every font, none of them as Type 3', async () => {
    const document = await PDFDocument.load(bytes)
    const fonts = document.context
      .enumerateIndirectObjects()
      .map(([, object]) => object)
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
  })
})

it('a range gives its slides alone, in dark, with a page for every step', async () => {
  const file = path.join(folder, 'range.pdf')
  const last = deck.slides.at(-1)!
  const { code } = await run('export', [
    '--from',
    BUILT,
    '--range',
    String(last.no),
    '--dark',
    '--with-clicks',
    '--output',
    file,
  ])
  expect(code).toBe(0)
  const part = await open(await readFile(file))
  expect(await textOf(part, 1)).toContain(squeeze(last.title))
  expect(JSON.stringify(await part.getOutline()).split(last.title)).toHaveLength(2)
})

it('PowerPoint and pictures have a page for every slide of the range', async () => {
  const output = path.join(folder, 'talk.pptx')
  const { code } = await run('export', [
    '--from',
    BUILT,
    '--format',
    'pptx',
    '--range',
    '1-2',
    '--output',
    output,
  ])
  expect(code).toBe(0)
  const names = (await readFile(output)).toString('latin1')
  expect(new Set(names.match(/ppt\/slides\/slide\d+\.xml/g)).size).toBe(2)
  expect(new Set(names.match(/ppt\/notesSlides\/notesSlide\d+\.xml/g)).size).toBe(2)
})
