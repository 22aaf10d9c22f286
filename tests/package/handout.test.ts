import { withoutPauses } from '../../check/speech.ts'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDeck, type Deck } from '../../packages/slidev-addon-publish/node/deck.ts'
import { BUILT, run } from './run.ts'

/** A4 in points, as PDF counts. */
const A4 = { width: 595, height: 842 }
/** Less than the lower margin of 18 mm. */
const MARGIN = 50

let deck: Deck
let folder: string

beforeAll(async () => {
  deck = await readDeck()
  folder = await mkdtemp(path.join(tmpdir(), 'deck-handout-'))
})

afterAll(async () => {
  await rm(folder, { recursive: true })
})

async function handout(name: string, ...flags: string[]): Promise<PDFDocumentProxy> {
  const file = path.join(folder, name)
  const { code, complaint } = await run('export', [
    '--handout',
    '--from',
    BUILT,
    '--output',
    file,
    ...flags,
  ])
  expect(code, complaint.join('\n')).toBe(0)
  return getDocument({ data: new Uint8Array(await readFile(file)) }).promise
}

const squeeze = (text: string) => text.normalize('NFKC').replaceAll(/\s+/g, '')

/** What the pages say, and what stands in the margin below. */
async function read(pdf: PDFDocumentProxy) {
  return Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const { items } = await (await pdf.getPage(index + 1)).getTextContent()
      const texts = items.flatMap((item) => ('str' in item ? item : []))
      const isBelow = ({ transform }: { transform: number[] }) => transform[5]! < MARGIN
      return {
        text: squeeze(
          texts
            .filter((item) => !isBelow(item))
            .map(({ str }) => str)
            .join(''),
        ),
        below: squeeze(
          texts
            .filter(isBelow)
            .map(({ str }) => str)
            .join(''),
        ),
      }
    }),
  )
}

describe('the handout', () => {
  let pdf: PDFDocumentProxy
  let pages: Awaited<ReturnType<typeof read>>

  beforeAll(async () => {
    pdf = await handout('all.pdf')
    pages = await read(pdf)
  })

  it('is on A4, upright', async () => {
    for (let no = 1; no <= pdf.numPages; no++) {
      const { width, height } = (await pdf.getPage(no)).getViewport({ scale: 1 })
      expect({ width: Math.round(width), height: Math.round(height) }, `page ${no}`).toEqual(A4)
    }
  })

  it('has each slide on a page of its own, with its notes to the end', () => {
    const problems: string[] = []
    for (const { no, title, notes } of deck.slides) {
      const spoken = squeeze(withoutPauses(notes).replaceAll(/\[click(?::\d+)?\]|[*`]/g, ''))
      const found = pages.filter(({ text }) => text.includes(spoken))
      if (found.length !== 1) problems.push(`${no}: its notes are on ${found.length} pages`)
      else if (!found[0]!.text.includes(squeeze(title))) problems.push(`${no}: title elsewhere`)
    }
    expect(problems).toEqual([])
    // The contents and the appendix have a page each.
    expect(pdf.numPages).toBe(deck.slides.length + 2)
  })

  it('numbers its pages', () => {
    expect(pages.map(({ below }) => below)).toEqual(pages.map((_, index) => String(index + 1)))
  })

  it('is tagged, has an outline that names every slide, and says what it is', async () => {
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true })
    const outline = squeeze(JSON.stringify(await pdf.getOutline()))
    expect(deck.slides.filter(({ title }) => !outline.includes(squeeze(title)))).toEqual([])
    expect((await pdf.getMetadata()).info).toMatchObject({
      Title: deck.title,
      Language: deck.lang,
    })
  })

  it('leads to sources and to its own pages, not to the machine that made it', async () => {
    const links: string[] = []
    for (let no = 1; no <= pdf.numPages; no++) {
      const annotations = await (await pdf.getPage(no)).getAnnotations()
      links.push(...annotations.flatMap(({ url }) => url ?? []))
    }
    expect(links.length).toBeGreaterThan(deck.slides.length)
    expect(links.filter((url) => new URL(url).hostname === '127.0.0.1')).toEqual([])
  })
})

it('a range gives its slides alone, in dark', async () => {
  const first = deck.slides.findIndex(({ alias }) => alias === 'cloud')
  const range = deck.slides.slice(first, first + 2)
  const numbers = range.map(({ no }) => no).join('-')
  const pdf = await handout('range.pdf', '--range', numbers, '--dark')
  const pages = await read(pdf)
  expect(pages).toHaveLength(2)
  for (const [index, { text }] of pages.entries()) {
    expect(text).toContain(squeeze(range[index]!.title))
  }
  const operators = await (await pdf.getPage(1)).getOperatorList()
  const fill = operators.argsArray.find((each) => /^#[0-9a-f]{6}$/.test(String(each?.[0])))
  expect(String(fill![0])).toMatch(/^#[0-3]/)
})

it.each([
  ['--with-clicks', ['--with-clicks']],
  ['--format png', ['--format', 'png']],
])('goes without %s', async (name, flags) => {
  const { code, complaint } = await run('export', ['--handout', '--from', BUILT, ...flags])
  expect(code).not.toBe(0)
  expect(complaint).toHaveLength(1)
  expect(complaint[0]).toContain(name)
})
