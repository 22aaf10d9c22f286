import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { claims } from '../facts/claims.ts'
import { corrections } from '../facts/corrections.ts'
import { events } from '../facts/events.ts'
import { pages } from '../facts/pages.ts'
import { questions } from '../facts/questions.ts'
import { loadDeck } from '../scripts/deck.ts'
import { factProblems } from './facts.ts'
import { countProblems, referenceProblems, type Known } from './rules.ts'

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
 * Why this deck cannot be shown: files it lacks, wrong facts, ids and diagrams that do not exist, numbers of facts that are wrong. One
 * line each, empty when all is well. It does not ask for the whole talk: a chapter alone passes.
 */
export async function deckProblems(root: string, entry: string): Promise<string[]> {
  const { slides, problems } = await loadDeck(root, entry)
  return [
    ...problems,
    ...factProblems({ events, claims, questions, corrections, pages }),
    ...referenceProblems(slides, knownTo(root)),
    ...countProblems(slides, {
      claims: claims.length,
      events: events.length,
      questions: questions.length,
      corrections: corrections.length,
    }),
  ]
}

/** Names of the Mermaid sources of a folder; none where the folder is missing. */
function diagramsIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.mmd'))
    .map((name) => path.basename(name, '.mmd'))
}
