/** What the reading edition and the handout say of the facts. */
import type {
  Appendix,
  BylineItem,
  Chapter,
  RecordItem,
  RecordList,
  Slide,
} from 'slidev-addon-publish'
import { formatDate } from './models/calendar'
import { localeOf } from './models/locale'
import { TALK } from './talk.config'
import { chapters } from './facts/chapters'
import { claims } from './facts/claims'
import { events } from './facts/events'
import { worthReading } from './facts/further'
import { recordedOn } from './evidence/recorded-on'
import { claimsOf, firstRead, pagesOf, siteOf, sourcesOf, type SlideFacts } from './facts/sources'
import type { Source, Text } from './facts/types'

const text = {
  licence: { zh: 'CC BY 4.0 许可', en: 'Licensed CC BY 4.0' },
  errata: { zh: '勘误', en: 'Errata' },
  said: { zh: '常见说法', en: 'Often said' },
  record: { zh: '记录', en: 'The record' },
  dates: { zh: '日期', en: 'Dates' },
  sources: { zh: '来源', en: 'Sources' },
  appendix: { zh: '接着读，自己录', en: 'Read on, record it yourself' },
  further: { zh: '值得读', en: 'Worth reading' },
  recordedOn: { zh: '录制于', en: 'Recorded on' },
} satisfies Record<string, Text>

const checked = {
  zh: (date: string) => `史实核对到 ${date}`,
  en: (date: string) => `Facts checked ${date}`,
}

const builtFrom = {
  zh: (from: string) => `用 ${from} 的源码副本构建`,
  en: (from: string) => `built from ${from}'s copy of the source`,
}

/** The chapter that a slide with a number (`chapter: 1`) in its frontmatter begins, or goes on with. */
export function chapterOf({ frontmatter }: Slide, lang: string): Chapter | undefined {
  const info = chapters[Number(frontmatter.chapter ?? NaN)]
  const locale = localeOf(lang)
  return info && { number: info.number, name: info.name[locale], question: info.question[locale] }
}

/** The licence, and when the facts were checked. */
export function byline(lang: string): BylineItem[] {
  const locale = localeOf(lang)
  return [
    {
      text: text.licence[locale],
      href: 'https://creativecommons.org/licenses/by/4.0/',
      rel: 'license',
    },
    { text: checked[locale](formatDate(TALK.checked, locale)), date: TALK.checked },
  ]
}

/** Pages worth reading by oneself, and what the recordings were made on. */
export function appendix(lang: string): Appendix {
  const locale = localeOf(lang)
  return {
    title: text.appendix[locale],
    lists: [
      {
        name: 'further',
        label: text.further[locale],
        items: linked(pagesOf({ sources: worthReading })),
      },
      {
        name: 'engines',
        label: text.recordedOn[locale],
        items: recordedOn.map((engine) => ({
          text: `${engine.name} ${engine.version}`,
          aside: [engine.with, engine.builtFrom && builtFrom[locale](engine.builtFrom)]
            .filter(Boolean)
            .join(' · '),
        })),
      },
    ],
  }
}

function linked(sources: readonly Source[]): RecordItem[] {
  return sources.map((source) => ({ text: source.title, href: source.url, aside: siteOf(source) }))
}

/** What a slide corrects, dates and rests on: each fact once. */
export function recordOf({ frontmatter, content }: Slide, lang: string): RecordList[] {
  const locale = localeOf(lang)
  const facts: SlideFacts = frontmatter
  const told = (facts.claims ?? []).flatMap((id) => claims.find((claim) => claim.id === id) ?? [])
  const corrected = new Set(claimsOf(facts).flatMap(({ id, erratum }) => (erratum ? [id] : [])))
  const errata = told.filter(({ id }) => corrected.has(id))
  const dated = told
    .filter((claim) => claim.date && !errata.includes(claim))
    .toSorted((a, b) => (a.date! < b.date! ? -1 : 1))
  const isTimeline = content.includes('<HistoryTimeline')
  const sources = [...sourcesOf(facts, Infinity), ...pagesOf({ sources: told.flatMap(firstRead) })]
  return [
    {
      name: 'errata',
      label: text.errata[locale],
      items: errata.map(({ said, brief }) => ({
        struck: { label: text.said[locale], text: said[locale] },
        label: text.record[locale],
        text: brief[locale],
      })),
    },
    {
      name: 'dates',
      label: text.dates[locale],
      items: [
        ...dated.map(({ date, brief }) => ({ date, text: brief[locale] })),
        ...(isTimeline ? events : []).map((event) => ({
          date: event.date,
          text: event.title[locale],
          href: pagesOf(event)[0]!.url,
        })),
      ],
    },
    {
      name: 'sources',
      label: text.sources[locale],
      items: linked([...new Set(sources)]),
    },
  ]
}
