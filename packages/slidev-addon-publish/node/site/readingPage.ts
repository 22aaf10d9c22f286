import { h, type FunctionalComponent, type VNode } from 'vue'
import type { Appendix, BylineItem, Chapter, RecordItem, RecordList } from '../../index.ts'
import type { Locale } from '../../client/locale.ts'

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
  /** What it rests on. */
  record: RecordList[]
}

export interface ReadingChapter {
  /** Undefined for slides before the first chapter, or without any. */
  info?: Chapter
  /** How long the talk takes over it; 0 where that is not known. */
  minutes: number
  sections: Section[]
}

export interface Reading {
  locale: Locale
  title: string
  description: string
  author: string
  byline: BylineItem[]
  /** Name of the PDF in the site, where it has one. */
  pdf?: string
  /** The first slide. */
  cover: Section
  chapters: ReadingChapter[]
  appendix?: Appendix
}

const text = {
  deck: { zh: '看幻灯片', en: 'See the slides' },
  pdf: { zh: '下载 PDF', en: 'Download the PDF' },
  contents: { zh: '目录', en: 'Contents' },
  slides: { zh: '幻灯片', en: 'Slides' },
  minutes: { zh: (n: number) => `${n} 分钟`, en: (n: number) => `${n} min` },
  chapter: { zh: (n: number) => `第 ${n} 章`, en: (n: number) => `Chapter ${n}` },
  slide: { zh: (n: number) => `幻灯片第 ${n} 页`, en: (n: number) => `Slide ${n}` },
  link: {
    zh: (title: string) => `本节的链接：${title}`,
    en: (title: string) => `Link to this section: ${title}`,
  },
  picture: { zh: (title: string) => `图：${title}`, en: (title: string) => `Picture: ${title}` },
}

/**
 * The talk as an article: a table of contents, then each slide with its picture, what is said, and
 * what it rests on. `node/site/reading.ts` makes the page `/read/` from it.
 */
export const ReadingPage: FunctionalComponent<{ reading: Reading }> = ({ reading }) =>
  h('main', { class: 'reading' }, [
    cover(reading),
    contents(reading),
    h('div', { class: 'reading-talk' }, [
      ...reading.chapters.map((each) => chapter(each, reading.locale)),
      ...(reading.appendix ? [appendix(reading.appendix)] : []),
    ]),
  ])
ReadingPage.props = ['reading']

function contents({ locale, chapters, appendix: more }: Reading): VNode {
  return h('nav', { class: 'reading-contents', 'aria-labelledby': 'contents' }, [
    h('p', { id: 'contents' }, text.contents[locale]),
    h('ol', [
      ...chapters.map(({ info, minutes, sections }) =>
        h('li', [
          h('a', { href: `#${chapterId(sections)}` }, [
            h('b', info?.name ?? text.slides[locale]),
            ...(minutes > 0 ? [h('small', text.minutes[locale](minutes))] : []),
          ]),
          h(
            'ol',
            sections
              .filter(({ isOpener }) => !isOpener)
              .map(({ id, title }) => h('li', h('a', { href: `#${id}` }, title))),
          ),
        ]),
      ),
      ...(more ? [h('li', h('a', { href: '#appendix' }, h('b', more.title)))] : []),
    ]),
  ])
}

function cover(reading: Reading): VNode {
  const { locale, title, description, author, byline, pdf } = reading
  return h(
    'section',
    { id: reading.cover.id, class: 'reading-cover-page', ...slideOf(reading.cover) },
    [
      h('header', [
        h('h1', title),
        ...(description ? [h('p', { class: 'reading-lede' }, description)] : []),
        h('p', { class: 'reading-byline' }, [
          ...(author ? [h('span', author)] : []),
          ...byline.map(({ text: word, href, rel, date }) =>
            h('span', href ? h('a', { href, rel }, word) : date ? time(date, word) : word),
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
      ...(opener && info?.number !== undefined
        ? [h('p', { class: 'reading-number' }, text.chapter[locale](info.number))]
        : []),
      h('h2', [info?.name ?? text.slides[locale], ...(opener ? [anchor(opener, locale)] : [])]),
      ...(info?.question ? [h('p', { class: 'reading-question' }, info.question)] : []),
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
function appendix({ title, lists }: Appendix): VNode {
  return h('section', { id: 'appendix', class: 'reading-appendix' }, [
    h('header', { class: 'reading-chapter-head' }, h('h2', title)),
    h('footer', { class: 'reading-record' }, lists.map(list)),
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
function place(section: Section, locale: Locale, info?: Chapter): VNode {
  return h('p', { class: 'reading-place' }, [
    slideLink(section, text.slide[locale](section.no)),
    ...(info ? [h('span', info.name)] : []),
  ])
}

function body(section: Section, locale: Locale): VNode[] {
  const { notes, record } = section
  return [
    ...(section.picture ? [picture(section.picture, section.title, locale)] : []),
    ...(notes ? [h('div', { class: 'reading-notes', innerHTML: notes })] : []),
    ...(record.length > 0 ? [h('footer', { class: 'reading-record' }, record.map(list))] : []),
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

function list({ name, label, items }: RecordList): VNode {
  return h('div', { class: `reading-facts reading-${name}` }, [
    h('p', { class: 'reading-label' }, label),
    h('ul', items.map(line)),
  ])
}

function line({ text: word, href, date, label, struck, aside }: RecordItem): VNode {
  const told = href ? h('a', { href, rel: 'noopener' }, word) : word
  if (struck) {
    return h('li', [
      h('p', { class: 'reading-said' }, [h('b', struck.label), h('s', struck.text)]),
      h('p', [...(label ? [h('b', label)] : []), told]),
    ])
  }
  return h('li', [
    ...(date ? [time(date)] : []),
    ...(label ? [h('b', label)] : []),
    told,
    ...(aside ? [h('span', { class: 'reading-host' }, aside)] : []),
  ])
}

function time(date: string, word = date): VNode {
  return h('time', { datetime: date }, word)
}
