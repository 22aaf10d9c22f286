/** The head of the site's pages: what search engines, social cards and tabs read. */
import { localeOf } from '../../models/locale.ts'
import type { Deck, Slide } from '../deck.ts'
import { POLICY_TAG } from './headers.ts'

/** What a page says about itself. */
export interface Head {
  lang: string
  title: string
  description: string
  author: string
  keywords: string[]
  /** Absolute address of the page, where the site's is known. */
  address?: string
  /** Path of the site. */
  base: string
  /** The social image: absolute where the site's address is known, else from the root. */
  image: string
}

/**
 * @param slide the slide that the page shows; undefined for the talk as a whole
 * @param base path of the site
 * @param address full address of the site, ending with a slash, where known
 * @param text what the slide says: an inner slide's description is its beginning
 */
export function headOf(
  deck: Deck,
  slide: Slide | undefined,
  base: string,
  address: string | undefined,
  text = '',
): Head {
  const isInner = slide && slide.no > 1 && slide.title
  return {
    lang: deck.lang,
    title: isInner ? `${slide.title} · ${deck.title}` : deck.title,
    description: isInner && text ? beginning(text) : deck.description,
    author: deck.author,
    keywords: deck.keywords,
    base,
    address: address && new URL(slide ? `${slide.no}/` : '', address).href,
    image: address ? new URL('og.png', address).href : `${base}og.png`,
  }
}

/**
 * Replaces what Slidev wrote about the page (it quotes descriptions twice and takes relative images)
 * by `head`. The rest of the document is kept.
 */
export function polishHtml(html: string, head: Head): string {
  const property = (name: string, content: string) =>
    content ? [`<meta property="${name}" content="${escapeHtml(content)}">`] : []
  const named = (name: string, content: string) =>
    content ? [`<meta name="${name}" content="${escapeHtml(content)}">`] : []
  const tags = [
    POLICY_TAG,
    `<title>${escapeHtml(head.title)}</title>`,
    ...named('description', head.description),
    ...named('author', head.author),
    ...named('keywords', head.keywords.join(', ')),
    ...(head.address ? [`<link rel="canonical" href="${escapeHtml(head.address)}">`] : []),
    `<link rel="manifest" href="${head.base}manifest.webmanifest">`,
    `<link rel="apple-touch-icon" href="${head.base}apple-touch-icon.png">`,
    ...property('og:type', 'website'),
    ...property('og:locale', head.lang.replace('-', '_')),
    ...property('og:title', head.title),
    ...property('og:description', head.description),
    ...property('og:url', head.address ?? ''),
    ...property('og:image', head.image),
    ...property('og:image:width', '1200'),
    ...property('og:image:height', '630'),
    ...named('twitter:card', 'summary_large_image'),
  ]
  return html
    .replace(/<title>[\s\S]*?<\/title>\n?/, '')
    .replaceAll(
      /<meta (?:name="(?:description|author|keywords)"|property="(?:og|twitter|slidev):[^"]*"|http-equiv="Content-Type")[^>]*>\n?/g,
      '',
    )
    .replace(/<html[^>]*>/, `<html lang="${escapeHtml(head.lang)}">`)
    .replace(/(<meta name="viewport"[^>]*>\n?)/, (viewport) => `${viewport}${tags.join('\n')}\n`)
    .replace('</head>', (end) => `${beforePaint(head.base)}\n${end}`)
}

/** The small script that every page runs before it paints. */
export function beforePaint(base: string): string {
  return `<script src="${escapeHtml(base)}before-paint.js"></script>`
}

/**
 * The page for an address that does not exist, finished as it stands: it needs no script but the
 * small one that picks light or dark.
 *
 * @param shell a page of the site as Slidev wrote it; its style sheets are kept
 * @param body HTML
 */
export function notFoundHtml(shell: string, deck: Deck, base: string, body: string): string {
  const styles = shell.match(/<link rel="stylesheet"[^>]*>/g) ?? []
  return [
    '<!DOCTYPE html>',
    `<html lang="${escapeHtml(deck.lang)}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    POLICY_TAG,
    '<meta name="robots" content="noindex">',
    `<title>404 · ${escapeHtml(deck.title)}</title>`,
    `<link rel="icon" href="${escapeHtml(base)}favicon.svg">`,
    beforePaint(base),
    ...styles,
    '</head>',
    `<body>${body}</body>`,
    '</html>',
    '',
  ].join('\n')
}

/**
 * The reading edition's page. It needs no script but the small one that picks light or dark.
 *
 * @param head of the talk; it becomes that of the page
 * @param styles address of the style sheet
 * @param body HTML
 */
export function readingHtml(head: Head, base: string, styles: string, body: string): string {
  const edition = { zh: '文字版', en: 'Reading edition' }[localeOf(head.lang)]
  const html = [
    '<!DOCTYPE html>',
    '<html>',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<link rel="icon" href="${escapeHtml(base)}favicon.svg">`,
    `<link rel="stylesheet" href="${escapeHtml(styles)}">`,
    '</head>',
    `<body>${body}</body>`,
    '</html>',
    '',
  ].join('\n')
  return polishHtml(html, {
    ...head,
    title: `${head.title} · ${edition}`,
    address: head.address && new URL('read/', head.address).href,
  })
}

/** Enough for the line or two that a search result shows. */
const DESCRIPTION_LENGTH = 120

function beginning(text: string): string {
  if (text.length <= DESCRIPTION_LENGTH) return text
  return `${text.slice(0, DESCRIPTION_LENGTH).replace(/\s*[\w-]*$/, '')}…`
}

/** @param text goes between tags, or between the quotes of an attribute */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
