/** The page of one slide: it paints the slide's first state with HTML and CSS alone. */
import { localeOf } from '../../models/locale.ts'
import type { Deck, Slide } from '../deck.ts'
import type { FirstFonts } from './first-fonts.ts'
import type { FirstState, FirstStates } from './first-states.ts'
import { beforePaint, escapeHtml } from './head.ts'

const text = {
  previous: { zh: '← 上一页', en: '← Back' },
  next: { zh: '下一页 →', en: 'Next →' },
  read: { zh: '文字版', en: 'Reading edition' },
}

/** The style sheet of the whole deck: in such a page it comes after what is painted without it. */
const SHEET = /<link rel="stylesheet"[^>]*>\n?/

/** What a page needs to paint a slide. */
export interface FirstPaint {
  state: FirstState
  canvas: FirstStates['canvas']
  fonts: FirstFonts
  /** The rules of the style sheet that the slide needs. */
  css: string
  /** Path of the site. */
  base: string
}

/**
 * Puts the first state of a slide into a page of the site. The app removes it once it shows the same
 * (composables/useFirstState.ts); its files are fetched after those that the first paint needs.
 *
 * @param html a page of the site that shows the empty app
 */
export function withFirstState(
  html: string,
  deck: Deck,
  slide: Slide,
  { state, canvas, fonts, css, base }: FirstPaint,
): string {
  const preloads = fonts.preload.map(
    (href) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="${href}">`,
  )
  const drawn = state.stillHtml
    ? `<div class="moving">${state.html}</div><div class="still">${renamed(state.stillHtml)}</div>`
    : state.html
  return html
    .replaceAll('<script type="module"', '<script type="module" fetchpriority="low"')
    .replaceAll('<link rel="modulepreload"', '<link rel="modulepreload" fetchpriority="low"')
    .replace(/(<link rel="icon"[^>]*>)/, (icon) => [icon, ...preloads].join('\n'))
    .replace(SHEET, '')
    .replace(beforePaint(base), (script) => `<style>${fonts.css}${css}</style>\n${script}`)
    .replace('</body>', (end) => html.match(SHEET)![0] + end)
    .replace('<div id="app"></div>', (app) =>
      [
        `<div id="first-state" style="--slide-width:${canvas.width}px;--slide-height:${canvas.height}px">`,
        `<div>${drawn}</div></div>`,
        `<noscript><nav id="ways-on">${waysOn(deck, slide, base)}</nav></noscript>`,
        app,
      ].join('\n'),
    )
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
