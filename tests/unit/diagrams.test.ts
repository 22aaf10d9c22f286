import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { layoutDrawing, BODY_WIDTH, type Layout, type Rect } from '../../diagrams/render/layout.ts'
import { LABEL_SIZE, loadMeasure, type Measure } from '../../diagrams/render/measure.ts'
import { parseDrawing } from '../../diagrams/render/parse.ts'
import { diagramProblems, renderDiagram } from '../../diagrams/render/render.ts'

const BODY_HEIGHT = 380
const LEAST_LABEL = 16
const root = path.join(import.meta.dirname, '../..')
const files = (await readdir(path.join(root, 'diagrams'))).filter((f) => f.endsWith('.mmd'))
const read = (file: string) => readFile(path.join(root, 'diagrams', file), 'utf8')

let measure: Measure
beforeAll(async () => {
  measure = await loadMeasure()
})

/** A flowchart with its titles and the given lines. */
const flowchart = (...lines: string[]) =>
  ['flowchart LR', 'accTitle: T', 'accDescr: D', ...lines].join('\n')
const layoutOf = async (source: string): Promise<Layout> =>
  layoutDrawing(await parseDrawing(source), measure)
const rectOf = (layout: Layout, id: string): Rect => layout.boxes.find((b) => b.box.id === id)!

const overlap = (a: Rect, b: Rect) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** Links that run through a box that is not theirs. */
function collisions({ boxes, links }: Layout): string[] {
  const leaves = boxes.filter(({ box }) => !box.children.length && box.lines.length)
  return links.flatMap(({ link, points }) =>
    leaves
      .filter(({ box }) => box.id !== link.from && box.id !== link.to)
      .filter((leaf) =>
        points.slice(1).some((end, i) => {
          const start = points[i]!
          const segment = {
            x: Math.min(start.x, end.x),
            y: Math.min(start.y, end.y),
            width: Math.abs(end.x - start.x) || 1,
            height: Math.abs(end.y - start.y) || 1,
          }
          return overlap(segment, leaf)
        }),
      )
      .map(({ box }) => `${link.from} → ${link.to} through ${box.id}`),
  )
}

/** Labels of links that lie on a box or on each other. */
function hiddenLabels({ boxes, links }: Layout): string[] {
  const leaves = boxes.filter(({ box }) => !box.children.length && box.lines.length)
  const labels = links.flatMap(({ link, label }) => (label ? [{ text: link.label, label }] : []))
  return labels
    .filter(
      ({ label }, i) =>
        leaves.some((leaf) => overlap(label, leaf)) ||
        labels.slice(i + 1).some((other) => overlap(label, other.label)),
    )
    .map(({ text }) => text)
}

describe.each(files)('diagrams/%s', (file) => {
  it('has a title and a description that a screen reader can reach', async () => {
    const { svg, title, description } = await renderDiagram(await read(file))
    expect(title).not.toBe('')
    expect(description.length).toBeGreaterThan(title.length)
    expect(svg).toContain('role="img" aria-labelledby="__diagram__-title __diagram__-desc"')
    expect(svg).toContain(`<title id="__diagram__-title">${title}</title>`)
    expect(svg).toContain(`<desc id="__diagram__-desc">${description}</desc>`)
  })

  it('keeps its labels at 16 px or more on the slide', async () => {
    const { width, height } = await layoutOf(await read(file))
    const scale = Math.min(BODY_WIDTH / width, BODY_HEIGHT / height)
    expect(LABEL_SIZE * scale).toBeGreaterThanOrEqual(LEAST_LABEL)
  })

  it('runs no link through a box and hides no label', async () => {
    const layout = await layoutOf(await read(file))
    expect(collisions(layout)).toEqual([])
    expect(hiddenLabels(layout)).toEqual([])
  })

  it('leaves every colour and size to the stylesheet', async () => {
    const { svg } = await renderDiagram(await read(file))
    expect(svg).not.toMatch(/style=|<style|fill=|stroke=|font-|#[0-9a-f]{3,8}\b/i)
  })
})

describe('the checks on a diagram', () => {
  it('see a diagram that is too wide for its labels', async () => {
    const { width } = await layoutOf(
      flowchart(...Array.from({ length: 20 }, (_, i) => `n${i}["containerd ${i}"]`)),
    )
    expect((LABEL_SIZE * BODY_WIDTH) / width).toBeLessThan(LEAST_LABEL)
  })

  it('see a link through a box', async () => {
    const layout = await layoutOf(flowchart('a[a]', 'b[b]', 'c[c]', 'class a,b,c fill', 'a --> c'))
    expect(collisions(layout)).toEqual(['a → c through b'])
  })

  it('see a label on a box', async () => {
    const layout = await layoutOf(flowchart('a[a]', 'b[b]', 'c[c]', 'a -->|over b| c'))
    expect(hiddenLabels(layout)).toEqual(['over b'])
  })
})

describe('layout of a diagram', () => {
  it('fills the slide body whatever the diagram holds', async () => {
    const { width, height } = await layoutOf(flowchart('a[a]'))
    expect([width, height]).toEqual([BODY_WIDTH, 372])
  })

  it('takes the height that the front matter asks for', async () => {
    const { height } = await layoutOf(`---\nheight: 200\n---\n${flowchart('a[a]')}`)
    expect(height).toBe(200)
  })

  it('stands boxes in the order they are named, in a row or a column', async () => {
    const layout = await layoutOf(
      flowchart('subgraph g[" "]', 'direction TB', 'x[x]', 'y[y]', 'end', 'z[z]'),
    )
    expect(rectOf(layout, 'x').y).toBeLessThan(rectOf(layout, 'y').y)
    expect(rectOf(layout, 'x').x).toBe(rectOf(layout, 'y').x)
    expect(rectOf(layout, 'z').x).toBeGreaterThan(rectOf(layout, 'g').x)
  })

  it('makes a box of span 2 as long as two boxes and the gap between them', async () => {
    const layout = await layoutOf(
      flowchart(
        'subgraph l[" "]',
        'direction TB',
        'a[a]',
        'b[b]',
        'c[c]',
        'end',
        'subgraph r[" "]',
        'direction TB',
        'd[d]',
        'e[e]',
        'end',
        'class l,r layout',
        'class a,b,c,d,e fill',
        'class d span2',
      ),
    )
    const [b, d] = [rectOf(layout, 'b'), rectOf(layout, 'd')]
    expect(d.y + d.height).toBeCloseTo(b.y + b.height)
  })

  it('keeps every label inside its box', async () => {
    const layout = await layoutOf(
      flowchart('a["一个很长很长的中文标签 with English<br/>第二行"]', 'b[b]'),
    )
    const widest = measure('一个很长很长的中文标签 with English', 'bold')
    expect(rectOf(layout, 'a').width).toBeGreaterThan(widest)
  })

  it('draws a link past what stands between two boxes, where there is a way', async () => {
    const layout = await layoutOf(flowchart('a[a]', 'b[b]', 'c[c]', 'class a,c fill', 'a --> c'))
    expect(collisions(layout)).toEqual([])
  })

  it('measures labels at the size that the stylesheet gives them', async () => {
    const tokens = await readFile(path.join(root, 'styles/tokens.css'), 'utf8')
    expect(tokens).toContain(`--text-stage: ${LABEL_SIZE}px;`)
  })
})

describe('a fault in a .mmd file is told with its line', () => {
  it.each([
    ['an arrow that is none', flowchart('a --> b', 'b -->>> c'), 5, 'did not expect ">"'],
    ['a bracket left open', flowchart('a[(x]'), 4, 'did not expect "]"'],
    [
      'a line after comments, empty lines and front matter',
      `---\nheight: 300\n---\n${flowchart('%% note', '', 'a --> b', '', 'c ] d')}`,
      11,
      'cannot read this line',
    ],
    ['a subgraph without end', flowchart('subgraph s', 'a'), 5, 'is an "end" missing?'],
    ['no Mermaid at all', '\nhello', 2, 'this is no Mermaid diagram'],
    ['an empty file', '', 1, 'this is no Mermaid diagram'],
    ['another type of diagram', 'sequenceDiagram\nA->>B: hi', 1, 'only flowcharts'],
    ['no title', 'flowchart LR\naccDescr: D\na', 1, 'add "accTitle: …"'],
    ['no description', 'flowchart LR\naccTitle: T\na', 1, 'add "accDescr: …"'],
    ['an unknown class', flowchart('a[a]', 'b[b]:::dokcer'), 5, 'unknown class "dokcer"'],
  ])('%s', async (_, source, line, message) => {
    await expect(parseDrawing(source)).rejects.toMatchObject({
      line,
      message: expect.stringContaining(message),
    })
  })

  it('is told in one line for each source, with file and line', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'diagrams-'))
    try {
      await writeFile(path.join(folder, 'good.mmd'), flowchart('a --> b'))
      await writeFile(path.join(folder, 'bad.mmd'), flowchart('a -->>> b'))
      await writeFile(path.join(folder, 'other.mmd'), 'sequenceDiagram\nA->>B: hi')
      expect(await diagramProblems(folder, ['good.mmd', 'bad.mmd', 'other.mmd'])).toEqual([
        'bad.mmd:4: Mermaid did not expect ">" here; write it as https://mermaid.js.org/syntax/flowchart.html shows.',
        'other.mmd:1: only flowcharts are drawn here, not "sequence"; begin with "flowchart LR".',
      ])
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
