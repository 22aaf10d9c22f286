/** Whether a deck can be shown and built, told in one line for each thing that is wrong. */
import { existsSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { load } from '@slidev/parser/fs'
import { claims } from '../facts/claims.ts'
import { corrections } from '../facts/corrections.ts'
import { events } from '../facts/events.ts'
import { questions } from '../facts/questions.ts'
import { sourceByUrl } from '../facts/sources.ts'
import { factProblems } from '../facts/validate.ts'
import {
  aliasProblems,
  referenceProblems,
  slideProblems,
  type DeckSlide,
  type Known,
} from '../models/deck.ts'
import { CommandError } from './command.ts'
import { ROOT } from './deck.ts'
import { encodingProblems } from './encoding.ts'
import { FONTS_CSS, charactersOf, fontFiles, glyphProblems, sources } from './glyphs.ts'

/** The slides of a deck, in order, and what was wrong with reading them. */
export interface Deck {
  slides: DeckSlide[]
  /** Its Markdown files, relative to the project. */
  files: string[]
  /** `file:line: problem. mend`, one line each. */
  problems: string[]
}

/**
 * Reads a deck as Slidev does, following `src:`.
 *
 * @param root absolute path of the project
 * @param entry absolute path of its Markdown
 */
export async function loadDeck(root: string, entry: string): Promise<Deck> {
  const relative = (file: string) => slash(path.relative(root, file))
  const data = await load({ roots: [root], userRoot: root }, entry)
  const slides = data.slides.map(({ frontmatter, content, title, note, source }) => ({
    file: relative(source.filepath),
    line: source.start + 1,
    raw: source.raw,
    frontmatter,
    content,
    title,
    note,
  }))
  const files = Object.entries(data.markdownFiles)
  const problems = [
    ...files.flatMap(([file, { errors = [] }]) =>
      errors.map(
        ({ row, message }) =>
          `${relative(file)}:${row + 1}: ${message.replaceAll(slash(root), '')}. Correct the path after "src:", or write that file.`,
      ),
    ),
    ...files.flatMap(([file, markdown]) =>
      markdown.slides.flatMap(({ start, frontmatterDoc }) =>
        (frontmatterDoc?.errors ?? []).map(
          ({ message, linePos }) =>
            `${relative(file)}:${start + 1 + (linePos?.[0].line ?? 0)}: the frontmatter is not YAML: ${message.split(/ at line|\n/)[0]}. Close its brackets and quotes, and put text with ": " into quotes.`,
        ),
      ),
    ),
  ]
  return { slides, files: files.map(([file]) => relative(file)), problems }
}

/** What slides of this project may refer to. */
export function knownTo(root: string): Known {
  return {
    claims: claims.map(({ id }) => id),
    questions: questions.map(({ id }) => id),
    sources: [...sourceByUrl.keys()],
    diagrams: diagramsIn(path.join(root, 'diagrams')),
  }
}

/**
 * Why this deck cannot be shown: files it lacks, wrong facts, slides without title or note, ids and
 * diagrams that do not exist. One line each, empty when all is well. It does not ask for the whole
 * talk: a chapter alone passes.
 */
export async function deckProblems(root: string, entry: string): Promise<string[]> {
  const { slides, files, problems } = await loadDeck(root, entry)
  const garbled = await encodingProblems(root, files)
  if (garbled.length > 0) return garbled
  return [
    ...problems,
    ...factProblems({ events, claims, questions, corrections }),
    ...aliasProblems(slides),
    ...slideProblems(slides),
    ...referenceProblems(slides, knownTo(root)),
  ]
}

/** Why this deck cannot be built: besides `deckProblems`, what no diagram or font can draw. */
export async function buildProblems(root: string, entry: string): Promise<string[]> {
  const texts = await sources(root)
  const garbled = await encodingProblems(root, texts)
  if (garbled.length > 0) return garbled
  // Mermaid takes a second to load.
  const { diagramProblems } = await import('./diagrams/render.ts')
  const drawn = texts.filter((file) => file.endsWith('.mmd'))
  const fonts = fontFiles(await readFile(path.join(root, FONTS_CSS), 'utf8'))
  const problems = await Promise.all([
    deckProblems(root, entry),
    diagramProblems(root, drawn),
    charactersOf(root).then((characters) => glyphProblems(characters, fonts)),
  ])
  return problems.flat()
}

/**
 * @param entry Markdown file, relative to the project
 * @param find which problems stop the command
 * @throws CommandError with a line for each
 */
export async function checkDeck(entry: string, find = deckProblems): Promise<void> {
  const problems = await find(ROOT, path.join(ROOT, entry))
  if (problems.length > 0) throw new CommandError(problems.join('\n'))
}

/** Names of the Mermaid sources of a folder; none where the folder is missing. */
function diagramsIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.mmd'))
    .map((name) => path.basename(name, '.mmd'))
}

function slash(file: string): string {
  return file.split(path.sep).join('/')
}
