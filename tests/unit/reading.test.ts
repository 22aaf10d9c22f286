import { describe, expect, it } from 'vitest'
import { h } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { ReadingPage } from '../../packages/slidev-addon-publish/node/site/readingPage.ts'
import config from '../../publish.config'
import { claims } from '../../facts/claims.ts'
import { events } from '../../facts/events.ts'
import { recordedOn } from '../../evidence/recorded-on.ts'
import { worthReading } from '../../facts/further.ts'
import { pages } from '../../facts/pages.ts'
import type { Slide } from '../../packages/slidev-addon-publish/node/deck.ts'
import { readingStyles } from '../../packages/slidev-addon-publish/node/site/reading-styles.ts'
import { selectorsOf } from '../../packages/slidev-addon-publish/node/site/selectors.ts'
import { readingOf } from '../../packages/slidev-addon-publish/node/site/reading.ts'

const wrong = claims.find(({ verdict, date }) => verdict === 'wrong' && date)!
const correct = claims.find(({ verdict, date }) => verdict === 'correct' && date)!

const slide = (no: number, more: Partial<Slide>): Slide => ({
  no,
  title: `Slide ${no}`,
  notes: '',
  content: '',
  frontmatter: {},
  ...more,
})
const deck = {
  name: 'talk',
  config,
  title: 'A <talk>',
  description: 'About "it"',
  author: 'Somebody',
  keywords: [],
  lang: 'en',
  slides: [
    slide(1, { alias: 'cover', frontmatter: { chapter: 0, time: 30 } }),
    slide(2, { alias: 'timeline', content: '<HistoryTimeline class="fill" />' }),
    slide(3, {
      alias: 'first',
      title: 'The rise of Docker',
      frontmatter: { chapter: 1, layout: 'chapter', time: 45 },
    }),
    slide(4, { frontmatter: { time: 45, claims: [wrong.id, correct.id] } }),
  ],
}
const mark = (click: number) =>
  `<span class="slidev-note-click-mark" data-clicks="${click}"></span> `
const picture = { html: '<svg></svg>', x: 56, y: 90, width: 868, height: 400, smallestText: 12 }
const captures = [
  { notes: '' },
  { notes: `<p>One. ${mark(1)}Two.</p>` },
  { notes: '<p>Three.</p>' },
  { notes: '<p>Four.</p>', picture },
]

const reading = readingOf(deck, captures)
const render = () => renderToString(h(ReadingPage, { reading }))

describe('what the reading edition is made of', () => {
  it('puts each slide but the first under its chapter, with the time the talk takes over it', () => {
    expect(reading.cover.id).toBe('cover')
    expect(
      reading.chapters.map(({ info, minutes, sections }) => ({
        number: info?.number,
        minutes,
        ids: sections.map(({ id }) => id),
      })),
    ).toEqual([
      { number: 0, minutes: 1, ids: ['timeline'] },
      { number: 1, minutes: 2, ids: ['first', '4'] },
    ])
  })

  it('tells the notes without the marks for the clicks', () => {
    expect(reading.chapters[0]!.sections[0]!.notes).toBe('<p>One. Two.</p>')
  })

  it('tells each dated fact once: as an erratum where something else is commonly said', () => {
    const [errata, dates, sources] = reading.chapters[1]!.sections[1]!.record
    expect(errata!.items.map(({ struck }) => struck?.text)).toEqual([wrong.said.en])
    expect(dates!.items).toEqual([{ date: correct.date, text: correct.brief.en }])
    const addresses = sources!.items.map(({ href }) => href)
    expect(addresses.length).toBeGreaterThan(0)
    expect(new Set(addresses).size).toBe(addresses.length)
  })

  it('dates the events of the timeline where all of it is shown', () => {
    const [dates] = reading.chapters[0]!.sections[0]!.record
    expect(dates!.items.map(({ text }) => text)).toEqual(events.map(({ title }) => title.en))
    expect(reading.chapters[1]!.sections[0]!.record).toEqual([])
  })
})

describe('the page', () => {
  it('links every section to itself, to its slide and from the contents', async () => {
    const html = await render()
    for (const { no, alias } of deck.slides.slice(1)) {
      const id = alias ?? String(no)
      expect(html).toContain(`id="${id}"`)
      expect(html).toContain(`href="../${id}/"`)
      expect(html.split(`href="#${id}"`)).toHaveLength(3)
    }
  })

  it('opens a chapter once, with the slide that names it', async () => {
    const html = await render()
    expect(html.match(/<h2/g)).toHaveLength(2 + 1)
    expect(html.match(/<h3/g)).toHaveLength(2)
    expect(html).toContain('<section class="reading-chapter" id="first">')
  })

  it('ends with what is worth reading and what the recordings were made on', async () => {
    const html = await render()
    const appendix = html.slice(html.indexOf('id="appendix"'))
    for (const key of worthReading) expect(appendix).toContain(`href="${pages[key].url}"`)
    for (const { name, version } of recordedOn) expect(appendix).toContain(`${name} ${version}`)
    expect(recordedOn.length).toBeGreaterThan(2)
  })

  it('shows texts as they are', async () => {
    expect(await render()).toContain('<h1>A &lt;talk&gt;</h1>')
  })

  it('keeps a picture as wide as its smallest text needs', async () => {
    expect(await render()).toContain(`--legible:${868 / 12}`)
  })

  it('offers the PDF where the site has one', async () => {
    expect(await render()).not.toContain('.pdf')
    const html = await renderToString(
      h(ReadingPage, { reading: readingOf(deck, captures, 'talk.pdf') }),
    )
    expect(html).toContain('href="../talk.pdf"')
  })
})

describe('the style of the deck on the page', () => {
  const css = [
    ':root{--paper:white}',
    ':root.dark{--paper:black}',
    'html:not(.dark) .code{color:navy}',
    'html.dark .code{color:aqua}',
    '.used:hover::after,.unused{color:red}',
    '.dark\\:used{color:grey}',
    '@media (width > 1px){.unused{color:red}}',
    '@keyframes turn{from{opacity:0}}',
  ].join('')
  const styles = readingStyles(css, (selector) => selector !== '.unused')

  it('asks for each selector as it is at rest and in the light', () => {
    expect(selectorsOf(css)).toEqual(
      expect.arrayContaining([':root:root', 'html:root .code', '.used', '.unused', '.dark\\:used']),
    )
  })

  it('leaves out what nothing uses, and keeps the rest in a layer', () => {
    expect(styles).toContain('.used:hover::after{color:red}')
    expect(styles).not.toContain('.unused')
    expect(styles).not.toContain('width > 1px')
    expect(styles).toContain('@keyframes turn{from{opacity:0}}')
    expect(styles).toMatch(/^@layer deck\{:root\{--paper:white\}html:not\(\.dark\) \.code/)
  })

  it('is dark on screens alone: by the class, and without a script as the system says', () => {
    expect(styles).toContain('@media screen{:root.dark{--paper:black}html.dark .code{color:aqua}}')
    expect(styles).toContain(
      '@media screen and (prefers-color-scheme:dark){:root:root:not(.light){--paper:black}html:root:not(.light) .code{color:aqua}}',
    )
  })
})
