/** The pages of the site as HTML: one template for all of them. */
import { localeOf } from '../../client/locale.ts'
import { CommandError } from '../command.ts'
import type { Deck } from '../deck.ts'
import { beforePaint, escapeHtml, headTags, type Head, type Place } from './head.ts'
import { policyTag } from './headers.ts'

/** What the page that Slidev built with Vite loads. Each is a tag as it is written there. */
export interface Shell {
  icon?: string
  /** Entry of the app, and the files that it begins with. */
  scripts: string[]
  /** Style sheet of the app. */
  sheet: string
  /** What else the deck puts into the head: web fonts, images to fetch early, tags of its `index.html`. */
  head: string[]
  /** What it puts after the app. */
  body: string
}

/** Tags of the head that `headTags` and the template write. */
const OURS =
  /^<meta (?:charset=|http-equiv="Content-Type"|name="(?:viewport|description|author|keywords)"|(?:property|name)="(?:og|twitter|slidev):)/i

const APP = '<div id="app"></div>'

/**
 * @param html the page that Slidev built
 * @param base path of the site
 * @throws CommandError where it is not what Slidev has built so far: after an update of Slidev or Vite
 */
export function readShell(html: string, base: string): Shell {
  const [, head, body] = html.match(/<head>([\s\S]*)<\/head>\s*<body[^>]*>([\s\S]*)<\/body>/) ?? []
  const tags =
    (head ?? '').match(/<(?:meta|link)\b[^>]*>|<(script|style|title)\b[\s\S]*?<\/\1>/g) ?? []
  const isAsset = (tag: string) => tag.includes(`"${base}assets/`)
  const icon = tags.find((tag) => /^<link\b[^>]*rel="icon"/.test(tag))
  const scripts = tags.filter(
    (tag) => isAsset(tag) && /^<script type="module"|^<link rel="modulepreload"/.test(tag),
  )
  const sheets = tags.filter((tag) => isAsset(tag) && tag.startsWith('<link rel="stylesheet"'))
  const parts = (body ?? '').split(APP)
  if (!scripts[0]?.startsWith('<script') || sheets.length !== 1 || parts.length !== 2) {
    throw new CommandError(
      'node/site/page.ts: Slidev builds another index.html than this version of slidev-addon-publish reads. Take the version of Slidev that its package.json names',
    )
  }
  const known = new Set([icon, ...scripts, ...sheets])
  return {
    icon,
    scripts,
    sheet: sheets[0]!,
    head: tags.filter((tag) => !known.has(tag) && !OURS.test(tag) && !tag.startsWith('<title')),
    body: parts.join('').trim(),
  }
}

/** Origins of style sheets of web fonts, and the origin of the fonts that they name. */
const FONTS_OF: Record<string, string> = {
  'https://fonts.googleapis.com': 'https://fonts.gstatic.com',
  'https://api.fonts.coollabs.io': 'https://cdn.fonts.coollabs.io',
}

/** @returns the origins that Slidev fetches the icon and the web fonts from, where the deck has none of its own */
export function foreignOrigins({ icon = '', head }: Shell): string[] {
  const links = [icon, ...head].filter((tag) => /^<link\b[^>]* rel="(icon|stylesheet)"/.test(tag))
  const origins = links.flatMap((tag) => {
    const [, address] = tag.match(/ href="(https?:[^"]*)"/) ?? []
    return address ? [new URL(address).origin] : []
  })
  return [...new Set(origins.flatMap((origin) => [origin, FONTS_OF[origin] ?? origin]))]
}

/** The first state of a slide, for its page. */
export interface FirstPaint {
  /** Tags that fetch its fonts. */
  preloads: string[]
  css: string
  /** HTML. */
  body: string
}

/**
 * A page with the app. With a first state it paints that before any script has come, and fetches the
 * app's files after those that the first paint needs.
 */
export function appPage(shell: Shell, head: Head, paint?: FirstPaint): string {
  const later = (tag: string) =>
    tag.replace(/^<(script type="module"|link rel="modulepreload")/, '$& fetchpriority="low"')
  return document(
    head.lang,
    [
      ...headTags(head),
      ...(shell.icon ? [shell.icon] : []),
      ...(paint?.preloads ?? []),
      ...shell.head,
      ...(paint
        ? [...shell.scripts.map(later), `<style>${paint.css}</style>`]
        : [...shell.scripts, shell.sheet]),
      beforePaint(head.place.base),
    ],
    [...(paint ? [paint.body] : []), APP, shell.body, ...(paint ? [shell.sheet] : [])],
  )
}

/**
 * The page for an address that does not exist, finished as it stands: it needs no script but the small
 * one that picks light or dark.
 *
 * @param body HTML
 */
export function notFoundPage(shell: Shell, deck: Deck, place: Place, body: string): string {
  return document(
    deck.lang,
    [
      policyTag(place.needs),
      '<meta name="robots" content="noindex">',
      `<title>404 · ${escapeHtml(deck.title)}</title>`,
      ...(shell.icon ? [shell.icon] : []),
      beforePaint(place.base),
      ...shell.head.filter((tag) => tag.startsWith('<link rel="stylesheet"')),
      shell.sheet,
    ],
    [body],
  )
}

/**
 * The reading edition's page. It needs no script but the small one that picks light or dark.
 *
 * @param head of the talk; it becomes that of the page
 * @param styles address of the style sheet
 * @param body HTML
 */
export function readingPage(shell: Shell, head: Head, styles: string, body: string): string {
  const edition = { zh: '文字版', en: 'Reading edition' }[localeOf(head.lang)]
  return document(
    head.lang,
    [
      ...headTags({
        ...head,
        title: `${head.title} · ${edition}`,
        address: head.address && new URL('read/', head.address).href,
      }),
      ...(shell.icon ? [shell.icon] : []),
      ...shell.head.filter((tag) => tag.startsWith('<link rel="stylesheet"')),
      `<link rel="stylesheet" href="${escapeHtml(styles)}">`,
      beforePaint(head.place.base),
    ],
    [body],
  )
}

function document(lang: string, head: string[], body: string[]): string {
  return [
    '<!DOCTYPE html>',
    `<html lang="${escapeHtml(lang)}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    ...head,
    '</head>',
    '<body>',
    ...body.filter(Boolean),
    '</body>',
    '</html>',
    '',
  ].join('\n')
}
