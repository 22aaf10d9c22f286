import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { load } from '@slidev/parser/fs'
import { claims } from '../facts/claims.ts'
import { corrections } from '../facts/corrections.ts'
import { events } from '../facts/events.ts'
import { pages } from '../facts/pages.ts'
import { questions } from '../facts/questions.ts'
import { factProblems } from '../facts/validate.ts'
import { referenceProblems, type DeckSlide, type Known } from '../models/deck.ts'

/** The slides of a deck, in order, and what was wrong with reading them. */
export interface Deck {
  slides: DeckSlide[]
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
          `${relative(file)}:${row + 1}: ${message.replaceAll(slash(root), '')}. Mend its "src:".`,
      ),
    ),
    ...files.flatMap(([file, markdown]) =>
      markdown.slides.flatMap(({ start, frontmatterDoc }) =>
        (frontmatterDoc?.errors ?? []).map(
          ({ message, linePos }) =>
            `${relative(file)}:${start + 1 + (linePos?.[0].line ?? 0)}: the frontmatter is not YAML: ${message.split(/ at line|\n/)[0]}.`,
        ),
      ),
    ),
  ]
  return { slides, problems }
}

/** What slides of this project may refer to. */
export function knownTo(root: string): Known {
  return {
    claims: claims.map(({ id }) => id),
    questions: questions.map(({ id }) => id),
    sources: Object.keys(pages),
    diagrams: diagramsIn(path.join(root, 'diagrams')),
  }
}

/**
 * Why this deck cannot be shown: files it lacks, wrong facts, ids and diagrams that do not exist. One
 * line each, empty when all is well. It does not ask for the whole talk: a chapter alone passes.
 */
export async function deckProblems(root: string, entry: string): Promise<string[]> {
  const { slides, problems } = await loadDeck(root, entry)
  return [
    ...problems,
    ...factProblems({ events, claims, questions, corrections, pages }),
    ...referenceProblems(slides, knownTo(root)),
  ]
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
