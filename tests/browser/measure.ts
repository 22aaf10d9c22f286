/** Measures a slide as the last row of a hall sees it: how large its text is, how it stands out, what is empty. */
import type { Page } from 'playwright-chromium'

/** A text on a slide. Lengths are pixels of the 980 px canvas, from its top left corner. */
export interface Piece {
  text: string
  /** Of the font, as rendered: drawings that are scaled scale their text. */
  size: number
  x: number
  y: number
  width: number
  height: number
  /** To what is behind it, as WCAG 2 reckons contrast, its own opacity and that of all it is in counted. */
  contrast: number
  /** Stands in the slide's main heading. */
  isTitle: boolean
}

/** What one state of a slide looks like. */
export interface SlideMeasure {
  /** Of the body: all but the footer with its 勘误 mark. */
  pieces: Piece[]
  /** Where the band of the footer begins; the canvas' lower edge where there is no footer. */
  bandTop: number
  /** Largest rectangle of bare paper inside the margins, as a share of the canvas. */
  hole: number
}

const CANVAS = { width: 980, height: 551 }
/** Pixels to a cell: what is smaller is no hole. */
const CELL = 14
/** What the margins leave of a slide, in cells and where they begin: footer and margins are meant to be empty. */
const BODY = { left: 56, top: 36, columns: 62, rows: 34 }

/** @returns how much of the text is smaller than so many pixels, 0 to 1, without the title; 0 where there is none */
export function shareUnder(px: number, pieces: readonly Piece[]): number {
  const body = pieces.filter(({ isTitle }) => !isTitle)
  const lengthOf = (some: readonly Piece[]) => some.reduce((sum, { text }) => sum + text.length, 0)
  return lengthOf(body) && lengthOf(body.filter(({ size }) => size < px)) / lengthOf(body)
}

/** @returns the texts that are smaller than so many pixels, each line of them as one text */
export function linesUnder(px: number, pieces: readonly Piece[]): { text: string; size: number }[] {
  const lines: Piece[][] = []
  for (const piece of pieces.filter(({ size }) => size < px)) {
    const middle = piece.y + piece.height / 2
    const line = lines.find(([first]) => middle > first!.y && middle < first!.y + first!.height)
    if (line) line.push(piece)
    else lines.push([piece])
  }
  return lines.map((line) => ({
    text: line.map(({ text }) => text).join(' '),
    size: Math.min(...line.map(({ size }) => size)),
  }))
}

/** @returns the texts that reach into the band of the footer and the 勘误 mark */
export const inBand = ({ pieces, bandTop }: SlideMeasure): Piece[] =>
  pieces.filter(({ y, height }) => y + height > bandTop)

/** @returns cells of the largest rectangle of empty ones; `rows` are of one length */
export function largestHole(rows: readonly (readonly boolean[])[]): number {
  let largest = 0
  /** For each column how many cells up from this row are empty. */
  const heights = rows[0]?.map(() => 0) ?? []
  for (const row of rows) {
    row.forEach((isEmpty, i) => (heights[i] = isEmpty ? heights[i]! + 1 : 0))
    for (let left = 0; left < heights.length; left++) {
      let height = Infinity
      for (let right = left; right < heights.length; right++) {
        height = Math.min(height, heights[right]!)
        if (height === 0) break
        largest = Math.max(largest, height * (right - left + 1))
      }
    }
  }
  return largest
}

/**
 * Measures the slide on show, which must be at rest. Needs a window of the canvas' own size, one device
 * pixel a CSS pixel; leaves the page as it was.
 *
 * What is behind a text is taken from a picture of the page without text. Of text that is faded with all
 * it stands on, what shines through is taken to be the slide's background.
 *
 * @param selector the slide; the first visible match
 * @throws Error where nothing visible matches
 */
export async function measureSlide(page: Page, selector: string): Promise<SlideMeasure> {
  const whole = await page.screenshot()
  const noText = await page.addStyleTag({
    content: `
      * { -webkit-text-fill-color: transparent !important; text-shadow: none !important; transition: none !important }
      text, tspan { fill-opacity: 0 !important; stroke-opacity: 0 !important }`,
  })
  const behind = await page.screenshot()
  await noText.evaluate((style) => (style as Element).remove())
  const [wholeUrl, behindUrl] = [whole, behind].map(
    (picture) => `data:image/png;base64,${picture.toString('base64')}`,
  )
  const { cells, ...measure } = await page.evaluate(measureInBrowser, {
    selector,
    wholeUrl: wholeUrl!,
    behindUrl: behindUrl!,
    canvas: CANVAS,
    body: BODY,
    cell: CELL,
  })
  const hole = (largestHole(cells) * CELL ** 2) / (CANVAS.width * CANVAS.height)
  return { ...measure, hole }
}

interface Task {
  selector: string
  wholeUrl: string
  behindUrl: string
  canvas: typeof CANVAS
  body: typeof BODY
  cell: number
}

/** Runs in the browser. */
async function measureInBrowser({ selector, wholeUrl, behindUrl, canvas, body, cell }: Task) {
  type Rgb = [number, number, number]
  /** A colour value of bare paper may be off by so much. */
  const OFF = 6
  /** Share of what is behind a text that it must stand out from: a line that crosses it may not count. */
  const MOST = 0.75

  const slide = [...document.querySelectorAll(selector)].find((each) =>
    each.checkVisibility({ visibilityProperty: true }),
  )
  if (!slide) throw new Error(`nothing visible matches ${selector}`)
  const frame = slide.getBoundingClientRect()
  const zoom = frame.width / canvas.width

  const contextOf = async (url: string) => {
    const image = new Image()
    image.src = url
    await image.decode()
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d', {
      willReadFrequently: true,
    })!
    context.drawImage(image, 0, 0)
    return context
  }
  const [whole, behind] = [await contextOf(wholeUrl), await contextOf(behindUrl)]
  const ink = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!
  const parsed = new Map<string, [Rgb, number]>()
  /** A CSS colour, and its opacity. */
  const parse = (color: string): [Rgb, number] => {
    let known = parsed.get(color)
    if (!known) {
      ink.clearRect(0, 0, 1, 1)
      ink.fillStyle = color
      ink.fillRect(0, 0, 1, 1)
      const [r, g, b, a] = ink.getImageData(0, 0, 1, 1).data
      parsed.set(color, (known = [[r!, g!, b!], a! / 255]))
    }
    return known
  }
  const linear = (value: number) =>
    value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4
  const luminance = ([r, g, b]: Rgb) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
  const [paper] = parse(getComputedStyle(document.documentElement).getPropertyValue('--paper'))
  const layout = slide.querySelector('.slidev-layout') ?? slide
  const [background, isOpaque] = parse(getComputedStyle(layout).backgroundColor)
  const through = isOpaque ? background : paper

  const footer = [...slide.querySelectorAll('.footer')].find((each) => each.checkVisibility())
  const bandTop = footer
    ? (footer.getBoundingClientRect().top - frame.top) / zoom
    : frame.height / zoom

  /** How large what is in an element is drawn: drawings scale. */
  const scaleOf = (element: Element) => {
    const drawing = element.closest('text, foreignObject, svg')
    if (!(drawing instanceof SVGGraphicsElement)) return zoom
    const { a, b } = drawing.getScreenCTM()!
    return Math.hypot(a, b)
  }
  const styleOf = (() => {
    const styles = new Map<Element, CSSStyleDeclaration>()
    return (element: Element) => {
      let style = styles.get(element)
      if (!style) styles.set(element, (style = getComputedStyle(element)))
      return style
    }
  })()

  const pieces: {
    text: string
    size: number
    x: number
    y: number
    width: number
    height: number
    contrast: number
    isTitle: boolean
  }[] = []
  const texts = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const node = texts.currentNode
    const text = node.textContent!.replaceAll(/\s+/g, '')
    const parent = node.parentElement!
    if (!text || parent.closest('script, style, title, desc, defs, noscript, .footer')) continue
    if (!parent.checkVisibility({ visibilityProperty: true })) continue
    let opacity = 1
    const limit = { left: frame.left, top: frame.top, right: frame.right, bottom: frame.bottom }
    for (let each: Element | null = parent; each && each !== slide; each = each.parentElement) {
      const style = styleOf(each)
      opacity *= Number(style.opacity)
      if (style.overflow === 'visible' || style.display === 'inline') continue
      const box = each.getBoundingClientRect()
      limit.left = Math.max(limit.left, box.left)
      limit.top = Math.max(limit.top, box.top)
      limit.right = Math.min(limit.right, box.right)
      limit.bottom = Math.min(limit.bottom, box.bottom)
    }
    if (opacity < 0.05) continue

    const style = styleOf(parent)
    const isDrawn = parent instanceof SVGElement
    const [color, alpha] = parse(isDrawn ? style.fill : style.color)
    const cover = opacity * alpha * (isDrawn ? Number(style.fillOpacity) : 1)
    const lit = luminance(color.map((value, i) => value * cover + through[i]! * (1 - cover)) as Rgb)
    const range = document.createRange()
    range.selectNodeContents(node)
    const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1)
    for (const [i, box] of boxes.entries()) {
      // Line boxes are taller than what is written in them.
      const left = Math.max(box.left, limit.left)
      const top = Math.max(box.top + box.height * 0.2, limit.top)
      const width = Math.min(box.right, limit.right) - left
      const height = Math.min(box.bottom - box.height * 0.16, limit.bottom) - top
      if (width < 2 || height < 2) continue
      const { data } = behind.getImageData(
        Math.floor(left),
        Math.floor(top),
        Math.max(1, Math.round(width)),
        Math.max(1, Math.round(height)),
      )
      const contrasts: number[] = []
      for (let at = 0; at < data.length; at += 4) {
        const ground = luminance([data[at]!, data[at + 1]!, data[at + 2]!])
        contrasts.push((Math.max(lit, ground) + 0.05) / (Math.min(lit, ground) + 0.05))
      }
      contrasts.sort((a, b) => b - a)
      pieces.push({
        text:
          boxes.length === 1
            ? text
            : text.slice((text.length * i) / boxes.length, (text.length * (i + 1)) / boxes.length),
        size: (Number.parseFloat(style.fontSize) * scaleOf(parent)) / zoom,
        x: (left - frame.left) / zoom,
        y: (top - frame.top) / zoom,
        width: width / zoom,
        height: height / zoom,
        contrast: contrasts[Math.floor(contrasts.length * MOST)]!,
        isTitle: parent.closest('h1') !== null,
      })
    }
  }

  const isBare = (column: number, row: number) => {
    const { data } = whole.getImageData(
      Math.round(frame.left) + body.left + column * cell,
      Math.round(frame.top) + body.top + row * cell,
      cell,
      cell,
    )
    return data.every((value, i) => i % 4 === 3 || Math.abs(value - paper[i % 4]!) <= OFF)
  }
  const cells = Array.from({ length: body.rows }, (_, row) =>
    Array.from({ length: body.columns }, (__, column) => isBare(column, row)),
  )
  return { pieces, bandTop, cells }
}
