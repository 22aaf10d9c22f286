import { readFile } from 'node:fs/promises'
import path from 'node:path'
import fontverter from 'fontverter'
import { Blob, Face, Font, Buffer as Line, shape } from 'harfbuzzjs'
import { beforeAll, expect, it } from 'vitest'
import config from '../../publish.config.ts'
import { ROOT } from '../../packages/slidev-addon-publish/node/deck.ts'
import {
  charactersOf,
  cutFont,
  fontFiles,
  glyphProblems,
  type FontFile,
} from '../../packages/slidev-addon-publish/node/glyphs.ts'

const { css, text } = config.fonts!

let fonts: FontFile[]
let characters: Map<string, string>
/** The font files as the site ships them, opened. */
const cut = new Map<FontFile, Face>()

beforeAll(async () => {
  fonts = fontFiles(await readFile(path.join(ROOT, css), 'utf8'))
  characters = await charactersOf(ROOT, text)
  for (const font of fonts) {
    const file = await fontverter.convert(await cutFont(font, characters.keys()), 'truetype')
    cut.set(font, new Face(new Blob(new Uint8Array(file))))
  }
}, 60_000)

it('every character of the deck has a glyph in each weight', async () => {
  expect(await glyphProblems(characters, fonts, css)).toEqual([])
})

it('a character without a glyph is named with its file', async () => {
  const strange = new Map([...characters, ['\u{1F433}', 'pages/01-docker.md']])
  expect(await glyphProblems(strange, fonts, css)).toEqual([
    expect.stringMatching(/^pages\/01-docker\.md: \u{1F433} \(U\+1F433\) has no glyph/u),
  ])
})

it('a sign outside the unicode-range of its only file has no glyph', async () => {
  const narrow = fonts.map((font) =>
    font.range?.has(0x2713) ? { ...font, range: new Set([0]) } : font,
  )
  expect(await glyphProblems(new Map([['✓', 'slides.md']]), narrow, css)).toHaveLength(1)
})

it('the cut fonts draw every character of the deck, and hardly another', () => {
  const wanted = [...characters.keys()].map((character) => character.codePointAt(0)!)
  for (const weight of new Set(fonts.map((font) => font.weight))) {
    const drawn = new Set<number>()
    for (const [font, face] of cut) {
      if (font.weight !== weight) continue
      for (const code of face.collectUnicodes()) drawn.add(code)
    }
    expect(wanted.filter((code) => !drawn.has(code))).toEqual([])
    // Brackets bring their mirror images.
    expect(drawn.size).toBeLessThan(wanted.length + 10)
  }
})

it('the cut fonts have TrueType outlines, which a PDF embeds as they are', () => {
  for (const [font, face] of cut) {
    const has = (table: string) => Boolean(face.referenceTable(table)?.length)
    expect({ glyf: has('glyf'), CFF: has('CFF '), fvar: has('fvar') }, font.source).toEqual({
      glyf: true,
      CFF: false,
      fvar: false,
    })
  }
})

it('the cut code font still joins - and > to an arrow', () => {
  for (const [{ family }, face] of cut) {
    if (family !== 'JetBrains Mono') continue
    const font = new Font(face)
    const glyphs = (word: string) => {
      const line = new Line()
      line.addText(word)
      line.guessSegmentProperties()
      shape(font, line)
      return line.getGlyphInfos().map(({ codepoint }) => codepoint)
    }
    const apart = [...glyphs('-'), ...glyphs('>')]
    expect(glyphs('->')).not.toEqual(apart)
  }
})
