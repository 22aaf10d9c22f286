/** The head of the site's pages: what search engines, social cards and tabs read. */
import type { Deck, Slide } from '../deck.ts'
import { policyTag, type Needs } from './headers.ts'

/** Where a site is served, and what there is for its pages to name. */
export interface Place {
  /** Path the site is served under; begins and ends with a slash. */
  base: string
  /** Full address of the site, where known. Ends with a slash. */
  address?: string
  needs: Needs
  /** Names of the files in the site's root. */
  files: string[]
}

/** What a page says about itself. */
export interface Head {
  lang: string
  title: string
  description: string
  author: string
  keywords: string[]
  /** Absolute address of the page, where the site's is known. */
  address?: string
  place: Place
}

/**
 * @param slide the slide that the page shows; undefined for the talk as a whole
 * @param text what the slide says: an inner slide's description is its beginning
 */
export function headOf(deck: Deck, slide: Slide | undefined, place: Place, text = ''): Head {
  const isInner = slide && slide.no > 1 && slide.title
  return {
    lang: deck.lang,
    title: isInner ? `${slide.title} · ${deck.title}` : deck.title,
    description: isInner && text ? beginning(text) : deck.description,
    author: deck.author,
    keywords: deck.keywords,
    place,
    address: place.address && new URL(slide ? `${slide.no}/` : '', place.address).href,
  }
}

/** What a page says about itself, as tags. The policy goes first, before everything that loads a file. */
export function headTags(head: Head): string[] {
  const { base, address, needs, files } = head.place
  const property = (name: string, content: string) =>
    content ? [`<meta property="${name}" content="${escapeHtml(content)}">`] : []
  const named = (name: string, content: string) =>
    content ? [`<meta name="${name}" content="${escapeHtml(content)}">`] : []
  const linked = (rel: string, href: string) => `<link rel="${rel}" href="${escapeHtml(href)}">`
  const hasIcon = files.includes('apple-touch-icon.png')
  const hasCard = files.includes('og.png')
  return [
    policyTag(needs),
    `<title>${escapeHtml(head.title)}</title>`,
    ...named('description', head.description),
    ...named('author', head.author),
    ...named('keywords', head.keywords.join(', ')),
    ...(head.address ? [linked('canonical', head.address)] : []),
    linked('manifest', `${base}manifest.webmanifest`),
    ...(hasIcon ? [linked('apple-touch-icon', `${base}apple-touch-icon.png`)] : []),
    ...property('og:type', 'website'),
    ...property('og:locale', head.lang.replace('-', '_')),
    ...property('og:title', head.title),
    ...property('og:description', head.description),
    ...property('og:url', head.address ?? ''),
    ...property('og:image', hasCard ? `${address ?? base}og.png` : ''),
    ...property('og:image:width', hasCard ? '1200' : ''),
    ...property('og:image:height', hasCard ? '630' : ''),
    ...named('twitter:card', hasCard ? 'summary_large_image' : 'summary'),
  ]
}

/** The small script that every page runs before it paints. */
export function beforePaint(base: string): string {
  return `<script src="${escapeHtml(base)}before-paint.js"></script>`
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
