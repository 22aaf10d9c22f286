import DOMPurify from 'dompurify'
import mermaid from 'mermaid'
import {
  DiagramError,
  KINDS,
  ROLES,
  type Box,
  type Direction,
  type Drawing,
  type Ending,
  type Kind,
  type Link,
  type Role,
} from './drawing.ts'

/** The part of Mermaid's flowchart database that a drawing is read from. */
interface FlowDb {
  getVertices(): Map<string, { id: string; text?: string; type?: string; classes: string[] }>
  getSubGraphs(): { id: string; title: string; nodes: string[]; classes: string[]; dir?: string }[]
  getEdges(): {
    start: string
    end: string
    type?: string
    stroke?: string
    text: string
    classes: string[]
  }[]
  getDirection(): string | undefined
  getAccTitle(): string
  getAccDescription(): string
}

/** Mermaid's parser cleans labels with DOMPurify, which needs a browser; our labels are escaped when drawn. */
if (!DOMPurify.isSupported) {
  Object.assign(DOMPurify, { sanitize: String, addHook() {} })
}
mermaid.initialize({ startOnLoad: false })

const MEND = 'write it as https://mermaid.js.org/syntax/flowchart.html shows'
const DEFAULT_HEIGHT = 372
const KIND_BY_SHAPE: Record<string, Kind> = {
  cylinder: 'volume',
  hexagon: 'controller',
  circle: 'process',
  stadium: 'network',
  round: 'pod',
}
const ROLE_BY_KIND: Partial<Record<Kind, Role>> = {
  container: 'docker',
  pod: 'kubernetes',
  controller: 'kubernetes',
  namespace: 'kernel',
  cgroup: 'kernel',
  volume: 'kernel',
}
const MARK = /^(?:step-[\w-]+|dashed|mono|plain|solid|tight|tinted)$/
const SPAN = /^span([2-9])$/

let queue: Promise<unknown> = Promise.resolve()

/**
 * Reads a Mermaid flowchart. Boxes stand in the order they are first named; a subgraph is a row
 * (`direction LR`) or a column (`direction TB`). Classes say what a box is (KINDS), whose it is
 * (ROLES), and how it takes room (`fill`, `span2`…`span9`).
 *
 * @throws {DiagramError} on Mermaid that does not parse, another type of diagram, a missing
 * `accTitle` or `accDescr`, or a class nobody knows
 */
export function parseDrawing(source: string): Promise<Drawing> {
  // Mermaid keeps the titles of the diagram it reads in module state: one at a time.
  const drawing = queue.then(() => parse(source))
  queue = drawing.catch(() => {})
  return drawing
}

async function parse(source: string): Promise<Drawing> {
  const lines = source.split(/\r?\n/)
  const body = bodyLines(lines)
  const diagram = await readMermaid(body)
  const lineOf = (text: string) => body.find((line) => line.text.includes(text))?.number ?? 1

  if (!diagram.type.startsWith('flowchart')) {
    throw new DiagramError(
      body[0]?.number ?? 1,
      `only flowcharts are drawn here, not "${diagram.type}"; begin with "flowchart LR"`,
    )
  }
  const db = diagram.db as unknown as FlowDb
  for (const [field, value] of [
    ['accTitle', db.getAccTitle()],
    ['accDescr', db.getAccDescription()],
  ]) {
    if (!value) {
      throw new DiagramError(body[0]?.number ?? 1, `add "${field}: …" for screen readers`)
    }
  }

  const direction = toDirection(db.getDirection())
  const boxes = new Map<string, Box>()
  const order = new Map<string, number>()
  for (const vertex of db.getVertices().values()) {
    const kind = KIND_BY_SHAPE[vertex.type ?? ''] ?? 'program'
    boxes.set(vertex.id, {
      ...readClasses(vertex.classes, kind, lineOf),
      id: vertex.id,
      lines: toLines(vertex.text ?? vertex.id),
      direction,
      children: [],
    })
    order.set(vertex.id, order.size)
  }
  const groups = db.getSubGraphs()
  for (const group of groups) {
    boxes.set(group.id, {
      ...readClasses(group.classes, 'group', lineOf),
      id: group.id,
      lines: toLines(group.title),
      direction: group.dir ? toDirection(group.dir) : direction,
      children: [],
    })
  }

  const inner = new Set<string>()
  for (const group of groups) {
    for (const id of group.nodes) {
      inner.add(id)
      boxes.get(group.id)!.children.push(boxes.get(id)!)
    }
  }
  const rank = (box: Box): number =>
    box.children.length ? Math.min(...box.children.map(rank)) : (order.get(box.id) ?? 0)
  const inOrder = (list: Box[]) => list.toSorted((a, b) => rank(a) - rank(b))
  for (const box of boxes.values()) box.children = inOrder(box.children)

  return {
    title: db.getAccTitle(),
    description: db.getAccDescription(),
    height: readHeight(lines),
    direction,
    boxes: inOrder([...boxes.values()].filter((box) => !inner.has(box.id))),
    links: db.getEdges().map((edge) => toLink(edge, lineOf)),
  }
}

/** Mermaid's own text: no front matter, comment or empty line, each line with its number in the file. */
function bodyLines(lines: string[]): { text: string; number: number }[] {
  const start = lines[0]?.trim() === '---' ? lines.indexOf('---', 1) + 1 : 0
  return lines
    .map((text, index) => ({ text, number: index + 1 }))
    .slice(start)
    .filter(({ text }) => text.trim() && !text.trim().startsWith('%%'))
}

function readHeight(lines: string[]): number {
  const end = lines[0]?.trim() === '---' ? lines.indexOf('---', 1) : 0
  const found = lines
    .slice(0, end)
    .join('\n')
    .match(/^height:\s*(\d+)$/m)
  return found ? Number(found[1]) : DEFAULT_HEIGHT
}

async function readMermaid(body: { text: string; number: number }[]) {
  const text = body.map((line) => line.text).join('\n')
  try {
    await mermaid.parse(text)
    return await mermaid.mermaidAPI.getDiagramFromText(text)
  } catch (error) {
    const { hash } = error as {
      hash?: { text: string; token: unknown; line: number; loc?: { first_line: number } }
    }
    const last = body.at(-1)?.number ?? 1
    if (!hash) {
      throw new DiagramError(
        body[0]?.number ?? 1,
        'this is no Mermaid diagram; begin with "flowchart LR"',
      )
    }
    const number = body[(hash.loc?.first_line ?? hash.line + 1) - 1]?.number ?? last
    if (hash.token === null)
      throw new DiagramError(number, `Mermaid cannot read this line; ${MEND}`)
    if (!hash.text) throw new DiagramError(last, 'the file ends too early; is an "end" missing?')
    const found = hash.text.trim() ? JSON.stringify(hash.text.trim()) : 'the end of the line'
    throw new DiagramError(number, `Mermaid did not expect ${found} here; ${MEND}`)
  }
}

function readClasses(
  classes: string[],
  kind: Kind,
  lineOf: (text: string) => number,
): Pick<Box, 'kind' | 'role' | 'tags' | 'fills' | 'span'> {
  const result = {
    kind,
    role: undefined as Role | undefined,
    tags: [] as string[],
    fills: false,
    span: 1,
  }
  for (const name of classes.filter(Boolean)) {
    const span = name.match(SPAN)
    if (isOneOf(KINDS, name)) result.kind = name
    else if (isOneOf(ROLES, name)) result.role = name
    else if (name === 'fill') result.fills = true
    else if (span) result.span = Number(span[1])
    else if (MARK.test(name)) result.tags.push(name)
    else {
      throw new DiagramError(
        lineOf(name),
        `unknown class "${name}"; use ${[...KINDS, ...ROLES].join(', ')}, fill, span2, dashed, mono, plain, solid, tight, tinted or step-…`,
      )
    }
  }
  return { ...result, role: result.role ?? ROLE_BY_KIND[result.kind] ?? 'neutral' }
}

function toLink(
  edge: ReturnType<FlowDb['getEdges']>[number],
  lineOf: (text: string) => number,
): Link {
  const { role, tags } = readClasses(edge.classes, 'program', lineOf)
  const type = edge.type ?? 'arrow_point'
  const ending: Ending = type.endsWith('cross') ? 'cross' : type.endsWith('open') ? 'none' : 'arrow'
  return {
    from: edge.start,
    to: edge.end,
    label: edge.text.trim(),
    start: type.startsWith('double') ? ending : 'none',
    end: ending,
    line: toLine(edge.stroke),
    role,
    tags,
  }
}

function toLine(stroke: string | undefined): Link['line'] {
  if (stroke === 'dotted' || stroke === 'thick') return stroke
  return stroke === 'invisible' ? 'hidden' : 'solid'
}

function toDirection(direction: string | undefined): Direction {
  return direction === 'LR' || direction === 'RL' ? 'row' : 'column'
}

function toLines(label: string): string[] {
  return label
    .split(/<br\s*\/?>|\n/)
    .map((line) => line.trim())
    .filter(Boolean)
}

function isOneOf<T extends string>(list: readonly T[], value: string): value is T {
  return list.includes(value as T)
}
