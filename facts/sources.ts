import { cited } from './cited'
import type { CitedClaim, CitedQuestion, Source } from './types'

const claimById = new Map(cited.claims.map((claim) => [claim.id, claim]))
const questionById = new Map(cited.questions.map((question) => [question.id, question]))

/** Every source of the facts, by its address. */
export const sourceByUrl: ReadonlyMap<string, Source> = new Map(
  cited.sources.map((source) => [source.url, source]),
)

/** How many sources an erratum shows at most: its first. */
export const ERRATUM_SOURCES = 3

/** What a slide's frontmatter says about its facts. Unknown entries are the deck check's business. */
export interface SlideFacts {
  claims?: string[]
  questions?: string[]
  /** Addresses of known sources that the footer shows, in place of those of the claims. */
  sources?: string[]
}

/** The claims that a slide tells, in its order. */
export function claimsOf(slide: SlideFacts): CitedClaim[] {
  return (slide.claims ?? []).flatMap((id) => claimById.get(id) ?? [])
}

/** The questions that a slide answers, in its order. */
export function questionsOf(slide: SlideFacts): CitedQuestion[] {
  return (slide.questions ?? []).flatMap((id) => questionById.get(id) ?? [])
}

/** The source to show for a fact: its first that was read, else its first; none for a bare opinion. */
export function firstRead({ sources }: { sources: readonly Source[] }): Source[] {
  return [sources.find(({ read }) => read) ?? sources[0] ?? []].flat()
}

/**
 * The sources that a slide's footer shows: those its frontmatter names, else the first read source
 * of each claim and question, each address once.
 *
 * @param limit at most so many
 */
export function sourcesOf(slide: SlideFacts, limit: number): Source[] {
  const chosen = slide.sources
    ? slide.sources.flatMap((url) => sourceByUrl.get(url) ?? [])
    : [...claimsOf(slide), ...questionsOf(slide)].flatMap(firstRead)
  return [...new Map(chosen.map((source) => [source.url, source])).values()].slice(0, limit)
}

/** A short name of the place where a source is: `man7.org`, `github.com/moby`. */
export function siteOf(source: Source): string {
  const { hostname, pathname } = new URL(source.url)
  const host = hostname.replace(/^(www|c\.m)\./, '')
  return host === 'github.com' ? `${host}/${pathname.split('/')[1]}` : host
}
