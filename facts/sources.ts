import { cited } from './cited'
import type { CitedClaim, CitedQuestion, PageKey, Source } from './types'

const claimById = new Map(cited.claims.map((claim) => [claim.id, claim]))
const questionById = new Map(cited.questions.map((question) => [question.id, question]))

/** How many sources an erratum shows at most: its first. */
export const ERRATUM_SOURCES = 3

/** What a slide's frontmatter says about its facts. Unknown entries are the deck check's business. */
export interface SlideFacts {
  claims?: string[]
  questions?: string[]
  /** Pages that the footer shows, in place of those of the claims. */
  sources?: PageKey[]
}

/** The pages that a fact rests on, the best first. */
export function pagesOf({ sources = [] }: { sources?: readonly PageKey[] }): Source[] {
  return sources.flatMap((key) => cited.pages[key] ?? [])
}

/** The claims that a slide tells, in its order. */
export function claimsOf(slide: SlideFacts): CitedClaim[] {
  return (slide.claims ?? []).flatMap((id) => claimById.get(id) ?? [])
}

/** The questions that a slide answers, in its order. */
export function questionsOf(slide: SlideFacts): CitedQuestion[] {
  return (slide.questions ?? []).flatMap((id) => questionById.get(id) ?? [])
}

/** The page to show for a fact: its first that was read, else its first; none for a bare opinion. */
export function firstRead({ sources }: { sources: readonly PageKey[] }): PageKey[] {
  return [sources.find((key) => cited.pages[key]?.read) ?? sources[0] ?? []].flat()
}

/**
 * The sources that a slide's footer shows: those its frontmatter names, else the first read source
 * of each claim and question, each page once.
 *
 * @param limit at most so many
 */
export function sourcesOf(slide: SlideFacts, limit: number): Source[] {
  const chosen = slide.sources ?? [...claimsOf(slide), ...questionsOf(slide)].flatMap(firstRead)
  return pagesOf({ sources: [...new Set(chosen)] }).slice(0, limit)
}

/** A short name of the place where a source is: `man7.org`, `github.com/moby`. */
export function siteOf(source: Source): string {
  const { hostname, pathname } = new URL(source.url)
  const host = hostname.replace(/^(www|c\.m)\./, '')
  return host === 'github.com' ? `${host}/${pathname.split('/')[1]}` : host
}
