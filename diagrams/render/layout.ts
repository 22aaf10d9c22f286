import type { Box, Drawing, Link } from './drawing.ts'
import type { Measure, Typeface } from './measure.ts'

export interface Point {
  x: number
  y: number
}
export interface Rect extends Point {
  width: number
  height: number
}
export interface PlacedBox extends Rect {
  box: Box
}
export interface PlacedLink {
  link: Link
  points: Point[]
  /** Where the label's paper stands, if there is a label. */
  label?: Rect
}
export interface Layout {
  width: number
  height: number
  /** Outer boxes before the boxes they hold. */
  boxes: PlacedBox[]
  links: PlacedLink[]
}

/** Width of the slide body, px. */
export const BODY_WIDTH = 868
export const LINE_HEIGHT = 25
/** Half the height of a volume's lid. */
export const LID = 7
/** What a group keeps free above its children for its name. */
export const TITLE_HEIGHT = 38
/** What a controller keeps free before its name for the sign of its loop. */
export const LOOP_WIDTH = 20
const GAP = 14
const TIGHT_GAP = 7
const PADDING = 14
const LINK_GAP = 44
const LABEL_ROOM = 32
/** Space between two links that would run on the same line. */
const LANE = 30
/** How far from a box's corner a link stays. */
const CORNER = 8
const HEX_CORNER = 18

/** An end of a link: a box, and how far from its corners the link may touch it. */
interface Anchor extends Rect {
  corner: number
}

interface Sized {
  box: Box
  width: number
  height: number
  /** Least distance to the next sibling, one fewer than there are children. */
  gaps: number[]
  children: Sized[]
}

export function typefaceOf(box: Box, line: number): Typeface {
  if (box.kind === 'note' || box.tags.includes('plain')) return 'regular'
  if (
    box.kind === 'file' ||
    box.kind === 'namespace' ||
    box.kind === 'cgroup' ||
    box.tags.includes('mono')
  )
    return 'mono'
  return line === 0 ? 'bold' : 'regular'
}

/** Room a box keeps between its outline and what it holds, px. */
function paddingOf(box: Box): { x: number; top: number; bottom: number } {
  const isGroup = box.children.length > 0
  if (box.kind === 'layout') return { x: 0, top: 0, bottom: 0 }
  const title = isGroup && box.lines.length ? TITLE_HEIGHT : 0
  if (isGroup) {
    if (box.kind === 'host') return { x: PADDING, top: PADDING, bottom: title + 2 }
    const gauge = box.kind === 'cgroup' ? 5 : 0
    return { x: PADDING + gauge, top: title || PADDING, bottom: PADDING }
  }
  switch (box.kind) {
    case 'container':
      return { x: 12, top: 17, bottom: 8 }
    case 'volume':
      return { x: 14, top: 19, bottom: 9 }
    case 'controller':
      return { x: 24 + LOOP_WIDTH / 2, top: 9, bottom: 9 }
    case 'process':
      return { x: 14, top: 4, bottom: 4 }
    case 'layer':
    case 'namespace':
    case 'cgroup':
      return { x: 12, top: 6, bottom: 6 }
    case 'note':
      return { x: 2, top: 0, bottom: 0 }
    case 'pod':
      return { x: 12, top: 8, bottom: 8 }
    default:
      return { x: 14, top: 9, bottom: 9 }
  }
}

/**
 * Gives every box and link its place on the slide body, like CSS flexbox: a group is a row or a
 * column of cells, one a child, in order; cells share the room by span. A child fills its cell's width
 * and, if it is a group or has the class `fill`, its height; else it stands in the middle. Links run
 * straight where the boxes face each other, past what stands between them, else around one corner.
 *
 * The result is BODY_WIDTH × drawing.height px, or larger where the labels need more.
 */
export function layoutDrawing(drawing: Drawing, measure: Measure): Layout {
  const root: Box = {
    id: '',
    kind: 'layout',
    role: 'neutral',
    lines: [],
    tags: [],
    fills: true,
    span: 1,
    direction: drawing.direction,
    children: drawing.boxes,
  }
  const sized = sizeOf(root, drawing.links, measure)
  // Half a stroke stays inside the drawing on every side.
  const size = {
    width: Math.max(sized.width + 2, BODY_WIDTH),
    height: Math.max(sized.height + 2, drawing.height),
  }
  const placed: PlacedBox[] = []
  place(sized, { x: 1, y: 1, width: size.width - 2, height: size.height - 2 }, placed)
  return { ...size, boxes: placed.slice(1), links: route(drawing.links, placed, measure) }
}

function sizeOf(box: Box, links: Link[], measure: Measure): Sized {
  const padding = paddingOf(box)
  const text = Math.max(0, ...box.lines.map((line, i) => measure(line, typefaceOf(box, i))))
  if (!box.children.length) {
    return {
      box,
      width: Math.ceil(text) + 2 * padding.x,
      height: box.lines.length * LINE_HEIGHT + padding.top + padding.bottom,
      gaps: [],
      children: [],
    }
  }
  const children = box.children.map((child) => sizeOf(child, links, measure))
  const gaps = gapsOf(box, links, measure)
  const [main, cross] =
    box.direction === 'row' ? (['width', 'height'] as const) : (['height', 'width'] as const)
  const inner = { width: 0, height: 0 }
  inner[main] = sum(children.map((c) => c[main])) + sum(gaps)
  inner[cross] = Math.max(...children.map((c) => c[cross]))
  const title = box.kind === 'layout' ? 0 : titleWidth(box, measure)
  return {
    box,
    width: Math.max(inner.width, title) + 2 * padding.x,
    height: inner.height + padding.top + padding.bottom,
    gaps,
    children,
  }
}

/** A group's lines stand beside each other. */
function titleWidth(box: Box, measure: Measure): number {
  return sum(
    box.lines.map((line, i) => Math.ceil(measure(line, typefaceOf(box, i))) + (i ? 10 : 0)),
  )
}

function gapOf(box: Box): number {
  return box.tags.includes('tight') ? TIGHT_GAP : GAP
}

function gapsOf(box: Box, links: Link[], measure: Measure): Sized['gaps'] {
  const at = new Map<string, number>()
  box.children.forEach((child, index) => {
    for (const id of idsIn(child)) at.set(id, index)
  })
  const gaps = box.children.slice(1).map(() => gapOf(box))
  for (const link of links) {
    const [a, b] = [at.get(link.from), at.get(link.to)]
    if (a === undefined || b === undefined || a === b) continue
    const [first, last] = [Math.min(a, b), Math.max(a, b)]
    for (let i = first; i < last; i++) {
      const hasLabel = link.label && last - first === 1
      const room = box.direction === 'row' ? measure(link.label, 'regular') : LINE_HEIGHT
      gaps[i] = Math.max(gaps[i]!, LINK_GAP, hasLabel ? Math.ceil(room) + LABEL_ROOM : 0)
    }
  }
  return gaps
}

function idsIn(box: Box): string[] {
  return [box.id, ...box.children.flatMap(idsIn)]
}

function place(sized: Sized, rect: Rect, placed: PlacedBox[]): void {
  const { box, children, gaps } = sized
  placed.push({ box, ...rect })
  if (!children.length) return
  const padding = paddingOf(box)
  const isRow = box.direction === 'row'
  const [main, cross] = isRow ? (['width', 'height'] as const) : (['height', 'width'] as const)
  const inner: Rect = {
    x: rect.x + padding.x,
    y: rect.y + padding.top,
    width: rect.width - 2 * padding.x,
    height: rect.height - padding.top - padding.bottom,
  }
  const cells = share(
    inner[main] - sum(gaps),
    children.map((c) => ({ least: c[main], span: c.box.span, gap: gapOf(box) })),
  )
  let at = isRow ? inner.x : inner.y
  children.forEach((child, i) => {
    const cell = cells[i]!
    const length = grows(child.box, main) ? cell : child[main]
    const breadth = grows(child.box, cross) ? inner[cross] : child[cross]
    const along = at + (cell - length) / 2
    const offset = (inner[cross] - breadth) / 2
    place(
      child,
      isRow
        ? { x: along, y: inner.y + offset, width: length, height: breadth }
        : { x: inner.x + offset, y: along, width: breadth, height: length },
      placed,
    )
    at += cell + (gaps[i] ?? 0)
  })
}

/**
 * Divides room in proportion to spans, like `fr` in a CSS grid: a span of 2 is as long as two spans of
 * 1 and the gap between them, and nobody gets less than its least.
 */
function share(room: number, parts: { least: number; span: number; gap: number }[]): number[] {
  const lengths = parts.map((p) => p.least)
  let open = parts.map((p, i) => ({ ...p, i, bridged: (p.span - 1) * p.gap }))
  let left = room
  while (open.length) {
    const unit = (left - sum(open.map((p) => p.bridged))) / sum(open.map((p) => p.span))
    const tight = open.filter((p) => p.least > p.span * unit + p.bridged)
    if (!tight.length) {
      for (const p of open) lengths[p.i] = p.span * unit + p.bridged
      break
    }
    left -= sum(tight.map((p) => p.least))
    open = open.filter((p) => !tight.includes(p))
  }
  return lengths
}

function grows(box: Box, side: 'width' | 'height'): boolean {
  if (box.kind === 'controller' || box.kind === 'process') return false
  return side === 'width' || box.children.length > 0 || box.fills
}

function route(links: Link[], placed: PlacedBox[], measure: Measure): PlacedLink[] {
  const rects = new Map(placed.map((p) => [p.box.id, p]))
  const anchor = (id: string, ending: Link['end']): Anchor => {
    const { box, x, y, width, height } = rects.get(id)!
    const corner = box.kind === 'controller' ? HEX_CORNER : CORNER
    // A bare line runs on beneath the lid of a volume, whose edge is round.
    const lid = box.kind === 'volume' && ending === 'none' ? LID : 0
    return { x, y: y + lid, width, height: height - 2 * lid, corner }
  }
  const obstacles = placed.filter((p) => !p.box.children.length && p.box.lines.length)
  const lanes = new Map<string, number>()
  const pairs = links.map((link) => [link.from, link.to].toSorted().join('\n'))
  return links
    .map((link, i) => {
      const pair = pairs[i]!
      const lane = lanes.get(pair) ?? 0
      lanes.set(pair, lane + 1)
      const shift = (lane - (pairs.filter((p) => p === pair).length - 1) / 2) * LANE
      const points = path(
        anchor(link.from, link.start),
        anchor(link.to, link.end),
        shift,
        obstacles,
      )
      return { link, points, ...(link.label && { label: labelOn(points, link.label, measure) }) }
    })
    .filter(({ link }) => link.line !== 'hidden')
}

/** From the edge of one box to the edge of the other: straight where they face each other, else round one bend. */
function path(a: Anchor, b: Anchor, shift: number, obstacles: Rect[]): Point[] {
  const toRight = b.x >= a.x + a.width
  const toBelow = b.y >= a.y + a.height
  const across = facing(turned(a), turned(b), obstacles.map(turned))
  if (across !== undefined) {
    const y = across + shift
    return toRight
      ? [
          { x: a.x + a.width, y },
          { x: b.x, y },
        ]
      : [
          { x: a.x, y },
          { x: b.x + b.width, y },
        ]
  }
  const along = facing(a, b, obstacles)
  if (along !== undefined) {
    const x = along + shift
    return toBelow
      ? [
          { x, y: a.y + a.height },
          { x, y: b.y },
        ]
      : [
          { x, y: a.y },
          { x, y: b.y + b.height },
        ]
  }
  const start = { x: toRight ? a.x + a.width : a.x, y: a.y + a.height / 2 }
  const end = { x: b.x + b.width / 2 + shift, y: toBelow ? b.y : b.y + b.height }
  return [start, { x: end.x, y: start.y }, end]
}

function turned<T extends Rect>(rect: T): T {
  return { ...rect, x: rect.y, y: rect.x, width: rect.height, height: rect.width }
}

/**
 * The x of a vertical line between two boxes one above the other: the middle of the narrower one, or,
 * if something stands in the way there, the middle of the widest way past it.
 */
function facing(a: Anchor, b: Anchor, obstacles: Rect[]): number | undefined {
  const from = Math.max(a.x + a.corner, b.x + b.corner)
  const to = Math.min(a.x + a.width - a.corner, b.x + b.width - b.corner)
  if (to < from) return undefined
  const [upper, lower] = a.y < b.y ? [a, b] : [b, a]
  const between = obstacles
    .filter((o) => o.y >= upper.y + upper.height && o.y + o.height <= lower.y)
    .filter((o) => o.x < to && o.x + o.width > from)
    .toSorted((p, q) => p.x - q.x)
  const narrow = a.width < b.width ? a : b
  const middle = Math.min(Math.max(narrow.x + narrow.width / 2, from), to)
  if (!between.some((o) => o.x <= middle && middle <= o.x + o.width)) return middle
  const ways = [
    ...between.map((o, i) => {
      const last = between[i - 1]
      return { start: last ? last.x + last.width : from, end: o.x }
    }),
    { start: Math.max(...between.map((o) => o.x + o.width)), end: to },
  ]
  const widest = ways.reduce((best, w) => (w.end - w.start > best.end - best.start ? w : best))
  return (widest.start + widest.end) / 2
}

function labelOn(points: Point[], label: string, measure: Measure): Rect {
  const segments = points.slice(1).map((end, i) => ({ start: points[i]!, end }))
  const length = (s: { start: Point; end: Point }) =>
    Math.hypot(s.end.x - s.start.x, s.end.y - s.start.y)
  const longest = segments.reduce((best, s) => (length(s) > length(best) ? s : best))
  const width = Math.ceil(measure(label, 'regular')) + 10
  return {
    x: (longest.start.x + longest.end.x) / 2 - width / 2,
    y: (longest.start.y + longest.end.y) / 2 - LINE_HEIGHT / 2,
    width,
    height: LINE_HEIGHT,
  }
}

function sum(list: number[]): number {
  return list.reduce((a, b) => a + b, 0)
}
