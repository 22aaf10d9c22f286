/** `npm run bench`: how fast the deck is, beside the same text in plain Slidev and in Marp. */
import { readFile, rename, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { PDFDocument } from 'pdf-lib'
import type { Browser, Page } from 'playwright-chromium'
import { installMarp, ours, plainContenders, versions, type Contender } from './contenders.ts'
import { visit, walk } from './measure.ts'
import { diagramNames, showsTimeline } from './plain-deck.ts'
import {
  NAMES,
  OPENED,
  checkReasons,
  fillPart,
  rowsOf,
  summarizeWalks,
  summaryOf,
  tableOf,
  type Name,
  type Opened,
  type Row,
  type Sample,
} from './report.ts'
import { runNode } from './run-node.ts'
import { scriptBytes, serveCompressed } from './serve.ts'
import { readSlideTexts } from './slide-texts.ts'
import { findBrowser, launchBrowser } from '../../packages/slidev-addon-publish/node/browser.ts'
import {
  CommandError,
  removeOnExit,
  runCommand,
} from '../../packages/slidev-addon-publish/node/command.ts'
import {
  ROOT,
  readDeck,
  type Deck,
  type Slide,
} from '../../packages/slidev-addon-publish/node/deck.ts'
import { positionOf, pushTo } from '../../packages/slidev-addon-publish/node/stage.ts'

/** Builds and exports take long and vary little. */
const LONG_RUNS = 3
/** With fewer runs the numbers are a glimpse, not a report. */
const REPORTED_RUNS = 5
/** Above this, others take what the bench measures. */
const BUSY_LOAD = 1

const REPORT = 'docs/performance.md'
const README = 'README.md'

await runCommand(
  'bench',
  `how fast the deck is, beside plain Slidev and Marp; into ${REPORT}`,
  {
    runs: {
      type: 'string',
      value: 'n',
      about: `visits to each slide (default: ${REPORTED_RUNS}; with fewer, no file is written)`,
    },
  },
  async ({ runs: given = String(REPORTED_RUNS) }) => {
    if (!/^[1-9]\d?$/.test(given)) throw new CommandError(`--runs ${given}: give 1 to 99`)
    const runs = Number(given)
    const longRuns = Math.min(runs, LONG_RUNS)
    const deck = await readDeck()
    const slides = openedSlides(deck)
    const load = os.loadavg()[0]!
    if (load > BUSY_LOAD) {
      console.error(
        `this machine is busy (load ${load.toFixed(1)}): take the figures for a glimpse`,
      )
    }
    await installMarp()
    const browser = await launchBrowser()
    try {
      const samples: Sample[] = []
      const contenders = await buildAll(browser, deck, longRuns, samples)
      await measureAll(browser, contenders, deck, slides, runs, samples)
      await exportAll(contenders, longRuns, samples)
      const rows = rowsOf(samples)
      console.log(tableOf(rows, 'en'))
      if (runs >= REPORTED_RUNS) await writeReport(rows, browser.version(), runs, load)
    } finally {
      await browser.close()
    }
  },
)

/** @throws CommandError where the deck has no such slide */
function openedSlides(deck: Deck): Record<Opened, number> {
  const find = (what: string, shows: (slide: Slide) => boolean) => {
    const slide = deck.slides.find(shows)
    if (!slide) throw new CommandError(`the deck has no slide with ${what} to measure`)
    return slide.no
  }
  return {
    cover: 1,
    timeline: find('<HistoryTimeline>', showsTimeline),
    diagram: find('<MermaidDiagram>', (slide) => diagramNames(slide).length > 0),
  }
}

/** Builds each several times, in turns: what slows the machine for a while then slows all alike. */
async function buildAll(
  browser: Browser,
  deck: Deck,
  runs: number,
  samples: Sample[],
): Promise<Contender[]> {
  const work = removeOnExit(path.join(ROOT, `bench.${process.pid}.local`))
  const contenders = [ours(work)]
  for (let run = 1; run <= runs; run++) {
    for (const name of NAMES) {
      console.error(`building ${name}, ${run} of ${runs} …`)
      const contender = contenders.find((each) => each.name === name)!
      const value = (await runNode(contender.build)) * 1000
      samples.push({ name, metric: 'build', value })
      if (contenders.length > 1) continue
      const texts = await readSlideTexts(browser, contender.site, deck)
      contenders.push(...(await plainContenders(work, deck, texts, await findBrowser())))
    }
  }
  for (const { name, site } of contenders) {
    const { raw, gzip } = await scriptBytes(site)
    samples.push({ name, metric: 'scripts', value: raw })
    samples.push({ name, metric: 'scripts-gzip', value: gzip })
  }
  return contenders
}

async function measureAll(
  browser: Browser,
  contenders: Contender[],
  deck: Deck,
  slides: Record<Opened, number>,
  runs: number,
  samples: Sample[],
): Promise<void> {
  const served = await Promise.all(contenders.map(({ site }) => serveCompressed(site)))
  const walks: Record<Name, number[][]> = { ours: [], slidev: [], marp: [] }
  for (let run = 1; run <= runs; run++) {
    for (const slide of OPENED) {
      console.error(`opening the ${slide}, ${run} of ${runs} …`)
      for (const [index, { name, addressOf, currentSlide }] of contenders.entries()) {
        const no = slides[slide]
        const seen = await visit(browser, served[index]!.url + addressOf(no), currentSlide(no))
        for (const [what, value] of Object.entries(seen)) {
          samples.push({ name, metric: `${what as keyof typeof seen}-${slide}`, value })
        }
      }
    }
    console.error(`walking through the deck, ${run} of ${runs} …`)
    for (const [index, { name, addressOf, currentSlide }] of contenders.entries()) {
      const first = served[index]!.url + addressOf(1)
      const toLastStep = name === 'marp' ? async () => {} : finishClicks
      walks[name].push(await walk(browser, first, deck.slides.length, currentSlide, toLastStep))
    }
  }
  for (const name of NAMES) {
    const { middle, worst } = summarizeWalks(walks[name])
    samples.push({ name, metric: 'next-slide', value: middle })
    samples.push({ name, metric: 'next-slide-worst', value: worst })
  }
  await Promise.all(served.map((site) => site.close()))
}

/** Makes the clicks that a slide of Slidev still has. */
async function finishClicks(page: Page): Promise<void> {
  const { slide, click, clicks } = await positionOf(page)
  if (click < clicks) await pushTo(page, `/${slide}`, { clicks })
}

async function exportAll(contenders: Contender[], runs: number, samples: Sample[]): Promise<void> {
  for (let run = 1; run <= runs; run++) {
    for (const { name, exportPdf, pdf } of contenders) {
      console.error(`exporting ${name}, ${run} of ${runs} …`)
      const time = (await runNode(exportPdf)) * 1000
      const pages = (await PDFDocument.load(await readFile(pdf))).getPageCount()
      samples.push({ name, metric: 'export', value: time })
      samples.push({ name, metric: 'export-page', value: time / pages })
      samples.push({ name, metric: 'pdf', value: (await stat(pdf)).size })
    }
  }
}

/**
 * Puts the table into the report and its line into the README; the words around them stay.
 *
 * @throws CommandError where a document has lost its place for them; none is written then
 */
async function writeReport(
  rows: Row[],
  chromium: string,
  runs: number,
  load: number,
): Promise<void> {
  const { slidev, marp } = await versions()
  const [{ model } = { model: os.arch() }] = os.cpus()
  const date = new Date().toISOString().slice(0, 10)
  const machine = `${os.availableParallelism()} × ${model.trim()}`
  const programs = `Slidev ${slidev}, Marp CLI ${marp}, Chromium ${chromium}, Node.js ${process.versions.node}`
  const made = {
    zh: `${date}，${programs.replaceAll(', ', '，')}；${machine}，开始时负载 ${load.toFixed(1)}；${runs} 次访问的中位数，构建和导出 ${LONG_RUNS} 次。`,
    en: `${date}, ${programs}; ${machine}, load ${load.toFixed(1)} at the start; medians of ${runs} visits, ${LONG_RUNS} builds and exports.`,
  }
  const part = (locale: 'zh' | 'en') => `\n\n${made[locale]}\n\n${tableOf(rows, locale)}\n\n`
  const report = await fill(REPORT, { zh: part('zh'), en: part('en') })
  const readme = await fill(README, { zh: summaryOf(rows, 'zh'), en: summaryOf(rows, 'en') })
  await replace(REPORT, report)
  await replace(README, readme)
  console.log(`wrote ${REPORT}, and its line in ${README}`)
  const { lacking, idle } = checkReasons(rows, report, 'zh')
  for (const label of lacking) console.error(`${REPORT}: give the reason for missing 「${label}」`)
  for (const label of idle) console.error(`${REPORT}: 「${label}」 is met; take its reason out`)
}

async function fill(file: string, parts: Record<string, string>): Promise<string> {
  let markdown = await readFile(path.join(ROOT, file), 'utf8')
  for (const [part, text] of Object.entries(parts)) {
    const filled = fillPart(markdown, part, text)
    if (filled === undefined) {
      throw new CommandError(
        `${file}: write <!-- bench:${part} --><!-- /bench:${part} --> where the figures belong`,
      )
    }
    markdown = filled
  }
  return markdown
}

async function replace(file: string, content: string): Promise<void> {
  const fresh = removeOnExit(path.join(ROOT, `${file}.${process.pid}.local`))
  await writeFile(fresh, content)
  await rename(fresh, path.join(ROOT, file))
}
