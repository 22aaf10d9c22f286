/** The talk as its Markdown tells it: which slides there are, and the files it comes from. */
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { load } from '@slidev/parser/fs'
import { CommandError, removeOnExit } from './command.ts'

/** Folder of the project. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** The entry of the whole talk. */
export const ENTRY = 'slides.md'

export interface Slide {
  /** From 1. */
  no: number
  /** Its first heading, without markup; empty where it has none. */
  title: string
  /** Its second address, from `routeAlias`. */
  alias?: string
  /** Spoken notes, without the comment marks. */
  notes: string
  /** Markdown below the frontmatter. */
  content: string
  frontmatter: Record<string, unknown>
}

/** A slide, and where its author wrote it. */
export interface DeckSlide extends Slide {
  /** Path from the project's root, with forward slashes. */
  file: string
  /** Its first line in that file, from 1. */
  line: number
  /** Its source, frontmatter and note included. */
  raw: string
}

export interface Deck {
  title: string
  description: string
  author: string
  keywords: string[]
  lang: string
  slides: Slide[]
}

/** A deck as its author wrote it, in order or not. */
export interface LoadedDeck extends Deck {
  slides: DeckSlide[]
  /** Its Markdown files, relative to the project. */
  files: string[]
  /** What was wrong with reading it: `file:line: problem. mend`, one line each. */
  problems: string[]
}

/**
 * Reads a deck as Slidev does, following `src:`.
 *
 * @param root absolute path of the project
 * @param entry absolute path of its Markdown
 * @throws Error where that file is missing
 */
export async function loadDeck(root: string, entry: string): Promise<LoadedDeck> {
  const data = await load({ roots: [root], userRoot: root, allowedRoots: [root] }, entry)
  const { headmatter } = data
  return {
    title: String(headmatter.title ?? ''),
    description: oneLine(headmatter.info),
    author: oneLine(headmatter.author),
    keywords: [headmatter.keywords ?? []].flat().map(String),
    lang: String(headmatter.lang ?? 'zh-CN'),
    slides: data.slides.map(({ content, title, note, frontmatter, source }, index) => ({
      no: index + 1,
      title: plain(index === 0 ? (firstHeading(content) ?? title) : title),
      alias: frontmatter.routeAlias as string | undefined,
      notes: note ?? '',
      content,
      frontmatter,
      file: relativeTo(root, source.filepath),
      line: source.start + 1,
      raw: source.raw,
    })),
    files: Object.keys(data.markdownFiles).map((file) => relativeTo(root, file)),
    problems: Object.entries(data.markdownFiles).flatMap(([file, { errors = [], slides }]) => [
      ...errors.map(
        ({ row, message }) =>
          `${relativeTo(root, file)}:${row + 1}: ${message.replaceAll(slash(root), '')}. Correct the path after "src:", or write that file.`,
      ),
      ...slides.flatMap(({ start, frontmatterDoc }) =>
        (frontmatterDoc?.errors ?? []).map(
          ({ message, linePos }) =>
            `${relativeTo(root, file)}:${start + 1 + (linePos?.[0].line ?? 0)}: the frontmatter is not YAML: ${message.split(/ at line|\n/)[0]}. Close its brackets and quotes, and put text with ": " into quotes.`,
        ),
      ),
    ]),
  }
}

/**
 * Reads a deck that must be in order.
 *
 * @param entry Markdown file, relative to the project
 * @throws CommandError where a file is missing or its frontmatter cannot be read
 */
export async function readDeck(entry: string = ENTRY): Promise<Deck> {
  const deck = await loadDeck(ROOT, path.join(ROOT, entry)).catch((error: Error) => {
    throw new CommandError(`${entry}: ${error.message.split('\n')[0]}`, { cause: error })
  })
  const [problem] = deck.problems
  if (problem) throw new CommandError(problem)
  return deck
}

/** The Markdown of `slides.md`'s first slide, and of the `src:` blocks that import the chapters. */
async function chapterBlocks(): Promise<{ cover: string; chapters: string[] }> {
  const data = await load({ roots: [ROOT], userRoot: ROOT }, path.join(ROOT, ENTRY))
  const lines = (await readFile(path.join(ROOT, ENTRY), 'utf8')).split(/\r?\n/)
  const blocks = data.entry.slides.map((slide) => ({
    isChapter: Boolean(slide.frontmatter.src),
    text: lines.slice(slide.start, slide.end).join('\n'),
  }))
  return {
    cover: blocks[0]?.text ?? '',
    chapters: blocks.filter((block) => block.isChapter).map((block) => block.text),
  }
}

/**
 * The Markdown file to present: the whole talk, or the cover and one chapter alone. The latter is
 * written beside `slides.md`, so that every path in it holds, and removed when the process ends.
 *
 * @param chapter its number, from 1, as the user wrote it; undefined for the whole talk
 * @returns the file's name, relative to the project
 * @throws CommandError where there is no such chapter
 */
export async function entryFor(chapter: string | undefined): Promise<string> {
  if (chapter === undefined) return ENTRY
  const { cover, chapters } = await chapterBlocks()
  const block = /^\d+$/.test(chapter) ? chapters[Number(chapter) - 1] : undefined
  if (block === undefined) {
    throw new CommandError(
      chapters.length > 0
        ? `--chapter ${chapter}: there is no such chapter; ${ENTRY} has 1 to ${chapters.length}`
        : `--chapter ${chapter}: ${ENTRY} imports no chapter with src:`,
    )
  }
  const entry = `slides.chapter-${chapter}.${process.pid}.local.md`
  await writeFile(removeOnExit(path.join(ROOT, entry)), `${cover}\n\n${block}\n`)
  return entry
}

/** The first heading of a slide's Markdown; Slidev gives the first slide the deck's title instead. */
function firstHeading(content: string): string | undefined {
  return content.match(/^#{1,6}\s+(.+)$/m)?.[1]
}

/** Inline Markdown and HTML taken off. */
function plain(title: string | undefined): string {
  return (title ?? '')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[*_`]/g, '')
    .trim()
}

function oneLine(text: unknown): string {
  return typeof text === 'string' ? text.replaceAll(/\s+/g, ' ').trim() : ''
}

function relativeTo(root: string, file: string): string {
  return slash(path.relative(root, file))
}

function slash(file: string): string {
  return file.split(path.sep).join('/')
}
