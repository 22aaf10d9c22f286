import type { Claim, Correction, HistoryEvent, Question, Source, Text } from '../facts/types.ts'

/** All facts of the deck. */
export interface Facts {
  events: readonly HistoryEvent[]
  claims: readonly Claim[]
  questions: readonly Question[]
  corrections: readonly Correction[]
  pages: Readonly<Record<string, Source>>
}

const BRIEF_LENGTH = 60
const LOCALES = ['zh', 'en'] as const

/**
 * What is wrong with the facts where the types cannot tell, one line each, empty when all is well:
 * `facts/events.ts: event "x": reason. mend`.
 */
export function factProblems(facts: Facts): string[] {
  return [
    ...eventProblems(facts.events),
    ...claimProblems(facts.claims),
    ...questionProblems(facts.questions),
    ...correctionProblems(facts.corrections, facts.claims),
    ...pageProblems(facts.pages),
  ]
}

/** Dates real and in order, ids unique, both languages there, the summary one sentence. */
export function eventProblems(events: readonly HistoryEvent[]): string[] {
  return list('facts/events.ts', 'event', events, (event, index) => [
    ...dateProblems(event.date),
    ...textProblems('title', event.title),
    ...textProblems('summary', event.summary),
    ...sentenceProblems('summary', event.summary),
    ...(index > 0 && event.date < events[index - 1]!.date
      ? [
          `date ${event.date} is before that of the entry above. Move it up: entries are in date order`,
        ]
      : []),
  ])
}

/** Ids unique and of the chapter, briefs short, a source unless it is an opinion. */
export function claimProblems(claims: readonly Claim[]): string[] {
  return list('facts/claims.ts', 'claim', claims, (claim) => [
    ...(new RegExp(`^s${claim.chapter}-\\d{2}-[a-z0-9-]+$`).test(claim.id)
      ? []
      : [`the id does not name chapter ${claim.chapter}. Write s${claim.chapter}-01-some-words`]),
    ...(claim.date === undefined ? [] : dateProblems(claim.date)),
    ...textProblems('said', claim.said),
    ...textProblems('brief', claim.brief),
    ...textProblems('record', claim.record),
    ...([...claim.brief.zh].length > BRIEF_LENGTH
      ? [
          `brief.zh is longer than ${BRIEF_LENGTH} characters. Shorten it; the full text is in record`,
        ]
      : []),
    ...(claim.verdict === 'opinion' || claim.sources.length > 0
      ? []
      : ['it has no source. Name one of facts/pages.ts']),
  ])
}

/** Ids unique, both languages there. */
export function questionProblems(questions: readonly Question[]): string[] {
  return list('facts/questions.ts', 'question', questions, (question) => [
    ...(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(question.id)
      ? []
      : ['the id is not lower-case words joined by hyphens. Rename it']),
    ...textProblems('question', question.question),
    ...textProblems('answer', question.answer),
  ])
}

/** Numbered 1, 2, 3… and each with at least one claim of the same number, and no claim without. */
export function correctionProblems(
  corrections: readonly Correction[],
  claims: readonly Claim[],
): string[] {
  const numbers = new Set(corrections.map(({ number }) => number))
  return [
    ...corrections.flatMap((correction, index) =>
      [
        ...(correction.number === index + 1 ? [] : [`stands at place ${index + 1}. Renumber them`]),
        ...(claims.some((claim) => claim.correction === correction.number)
          ? []
          : [
              `no claim carries its number. Set "correction: ${correction.number}" in facts/claims.ts`,
            ]),
        ...textProblems('said', correction.said),
        ...textProblems('record', correction.record),
      ].map((problem) => `facts/corrections.ts: correction ${correction.number}: ${problem}.`),
    ),
    ...claims
      .filter((claim) => claim.correction !== undefined && !numbers.has(claim.correction))
      .map(
        (claim) =>
          `facts/claims.ts: claim "${claim.id}": correction ${claim.correction} does not exist. Add it to facts/corrections.ts or take the number away.`,
      ),
  ]
}

/** Every address whole and there once, every page named. */
export function pageProblems(pages: Readonly<Record<string, Source>>): string[] {
  const keyOf = new Map<string, string>()
  return Object.entries(pages).flatMap(([key, { url, title }]) => {
    const first = keyOf.get(url) ?? key
    keyOf.set(url, first)
    return [
      ...(URL.canParse(url) && /^https?:/.test(url)
        ? []
        : [`"${url}" is no http(s) address. Write it out`]),
      ...(title.trim() ? [] : ['it has no title. Say what the page is']),
      ...(first === key ? [] : [`${url} is already page "${first}". Name that one`]),
    ].map((problem) => `facts/pages.ts: page "${key}": ${problem}.`)
  })
}

/** Checks each entry and that no id is used twice; every problem becomes a line. */
function list<Entry extends { id: string }>(
  file: string,
  kind: string,
  entries: readonly Entry[],
  check: (entry: Entry, index: number) => string[],
): string[] {
  return entries.flatMap((entry, index) => {
    const problems = check(entry, index)
    if (entries.findIndex(({ id }) => id === entry.id) !== index) {
      problems.unshift('the id is used twice. Give one of them another')
    }
    return problems.map((problem) => `${file}: ${kind} "${entry.id}": ${problem}.`)
  })
}

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, and a day that exists. */
function dateProblems(date: string): string[] {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date) ?? []
  const time = Date.parse(`${year}-${month}-${day}T00:00:00Z`)
  const isReal =
    Number.isFinite(time) && new Date(time).toISOString().startsWith(`${year}-${month}-${day}`)
  return isReal ? [] : [`date "${date}" is no date. Write YYYY, YYYY-MM or YYYY-MM-DD`]
}

function textProblems(field: string, text: Text): string[] {
  return LOCALES.filter((locale) => !text[locale].trim()).map(
    (locale) => `${field}.${locale} is empty. Write it`,
  )
}

/** One sentence ends in a full stop and has none within ("Inc." is an abbreviation). */
function sentenceProblems(field: string, text: Text): string[] {
  const isOne = {
    zh: /^[^。！？]+[。！？]$/.test(text.zh),
    en: /^(?:(?!(?<!\bInc)[.!?]["')]?\s+[A-Z]).)+[.!?]$/.test(text.en),
  }
  return LOCALES.filter((locale) => text[locale] && !isOne[locale]).map(
    (locale) => `${field}.${locale} is not one sentence. Write one, with its full stop`,
  )
}
