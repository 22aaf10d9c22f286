import { h, type FunctionalComponent, type VNode } from 'vue'
import type { Engine } from '../../evidence/types'
import type { ChapterInfo, Claim, HistoryEvent, Locale, Source } from '../../facts/types'
import { pagesOf, siteOf } from '../../facts/sources'
import { formatDate } from '../../models/calendar'

/** A slide as a still picture: a part of its canvas, in CSS pixels of the canvas. */
export interface Picture {
  /** The slide in its complete state. Trusted HTML. */
  html: string
  x: number
  y: number
  width: number
  height: number
  /** Size of its smallest text; 0 where it has none. */
  smallestText: number
}

/** What the page says of one slide. */
export interface Section {
  /** Number of the slide, from 1. */
  no: number
  /** Its alias, else its number: id of the section, and the slide's address. */
  id: string
  title: string
  /** True where the slide opens a chapter: its title is then the chapter's. */
  isOpener: boolean
  picture?: Picture
  /** What is said, as Slidev renders it; empty where there is nothing. Trusted HTML. */
  notes: string
  errata: Claim[]
  /** Other dated facts. */
  dated: Claim[]
  /** The events it shows, in date order. */
  events: readonly HistoryEvent[]
  sources: Source[]
}

export interface ReadingChapter {
  info: ChapterInfo
  /** How long the talk takes over it. */
  minutes: number
  sections: Section[]
}

export interface Reading {
  locale: Locale
  title: string
  description: string
  author: string
  /** When the facts were last checked, `YYYY-MM`. */
  checked: string
  /** Name of the PDF in the site, where it has one. */
  pdf?: string
  /** The first slide. */
  cover: Section
  chapters: ReadingChapter[]
  /** Pages that are worth reading by oneself. */
  further: readonly Source[]
  /** What the recordings were made on. */
  recordedOn: readonly Engine[]
}

const LICENCE = 'https://creativecommons.org/licenses/by/4.0/'

const text = {
  licence: { zh: 'CC BY 4.0 许可', en: 'Licensed CC BY 4.0' },
  checked: {
    zh: (date: string) => `史实核对到 ${date}`,
    en: (date: string) => `Facts checked ${date}`,
  },
  deck: { zh: '看幻灯片', en: 'See the slides' },
  pdf: { zh: '下载 PDF', en: 'Download the PDF' },
  contents: { zh: '目录', en: 'Contents' },
  minutes: { zh: (n: number) => `${n} 分钟`, en: (n: number) => `${n} min` },
  chapter: { zh: (n: number) => `第 ${n} 章`, en: (n: number) => `Chapter ${n}` },
  slide: { zh: (n: number) => `幻灯片第 ${n} 页`, en: (n: number) => `Slide ${n}` },
  link: {
    zh: (title: string) => `本节的链接：${title}`,
    en: (title: string) => `Link to this section: ${title}`,
  },
  picture: { zh: (title: string) => `图：${title}`, en: (title: string) => `Picture: ${title}` },
  errata: { zh: '勘误', en: 'Errata' },
  said: { zh: '常见说法', en: 'Often said' },
  record: { zh: '记录', en: 'The record' },
  dates: { zh: '日期', en: 'Dates' },
  sources: { zh: '来源', en: 'Sources' },
  appendix: { zh: '接着读，自己录', en: 'Read on, record it yourself' },
  further: { zh: '值得读', en: 'Worth reading' },
  recordedOn: { zh: '录制于', en: 'Recorded on' },
  builtFrom: {
    zh: (from: string) => `用 ${from} 的源码副本构建`,
    en: (from: string) => `built from ${from}'s copy of the source`,
  },
}

/**
 * The talk as an article: a table of contents, then each slide with its picture, what is said, and
 * what it rests on. `scripts/site/reading.ts` makes the page `/read/` from it.
 */
export const ReadingPage: FunctionalComponent<{ reading: Reading }> = ({ reading }) =>
  h('main', { class: 'reading' }, [
    cover(reading),
    contents(reading),
    h('div', { class: 'reading-talk' }, [
      ...reading.chapters.map((each) => chapter(each, reading.locale)),
      appendix(reading),
    ]),
  ])
ReadingPage.props = ['reading']

function contents({ locale, chapters }: Reading): VNode {
  return h('nav', { class: 'reading-contents', 'aria-labelledby': 'contents' }, [
    h('p', { id: 'contents' }, text.contents[locale]),
    h('ol', [
      ...chapters.map(({ info, minutes, sections }) =>
        h('li', [
          h('a', { href: `#${chapterId(sections)}` }, [
            h('b', info.name[locale]),
            h('small', text.minutes[locale](minutes)),
          ]),
          h(
            'ol',
            sections
              .filter(({ isOpener }) => !isOpener)
              .map(({ id, title }) => h('li', h('a', { href: `#${id}` }, title))),
          ),
        ]),
      ),
      h('li', h('a', { href: '#appendix' }, h('b', text.appendix[locale]))),
    ]),
  ])
}

function cover(reading: Reading): VNode {
  const { locale, title, description, author, checked, pdf } = reading
  return h(
    'section',
    { id: reading.cover.id, class: 'reading-cover-page', ...slideOf(reading.cover) },
    [
      h('header', [
        h('h1', title),
        h('p', { class: 'reading-lede' }, description),
        h('p', { class: 'reading-byline' }, [
          h('span', author),
          h('span', h('a', { href: LICENCE, rel: 'license' }, text.licence[locale])),
          h(
            'span',
            h('time', { datetime: checked }, text.checked[locale](formatDate(checked, locale))),
          ),
        ]),
        h('p', { class: 'reading-ways' }, [
          h('a', { class: 'reading-way', href: `../${reading.cover.id}/` }, text.deck[locale]),
          ...(pdf ? [h('a', { class: 'reading-way', href: `../${pdf}` }, text.pdf[locale])] : []),
        ]),
      ]),
      ...body(reading.cover, locale),
    ],
  )
}

function chapter({ info, sections }: ReadingChapter, locale: Locale): VNode {
  const [first] = sections
  const opener = first?.isOpener ? first : undefined
  return h('section', { class: 'reading-chapter', id: chapterId(sections) }, [
    h('header', { class: 'reading-chapter-head' }, [
      ...(opener ? [h('p', { class: 'reading-number' }, text.chapter[locale](info.number))] : []),
      h('h2', [info.name[locale], ...(opener ? [anchor(opener, locale)] : [])]),
      h('p', { class: 'reading-question' }, info.question[locale]),
    ]),
    ...(opener
      ? [h('div', slideOf(opener), [place(opener, locale), ...body(opener, locale)])]
      : []),
    ...sections
      .filter((section) => section !== opener)
      .map((section) =>
        h('section', { id: section.id, class: 'reading-slide', ...slideOf(section) }, [
          h('header', [
            h('h3', [section.title, anchor(section, locale)]),
            place(section, locale, info),
          ]),
          ...body(section, locale),
        ]),
      ),
  ])
}

/** What concerns the talk as a whole. */
function appendix({ locale, further, recordedOn }: Reading): VNode {
  return h('section', { id: 'appendix', class: 'reading-appendix' }, [
    h('header', { class: 'reading-chapter-head' }, h('h2', text.appendix[locale])),
    h('footer', { class: 'reading-record' }, [
      ...list('further', text.further[locale], further.map(source)),
      ...list('engines', text.recordedOn[locale], recordedOn.map(engine(locale))),
    ]),
  ])
}

/** An opener gives its id to its chapter; a chapter without one has the id of its first slide, marked. */
function chapterId([first]: Section[]): string {
  return first!.isOpener ? first!.id : `chapter-${first!.id}`
}

/** Marks what belongs to one slide: the handout leaves out some. */
function slideOf({ no }: Section) {
  return { 'data-slide': no }
}

function anchor({ id, title }: Section, locale: Locale): VNode {
  return h(
    'a',
    { class: 'reading-anchor', href: `#${id}`, 'aria-label': text.link[locale](title) },
    '#',
  )
}

function slideLink({ id }: Section, label: string): VNode {
  return h('a', { href: `../${id}/` }, label)
}

/** Which slide this is, and where in the talk. */
function place(section: Section, locale: Locale, info?: ChapterInfo): VNode {
  return h('p', { class: 'reading-place' }, [
    slideLink(section, text.slide[locale](section.no)),
    ...(info ? [h('span', info.name[locale])] : []),
  ])
}

function body(section: Section, locale: Locale): VNode[] {
  const { notes, errata, dated, events, sources } = section
  return [
    ...(section.picture ? [picture(section.picture, section.title, locale)] : []),
    ...(notes ? [h('div', { class: 'reading-notes', innerHTML: notes })] : []),
    ...(errata.length + dated.length + events.length + sources.length > 0
      ? [
          h('footer', { class: 'reading-record' }, [
            ...list('errata', text.errata[locale], errata.map(erratum(locale))),
            ...list('dates', text.dates[locale], [
              ...dated.map(({ date, brief }) => h('li', [time(date!), brief[locale]])),
              ...events.map(event(locale)),
            ]),
            ...list('sources', text.sources[locale], sources.map(source)),
          ]),
        ]
      : []),
  ]
}

/**
 * The part of the canvas, scaled to the width there is by style alone. Where that leaves its smallest
 * text too small, it keeps a width and scrolls in its box.
 */
function picture(shown: Picture, title: string, locale: Locale): VNode {
  const { html, x, y, width, height, smallestText } = shown
  return h(
    'div',
    {
      class: 'reading-picture',
      tabindex: 0,
      role: 'group',
      'aria-label': text.picture[locale](title),
    },
    h(
      'div',
      {
        class: 'reading-box',
        style: {
          '--x': x,
          '--y': y,
          '--w': width,
          '--h': height,
          // At this width the smallest text is as large as the style sheet wants it at least.
          '--legible': smallestText && width / smallestText,
        },
      },
      h('div', { class: 'reading-canvas', innerHTML: html }),
    ),
  )
}

function list(name: string, label: string, items: VNode[]): VNode[] {
  if (items.length === 0) return []
  return [
    h('div', { class: `reading-facts reading-${name}` }, [
      h('p', { class: 'reading-label' }, label),
      h('ul', items),
    ]),
  ]
}

const erratum = (locale: Locale) => (claim: Claim) =>
  h('li', [
    h('p', { class: 'reading-said' }, [h('b', text.said[locale]), h('s', claim.said[locale])]),
    h('p', [h('b', text.record[locale]), claim.brief[locale]]),
  ])

const event = (locale: Locale) => (item: HistoryEvent) =>
  h('li', [
    time(item.date),
    h('a', { href: pagesOf(item)[0]!.url, rel: 'noopener' }, item.title[locale]),
  ])

const source = (item: Source) =>
  h('li', [
    h('a', { href: item.url, rel: 'noopener' }, item.title),
    h('span', { class: 'reading-host' }, siteOf(item)),
  ])

const engine = (locale: Locale) => (item: Engine) =>
  h('li', [
    `${item.name} ${item.version}`,
    ...[item.with, item.builtFrom && text.builtFrom[locale](item.builtFrom)]
      .filter(Boolean)
      .map((words) => h('span', { class: 'reading-host' }, words)),
  ])

function time(date: string): VNode {
  return h('time', { datetime: date }, date)
}
