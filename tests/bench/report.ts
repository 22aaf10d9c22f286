/** From samples to medians, ratios, verdicts and the table that tells them. */
import type { Locale, Text } from '../../facts/types.ts'

/** Who is compared. */
export const NAMES = ['ours', 'slidev', 'marp'] as const
export type Name = (typeof NAMES)[number]

/** The slides that are opened directly. */
export const OPENED = ['cover', 'timeline', 'diagram'] as const
export type Opened = (typeof OPENED)[number]

/** What is measured of an opened slide. */
type Painting = 'fcp' | 'lcp' | 'settled' | 'bytes' | 'requests'

/** What is measured; times in ms, sizes in bytes. */
export type Metric =
  | `${Painting}-${Opened}`
  | 'scripts'
  | 'scripts-gzip'
  | 'next-slide'
  | 'next-slide-worst'
  | 'build'
  | 'export-page'
  | 'export'
  | 'pdf'

export interface Sample {
  name: Name
  metric: Metric
  value: number
}

type Unit = 'ms' | 's' | 'kB' | 'count'

/** What our median may be at most: so many times another's, or an amount in the metric's own unit. */
type Target = { of: Exclude<Name, 'ours'>; times: number } | { atMost: number }

interface Measured {
  metric: Metric
  label: Text
  unit: Unit
  targets: Target[]
}

export interface Row extends Measured {
  medians: Record<Name, number>
  /** Our median by the other's. */
  ratios: Record<Exclude<Name, 'ours'>, number>
  isMissed: boolean
}

const PAINTINGS: [Painting, Text, Unit, Target[]][] = [
  ['fcp', { zh: '首次内容绘制', en: 'first contentful paint' }, 'ms', []],
  [
    'lcp',
    { zh: '最大内容绘制', en: 'largest contentful paint' },
    'ms',
    [
      { of: 'slidev', times: 0.4 },
      { of: 'marp', times: 1 },
    ],
  ],
  ['settled', { zh: '稳定', en: 'settled' }, 'ms', []],
  ['bytes', { zh: '到稳定的字节', en: 'bytes until settled' }, 'kB', []],
  ['requests', { zh: '到稳定的请求', en: 'requests until settled' }, 'count', []],
]
const OPENED_LABELS: Record<Opened, Text> = {
  cover: { zh: '封面', en: 'Cover' },
  timeline: { zh: '时间线页', en: 'Timeline slide' },
  diagram: { zh: '图表页', en: 'Diagram slide' },
}
/** Beyond those that every opened slide has. */
const MORE_TARGETS: Partial<Record<Metric, Target[]>> = {
  'bytes-cover': [{ of: 'slidev', times: 0.5 }],
}

const MEASURED: Measured[] = [
  ...OPENED.flatMap((slide) =>
    PAINTINGS.map(([painting, label, unit, targets]) => {
      const metric = `${painting}-${slide}` as const
      const { zh, en } = OPENED_LABELS[slide]
      return {
        metric,
        label: { zh: `${zh}：${label.zh}`, en: `${en}: ${label.en}` },
        unit,
        targets: [...targets, ...(MORE_TARGETS[metric] ?? [])],
      }
    }),
  ),
  {
    metric: 'scripts',
    label: { zh: '全部 JS', en: 'All JS' },
    unit: 'kB',
    targets: [{ of: 'slidev', times: 0.2 }],
  },
  {
    metric: 'scripts-gzip',
    label: { zh: '全部 JS（gzip）', en: 'All JS (gzip)' },
    unit: 'kB',
    targets: [{ of: 'slidev', times: 0.2 }],
  },
  {
    metric: 'next-slide',
    label: { zh: '按键到下一页：中位', en: 'Key press to next slide: median' },
    unit: 'ms',
    targets: [{ atMost: 100 }],
  },
  {
    metric: 'next-slide-worst',
    label: { zh: '按键到下一页：最慢', en: 'Key press to next slide: worst' },
    unit: 'ms',
    targets: [{ atMost: 200 }],
  },
  {
    metric: 'build',
    label: { zh: '构建', en: 'Build' },
    unit: 's',
    targets: [{ of: 'slidev', times: 3 }],
  },
  {
    metric: 'export-page',
    label: { zh: '导出 PDF：每页', en: 'PDF export: a page' },
    unit: 'ms',
    targets: [{ of: 'slidev', times: 1 }],
  },
  {
    metric: 'export',
    label: { zh: '导出 PDF：全部', en: 'PDF export: all' },
    unit: 's',
    targets: [],
  },
  { metric: 'pdf', label: { zh: 'PDF 大小', en: 'PDF size' }, unit: 'kB', targets: [] },
]

/** @param values at least one */
export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return sorted.length % 2
    ? sorted[Math.floor(middle)]!
    : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/**
 * The whole deck's median and worst key press, from several walks: each slide counts with its median,
 * so that one hiccup of the machine does not stand for the deck.
 *
 * @param walks at least one; ms for slide 2, 3, …, as many in each
 * @returns ms
 */
export function summarizeWalks(walks: number[][]): { middle: number; worst: number } {
  const bySlide = walks[0]!.map((_, slide) => median(walks.map((walk) => walk[slide]!)))
  return { middle: median(bySlide), worst: Math.max(...bySlide) }
}

/**
 * @param samples at least one of each metric for each name
 * @returns a row for each metric, in the table's order
 */
export function rowsOf(samples: Sample[]): Row[] {
  return MEASURED.map((measured) => {
    const medianOf = (name: Name) =>
      median(
        samples
          .filter((sample) => sample.name === name && sample.metric === measured.metric)
          .map(({ value }) => value),
      )
    const medians = { ours: medianOf('ours'), slidev: medianOf('slidev'), marp: medianOf('marp') }
    const ratios = {
      slidev: medians.ours / medians.slidev,
      marp: medians.ours / medians.marp,
    }
    const isMissed = measured.targets.some((target) =>
      'of' in target ? !(ratios[target.of] <= target.times) : !(medians.ours <= target.atMost),
    )
    return { ...measured, medians, ratios, isMissed }
  })
}

const HEADS: Record<Locale, string[]> = {
  zh: ['', '本套', '普通 Slidev', 'Marp', '÷ Slidev', '÷ Marp', '目标', ''],
  en: ['', 'this deck', 'plain Slidev', 'Marp', '÷ Slidev', '÷ Marp', 'target', ''],
}

/** @returns a Markdown table */
export function tableOf(rows: Row[], locale: Locale): string {
  const cells = [
    HEADS[locale],
    ...rows.map((row) => [
      row.label[locale],
      ...NAMES.map((name) => amount(row.medians[name], row.unit)),
      row.ratios.slidev.toFixed(2),
      row.ratios.marp.toFixed(2),
      row.targets.map((target) => targetText(target, row.unit)).join(locale === 'zh' ? '，' : ', '),
      row.targets.length === 0 ? '' : row.isMissed ? '✗' : '✓',
    ]),
  ]
  const widths = HEADS[locale].map((_, column) =>
    Math.max(3, ...cells.map((row) => columns(row[column]!))),
  )
  const isNumber = (column: number) => column > 0 && column < 6
  const line = (row: string[]) =>
    `| ${row
      .map((cell, column) => {
        const gap = ' '.repeat(widths[column]! - columns(cell))
        return isNumber(column) ? gap + cell : cell + gap
      })
      .join(' | ')} |`
  const rule = widths.map((width, column) =>
    isNumber(column) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width),
  )
  return [line(cells[0]!), line(rule), ...cells.slice(1).map(line)].join('\n')
}

/** One sentence for the README. */
export function summaryOf(rows: Row[], locale: Locale): string {
  const of = (metric: Metric) => rows.find((row) => row.metric === metric)!
  const said = (metric: Metric) => {
    const { medians, unit } = of(metric)
    return NAMES.map((name) => amount(medians[name], unit))
  }
  const [lcp, slidevLcp, marpLcp] = said('lcp-cover')
  const [bytes, slidevBytes] = said('bytes-cover')
  const [scripts, slidevScripts] = said('scripts')
  return locale === 'zh'
    ? `1.6 Mbit/s、150 ms、CPU 慢 4 倍时，封面的最大内容绘制 ${lcp}（同样文字的普通 Slidev ${slidevLcp}，Marp ${marpLcp}），首页 ${bytes}（Slidev ${slidevBytes}），全部 JS ${scripts}（Slidev ${slidevScripts}）`
    : `at 1.6 Mbit/s, 150 ms and a CPU slowed 4 times, the cover's largest contentful paint takes ${lcp} (the same text in plain Slidev ${slidevLcp}, in Marp ${marpLcp}); first slide ${bytes} (Slidev ${slidevBytes}); all JS ${scripts} (Slidev ${slidevScripts})`
}

/**
 * Replaces what stands between `<!-- bench:PART -->` and `<!-- /bench:PART -->`.
 *
 * @returns undefined where the document has no such place
 */
export function fillPart(markdown: string, part: string, text: string): string | undefined {
  const [open, close] = [`<!-- bench:${part} -->`, `<!-- /bench:${part} -->`]
  const start = markdown.indexOf(open)
  const end = markdown.indexOf(close, start)
  if (start < 0 || end < 0) return undefined
  return markdown.slice(0, start + open.length) + text + markdown.slice(end)
}

/**
 * Compares the reasons that a document gives, each a `- **label**: …`, with the targets missed.
 *
 * @returns labels of missed rows without a reason, and labels of reasons whose row is not missed
 */
export function checkReasons(
  rows: Row[],
  markdown: string,
  locale: Locale,
): { lacking: string[]; idle: string[] } {
  const missed = rows.filter((row) => row.isMissed).map((row) => row.label[locale])
  const labels = new Set(rows.map((row) => row.label[locale]))
  const given = [...markdown.matchAll(/^- \*\*(.+?)\*\*/gm)]
    .flatMap(([, names]) => names!.split(/[、;；]\s*/))
    .filter((label) => labels.has(label))
  return {
    lacking: missed.filter((label) => !given.includes(label)),
    idle: given.filter((label) => !missed.includes(label)),
  }
}

function targetText(target: Target, unit: Unit): string {
  if ('atMost' in target) return `≤ ${amount(target.atMost, unit)}`
  return `≤ ${target.times} × ${target.of === 'slidev' ? 'Slidev' : 'Marp'}`
}

/** @param value ms, bytes or a number */
function amount(value: number, unit: Unit): string {
  switch (unit) {
    case 'ms':
      return `${Math.round(value)} ms`
    case 's':
      return `${(value / 1000).toFixed(1)} s`
    case 'kB':
      return `${Math.round(value / 1000)} kB`
    case 'count':
      return String(Math.round(value))
  }
}

/** How many columns of a terminal a text takes. */
function columns(text: string): number {
  return [...text].reduce((sum, character) => sum + (character >= '\u2E80' ? 2 : 1), 0)
}
