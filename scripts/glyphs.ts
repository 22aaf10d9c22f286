/** The characters that the deck shows, and the fonts that draw them. */
import { existsSync, type Dirent } from 'node:fs'
import { readFile, readdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import fontverter from 'fontverter'
import { Blob, Face } from 'harfbuzzjs'
import subsetFont from 'subset-font'

/** A font file as `@font-face` names it. */
export interface FontFile {
  family: string
  weight: number
  /** Module path of the file, as in `url()`. */
  source: string
  /** Code points that the browser takes from it; undefined for all. */
  range?: Set<number>
}

/** The style sheet whose `@font-face` rules are all of the deck's fonts. */
export const FONTS_CSS = 'styles/fonts.css'

/** Where text that a slide can show is written. */
const ROOMS = [
  'components',
  'composables',
  'diagrams',
  'evidence',
  'examples',
  'facts',
  'layouts',
  'models',
  'pages',
  'styles',
]

/** Letters of Slidev's own controls, and the space that `&nbsp;` writes. */
const ALWAYS = [
  ...Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCodePoint(0x20 + index)),
  '\u00A0',
]

/** @param css text of `FONTS_CSS`, in which a `unicode-range` lists single code points */
export function fontFiles(css: string): FontFile[] {
  return [...css.matchAll(/@font-face\s*\{([^}]*)\}/g)].map(([, rule]) => {
    const [, range] = rule!.match(/unicode-range:([^;]*)/) ?? []
    return {
      family: rule!.match(/font-family:\s*'([^']*)'/)![1]!,
      weight: Number(rule!.match(/font-weight:\s*(\d+)/)![1]),
      source: rule!.match(/url\('([^']*)'\)/)![1]!,
      ...(range && {
        range: new Set(range.split(',').map((code) => parseInt(code.trim().slice(2), 16))),
      }),
    }
  })
}

/**
 * Every character in the sources of the deck: more than slides show, and none less.
 *
 * @param root absolute path of the project
 * @returns the characters, each with the file (relative to the project) that has it first
 */
export async function charactersOf(root: string): Promise<Map<string, string>> {
  const found = new Map(ALWAYS.map((character) => [character, 'a control of Slidev']))
  for (const file of await sources(root)) {
    for (const character of await readFile(path.join(root, file), 'utf8')) {
      if (character > ' ' && !found.has(character)) found.set(character, file)
    }
  }
  return found
}

/** The files of those rooms that there are, and the deck's own, relative to the project. */
export async function sources(root: string): Promise<string[]> {
  const rooms = await Promise.all(
    ROOMS.map(async (room) =>
      (await entriesOf(path.join(root, room)))
        .filter((entry) => entry.isFile() && /\.(md|vue|ts|css|mmd|yaml|json)$/.test(entry.name))
        .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
        .map((file) => file.replaceAll(path.sep, '/'))
        .toSorted(),
    ),
  )
  return ['slides.md', ...rooms.flat()]
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  if (!existsSync(folder)) return []
  return readdir(folder, { recursive: true, withFileTypes: true })
}

/**
 * @param characters as `charactersOf` found them
 * @param fonts as `fontFiles` read them
 * @returns a line for each character that the deck's text font cannot draw in each of its weights
 */
export async function glyphProblems(
  characters: Map<string, string>,
  fonts: FontFile[],
): Promise<string[]> {
  const text = fonts.filter(({ family }) => family === fonts[0]!.family)
  const weights = new Map<number, Set<number>>()
  for (const font of text) {
    const drawn = weights.get(font.weight) ?? new Set()
    weights.set(font.weight, drawn)
    for (const code of await codesOf(font)) drawn.add(code)
  }
  return [...characters]
    .filter(([character]) =>
      [...weights.values()].some((drawn) => !drawn.has(character.codePointAt(0)!)),
    )
    .map(([character, file]) => {
      const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
      return `${file}: ${character} (U+${code}) has no glyph in the fonts of ${FONTS_CSS}; write it otherwise, or add a font file that has it`
    })
}

/** Code points that the browser draws with a font file. */
async function codesOf({ source, range }: FontFile): Promise<number[]> {
  const font = await fontverter.convert(await readFont(source), 'truetype')
  const codes = new Face(new Blob(font)).collectUnicodes()
  return [...codes].filter((code) => range?.has(code) ?? true)
}

/**
 * The font file without the glyphs of other characters. What the rest needs stays: outlines,
 * ligatures, kerning.
 *
 * @returns WOFF2
 */
export async function cutFont(
  { source, range }: FontFile,
  characters: Iterable<string>,
): Promise<Uint8Array> {
  const text = [...characters].filter((character) => range?.has(character.codePointAt(0)!) ?? true)
  return subsetFont(await readFont(source), text.join(''), { targetFormat: 'woff2' })
}

const require = createRequire(import.meta.url)

function readFont(source: string): Promise<Buffer> {
  return readFile(require.resolve(source))
}
