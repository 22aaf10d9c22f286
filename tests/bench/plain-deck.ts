/**
 * The talk as a plain author would write it: the same slides, the same words, no components.
 *
 * Every slide keeps its title, its subtitle, its tables, its code and its spoken notes. A Mermaid
 * drawing becomes its source in a `mermaid` block, the history a Mermaid `timeline`; a component
 * becomes the words that its final state shows, one bullet each. Slidev draws the `mermaid` blocks in
 * the browser; Marp, which knows no Mermaid, shows them as code, which costs it less than a drawing.
 */
import type { HistoryEvent } from '../../facts/types.ts'
import { CommandError } from '../../packages/slidev-addon-publish/node/command.ts'
import type { Deck, Slide } from '../../packages/slidev-addon-publish/node/deck.ts'
import type { Block } from './slide-texts.ts'

/** What the words on the slides do not tell. */
export interface DrawnSources {
  /** Source of each diagram, as in diagrams/<name>.mmd. */
  diagrams: Map<string, string>
  events: readonly HistoryEvent[]
}

/**
 * @param texts blocks of each slide, as many as slides
 * @returns the slides' Markdown in order, without frontmatter
 * @throws CommandError where the drawings on a slide are not those that its Markdown names
 */
export function plainSlides(deck: Deck, texts: Block[][], sources: DrawnSources): string[] {
  return deck.slides.map((slide, index) => {
    const blocks = texts[index] ?? []
    const diagrams = diagramsOf(slide, blocks, sources.diagrams)
    const body = blocks.map((block) =>
      block.kind === 'diagram'
        ? fence('mermaid', diagrams.shift()!)
        : markdownOf(block, sources.events),
    )
    const markdown = [`# ${inline(slide.title)}`, ...body, `<!--\n${slide.notes}\n-->`].join('\n\n')
    return markdown.replaceAll(/^(- .*)\n(?=\n- )/gm, '$1')
  })
}

/** @returns names of the diagrams that a slide's Markdown shows, in order */
export function diagramNames({ content }: Slide): string[] {
  return [...content.matchAll(/<MermaidDiagram\s[^>]*?\bname="([^"]+)"/g)].map(([, name]) => name!)
}

/** True where a slide's Markdown shows the history. */
export function showsTimeline({ content }: Slide): boolean {
  return content.includes('<HistoryTimeline')
}

/** @param slides as `plainSlides` wrote them */
export function slidevMarkdown(deck: Deck, slides: string[]): string {
  const head = [
    'theme: default',
    `title: ${JSON.stringify(deck.title)}`,
    `lang: ${deck.lang}`,
    'fonts:',
    '  provider: none',
    '  sans: Noto Sans SC',
    '  mono: JetBrains Mono',
  ]
  return `---\n${head.join('\n')}\n---\n\n${slides.join('\n\n---\n\n')}\n`
}

/** @param slides as `plainSlides` wrote them */
export function marpMarkdown(deck: Deck, slides: string[]): string {
  const head = ['marp: true', `title: ${JSON.stringify(deck.title)}`, `lang: ${deck.lang}`]
  return `---\n${head.join('\n')}\n---\n\n${slides.join('\n\n---\n\n')}\n`
}

/** @returns their sources, in order, without frontmatter */
function diagramsOf(slide: Slide, blocks: Block[], diagrams: DrawnSources['diagrams']): string[] {
  const seen = (kind: Block['kind']) => blocks.filter((block) => block.kind === kind).length
  const sources = diagramNames(slide).flatMap((name) => diagrams.get(name) ?? [])
  if (sources.length !== seen('diagram') || showsTimeline(slide) !== seen('timeline') > 0) {
    throw new CommandError(
      `slide ${slide.no} 「${slide.title}」 does not show the drawings that its Markdown names; mend tests/bench/slide-texts.ts`,
    )
  }
  return sources.map((source) => source.replace(/^---\n[\s\S]*?\n---\n/, '').trim())
}

function markdownOf(
  block: Exclude<Block, { kind: 'diagram' }>,
  events: readonly HistoryEvent[],
): string {
  switch (block.kind) {
    case 'heading':
      return `## ${inline(block.text)}`
    case 'line':
      return `- ${inline(block.text)}`
    case 'code':
      return fence('yaml', block.text.trim())
    case 'table':
      return tableOf(block.rows)
    case 'timeline':
      return fence('mermaid', timelineOf(events))
  }
}

/** Mermaid's `timeline` parts its fields with colons and ends a line at `#` and `;`. */
function timelineOf(events: readonly HistoryEvent[]): string {
  return [
    'timeline',
    ...events.map(({ date, title }) => `  ${date} : ${title.zh.replaceAll(/[:#;]/g, ' ')}`),
  ].join('\n')
}

function tableOf([head = [], ...rows]: string[][]): string {
  const row = (cells: string[]) => `| ${cells.map((cell) => inline(cell)).join(' | ')} |`
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')
}

function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``
}

/** Text in which nothing is markup, to Markdown, to HTML and to Vue. */
function inline(text: string): string {
  return text
    .replaceAll(/[\\`*_[\]|#~$]/g, (mark) => `\\${mark}`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('{{', '&#123;&#123;')
}
