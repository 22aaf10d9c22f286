/**
 * The talk as a plain author would write it: the same slides, the same words, no components.
 *
 * Every slide keeps its title, its subtitle, its tables, its code and its spoken notes. A Mermaid
 * drawing becomes its source in a `mermaid` block, the history a Mermaid `timeline`; a component
 * becomes the words that its final state shows, one bullet each. Slidev draws the `mermaid` blocks in
 * the browser; Marp, which knows no Mermaid, shows them as code, which costs it less than a drawing.
 */
import type { HistoryEvent } from '../../facts/types.ts'
import { CommandError } from '../command.ts'
import type { Deck, Slide } from '../deck.ts'
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
 * @throws CommandError where a drawing on a slide has no source
 */
export function plainSlides(deck: Deck, texts: Block[][], sources: DrawnSources): string[] {
  return deck.slides.map((slide, index) => {
    const names = diagramNames(slide.content)
    const body = (texts[index] ?? []).map((block) =>
      block.kind === 'diagram'
        ? fence('mermaid', diagramSource(slide, names.shift(), sources.diagrams))
        : markdownOf(block, sources.events),
    )
    const markdown = [`# ${inline(slide.title)}`, ...body, `<!--\n${slide.notes}\n-->`].join('\n\n')
    return markdown.replaceAll(/^(- .*)\n(?=\n- )/gm, '$1')
  })
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

function diagramNames(content: string): string[] {
  return [...content.matchAll(/<MermaidDiagram\s[^>]*?\bname="([^"]+)"/g)].map(([, name]) => name!)
}

function diagramSource(
  slide: Slide,
  name: string | undefined,
  diagrams: DrawnSources['diagrams'],
): string {
  const source = name && diagrams.get(name)
  if (!source) {
    throw new CommandError(
      `slide ${slide.no} 「${slide.title}」 shows a diagram that no <MermaidDiagram name="…"> in its Markdown names`,
    )
  }
  return source.replace(/^---\n[\s\S]*?\n---\n/, '').trim()
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
