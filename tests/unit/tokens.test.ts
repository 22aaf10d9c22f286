import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

type Rgb = [number, number, number]

/** What WCAG 2 asks of text (AA). */
const AA = 4.5
/** The same, AAA; and of marks, AA. */
const AAA = 7
const MARK = 3
/** ΔE (OKLab × 100) at which two colours are told apart at a glance; 2 is just noticeable. */
const APART = 8

const ROLES = ['docker', 'kubernetes', 'cloud', 'paas', 'standards', 'kernel', 'danger', 'ok']
const TEXTS = [...ROLES, 'ink', 'ink-soft']
/** Roles that stand side by side and mean opposite things. */
const RIVALS = ['docker', 'kubernetes', 'danger', 'ok']

const css = readFileSync(path.resolve(import.meta.dirname, '../../styles/tokens.css'), 'utf8')
const light = declarations(':root')
const roles = declarations('.night', '\n:root.dark,\n')
const inDark = { ...light, ...roles, ...declarations('\n:root.dark') }
const night = { ...light, ...roles, ...declarations('\n.night', '\n:root.dark {') }
const nightInDark = { ...night, ...declarations('\n:root.dark .night') }
const modes = { light, dark: inDark, night, 'night in dark': nightInDark }

/** The custom properties of the first rule with exactly this selector, of those after `where`. */
function declarations(selector: string, where = ''): Record<string, string> {
  const body = css.slice(css.indexOf(where)).split(`${selector} {`)[1]!.split('}')[0]!
  return Object.fromEntries([...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, k, v]) => [k, v]))
}

function rgb(hex: string): Rgb {
  const [r, g, b] = hex.match(/[0-9a-f]{2}/gi)!.map((pair) => parseInt(pair, 16) / 255)
  return [r!, g!, b!]
}

/** `color-mix(in srgb, a share, b)` */
const mix = (a: Rgb, b: Rgb, share: number) =>
  a.map((value, i) => value * share + b[i]! * (1 - share)) as Rgb

const linear = (color: Rgb) =>
  color.map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)) as Rgb

const times = (matrix: readonly Rgb[], [x, y, z]: Rgb) =>
  matrix.map(([a, b, c]) => a * x + b * y + c * z) as Rgb

function contrast(a: Rgb, b: Rgb): number {
  const [dark, bright] = [a, b]
    .map((color) => times([[0.2126, 0.7152, 0.0722]], linear(color))[0])
    .toSorted((x, y) => x - y)
  return (bright! + 0.05) / (dark! + 0.05)
}

/** Machado, Oliveira, Fernandes 2009, severity 1, on linear sRGB. */
const VISIONS: Record<string, readonly Rgb[]> = {
  'full colour vision': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
}

/** Björn Ottosson's OKLab, of linear sRGB. */
function oklab(color: Rgb): Rgb {
  const lms = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    color,
  ).map(Math.cbrt) as Rgb
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    lms,
  )
}

/** Linear sRGB of a colour as such an eye sees it. */
const seen = (color: Rgb, vision: readonly Rgb[]) =>
  times(vision, linear(color)).map((value) => Math.min(1, Math.max(0, value))) as Rgb

function distance(a: Rgb, b: Rgb, vision: readonly Rgb[]): number {
  const [from, to] = [a, b].map((color) => oklab(seen(color, vision)))
  return 100 * Math.hypot(...from!.map((value, i) => value - to![i]!))
}

describe.each(Object.entries(modes))('the colours of the %s mode', (_, tokens) => {
  const paper = rgb(tokens.paper!)
  const surface = rgb(tokens.surface!)
  const tint = parseFloat(tokens.tint!) / 100

  it.each(TEXTS)('--%s can be read on paper, on surfaces and on its own tint', (name) => {
    const color = rgb(tokens[name]!)
    for (const ground of [paper, surface, mix(color, paper, tint)]) {
      expect(contrast(color, ground)).toBeGreaterThanOrEqual(AA)
    }
  })

  it.each(ROLES)('ink can be read on the tint of --%s', (name) => {
    const ground = mix(rgb(tokens[name]!), paper, tint)
    expect(contrast(rgb(tokens.ink!), ground)).toBeGreaterThanOrEqual(AA)
    expect(contrast(rgb(tokens['ink-soft']!), ground)).toBeGreaterThanOrEqual(AA)
  })

  const pairs = RIVALS.flatMap((a, i) => RIVALS.slice(i + 1).map((b) => [a, b] as const))
  for (const [vision, matrix] of Object.entries(VISIONS)) {
    it.each(pairs)(`--%s and --%s are told apart with ${vision}`, (a, b) => {
      expect(distance(rgb(tokens[a]!), rgb(tokens[b]!), matrix)).toBeGreaterThanOrEqual(APART)
    })
  }
})

describe('for a viewer who wants more contrast', () => {
  const MORE = '@media (prefers-contrast: more)'
  const more = {
    light: { ...modes.light, ...declarations(':root', MORE) },
    dark: { ...modes.dark, ...declarations(':root.dark .night', MORE) },
    night: { ...modes.night, ...declarations(':root.dark .night', MORE) },
  }

  it.each(Object.entries(more))(
    'running text is full ink, and lines are seen (%s)',
    (_, tokens) => {
      expect(tokens['ink-soft']).toBe('var(--ink)')
      for (const ground of [tokens.paper!, tokens.surface!]) {
        expect(contrast(rgb(tokens.ink!), rgb(ground))).toBeGreaterThanOrEqual(AAA)
        expect(contrast(rgb(tokens.line!), rgb(ground))).toBeGreaterThanOrEqual(MARK)
      }
    },
  )
})

describe('the measures themselves', () => {
  it('give black on white 21:1 and grey #767676 just above AA', () => {
    expect(contrast([0, 0, 0], [1, 1, 1])).toBeCloseTo(21)
    expect(contrast(rgb('#767676'), [1, 1, 1])).toBeGreaterThanOrEqual(AA)
    expect(contrast(rgb('#777777'), [1, 1, 1])).toBeLessThan(AA)
  })

  it('confuse red with green under deuteranopia only', () => {
    const [red, green] = [rgb('#b3261e'), rgb('#4d7020')]
    expect(distance(red, green, VISIONS['full colour vision']!)).toBeGreaterThan(APART)
    expect(distance(red, green, VISIONS.deuteranopia!)).toBeLessThan(APART)
  })
})
