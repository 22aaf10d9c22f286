import type { PageKey, Source } from './pages'

export type { PageKey, Source }

/** Languages of the deck's data and components. */
export type Locale = 'zh' | 'en'

/** One text in every language of the deck. */
export type Text = Record<Locale, string>

/** The talk's chapters, in order; 0 is the opening, 5 the closing. */
export type Chapter = 0 | 1 | 2 | 3 | 4 | 5

/** A part of the talk, as its opener, the footer and the timeline strip show it. */
export interface ChapterInfo {
  number: Chapter
  name: Text
  /** What the chapter answers. */
  question: Text
  /** First and last year of its timeline strip. */
  years: readonly [number, number]
}

/** The timeline's tracks, top to bottom. */
export const TRACKS = [
  'cloud',
  'paas',
  'kernel',
  'docker',
  'runtime-standards',
  'kubernetes',
] as const
export type Track = (typeof TRACKS)[number]

/** A dated event of the history timeline. */
export interface HistoryEvent {
  id: string
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: never more precise than what is known. */
  date: string
  track: Track
  /** False where the article does not mention it. */
  inArticle: boolean
  title: Text
  /** One sentence. */
  summary: Text
  /** What is uncertain about the date, for editors. */
  note?: string
  /** The best first. */
  sources: readonly [PageKey, ...PageKey[]]
}

/** What checking a claim of the article found. */
export type Verdict = 'correct' | 'imprecise' | 'wrong' | 'opinion'

/** One statement of the article, checked. */
export interface Claim {
  /** `s<chapter>-<number>-<words>` */
  id: string
  chapter: 1 | 2 | 3 | 4
  verdict: Verdict
  /** What is commonly said, in our own words. */
  said: Text
  /** What the record shows, in one line (zh at most 60 characters): the 勘误 mark and the print footnote. */
  brief: Text
  /** What the record shows, in full. */
  record: Text
  /** The date the claim turns on, `YYYY[-MM[-DD]]`. */
  date?: string
  /** From 1, where this is part of one of the corrections that matter most. */
  correction?: number
  /** The best first. At least one, but for an opinion, which may have none. */
  sources: readonly PageKey[]
}

/** A claim as slides cite it. */
export interface CitedClaim extends Pick<Claim, 'id' | 'correction' | 'sources'> {
  /** What is said and what the record shows, where the claim is wrong or imprecise. */
  erratum?: Pick<Claim, 'said' | 'brief'>
}

/** What an audience asks, answered on a slide or in its notes. */
export interface Question {
  /** Lower-case words joined by hyphens. */
  id: string
  question: Text
  answer: Text
  /** The best first. */
  sources: readonly [PageKey, ...PageKey[]]
}

/** A question as slides cite it. */
export interface CitedQuestion extends Pick<Question, 'id'> {
  sources: readonly PageKey[]
}

/** The facts as slides cite them. */
export interface Cited {
  claims: readonly CitedClaim[]
  questions: readonly CitedQuestion[]
  /** Those that the facts here, the events and the slides name. */
  pages: Partial<Record<PageKey, Source>>
}

/** One of the corrections that matter most, as the closing table shows it. */
export interface Correction {
  /** From 1; the claims it sums up carry the same number. */
  number: number
  /** What is commonly said. */
  said: Text
  /** What the record shows. */
  record: Text
}
