import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import fontverter from 'fontverter'
import { Blob, Buffer, Face, Font, shape } from 'harfbuzzjs'

export type Typeface = 'regular' | 'bold' | 'mono'

/** Width of a text in px. */
export type Measure = (text: string, typeface: Typeface) => number

/** Size of every label, px: the same as `--text-stage` in styles/tokens.css. */
export const LABEL_SIZE = 18

const FILES: Record<Typeface, string> = {
  regular: '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff2',
  bold: '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-700-normal.woff2',
  mono: '@fontsource/jetbrains-mono/files/jetbrains-mono-latin-400-normal.woff2',
}

/** Loads the deck's own font files, so that a label is measured with the glyphs that draw it. */
export async function loadMeasure(): Promise<Measure> {
  const require = createRequire(import.meta.url)
  const load = async (typeface: Typeface) => {
    const file = await fontverter.convert(
      await readFile(require.resolve(FILES[typeface])),
      'truetype',
    )
    return new Face(new Blob(new Uint8Array(file).buffer))
  }
  const faces = {
    regular: await load('regular'),
    bold: await load('bold'),
    mono: await load('mono'),
  }
  return (text, typeface) =>
    typeface === 'mono'
      ? // JetBrains Mono has no Han characters: those come from the sans, as in --font-mono.
        text
          .split(/([\u2E80-\uFFFF]+)/)
          .reduce((sum, part, i) => sum + width(part, i % 2 ? faces.regular : faces.mono), 0)
      : width(text, faces[typeface])
}

function width(text: string, face: Face): number {
  const buffer = new Buffer()
  buffer.addText(text)
  buffer.guessSegmentProperties()
  shape(new Font(face), buffer)
  const advance = buffer.getGlyphPositions().reduce((sum, glyph) => sum + glyph.xAdvance, 0)
  return (advance / face.upem) * LABEL_SIZE
}
