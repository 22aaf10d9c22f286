/** How a slide in one engine is compared with the same slide in another. */
import type { Box, Window } from './engine.ts'

/** A slide as an engine shows it. */
export interface View {
  /** Its Chinese characters in the order of the page, and where they stand; null where not in full view. */
  glyphs: [character: string, box: Box | null][]
  /** How much of each character's box is not its ground: sum of lightness, 0–255 a pixel. */
  inks: number[]
  tiles: Tile[]
}

/** One of the parts of a picture, about 28 × 28 px. */
export interface Tile {
  /** Its corner, px. */
  at: string
  /** Mean, 0–255. */
  lightness: number
}

/**
 * What may differ between engines, since each smooths edges in its own way. Measured against Chromium
 * 156, on every slide in Firefox 153 and on sixteen pages in WebKitGTK 2.50: a character stands up to
 * 12 px off and has 0.74–1.30 times the ink, one of 24 px and more at least 0.89 times. A 的 made bold in
 * running text has 1.39–1.44 times the ink, a character made regular in a title 0.67–0.75 times.
 */
export const LIMITS = {
  /** How far a character may be from where the other engine has it, px. */
  shift: 16,
  /** Its ink, as a share of that in the other engine. */
  more: 1.33,
  less: 0.65,
  lessInTitles: 0.8,
  /** Lightness of a tile. */
  tile: 40,
  /** Lightness of the tiles of a picture that shows something differs by more. */
  blank: 8,
}

const NOWHERE: Box = { x: 0, y: 0, width: 0, height: 0 }

/**
 * Takes what a window shows now.
 *
 * @param judge a window that reads the picture
 */
export async function viewOf(window: Window, judge: Window): Promise<View> {
  const glyphs = await window.evaluate(readGlyphs)
  const picture = await window.picture()
  const boxes = glyphs.map(([, box]) => box ?? NOWHERE)
  return { glyphs, ...(await judge.evaluate(readPicture, { picture, boxes })) }
}

/** Runs in the page. */
function readGlyphs(): View['glyphs'] {
  const HAN = /\p{Script=Han}/u
  const glyphs: View['glyphs'] = []
  const slide = [...document.querySelectorAll('.slidev-page')].find((each) =>
    each.checkVisibility({ visibilityProperty: true }),
  )!
  /** WebKit misplaces the ranges of text in a drawing, but not its boxes and what is in them. */
  const inDrawing = (text: SVGTextContentElement, at: number): Box => {
    const whole = text.getBoundingClientRect()
    // Of a text in several parts, or one that runs down, all is one character.
    const isLine =
      text.childNodes.length === 1 && getComputedStyle(text).writingMode === 'horizontal-tb'
    if (!isLine || at < 0 || at >= text.getNumberOfChars()) return whole
    const part = text.getExtentOfChar(at)
    const box = text.getBBox()
    const scale = whole.width / box.width
    return {
      x: whole.x + (part.x - box.x) * scale,
      y: whole.y + (part.y - box.y) * scale,
      width: part.width * scale,
      height: part.height * scale,
    }
  }
  const inRunningText = (text: Text, at: number): Box => {
    const range = document.createRange()
    range.setStart(text, at)
    range.setEnd(text, at + 1)
    // At a line's beginning WebKit adds the end of the line above, which has no width.
    return (
      [...range.getClientRects()].find(({ width }) => width > 0) ?? range.getBoundingClientRect()
    )
  }
  // The ways on lie over the end of a page.
  const end = document.querySelector('#ways-on')?.getBoundingClientRect().top ?? innerHeight
  const texts = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const text = texts.currentNode as Text
    const parent = text.parentElement!
    if (!HAN.test(text.data)) continue
    // Said aloud only.
    if (parent.closest('.aloud, .sr')) continue
    if (!parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
    const drawn = parent instanceof SVGTextContentElement ? parent : undefined
    const indent = text.length - text.data.trimStart().length
    for (let at = 0; at < text.length; at++) {
      const character = text.data[at]!
      if (!HAN.test(character)) continue
      const box = drawn ? inDrawing(drawn, at - indent) : inRunningText(text, at)
      // Its square: engines differ in how far a line reaches above and below.
      const { x, width } = box
      const height = Math.min(width, box.height)
      const y = box.y + (box.height - height) / 2
      const isSeen = width > 4 && x >= 0 && y >= 0 && x + width <= innerWidth && y + height <= end
      glyphs.push([character, isSeen ? { x, y, width, height } : null])
    }
  }
  return glyphs
}

/**
 * Reads a part of a window's picture.
 *
 * @returns its tiles
 */
export async function tilesOf(picture: string, judge: Window, part: Box): Promise<Tile[]> {
  return (await judge.evaluate(readPicture, { picture, boxes: [], part })).tiles
}

/** Runs in the page. */
async function readPicture({
  picture,
  boxes,
  part,
}: {
  picture: string
  boxes: Box[]
  /** What the tiles are of; the whole by default. */
  part?: Box
}): Promise<Pick<View, 'inks' | 'tiles'>> {
  const TILE = 28
  const image = new Image()
  image.src = `data:image/png;base64,${picture}`
  await image.decode()
  const { width, height } = image
  const canvas = new OffscreenCanvas(width, height).getContext('2d')!
  canvas.drawImage(image, 0, 0)
  const pixels = canvas.getImageData(0, 0, width, height).data
  const within = (box: Box): number[] => {
    const values: number[] = []
    const [right, bottom] = [box.x + box.width, box.y + box.height].map(Math.ceil)
    for (let y = Math.max(0, Math.floor(box.y)); y < Math.min(bottom!, height); y++) {
      for (let x = Math.max(0, Math.floor(box.x)); x < Math.min(right!, width); x++) {
        const at = (y * width + x) * 4
        values.push((pixels[at]! + pixels[at + 1]! + pixels[at + 2]!) / 3)
      }
    }
    return values
  }
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)

  const inks = boxes.map((box) => {
    const values = within(box).toSorted((a, b) => a - b)
    const ground = values[Math.floor(values.length / 2)] ?? 0
    return sum(values.map((value) => Math.abs(value - ground)))
  })
  const whole = part ?? { x: 0, y: 0, width, height }
  const [columns, rows] = [Math.round(whole.width / TILE), Math.round(whole.height / TILE)]
  const tile = { width: whole.width / columns, height: whole.height / rows }
  const tiles: Tile[] = []
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const x = whole.x + column * tile.width
      const y = whole.y + row * tile.height
      const values = within({ x, y, ...tile })
      tiles.push({
        at: `${Math.round(x)}, ${Math.round(y)}`,
        lightness: sum(values) / values.length,
      })
    }
  }
  return { inks, tiles }
}

/** @returns the tiles that differ more than `LIMITS` allow, each in a few words */
export function tileDifferences(expected: Tile[], actual: Tile[]): string[] {
  if (expected.length !== actual.length) return ['its picture has another size']
  return expected.flatMap(({ at, lightness }, index) => {
    const difference = Math.abs(actual[index]!.lightness - lightness)
    return difference > LIMITS.tile
      ? [`the tile at ${at} differs by ${Math.round(difference)}`]
      : []
  })
}

/** Whether a picture shows something, whatever its ground. */
export function isPainted(tiles: Tile[]): boolean {
  const values = tiles.map(({ lightness }) => lightness)
  return Math.max(...values) - Math.min(...values) > LIMITS.blank
}

/** @returns what differs more than `LIMITS` allow, each in a few words */
export function differences(expected: View, actual: View): string[] {
  const found = tileDifferences(expected.tiles, actual.tiles)
  const [wanted, given] = [expected, actual].map(({ glyphs }) =>
    glyphs.map(([character]) => character).join(''),
  )
  if (wanted !== given) return [...found, `it says ${given}, not ${wanted}`]

  // An engine draws all of its text a little lighter or darker. A trace for both, so that a faint
  // character has a ratio too.
  const TRACE = 8
  const pairs = expected.glyphs.flatMap(([character, from], index) => {
    const to = actual.glyphs[index]![1]
    if (!from || !to) return []
    const trace = from.width * from.height * TRACE
    const ratio = (actual.inks[index]! + trace) / (expected.inks[index]! + trace)
    return [{ character, from, to, ratio }]
  })
  const usual = pairs.map(({ ratio }) => ratio).toSorted((a, b) => a - b)[pairs.length >> 1] ?? 1
  for (const { character, from, to, ratio } of pairs) {
    const shift = Math.hypot(to.x - from.x, to.y - from.y)
    const place = `${character} at ${Math.round(from.x)}, ${Math.round(from.y)}`
    if (shift > LIMITS.shift) found.push(`${place} is ${shift.toFixed(1)} px off`)
    const ink = ratio / usual
    const less = from.height >= 24 ? LIMITS.lessInTitles : LIMITS.less
    if (ink > LIMITS.more || ink < less) found.push(`${place} has ${ink.toFixed(2)} times the ink`)
  }
  return found
}
