import path from 'node:path'
import type { ResolvedSlidevOptions } from '@slidev/types'
import { normalizePath, type Plugin } from 'vite'
import { cited } from '../../facts/cited.ts'
import { events } from '../../facts/events.ts'
import {
  ERRATUM_SOURCES,
  claimsOf,
  firstRead,
  questionsOf,
  type SlideFacts,
} from '../../facts/sources.ts'
import type { Cited } from '../../facts/types.ts'

/**
 * Of the facts, what a deck shows by citing them: of each claim and question the one source that
 * footers show, of an erratum those of its card too, and the pages that these and the timeline name.
 * Claims that belong to one of the corrections that matter most are always there.
 *
 * @param slides the frontmatter of each
 */
export function citedBy(slides: SlideFacts[]): Cited {
  const told = new Set(slides.flatMap(claimsOf))
  const asked = new Set(slides.flatMap(questionsOf))
  const claims = cited.claims
    .filter((claim) => told.has(claim) || claim.correction)
    .map((claim) => {
      const onCard = claim.erratum ? claim.sources.slice(0, ERRATUM_SOURCES) : []
      return { ...claim, sources: [...new Set([...onCard, ...firstRead(claim)])] }
    })
  const questions = cited.questions
    .filter((question) => asked.has(question))
    .map((question) => ({ ...question, sources: firstRead(question) }))
  const named = [...slides, ...claims, ...questions, ...events].flatMap(
    ({ sources = [] }) => sources,
  )
  const pages = Object.fromEntries(named.map((key) => [key, cited.pages[key]]))
  return { claims, questions, pages }
}

/** Builds the site with the facts that its slides cite; the dev server has all. */
export function citedFacts({ userRoot, data }: ResolvedSlidevOptions): Plugin {
  const file = normalizePath(path.join(userRoot, 'facts/cited.ts'))
  let isDone = false
  return {
    name: 'cited-facts',
    enforce: 'pre',
    apply: 'build',
    load(id) {
      if (id !== file) return null
      isDone = true
      const facts = citedBy(data.slides.map(({ frontmatter }) => frontmatter))
      return `export const cited = ${JSON.stringify(facts)}`
    },
    buildEnd(error) {
      if (error || isDone) return
      // A deck that shows no fact imports none.
      const missed = [...this.getModuleIds()].find((id) => id.includes('/facts/cited'))
      if (missed) this.error(`scripts/vite/cited-facts.ts: the facts are ${missed}, not ${file}`)
    },
  }
}
