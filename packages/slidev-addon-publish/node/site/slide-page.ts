/** The page of one slide: it paints the slide's first state with HTML and CSS alone. */
import { localeOf } from '../../client/locale.ts'
import type { Deck, Slide } from '../deck.ts'
import type { FirstFonts } from './first-fonts.ts'
import type { FirstState, FirstStates } from './first-states.ts'
import { escapeHtml } from './head.ts'
import type { FirstPaint } from './page.ts'

const text = {
  previous: { zh: '← 上一页', en: '← Back' },
  next: { zh: '下一页 →', en: 'Next →' },
  read: { zh: '文字版', en: 'Reading edition' },
}

/** What a page needs to paint a slide. */
export interface Painted {
  state: FirstState
  canvas: FirstStates['canvas']
  fonts: FirstFonts
  /** The rules of the style sheet that the slide needs. */
  css: string
  /** Path of the site. */
  base: string
}

/** The first state of a slide, which the app removes once it shows the same (client/useFirstState.ts). */
export function firstPaint(
  deck: Deck,
  slide: Slide,
  { state, canvas, fonts, css, base }: Painted,
): FirstPaint {
  const drawn = state.stillHtml
    ? `<div class="moving">${state.html}</div><div class="still">${renamed(state.stillHtml)}</div>`
    : state.html
  return {
    preloads: fonts.preload.map(
      (href) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="${href}">`,
    ),
    css: fonts.css + css,
    body: [
      `<div id="first-state" style="--slide-width:${canvas.width}px;--slide-height:${canvas.height}px">`,
      `<div>${drawn}</div></div>`,
      `<noscript><nav id="ways-on">${waysOn(deck, slide, base)}</nav></noscript>`,
    ].join('\n'),
  }
}

/**
 * Gives the ids of a drawing an ending of their own, and what refers to them: the parts of a copy that
 * is not displayed draw nothing.
 */
export function renamed(html: string): string {
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!)
  return ids.reduce(
    (copy, id) =>
      copy.replaceAll(
        new RegExp(
          `(\\sid="|url\\(["']?#|&quot;#|href="#|\\saria-[a-z]+=")${id.replaceAll(/[^\w-]/g, '\\$&')}(?=["')&\\s])`,
          'g',
        ),
        `$1${id}-still`,
      ),
    html,
  )
}

/** Links for a viewer without JavaScript, who has no keys to go on with. */
function waysOn(deck: Deck, slide: Slide, base: string): string {
  const locale = localeOf(deck.lang)
  const link = (href: string, { [locale]: label }: Record<'zh' | 'en', string>) =>
    `<a href="${base}${href}">${escapeHtml(label)}</a>`
  return [
    ...(slide.no > 1 ? [link(`${slide.no - 1}/`, text.previous)] : []),
    link(`read/#${slide.alias ?? slide.no}`, text.read),
    ...(slide.no < deck.slides.length ? [link(`${slide.no + 1}/`, text.next)] : []),
  ].join('')
}
