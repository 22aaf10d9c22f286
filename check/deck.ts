/** Whether a deck can be shown and built, told in one line for each thing that is wrong. */
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { claims } from '../facts/claims.ts'
import { corrections } from '../facts/corrections.ts'
import { events } from '../facts/events.ts'
import { pages } from '../facts/pages.ts'
import { questions } from '../facts/questions.ts'
import { loadDeck } from '../packages/slidev-addon-publish/node/deck.ts'
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
  const { slides, problems } = await loadDeck(root, entry)
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

/** Why this deck cannot be built: besides `deckProblems`, diagrams that cannot be drawn. */
export async function buildProblems(root: string, entry: string): Promise<string[]> {
  // Mermaid takes a second to load.
  const { diagramProblems } = await import('../diagrams/render/render.ts')
  const drawn = diagramsIn(path.join(root, 'diagrams')).map((name) => `diagrams/${name}.mmd`)
  return [...(await deckProblems(root, entry)), ...(await diagramProblems(root, drawn))]
}

/** Names of the Mermaid sources of a folder; none where the folder is missing. */
function diagramsIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.mmd'))
    .map((name) => path.basename(name, '.mmd'))
}
