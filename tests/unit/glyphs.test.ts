import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import fontverter from 'fontverter'
import { Blob, Face } from 'harfbuzzjs'
import { expect, it } from 'vitest'

/** Where text that a slide can show is written. */
const ROOMS = ['components', 'diagrams', 'evidence', 'examples', 'facts', 'layouts', 'pages']
const require = createRequire(import.meta.url)

/** The characters that the font files named in styles/fonts.css can draw, by weight. */
async function drawable(weight: 400 | 700): Promise<Set<number>> {
  const css = await readFile('styles/fonts.css', 'utf8')
  const files = [...css.matchAll(/url\('([^']+)'\)/g)]
    .map(([, file]) => file!)
    .filter((file) => file.includes(`-${weight}-`))
  const glyphs = new Set<number>()
  for (const file of files) {
    const font = await fontverter.convert(await readFile(require.resolve(file)), 'truetype')
    const face = new Face(new Blob(new Uint8Array(font).buffer))
    for (const code of face.collectUnicodes()) glyphs.add(code)
  }
  return glyphs
}

/** Characters of the deck that have no glyph, as `file: character`. */
async function missing(glyphs: Set<number>, files: readonly string[]): Promise<string[]> {
  const found = new Set<string>()
  for (const file of files) {
    for (const character of await readFile(file, 'utf8')) {
      if (character > ' ' && !glyphs.has(character.codePointAt(0)!))
        found.add(`${file}: ${character}`)
    }
  }
  return [...found]
}

async function sources(): Promise<string[]> {
  const rooms = await Promise.all(
    ROOMS.map(async (room) =>
      (await readdir(room, { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile() && /\.(md|vue|ts|mmd|yaml|json)$/.test(entry.name))
        .map((entry) => `${entry.parentPath}/${entry.name}`),
    ),
  )
  return ['slides.md', ...rooms.flat()]
}

it.each([400, 700] as const)(
  'every character of the deck has a glyph of weight %i',
  async (weight) => {
    expect(await missing(await drawable(weight), await sources())).toEqual([])
  },
)

it('a character without a glyph is named with its file', async () => {
  const glyphs = await drawable(400)
  glyphs.delete('容'.codePointAt(0)!)
  expect(await missing(glyphs, ['slides.md'])).toContain('slides.md: 容')
})
