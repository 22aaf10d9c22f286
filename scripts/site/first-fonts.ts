/** Fonts with the few characters of one slide: small enough to arrive with its HTML. */
import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import fontverter from 'fontverter'
import subsetFont from 'subset-font'
import type { FirstState } from './first-states.ts'

/** A font of the built site. */
interface SiteFont {
  family: string
  weight: string
  /** Address, from the root of the host. */
  href: string
  /** The characters that it serves; undefined where it serves all others. */
  slice?: string[]
}

/** What the head of a slide's page says about its fonts. */
export interface FirstFonts {
  /** Addresses to fetch along with the style sheet. */
  preload: string[]
  /** `@font-face` rules for the families named First, which the deck's text asks for before the whole ones. */
  css: string
}

/** Letters that kern with each other come from one font, whichever of them a later click shows. */
const KERNED = Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCodePoint(0x20 + index))

/**
 * Cuts the built site's fonts to the characters of each slide's first state. The rules name the whole
 * font second, for the viewer whose small one does not arrive. `font-display: block` marks them:
 * public/before-paint.js waits for these, so that nothing is painted twice.
 *
 * Each weight names all that the other has, and takes what it did not bring from its whole font: from a
 * family that has a character in one weight only, browsers take it in the other weight too.
 *
 * @param folder the built site; the fonts are written to its `assets/first/`
 * @param css the text of the site's style sheet
 * @param base path of the site
 * @returns for each state, in order
 */
export async function cutFirstFonts(
  folder: string,
  css: string,
  base: string,
  states: FirstState[],
): Promise<FirstFonts[]> {
  const fonts = await Promise.all(
    siteFonts(css).map(async (font) => {
      const whole = await readFile(path.join(folder, font.href.slice(base.length)))
      return { ...font, outlines: await fontverter.convert(whole, 'truetype') }
    }),
  )
  const isSliced = (family: string, character: string) =>
    fonts.some((font) => font.family === family && font.slice?.includes(character))
  await mkdir(path.join(folder, 'assets/first'), { recursive: true })
  const results: FirstFonts[] = []
  for (const { characters } of states) {
    const preload: string[] = []
    const rules: string[] = []
    const cuts = fonts.map((font) => {
      const { family, weight, slice } = font
      const shown = [...(characters[`${family} ${weight}`] ?? '')].filter(
        (character) => slice?.includes(character) ?? !isSliced(family, character),
      )
      const common = slice ? [] : family.endsWith('Mono') ? [' '] : KERNED
      return { ...font, text: shown.length === 0 ? [] : [...new Set([...common, ...shown])] }
    })
    for (const { family, weight, href, slice, outlines, text } of cuts) {
      const rule = (more: string, range: string[]) =>
        `@font-face{font-family:'${family} First';font-weight:${weight};${more};` +
        `unicode-range:${rangesOf(range.toSorted())}}`
      if (text.length > 0) {
        const small = await subsetFont(Buffer.from(outlines), text.toSorted().join(''), {
          targetFormat: 'woff2',
        })
        const name = createHash('sha256').update(small).digest('base64url').slice(0, 8)
        const file = `assets/first/${name}.woff2`
        await writeFile(path.join(folder, file), small)
        preload.push(base + file)
        const src = `src:url(${base}${file}) format('woff2'),url(${href}) format('woff2')`
        rules.push(rule(`font-display:block;${src}`, text))
      }
      const others = cuts
        .filter((other) => other.family === family && String(other.slice) === String(slice))
        .flatMap((other) => other.text)
      const rest = [...new Set(others)].filter((character) => !text.includes(character))
      if (rest.length > 0)
        rules.push(rule(`font-display:swap;src:url(${href}) format('woff2')`, rest))
    }
    results.push({ preload, css: rules.join('') })
  }
  return results
}

/** The fonts of a style sheet; a `unicode-range` in it lists single code points. */
export function siteFonts(css: string): SiteFont[] {
  return [...css.matchAll(/@font-face\s*\{([^}]*)\}/g)].map(([, rule]) => {
    const range = rule!.match(/unicode-range:([^;]*)/)?.[1]
    return {
      family: rule!.match(/font-family:\s*["']?([^;"']+)/)![1]!.trim(),
      weight: rule!.match(/font-weight:\s*(\w+)/)?.[1] ?? '400',
      href: rule!.match(/url\(["']?([^"')]+)/)![1]!,
      ...(range && {
        slice: range
          .split(',')
          .map((code) => String.fromCodePoint(parseInt(code.trim().slice(2), 16))),
      }),
    }
  })
}

/** @param characters ascending */
export function rangesOf(characters: string[]): string {
  const ranges: [number, number][] = []
  for (const code of characters.map((each) => each.codePointAt(0)!)) {
    const last = ranges.at(-1)
    if (last && code === last[1] + 1) last[1] = code
    else ranges.push([code, code])
  }
  const hex = (code: number) => code.toString(16).toUpperCase()
  return ranges
    .map(([from, to]) => (from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`))
    .join(',')
}
