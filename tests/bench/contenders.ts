/** The three that are compared: how each is built, exported, opened and seen to show a slide. */
import { existsSync } from 'node:fs'
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { events } from '../../facts/events.ts'
import { CommandError } from '../../packages/slidev-addon-publish/node/command.ts'
import { ROOT, type Deck } from '../../packages/slidev-addon-publish/node/deck.ts'
import { SLIDEV } from '../../packages/slidev-addon-publish/node/site/slidev.ts'
import { marpMarkdown, plainSlides, slidevMarkdown } from './plain-deck.ts'
import type { Name } from './report.ts'
import { runNode, type NodeCommand } from './run-node.ts'
import type { Block } from './slide-texts.ts'

export interface Contender {
  name: Name
  /** Writes the site into `site`, anew each time. */
  build: NodeCommand
  /** Absolute folder of the built site. */
  site: string
  /** Writes the PDF to `pdf`. Needs the built site where `ours`. */
  exportPdf: NodeCommand
  /** Absolute. */
  pdf: string
  /** Where a slide is opened directly, from the site's root. */
  addressOf: (slide: number) => string
  /** Matches an element while, and only while, the slide is the current one. */
  currentSlide: (slide: number) => string
}

const HERE = import.meta.dirname
const MARP = path.join(HERE, 'node_modules/@marp-team/marp-cli')

/** What is compared with, by package name. */
export async function versions(): Promise<{ slidev: string; marp: string }> {
  const slidev = createRequire(import.meta.url).resolve('@slidev/cli/package.json')
  return { slidev: await versionIn(slidev), marp: await versionIn(path.join(MARP, 'package.json')) }
}

async function versionIn(manifest: string): Promise<string> {
  return (JSON.parse(await readFile(manifest, 'utf8')) as { version: string }).version
}

/**
 * Installs Marp beside this file, as the lockfile here says, where it is not yet.
 *
 * @throws CommandError where npm cannot
 */
export async function installMarp(): Promise<void> {
  const { dependencies } = JSON.parse(await readFile(path.join(HERE, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>
  }
  const manifest = path.join(MARP, 'package.json')
  const installed = existsSync(manifest) ? await versionIn(manifest) : undefined
  if (installed === dependencies['@marp-team/marp-cli']) return
  const npm = process.env.npm_execpath
  if (!npm) throw new CommandError('start this with "npm run bench": npm has to install Marp')
  console.error('installing Marp into tests/bench/node_modules …')
  await runNode({
    name: 'npm ci in tests/bench (Marp, to compare with; needs the npm registry)',
    args: [npm, 'ci', '--ignore-scripts', '--no-audit', '--no-fund'],
    cwd: HERE,
  })
}

/** Our own site, to be built into a folder. */
export function ours(work: string): Contender {
  const site = path.join(work, 'ours')
  const pdf = path.join(work, 'ours.pdf')
  const command = (script: string, args: string[]): NodeCommand => ({
    name: `npm run ${script}`,
    args: ['packages/slidev-addon-publish/bin/slidev-publish.mjs', script, ...args],
    cwd: ROOT,
  })
  return {
    name: 'ours',
    build: command('build', ['--out', site]),
    site,
    exportPdf: command('export', ['--from', site, '--output', pdf]),
    pdf,
    ...slidevPlaces,
  }
}

/**
 * Writes the plain decks, as a project of its own each.
 *
 * @param work absolute folder within this project, so that Slidev is found from there
 * @param browser executable that exports
 * @throws CommandError as `plainSlides`
 */
export async function plainContenders(
  work: string,
  deck: Deck,
  texts: Block[][],
  browser: string,
): Promise<Contender[]> {
  const slides = plainSlides(deck, texts, { diagrams: await readDiagrams(), events })
  const slidev = path.join(work, 'slidev')
  await writeFiles(slidev, {
    'package.json': JSON.stringify({ name: 'plain-slidev', private: true, type: 'module' }),
    'slides.md': slidevMarkdown(deck, slides),
    'style.css': PLAIN_FONTS.map((file) => `@import '${file}';\n`).join(''),
  })
  const marp = path.join(work, 'marp')
  await writeFiles(marp, { 'slides.md': marpMarkdown(deck, slides) })
  return [
    plainSlidev(slidev, path.join(work, 'slidev.pdf'), browser),
    plainMarp(marp, path.join(work, 'marp.pdf'), browser),
  ]
}

/** What someone who cannot have Google's fonts imports. */
const PLAIN_FONTS = [
  '@fontsource/noto-sans-sc/400.css',
  '@fontsource/noto-sans-sc/700.css',
  '@fontsource/jetbrains-mono/400.css',
]

const slidevPlaces = {
  addressOf: (slide: number) => `${slide}`,
  currentSlide: (slide: number) => `.slidev-page-${slide}:not(:has(.slidev-slide-loading))`,
}

function plainSlidev(cwd: string, pdf: string, browser: string): Contender {
  const slidev = (command: string, ...args: string[]): NodeCommand => ({
    name: `slidev ${command} of the plain deck`,
    args: [SLIDEV, command, 'slides.md', ...args],
    cwd,
  })
  return {
    name: 'slidev',
    build: slidev('build', '--out', 'dist'),
    site: path.join(cwd, 'dist'),
    exportPdf: slidev('export', '--output', pdf, '--executable-path', browser),
    pdf,
    ...slidevPlaces,
  }
}

function plainMarp(cwd: string, pdf: string, browser: string): Contender {
  const marp = (name: string, ...args: string[]): NodeCommand => ({
    name,
    args: [path.join(MARP, 'marp-cli.js'), 'slides.md', '--no-stdin', ...args],
    cwd,
  })
  return {
    name: 'marp',
    build: marp('marp of the plain deck', '--output', 'dist/index.html'),
    site: path.join(cwd, 'dist'),
    exportPdf: marp(
      'marp --pdf',
      '--output',
      pdf,
      '--browser',
      'chrome',
      '--browser-path',
      browser,
    ),
    pdf,
    addressOf: (slide) => `#${slide}`,
    currentSlide: (slide) => `.bespoke-marp-active section[id="${slide}"]`,
  }
}

async function readDiagrams(): Promise<Map<string, string>> {
  const folder = path.join(ROOT, 'diagrams')
  const files = (await readdir(folder)).filter((file) => file.endsWith('.mmd'))
  return new Map(
    await Promise.all(
      files.map(
        async (file) =>
          [path.basename(file, '.mmd'), await readFile(path.join(folder, file), 'utf8')] as const,
      ),
    ),
  )
}

async function writeFiles(folder: string, files: Record<string, string>): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const [file, content] of Object.entries(files)) {
    await writeFile(path.join(folder, file), content)
  }
}
