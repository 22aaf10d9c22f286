import type { Box, Drawing, Ending } from './drawing.ts'
import {
  LID,
  LINE_HEIGHT,
  LOOP_WIDTH,
  TITLE_HEIGHT,
  typefaceOf,
  type Layout,
  type PlacedBox,
  type PlacedLink,
  type Point,
  type Rect,
} from './layout.ts'
import { LABEL_SIZE } from './measure.ts'

/** Stands for the id of one instance in an SVG; MermaidDiagram.vue puts its own in its place. */
export const ID = '__diagram__'

const RIB_HEIGHT = 9
const RIB_STEP = 10
const HEAD = 9

/** Draws a layout with the shapes of components/grammar. The SVG holds no style: styles/diagrams.css gives it one. */
export function drawSvg(drawing: Drawing, { width, height, boxes, links }: Layout): string {
  const groups = boxes.filter(({ box }) => box.children.length)
  const leaves = boxes.filter(({ box }) => !box.children.length)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${round(width)} ${round(height)}" role="img" aria-labelledby="${ID}-title ${ID}-desc">`,
    `<title id="${ID}-title">${escape(drawing.title)}</title>`,
    `<desc id="${ID}-desc">${escape(drawing.description)}</desc>`,
    ...groups.map(drawBox),
    ...links.map(drawLink),
    ...leaves.map(drawBox),
    ...links.map(drawLabel),
    '</svg>',
  ]
    .filter(Boolean)
    .join('\n')
}

function drawBox(placed: PlacedBox): string {
  const { box } = placed
  if (box.kind === 'layout') return ''
  const names = ['d-box', `d-${box.kind}`, `role-${box.role}`, ...box.tags].join(' ')
  return `<g class="${names}">${outline(placed)}${box.children.length ? groupTitle(placed) : leafText(placed)}</g>`
}

function outline({ box, x, y, width, height }: PlacedBox): string {
  const rect = (radius: number) =>
    `<rect class="d-outline" x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="${radius}"/>`
  switch (box.kind) {
    case 'note':
      return ''
    case 'container':
      return `${rect(3)}<rect class="d-solid" x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${RIB_HEIGHT}" rx="3"/><path class="d-rib" d="${ribs(x, y, width)}"/>`
    case 'pod':
    case 'network':
      return rect(Math.min(22, height / 2))
    case 'cgroup':
      return `${rect(2)}<rect class="d-solid" x="${round(x + width - 7)}" y="${round(y)}" width="7" height="${round(height)}" rx="2"/>`
    case 'layer':
      return rect(2)
    case 'controller':
      return `<polygon class="d-outline" points="${hexagon(x, y, width, height)}"/>${loop(x + 27, y + height / 2)}`
    case 'volume':
      return `<path class="d-outline" d="M${round(x)} ${round(y + LID)}v${round(height - 2 * LID)}a${round(width / 2)} ${LID} 0 0 0 ${round(width)} 0v${round(2 * LID - height)}a${round(width / 2)} ${LID} 0 0 0 ${round(-width)} 0a${round(width / 2)} ${LID} 0 0 0 ${round(width)} 0"/>`
    case 'process':
      return `<circle class="d-solid" cx="${round(x + 6)}" cy="${round(y + height / 2)}" r="5"/>`
    default:
      return rect(6)
  }
}

function ribs(x: number, y: number, width: number): string {
  const count = Math.floor(width / RIB_STEP)
  return Array.from(
    { length: count },
    (_, i) => `M${round(x + (i + 0.5) * RIB_STEP)} ${round(y + 2)}v${RIB_HEIGHT - 4}`,
  ).join('')
}

function hexagon(x: number, y: number, width: number, height: number): string {
  const corner = 16
  const middle = y + height / 2
  return [
    [x, middle],
    [x + corner, y],
    [x + width - corner, y],
    [x + width, middle],
    [x + width - corner, y + height],
    [x + corner, y + height],
  ]
    .map(([px, py]) => `${round(px!)},${round(py!)}`)
    .join(' ')
}

/** The circular arrow of a controller's loop, around its centre. */
function loop(cx: number, cy: number): string {
  return `<path class="d-line" d="M${round(cx + 4)} ${round(cy - 4)}A6 6 0 1 0 ${round(cx + 6)} ${round(cy + 1)}"/><path class="d-solid" d="M${round(cx + 8)} ${round(cy - 7)}l-1 7l-6 -4z"/>`
}

/** A group's name at its top left, on a host at its bottom left; details follow on the same line. */
function groupTitle({ box, x, y, width, height }: PlacedBox): string {
  if (!box.lines.length) return ''
  const rib = box.kind === 'container' ? RIB_HEIGHT - 2 : 0
  const baseline =
    box.kind === 'host' ? y + height - 13 : y + (rib + TITLE_HEIGHT) / 2 + LABEL_SIZE * 0.36
  const spans = box.lines.map(
    (line, i) =>
      `<tspan class="${lineClass(box, i)}"${i ? ' dx="10"' : ''}>${escape(line)}</tspan>`,
  )
  const inset = box.kind === 'pod' ? 18 : 14
  return `<text x="${round(x + Math.min(inset, width / 2))}" y="${round(baseline)}">${spans.join('')}</text>`
}

function leafText({ box, x, y, width, height }: PlacedBox): string {
  const top = { container: RIB_HEIGHT, volume: 2 * LID - 4 } as Partial<Record<string, number>>
  const offset = top[box.kind] ?? 0
  const first =
    y +
    offset +
    (height - offset - box.lines.length * LINE_HEIGHT) / 2 +
    LINE_HEIGHT / 2 +
    LABEL_SIZE * 0.36
  const isProcess = box.kind === 'process'
  const shift = { cgroup: -7, controller: LOOP_WIDTH } as Partial<Record<string, number>>
  const isLeft = isProcess || box.kind === 'file'
  const left = isLeft ? x + (isProcess ? 17 : 14) : x + (width + (shift[box.kind] ?? 0)) / 2
  const spans = box.lines.map(
    (line, i) =>
      `<tspan class="${lineClass(box, i)}" x="${round(left)}" y="${round(first + i * LINE_HEIGHT)}">${escape(line)}</tspan>`,
  )
  return `<text${isLeft ? '' : ' text-anchor="middle"'}>${spans.join('')}</text>`
}

function lineClass(box: Box, line: number): string {
  return `d-${typefaceOf(box, line)}${line ? ' d-detail' : ''}`
}

function drawLink({ link, points }: PlacedLink): string {
  const names = ['d-link', `d-${link.line}`, `role-${link.role}`, ...link.tags].join(' ')
  const tail = ending(points[1]!, points[0]!, link.start)
  const head = ending(points.at(-2)!, points.at(-1)!, link.end)
  const line = [
    stopShort(points[0]!, points[1]!, link.start),
    ...points.slice(1, -1),
    stopShort(points.at(-1)!, points.at(-2)!, link.end),
  ]
  const d = line.map((p, i) => `${i ? 'L' : 'M'}${round(p.x)} ${round(p.y)}`).join('')
  return `<g class="${names}"><path class="d-line" d="${d}"/>${tail}${head}</g>`
}

/** The line ends inside its arrowhead, so that the tip stays sharp. */
function stopShort(end: Point, before: Point, kind: Ending): Point {
  if (kind !== 'arrow') return end
  const [ux, uy] = unit(before, end)
  return { x: end.x - ux * (HEAD - 2), y: end.y - uy * (HEAD - 2) }
}

function ending(before: Point, end: Point, kind: Ending): string {
  if (kind === 'none') return ''
  const [ux, uy] = unit(before, end)
  if (kind === 'cross') {
    const c = { x: end.x - ux * 10, y: end.y - uy * 10 }
    return `<path class="d-line" d="M${round(c.x - 6)} ${round(c.y - 6)}l12 12m0 -12l-12 12"/>`
  }
  const base = { x: end.x - ux * HEAD, y: end.y - uy * HEAD }
  const half = HEAD * 0.55
  const tip = [
    end,
    { x: base.x - uy * half, y: base.y + ux * half },
    { x: base.x + uy * half, y: base.y - ux * half },
  ]
  return `<polygon class="d-solid" points="${tip.map((p) => `${round(p.x)},${round(p.y)}`).join(' ')}"/>`
}

function drawLabel({ link, label }: PlacedLink): string {
  if (!label) return ''
  const names = ['d-label', `role-${link.role}`, ...link.tags].join(' ')
  return `<g class="${names}">${labelPaper(label)}<text class="d-regular" text-anchor="middle" x="${round(label.x + label.width / 2)}" y="${round(label.y + label.height / 2 + LABEL_SIZE * 0.36)}">${escape(link.label)}</text></g>`
}

function labelPaper({ x, y, width, height }: Rect): string {
  return `<rect class="d-paper" x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="4"/>`
}

function unit(from: Point, to: Point): [number, number] {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1
  return [(to.x - from.x) / length, (to.y - from.y) / length]
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

function escape(text: string): string {
  return text.replace(
    /[&<>"]/g,
    (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!,
  )
}
