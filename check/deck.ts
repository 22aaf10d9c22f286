/** Whether a deck can be shown and built, told in one line for each thing that is wrong. */
import { existsSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { claims } from '../facts/claims.ts'
import { corrections } from '../facts/corrections.ts'
import { events } from '../facts/events.ts'
import { pages } from '../facts/pages.ts'
import { questions } from '../facts/questions.ts'
import { CommandError } from '../scripts/command.ts'
import { ROOT, loadDeck } from '../scripts/deck.ts'
import { encodingProblems } from '../scripts/encoding.ts'
import { FONTS_CSS, charactersOf, fontFiles, glyphProblems, sources } from '../scripts/glyphs.ts'
import { factProblems } from './facts.ts'
import {
  aliasProblems,
  countProblems,
  referenceProblems,
  slideProblems,
  type Known,
} from './rules.ts'

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
 * Why this deck cannot be shown: files it lacks, wrong facts, slides without title or note, ids and
 * diagrams that do not exist, numbers of facts that are wrong. One line each, empty when all is well.
 * It does not ask for the whole talk: a chapter alone passes.
 */
export async function deckProblems(root: string, entry: string): Promise<string[]> {
  const { slides, files, problems } = await loadDeck(root, entry)
  const garbled = await encodingProblems(root, files)
  if (garbled.length > 0) return garbled
  return [
    ...problems,
    ...factProblems({ events, claims, questions, corrections, pages }),
    ...aliasProblems(slides),
    ...slideProblems(slides),
    ...referenceProblems(slides, knownTo(root)),
    ...countProblems(slides, {
      claims: claims.length,
      events: events.length,
      questions: questions.length,
      corrections: corrections.length,
    }),
  ]
}

/** Why this deck cannot be built: besides `deckProblems`, what no diagram or font can draw. */
export async function buildProblems(root: string, entry: string): Promise<string[]> {
  const texts = await sources(root)
  const garbled = await encodingProblems(root, texts)
  if (garbled.length > 0) return garbled
  // Mermaid takes a second to load.
  const { diagramProblems } = await import('../scripts/diagrams/render.ts')
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
