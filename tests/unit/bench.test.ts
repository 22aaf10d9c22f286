import { parse } from '@slidev/parser'
import { describe, expect, it } from 'vitest'
import { events } from '../../facts/events.ts'
import {
  diagramNames,
  marpMarkdown,
  plainSlides,
  showsTimeline,
  slidevMarkdown,
} from '../bench/plain-deck.ts'
import {
  NAMES,
  OPENED,
  checkReasons,
  fillPart,
  median,
  rowsOf,
  summarizeWalks,
  summaryOf,
  tableOf,
  type Metric,
  type Name,
} from '../bench/report.ts'
import type { Block } from '../bench/slide-texts.ts'
import { readDeck, type Deck } from '../../packages/slidev-addon-publish/node/deck.ts'

const sources = {
  diagrams: new Map([['a', '---\nheight: 360\n---\nflowchart LR\n  a --> b\n']]),
  events,
}

/** A deck with one slide of this Markdown, on which these blocks stand. */
function oneSlide(content: string, blocks: Block[]): string {
  const slide = { no: 1, title: '标题', notes: '说的话', content, frontmatter: {} }
  const deck: Deck = {
    name: 'talk',
    config: {},
    title: '演讲',
    description: '',
    author: '',
    keywords: [],
    lang: 'zh-CN',
    slides: [slide],
  }
  return plainSlides(deck, [blocks], sources)[0]!
}

describe('the plain deck', () => {
  it('has every slide of the talk, by title and with its notes, for Slidev and for Marp', async () => {
    const deck = await readDeck()
    const names = deck.slides.map((slide) => diagramNames(slide))
    const diagrams = new Map(names.flat().map((name) => [name, 'flowchart LR']))
    const texts = deck.slides.map((slide, index): Block[] => [
      ...names[index]!.map(() => ({ kind: 'diagram' as const })),
      ...(showsTimeline(slide) ? [{ kind: 'timeline' as const }] : []),
    ])
    const slides = plainSlides(deck, texts, { diagrams, events })
    const read = await parse(slidevMarkdown(deck, slides), 'slides.md')
    const titles = read.slides.map(({ content }) => content.match(/^# (.*)$/m)?.[1])
    expect(titles.map((title) => title?.replaceAll('\\', ''))).toEqual(
      deck.slides.map(({ title }) => title),
    )
    expect(read.slides.map(({ note }) => note)).toEqual(deck.slides.map(({ notes }) => notes))
    const [, , ...ofMarp] = marpMarkdown(deck, slides).split(/^---\n/m)
    expect(ofMarp.map((text) => text.trim())).toEqual(slides)
  })

  it('keeps subtitles, tables, code and words, in order', () => {
    expect(
      oneSlide('', [
        { kind: 'heading', text: '副标题' },
        { kind: 'line', text: '一' },
        { kind: 'line', text: '二' },
        {
          kind: 'table',
          rows: [
            ['名', '值'],
            ['runc', '1.1.5'],
          ],
        },
        { kind: 'code', text: 'kind: Pod\n' },
      ]),
    ).toBe(
      [
        '# 标题',
        '## 副标题',
        '- 一\n- 二',
        '| 名 | 值 |\n| --- | --- |\n| runc | 1.1.5 |',
        '```yaml\nkind: Pod\n```',
        '<!--\n说的话\n-->',
      ].join('\n\n'),
    )
  })

  it('shows a drawing by its Mermaid source, and the history as a Mermaid timeline', () => {
    const slide = oneSlide('<MermaidDiagram\n  name="a"\n/>\n<HistoryTimeline />', [
      { kind: 'diagram' },
      { kind: 'timeline' },
    ])
    expect(slide).toContain('```mermaid\nflowchart LR\n  a --> b\n```')
    expect(slide).toContain('```mermaid\ntimeline\n')
    for (const { date } of events) expect(slide).toContain(`\n  ${date} : `)
  })

  it.each([
    ['a source that is missing', '<MermaidDiagram name="b" />', [{ kind: 'diagram' }]],
    ['a diagram that was not seen', '<MermaidDiagram name="a" />', []],
    ['a history that was not seen', '<HistoryTimeline class="fill" />', []],
    ['a history that its Markdown does not name', '<RopeLocator />', [{ kind: 'timeline' }]],
  ] satisfies [string, string, Block[]][])(
    'stops at %s, naming the slide',
    (_, content, blocks) => {
      expect(() => oneSlide(content, blocks)).toThrow('slide 1 「标题」 does not show the drawings')
    },
  )

  it('writes words so that nothing in them is markup', () => {
    expect(oneSlide('', [{ kind: 'line', text: '$ a | <b> *c* {{ d }} `e`' }])).toContain(
      '- \\$ a \\| &lt;b> \\*c\\* &#123;&#123; d }} \\`e\\`',
    )
  })
})

/** Samples by which everything of ours takes `ours`, and everything of the others 1000. */
function samplesWith(ours: number) {
  const metrics: Metric[] = [
    ...OPENED.flatMap((slide) =>
      (['fcp', 'lcp', 'settled', 'bytes', 'requests'] as const).map(
        (what) => `${what}-${slide}` as const,
      ),
    ),
    'scripts',
    'scripts-gzip',
    'next-slide',
    'next-slide-worst',
    'build',
    'export-page',
    'export',
    'pdf',
  ]
  const value = (name: Name) => (name === 'ours' ? ours : 1000)
  return NAMES.flatMap((name) => metrics.map((metric) => ({ name, metric, value: value(name) })))
}

describe('the report', () => {
  it('takes the middle of an odd and of an even number of samples, in whatever order', () => {
    expect(median([9, 1, 5])).toBe(5)
    expect(median([10, 9, 1, 2])).toBe(5.5)
  })

  it('takes the worst key press from the medians of the slides, not from one hiccup', () => {
    const walks = [
      [10, 30, 900],
      [10, 50, 20],
      [10, 40, 20],
    ]
    expect(summarizeWalks(walks)).toEqual({ middle: 20, worst: 40 })
  })

  it('compares medians, and meets a target that is just reached', () => {
    const samples = samplesWith(100)
    samples.push({ name: 'ours', metric: 'lcp-cover', value: 500 })
    samples.push({ name: 'ours', metric: 'lcp-cover', value: 400 })
    const row = rowsOf(samples).find(({ metric }) => metric === 'lcp-cover')!
    expect(row.medians).toEqual({ ours: 400, slidev: 1000, marp: 1000 })
    expect(row.ratios).toEqual({ slidev: 0.4, marp: 0.4 })
    expect(row.isMissed).toBe(false)
  })

  it('misses a target when either rival or the amount is passed', () => {
    const missed = (ours: number) =>
      rowsOf(samplesWith(ours))
        .filter((row) => row.isMissed)
        .map(({ metric }) => metric)
    expect(missed(100)).toEqual([])
    expect(missed(101)).toEqual(['next-slide'])
    expect(missed(401)).toEqual([
      'lcp-cover',
      'lcp-timeline',
      'lcp-diagram',
      'scripts',
      'scripts-gzip',
      'next-slide',
      'next-slide-worst',
    ])
    expect(missed(501)).toContain('bytes-cover')
    expect(missed(1001)).toContain('export-page')
    expect(missed(3001)).toContain('build')
  })

  it('is a table with a line for each metric, in both languages', () => {
    const rows = rowsOf(samplesWith(401))
    for (const locale of ['zh', 'en'] as const) {
      const lines = tableOf(rows, locale).split('\n')
      expect(lines).toHaveLength(rows.length + 2)
      for (const line of lines) expect(line.match(/\|/g)).toHaveLength(9)
    }
    const line = tableOf(rows, 'en').split('\n')[3]!
    expect(line.split('|').map((cell) => cell.trim())).toEqual([
      '',
      'Cover: largest contentful paint',
      '401 ms',
      '1000 ms',
      '1000 ms',
      '0.40',
      '0.40',
      '≤ 0.4 × Slidev, ≤ 1 × Marp',
      '✗',
      '',
    ])
  })

  it('tells the cover in one line', () => {
    expect(summaryOf(rowsOf(samplesWith(401)), 'en')).toMatch(
      /largest contentful paint takes 401 ms .*Slidev 1000 ms.*Marp 1000 ms/,
    )
  })

  it('fills its place in a document, keeps the words around it, and says where there is none', () => {
    const document = 'before <!-- bench:zh -->old<!-- /bench:zh --> after'
    expect(fillPart(document, 'zh', 'new')).toBe(
      'before <!-- bench:zh -->new<!-- /bench:zh --> after',
    )
    expect(fillPart(document, 'en', 'new')).toBeUndefined()
  })

  it('asks for the reason of each missed target, and finds those that are no longer missed', () => {
    const rows = rowsOf(samplesWith(101))
    expect(checkReasons(rows, '- **另一件事**：…', 'zh')).toEqual({
      lacking: ['按键到下一页：中位'],
      idle: [],
    })
    expect(checkReasons(rows, '- **按键到下一页：中位、构建**：…', 'zh')).toEqual({
      lacking: [],
      idle: ['构建'],
    })
  })
})
